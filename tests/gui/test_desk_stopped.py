"""A check that was stopped in the window: what it had found stays, and nothing is called clean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.gui.desk import CHECKING, Desk
from siteplanner.gui.finding_words import state_icon, summary
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession


def stopping(desk: Desk, at: int) -> Callable[[], None]:
    """From now on every check is stopped at that step, until the function returned is called."""
    on = True

    def stop(lane: str, done: int, _total: int, _what: object) -> None:
        if on and lane == CHECKING and done == at:
            desk.background.cancel(lane)

    def leave() -> None:
        nonlocal on
        on = False

    desk.background.progress.connect(stop, Qt.ConnectionType.DirectConnection)
    return leave


def open_on(desk: Desk, plan: Plan, qtbot: Any) -> PlanningSession:
    session = PlanningSession(plan, author="tester")
    desk.open_session(session)
    qtbot.waitUntil(lambda: desk.result is not None, timeout=20_000)
    return session


def test_what_was_found_is_shown_and_said_to_be_not_all(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    stopping(desk, 12)
    session = open_on(desk, two_plants, qtbot)
    result = desk.result
    assert result is not None
    assert result.stopped
    assert "fire-separation:P1:P2" in [f.id for f in result.findings]
    assert result.findings[-1].id == "not-checked:check"
    assert summary(result).startswith("check stopped, not all rules done")
    assert "no errors" not in summary(result)
    assert desk.resting_checker is None
    assert not session.knows_since  # what was not looked at is not known to be fixed


def test_stopped_before_anything_was_found_nothing_looks_clean(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    stopping(desk, 0)
    open_on(desk, two_plants, qtbot)
    result = desk.result
    assert result is not None
    assert not result.complete
    assert state_icon(result) == "not-checked"
    assert summary(result) == "check stopped, not all rules done"


def test_checking_again_does_it_all(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    leave = stopping(desk, 3)
    session = open_on(desk, two_plants, qtbot)
    leave()
    desk.check_again()
    qtbot.waitUntil(lambda: not desk.checking, timeout=20_000)
    assert desk.result is not None
    assert desk.result.findings == check_plan(two_plants).findings
    qtbot.waitUntil(lambda: session.knows_since, timeout=20_000)


def test_an_edit_after_it_is_checked_whole(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    leave = stopping(desk, 3)
    session = open_on(desk, two_plants, qtbot)
    leave()
    session.preview(edits.move_plants("base", ["P2"], 2.0, 0.0))
    assert not desk.result_is_current  # nothing is known of what is in the hand
    desk.apply(edits.move_plants("base", ["P2"], 5.0, 0.0))
    qtbot.waitUntil(lambda: not desk.checking and desk.result_is_current, timeout=20_000)
    assert desk.result is not None
    assert desk.result.findings == check_plan(session.plan).findings


def test_the_status_bar_stops_the_check(window: MainWindow, two_plants: Plan, qtbot: Any) -> None:
    desk, progress = window.desk, window.status.progress
    clicked: list[int] = []

    def click(lane: str, done: int, _total: int, _what: object) -> None:
        if lane == CHECKING and not clicked:
            clicked.append(done)
            progress.cancel.click()

    desk.background.progress.connect(click)
    open_on(desk, two_plants, qtbot)
    qtbot.waitUntil(lambda: not desk.checking, timeout=20_000)
    assert clicked
    assert not progress.isVisible()
