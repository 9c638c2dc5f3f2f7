"""From the arguments to an exit status: the commands put together, and every way they can end."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import typer

from siteplanner.cli.commands import (
    axonometric,
    balance,
    catalogue,
    chain,
    chart,
    check,
    compare,
    cost,
    diff,
    doctor,
    export,
    figures,
    fix,
    handover,
    import_layer,
    log,
    merge,
    new,
    phases,
    place,
    plants,
    power,
    render,
    rules,
    totals,
    verify,
)
from siteplanner.cli.options import before_any_command
from siteplanner.cli.usage import in_language, problem
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.words import Translator, translator

USAGE_STATUS = 2
INTERRUPTED_STATUS = 130
BROKEN_PIPE_STATUS = 141  # 128 + SIGPIPE, as the shell reports a program that wrote to a closed pipe
CLICK_ERROR: type[Exception] = typer.BadParameter.mro()[2]  # ClickException, which typer does not name itself

ABOUT = QT_TRANSLATE_NOOP(
    "cli",
    "Place plants on parcels, check the layout, sum it per zone, hand it over. Without a command, or with the path of "
    "a plan: the window.",
)
USAGE = QT_TRANSLATE_NOOP("cli", "{problem} See: {command} --help")
SYSTEM_REFUSED = QT_TRANSLATE_NOOP("cli", "The system refused: {reason}.")
UNEXPECTED = QT_TRANSLATE_NOOP(
    "cli",
    "This should not have happened ({kind}: {reason}). Please report it; SITEPLANNER_TRACEBACK=1 prints the details.",
)
INTERRUPTED = QT_TRANSLATE_NOOP("cli", "Interrupted; no file was left half-written.")

COMMANDS: dict[str, Callable[..., None]] = {
    "new": new.new,
    "import": import_layer.import_layer,
    "place": place.place,
    "plants": plants.plants,
    "chart": chart.chart,
    "check": check.check,
    "fix": fix.fix,
    "totals": totals.totals,
    "figures": figures.figures,
    "chain": chain.chain,
    "balance": balance.balance,
    "cost": cost.cost,
    "phases": phases.phases,
    "power": power.power,
    "compare": compare.compare,
    "diff": diff.diff,
    "log": log.log,
    "merge": merge.merge,
    "export": export.export,
    "render": render.render,
    "axonometric": axonometric.axonometric,
    "handover": handover.handover,
    "verify": verify.verify,
    "catalogue": catalogue.catalogue,
    "rules": rules.rules,
    "doctor": doctor.doctor,
}


def run(argv: Sequence[str]) -> int:
    """Run one command, its answer on stdout, one plain line on stderr for what went wrong."""
    if sys.stdout is None:  # closed by whoever started the program: the answer goes nowhere, the status counts
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
            return run(argv)
    _write_every_character(sys.stdout)
    _write_every_character(sys.stderr)
    say = translator(asked_language(argv))
    try:
        status = program(say).main(args=_arguments(argv), prog_name="siteplanner", standalone_mode=False)
        sys.stdout.flush()
    except typer.Exit as ended:
        return int(ended.exit_code)
    except (KeyboardInterrupt, typer.Abort, Cancelled):
        return _complain(say.text(INTERRUPTED), INTERRUPTED_STATUS)
    except BrokenPipeError:
        return _leave_quietly()
    except SiteplannerError as error:
        return _complain(say.text(error.message), error.exit_status)
    except CLICK_ERROR as error:
        return _complain(_usage(error, say), USAGE_STATUS)
    except OSError as error:
        return _complain(say.text(SYSTEM_REFUSED(reason=error)), USAGE_STATUS)
    except Exception as error:
        if os.environ.get("SITEPLANNER_TRACEBACK"):
            raise
        return _complain(say.text(UNEXPECTED(kind=type(error).__name__, reason=error)), USAGE_STATUS)
    if status == INTERRUPTED_STATUS:  # what typer makes of KeyboardInterrupt
        return _complain(say.text(INTERRUPTED), INTERRUPTED_STATUS)
    return int(status or 0)


def program(say: Translator) -> Any:
    """The commands as one click group, their help in the translator's language."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(help=ABOUT.text)(before_any_command)
    for name, command in COMMANDS.items():
        module: Any = sys.modules[command.__module__]
        app.command(name, help=module.HELP.text, epilog=module.EXAMPLE)(command)
    group = typer.main.get_command(app)
    _translate_help(group, say)
    return group


def asked_language(argv: Sequence[str]) -> str | None:
    """The value of ``--lang``, wherever it stands.

    >>> asked_language(["check", "a.gpkg", "--lang", "zh"]), asked_language(["check", "--lang=en"]), asked_language([])
    ('zh', 'en', None)
    """
    for at, argument in enumerate(argv):
        if argument == "--lang" and at + 1 < len(argv):
            return argv[at + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _arguments(argv: Sequence[str]) -> list[str]:
    """The arguments; a language told before the command is told to the command, too."""
    told = 1 if argv and argv[0].startswith("--lang=") else 2 if argv and argv[0] == "--lang" else 0
    names_command = len(argv) > told and not argv[told].startswith("-")
    return [*argv, *argv[:told]] if told and names_command else list(argv)


def _translate_help(command: Any, say: Translator) -> None:
    get_help = command.get_help
    command.get_help = lambda context: in_language(get_help(context), say)
    for item in (command, *command.params):
        if getattr(item, "help", None):
            item.help = say.text(Template("cli", item.help))
    for sub in getattr(command, "commands", {}).values():
        _translate_help(sub, say)


def _usage(error: Any, say: Translator) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "siteplanner"
    message: Message = USAGE(problem=problem(error.format_message().replace("Value error, ", "")), command=command)
    return say.text(message)


def _complain(line: str, status: int) -> int:
    print(" ".join(line.split("\n")), file=sys.stderr)
    return status


def _leave_quietly() -> int:
    """Nobody reads the answer any more (``| head``): keep the interpreter from complaining when it flushes."""
    if sys.__stdout__ is not None and sys.stdout is sys.__stdout__:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
    return BROKEN_PIPE_STATUS


def _write_every_character(stream: Any) -> None:
    """Chinese reaches a file or pipe as UTF-8; a terminal that lacks a character shows an escape instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
