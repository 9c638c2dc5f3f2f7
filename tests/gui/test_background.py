"""Work in lanes: the newest wins, late answers are dropped, errors and cancels are delivered."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject

from siteplanner.core.errors import Cancelled, OutOfMemoryError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.gui.background import Background

WHAT = QT_TRANSLATE_NOOP("doctest", "Working")


@pytest.fixture
def background(qtbot: Any) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()
    made.deleteLater()


def test_a_result_lands_on_the_main_thread(background: Background, qtbot: Any) -> None:
    landed: list[tuple[str, bool]] = []
    here = threading.get_ident()
    background.start("a", lambda _: "done", lambda r: landed.append((r, threading.get_ident() == here)))
    qtbot.waitUntil(lambda: bool(landed))
    assert landed == [("done", True)]
    assert not background.is_busy("a")


def test_the_newest_request_wins_and_the_older_answer_is_dropped(background: Background, qtbot: Any) -> None:
    started, go_on = threading.Event(), threading.Event()
    landed: list[str] = []

    def slow(_: Work) -> str:
        started.set()
        go_on.wait(10)
        return "old"

    background.start("a", slow, landed.append)
    assert started.wait(10)
    background.start("a", lambda _: "new", landed.append)
    go_on.set()
    qtbot.waitUntil(lambda: bool(landed))
    assert landed == ["new"]


def test_the_interface_starts_no_thread_and_so_waits_for_none(
    background: Background, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for the very first, when there are no others."""
    started_by: list[threading.Thread] = []
    start = threading.Thread.start
    first: list[int] = []
    background.start("first", lambda _: 1, first.append)
    qtbot.waitUntil(lambda: first == [1])

    def noted(thread: threading.Thread) -> None:
        started_by.append(threading.current_thread())
        start(thread)

    def answer(number: int, _: Work) -> int:
        return number

    monkeypatch.setattr(threading.Thread, "start", noted)
    got: list[int] = []
    for number in range(3):
        background.start(f"lane {number}", partial(answer, number), got.append)
    qtbot.waitUntil(lambda: sorted(got) == [0, 1, 2])
    assert len(started_by) == 3
    assert threading.main_thread() not in started_by


def test_a_lane_without_a_thread_says_so(background: Background, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    errors: list[Exception] = []
    background.start("lane", lambda _: 1, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], OutOfMemoryError)
    assert not background.is_busy("lane")


def test_lanes_do_not_disturb_each_other(background: Background, qtbot: Any) -> None:
    landed: list[str] = []
    background.start("a", lambda _: "a", landed.append)
    background.start("b", lambda _: "b", landed.append)
    qtbot.waitUntil(lambda: len(landed) == 2)
    assert sorted(landed) == ["a", "b"]


def test_an_error_is_delivered_to_who_asked(background: Background, qtbot: Any) -> None:
    failed: list[Exception] = []

    def job(_: Work) -> None:
        raise ValueError("no")

    background.start("a", job, lambda _: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ValueError)


def test_a_cancelled_job_ends_with_cancelled_and_progress_was_told(background: Background, qtbot: Any) -> None:
    told: list[tuple[str, int, int]] = []
    failed: list[Exception] = []
    running = threading.Event()
    background.progress.connect(lambda lane, done, total, _what: told.append((lane, done, total)))

    def job(work: Work) -> None:
        work.step(1, 3, WHAT)
        running.set()
        while True:
            work.step(2, 3, WHAT)

    background.start("a", job, lambda _: None, failed.append)
    assert running.wait(10)
    background.cancel("a")
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Cancelled)
    assert ("a", 1, 3) in told


def test_what_an_answer_sets_off_begins_once_the_answer_is_dealt_with(background: Background, qtbot: Any) -> None:
    told: list[str] = []
    began = threading.Event()

    def set_off(_: Work) -> str:
        began.set()
        return "what was set off"

    def deal_with(answer: str) -> None:
        background.start("b", lambda _: "overtaken", told.append)
        background.start("b", set_off, told.append)
        assert background.is_busy("b")
        told.append(answer if not began.wait(0.05) else "too early")

    background.start("a", lambda _: "answer", deal_with)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["answer", "what was set off"]


def test_nothing_begins_after_closing(background: Background, qtbot: Any) -> None:
    began: list[bool] = []

    def deal_with(_: str) -> None:
        background.start("b", lambda _: began.append(True), began.append)
        background.close()

    background.start("a", lambda _: "answer", deal_with)
    qtbot.waitUntil(lambda: not background.is_busy("a") and not background.is_busy("b"))
    QCoreApplication.processEvents()
    assert began == []


def test_an_answer_for_somebody_who_is_gone_is_dropped(background: Background, qtbot: Any) -> None:
    owner = QObject()
    told: list[str] = []
    go = threading.Event()
    background.end_with(owner, "map")

    def job(_work: Work) -> str:
        go.wait(10)
        return "late"

    background.start("map", job, told.append)
    shiboken6.delete(owner)
    assert not background.is_busy("map")
    go.set()
    background.start("map", lambda _work: "in time", told.append)
    qtbot.waitUntil(lambda: told == ["in time"])
