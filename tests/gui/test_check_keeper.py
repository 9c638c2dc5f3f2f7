"""The findings of the plan on the desk: those of the full check, live ones while something is dragged, and those of a
check that was stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.gui import check_keeper
from siteplanner.gui import desk as gui_desk
from siteplanner.gui.check_keeper import CHECKING
from siteplanner.gui.desk import Desk
from siteplanner.gui.finding_words import state_icon, summary
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import open_on


def ids(desk: Desk) -> list[str]:
    assert desk.result is not None
    return [finding.id for finding in desk.result.findings]


def test_what_is_found_is_what_the_full_check_finds(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    assert ids(desk) == [f.id for f in check_plan(two_plants).findings]
    assert "fire-separation:P1:P2" in ids(desk)  # 9 m of the 10 m of table 3.4.1 for two of class C, grade 2
    desk.apply(edits.move_plants("base", ["P2"], 5.0, 0.0))
    qtbot.waitUntil(lambda: not desk.checking)
    assert ids(desk) == [f.id for f in check_plan(session.plan).findings]
    assert "fire-separation:P1:P2" not in ids(desk)


def test_while_dragging_the_findings_are_those_of_what_is_shown(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    session.preview(edits.move_plants("base", ["P2"], 5.0, 0.0))
    assert "fire-separation:P1:P2" not in ids(desk)
    assert session.plan is two_plants
    session.preview(None)
    assert "fire-separation:P1:P2" in ids(desk)


def test_a_check_that_took_too_long_once_goes_on_beside_the_hand_and_then_with_it_again(
    desk: Desk, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_on(desk, two_plants, qtbot)
    monkeypatch.setattr(check_keeper, "LIVE_BUDGET_S", -1.0)  # whatever it took, it was too long
    session.preview(edits.move_plants("base", ["P2"], 1.0, 0.0))
    for east_m in (5.0, 6.0):
        session.preview(edits.move_plants("base", ["P2"], east_m, 0.0))
        qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
        assert "fire-separation:P1:P2" not in ids(desk)
    monkeypatch.setattr(check_keeper, "LIVE_BUDGET_S", 1e9)
    session.preview(edits.move_plants("base", ["P2"], 0.5, 0.0))
    qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
    session.preview(edits.move_plants("base", ["P2"], 7.0, 0.0))
    assert desk.result_is_current  # at once
    assert "fire-separation:P1:P2" not in ids(desk)
    session.preview(None)


def test_another_scenario_is_checked_anew(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    desk.apply(edits.add_scenario("empty", "Empty"))
    desk.apply(edits.set_active_scenario("empty"))
    qtbot.waitUntil(lambda: desk.result is not None and desk.result.scenario_id == "empty", timeout=20_000)
    assert ids(desk) == []
    session.undo()
    qtbot.waitUntil(lambda: desk.result is not None and desk.result.scenario_id == "base", timeout=20_000)
    assert "fire-separation:P1:P2" in ids(desk)


def test_since_when_is_known_of_a_scenario_that_was_turned_to_after_it_was_changed(
    desk: Desk, two_plants: Plan, qtbot: Any
) -> None:
    both = edits.add_scenario("next", copy_of="base").apply(two_plants)
    session = open_on(desk, both, qtbot)
    session.apply(edits.move_plants("next", ["P2"], 5.0, 0.0))
    session.set_active_scenario("next")
    qtbot.waitUntil(lambda: session.fixed is not None, timeout=20_000)
    assert session.fixed == {"fire-separation:P1:P2"}
    assert session.caused == frozenset()


# -- much in the hand ---------------------------------------------------------------------------------------------


def drag_both(session: PlanningSession, de_m: float) -> None:
    session.preview(edits.move_plants("base", ["P1", "P2"], de_m, 0.0))


def test_what_is_dragged_in_numbers_is_checked_once_the_hand_rests(
    desk: Desk, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_desk, "MANY_IN_HAND", 1)
    session = open_on(desk, two_plants, qtbot)
    desk.select(("P1", "P2"))
    for step in range(1, 6):
        drag_both(session, 100.0 * step)
        assert not desk.result_is_current  # nothing may be called clean meanwhile
    qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
    assert ids(desk) == [f.id for f in check_plan(session.shown_plan).findings]
    session.preview(None)
    assert desk.result_is_current
    assert ids(desk) == [f.id for f in check_plan(two_plants).findings]


def test_a_hand_that_goes_on_stops_the_check_of_where_it_was(
    desk: Desk, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_desk, "MANY_IN_HAND", 1)
    session = open_on(desk, two_plants, qtbot)
    desk.select(("P1", "P2"))
    begun: list[str] = []
    desk.background.busy.connect(begun.append)
    for step in range(1, 4):
        drag_both(session, 100.0 * step)
        with qtbot.waitSignal(desk.background.busy, timeout=20_000):
            pass
    assert set(begun) == {check_keeper.LIVE}
    drag_both(session, 500.0)
    assert not desk.result_is_current
    qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
    assert ids(desk) == [f.id for f in check_plan(session.shown_plan).findings]


def test_what_is_put_down_in_numbers_is_checked_beside_the_hand_and_not_called_clean_meanwhile(
    desk: Desk, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_desk, "MANY_IN_HAND", 1)
    session = open_on(desk, two_plants, qtbot)
    desk.select(("P1", "P2"))
    for de_m in (-19.0, 40.0):
        desk.apply(edits.move_plants("base", ["P1", "P2"], de_m, 0.0))
        assert desk.checking
        assert not desk.result_is_current
    qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
    assert ids(desk) == [f.id for f in check_plan(session.plan).findings]
    desk.undo()
    desk.undo()
    qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
    assert ids(desk) == [f.id for f in check_plan(two_plants).findings]


# -- stopped: what was found stays, and nothing is called clean ---------------------------------------------------


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
