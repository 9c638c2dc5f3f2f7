from __future__ import annotations

import sys
from pathlib import Path

import pytest

from siteplanner import __main__ as program


@pytest.fixture
def headless(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is a question on Linux alone")
def test_without_a_display_one_sentence_names_the_commands_that_need_none(
    headless: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main([]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert all(command in sentence for command in ("check", "totals", "export", "render"))


def test_a_plan_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["nowhere/plan.gpkg"]) == 2
    assert capsys.readouterr().err == "There is no file nowhere/plan.gpkg; give the path of a plan (.gpkg).\n"


def test_two_plans_are_one_too_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["a.gpkg", "b.gpkg"]) == 2
    assert "one plan at a time" in capsys.readouterr().err


@pytest.mark.parametrize("given", [["--version"], ["rules"], ["--help"]])
def test_anything_but_a_path_is_a_command(given: list[str]) -> None:
    assert not program.is_path(given[0])


def test_a_display_is_not_asked_for_where_qt_has_its_own() -> None:
    assert not program.lacks_display({}, system="win32")
    assert not program.lacks_display({"WAYLAND_DISPLAY": "wayland-0"}, system="linux")
    assert program.lacks_display({"DISPLAY": ""}, system="linux")
