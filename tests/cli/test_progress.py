from __future__ import annotations

import io

import pytest

from siteplanner.cli.progress import CLEAR, watched_work
from siteplanner.core.text import Template
from siteplanner.words import translator


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    work = watched_work(translator("en"))
    work.step(1, 2, Template("test", "Reading"))
    work.step(2, 2, Template("test", "Reading"))
    assert screen.getvalue() == f"{CLEAR}Reading 1/2{CLEAR}"


def test_nobody_watching_means_silence(capsys: pytest.CaptureFixture[str]) -> None:
    watched_work(translator("en")).step(1, 2, Template("test", "Reading"))
    assert capsys.readouterr().err == ""
