"""``siteplanner``: a window for a plan, or a command that needs none."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.services import system_libraries

READ_MAPS = "--read-maps"
NO_DISPLAY = QT_TRANSLATE_NOOP(
    "start",
    "There is no display to open the window on; these commands need none: "
    "siteplanner check, totals, export, render (see siteplanner --help).",
)
NO_FILE = QT_TRANSLATE_NOOP("start", "There is no file {path}; give the path of a plan (.gpkg).")
ONE_PLAN = QT_TRANSLATE_NOOP("start", "The window opens one plan at a time; give one path.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status.

    No argument, or the path of a plan, opens the window; anything else is a command.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [READ_MAPS]:
        return read_maps()
    if not given or is_path(given[0]):
        return open_window(given)
    from siteplanner import cli

    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what libraries tell programmers is no line for people
    return cli.main(given)


def read_maps() -> int:
    """Be the process that reads maps for another, as a frozen program starts itself."""
    from siteplanner.files.reading_process import worker

    worker.main()
    return 0


def is_path(argument: str) -> bool:
    """Whether ``argument`` is a path rather than the name of a command or an option.

    >>> [is_path(given) for given in ("plan.gpkg", "./plan", "check", "--help")]
    [True, True, False, False]
    """
    return not argument.startswith("-") and (Path(argument).name != argument or bool(Path(argument).suffix))


def open_window(given: Sequence[str]) -> int:
    """Open the window on the plan in ``given``, or say in one sentence why that cannot be."""
    obstacle = _obstacle(given, os.environ)
    if obstacle is not None:
        return _refuse(obstacle)
    from siteplanner.gui import application

    return application.run(given[0] if given else None)


def _obstacle(given: Sequence[str], environment: Mapping[str, str]) -> Message | Template | None:
    if len(given) > 1:
        return ONE_PLAN
    if given and not Path(given[0]).is_file():
        return NO_FILE(path=given[0])
    if lacks_display(environment):
        return NO_DISPLAY
    lacking = system_libraries.missing({**system_libraries.WITHOUT_SCREEN, **system_libraries.for_screen(environment)})
    return system_libraries.complaint(lacking) if lacking else None


def lacks_display(environment: Mapping[str, str], system: str = sys.platform) -> bool:
    """Whether Qt would find no screen: only asked on Linux, and only when no platform is forced."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return system.startswith("linux") and not any(environment.get(name) for name in named)


def _refuse(why: Message | Template) -> int:
    from siteplanner import words

    print(words.translated(why), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
