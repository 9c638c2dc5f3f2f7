"""How a command can end, whichever it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from siteplanner.cli import program
from siteplanner.cli.program import COMMANDS
from tests.cli.conftest import Run


def test_the_commands_are_those_of_the_public_interface() -> None:
    assert list(COMMANDS) == [
        "new", "import", "place", "plants", "chart", "check", "fix", "totals", "figures", "chain", "balance", "cost",
        "phases", "power", "compare", "diff", "log", "merge", "export", "render", "axonometric", "handover",
        "verify", "catalogue", "rules", "doctor",
    ]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str, run: Run) -> None:
    answer = run(command, "--help")
    assert answer.status == 0
    assert f"Example: siteplanner {command}" in answer.out
    assert "--lang" in answer.out
    assert "╭" not in answer.out


def test_the_program_lists_its_commands_and_its_version(run: Run) -> None:
    assert "check" in run("--help").out
    assert run("--version").out.startswith("siteplanner ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], "There is no command “chek”. Did you mean check? See: siteplanner --help"),
        (["check"], "PLAN is missing. See: siteplanner check --help"),
        (["check", "a.gpkg", "--colour"], "There is no option --colour."),
        (["check", "a.gpkg", "--format", "xml"], "--format: “xml” is not one of table, json, geojson."),
        (
            ["check", "a.gpkg", "--year", "x"],
            "“x” is no year, quarter or day. Write it like 2025, 2025Q4 or 2025-06-30.",
        ),
        (["check", "a.gpkg", "--lang", "fr"], "“fr” is not one of en, zh"),
        (["check", "a.gpkg", "--scenario", ""], "--scenario is blank"),
        (["check", "a.gpkg", "b.gpkg"], "More is given than the command takes: b.gpkg."),
        (["check", "a.gpkg", "--year", "2025Q5"], "“2025Q5” is no year, quarter or day."),
        (["check", "a.gpkg", "--year", "9999"], "“9999” is no year, quarter or day."),
        (["place", "a.gpkg", "--at", "1,2", "--type", "x", "--angle", "y"], "--angle wants a number."),
        (["check", "a.gpkg", "--scenario"], "--scenario wants a value after it."),
        (["place", "a.gpkg", "--at", "1,2"], "--type is missing."),
        ([], "Which command? None is given."),
    ],
)
def test_a_usage_error_is_one_plain_line(arguments: list[str], sentence: str, refused: Any) -> None:
    assert sentence in refused(*arguments)


def fails_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def report() -> None:
        raise error

    monkeypatch.setattr("siteplanner.services.installation.report", report)


def test_an_interrupted_command_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fails_with(monkeypatch, KeyboardInterrupt())
    answer = run("doctor")
    assert (answer.status, answer.line) == (130, "Interrupted; no file was left half-written.")


def test_what_the_system_refuses_is_said_in_a_line(refused: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    fails_with(monkeypatch, PermissionError(13, "Permission denied", "/root/x"))
    assert "Permission denied" in refused("doctor")


def test_a_fault_of_the_program_is_a_line_too(refused: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    fails_with(monkeypatch, ZeroDivisionError("division\nby zero"))
    assert "should not have happened (ZeroDivisionError: division by zero)" in refused("doctor")
    monkeypatch.setenv("SITEPLANNER_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        program.run(["doctor"])


def test_a_closed_pipe_is_no_matter(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fails_with(monkeypatch, BrokenPipeError())
    answer = run("doctor")
    assert (answer.status, answer.out, answer.err) == (141, "", "")


def python(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **options.pop("env", {})}
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=environment, **options)


def test_the_program_run_for_real_writes_utf8_and_ends_with_its_status(plan_file: Path) -> None:
    for locale in ("C", "C.UTF-8"):
        done = python("-m", "siteplanner", "catalogue", "--lang", "zh", env={"LC_ALL": locale, "PYTHONUTF8": "0"})
        assert done.returncode == 0
        assert "负极材料" in done.stdout.decode("utf-8")
    missing = python("-m", "siteplanner", "check", str(plan_file.with_name("没有.gpkg")))
    assert missing.returncode == 2
    assert "没有.gpkg" in missing.stderr.decode("utf-8")


def test_a_reader_that_stops_early_hears_no_complaint() -> None:
    command = f"{sys.executable} -m siteplanner catalogue --format json | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout.split() in ([b"{141"], [b"{0"])  # 0 where the whole answer fitted into the pipe


def test_the_commands_load_neither_qt_nor_pandas_until_they_run() -> None:
    code = (
        "import sys, siteplanner.cli.program; heavy = 'PySide6', 'pandas', 'shapely', 'matplotlib', 'pyogrio'; "
        "sys.exit(','.join(m for m in heavy if m in sys.modules) or 0)"
    )
    done = python("-c", code)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_language_may_stand_before_the_command(run: Run) -> None:
    assert run("--lang", "zh", "rules").out == run("rules", "--lang", "zh").out
    assert run("--lang=zh", "rules").out == run("rules", "--lang", "zh").out


def test_a_closed_output_changes_no_status(saved_plan: Path) -> None:
    command = [sys.executable, "-m", "siteplanner", "check", str(saved_plan)]
    open_end = subprocess.run(command, capture_output=True, check=False)
    closed = subprocess.run([*command], stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1), check=False)
    assert (closed.returncode, closed.stderr) == (open_end.returncode, b"")
