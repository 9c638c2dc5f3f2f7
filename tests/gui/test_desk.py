"""The desk: one session, its findings kept up to date, live ones while something is dragged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.gui import desk as gui_desk
from siteplanner.gui.desk import Desk
from siteplanner.services.planning_session import PlanningSession


def open_on(desk: Desk, plan: Plan, qtbot: Any) -> PlanningSession:
    session = PlanningSession(plan, author="tester")
    desk.open_session(session)
    qtbot.waitUntil(lambda: desk.result is not None, timeout=20_000)
    return session


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
    monkeypatch.setattr(gui_desk, "LIVE_BUDGET_S", -1.0)  # whatever it took, it was too long
    session.preview(edits.move_plants("base", ["P2"], 1.0, 0.0))
    for east_m in (5.0, 6.0):
        session.preview(edits.move_plants("base", ["P2"], east_m, 0.0))
        qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
        assert "fire-separation:P1:P2" not in ids(desk)
    monkeypatch.setattr(gui_desk, "LIVE_BUDGET_S", 1e9)
    session.preview(edits.move_plants("base", ["P2"], 0.5, 0.0))
    qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
    session.preview(edits.move_plants("base", ["P2"], 7.0, 0.0))
    assert desk.result_is_current  # at once
    assert "fire-separation:P1:P2" not in ids(desk)
    session.preview(None)


def test_an_edit_that_does_not_fit_is_said_and_changes_nothing(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    said: list[Any] = []
    desk.told.connect(lambda message, _action: said.append(str(message)))
    assert not desk.apply(edits.move_plants("base", ["P9"], 1.0, 0.0))
    assert session.plan is two_plants
    assert "P9" in said[0]


def test_closing_the_plan_leaves_nothing_of_it(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    desk.open_session(None)
    assert (desk.plan, desk.result, desk.checking) == (None, None, False)
    told: list[Callable[..., None]] = []
    desk.plan_changed.connect(lambda *_: told.append(print))
    session.apply(edits.move_plants("base", ["P2"], 5.0, 0.0))
    assert told == []


def test_another_scenario_is_checked_anew(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    desk.apply(edits.add_scenario("empty", "Empty"))
    desk.apply(edits.set_active_scenario("empty"))
    qtbot.waitUntil(lambda: desk.result is not None and desk.result.scenario_id == "empty", timeout=20_000)
    assert ids(desk) == []
    session.undo()
    qtbot.waitUntil(lambda: desk.result is not None and desk.result.scenario_id == "base", timeout=20_000)
    assert "fire-separation:P1:P2" in ids(desk)


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
    assert set(begun) == {gui_desk.LIVE}
    drag_both(session, 500.0)
    assert not desk.result_is_current
    qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
    assert ids(desk) == [f.id for f in check_plan(session.shown_plan).findings]


def test_panels_follow_behind_while_much_is_dragged_and_at_once_when_it_is_put_down(
    desk: Desk, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_desk, "MANY_IN_HAND", 1)
    session = open_on(desk, two_plants, qtbot)
    desk.select(("P1", "P2"))
    told: list[tuple[Plan, Plan]] = []
    desk.panels_shown_changed.connect(lambda before, after: told.append((before, after)))
    drag_both(session, 1.0)
    drag_both(session, 2.0)
    assert told == []
    session.preview(None)
    assert told == [(two_plants, two_plants)]


def test_panels_follow_in_turns_while_the_hand_still_holds_much(
    desk: Desk, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_desk, "MANY_IN_HAND", 1)
    session = open_on(desk, two_plants, qtbot)
    desk.select(("P1", "P2"))
    told: list[str] = []
    desk.panels_shown_changed.connect(lambda *_: told.append("shown"))
    desk.panels_result_changed.connect(lambda: told.append("result"))
    drag_both(session, 1.0)
    assert told == []
    qtbot.waitUntil(lambda: told[:2] == ["shown", "result"], timeout=20_000)
    assert session.shown_plan is not session.plan


def test_with_little_in_the_hand_panels_are_told_at_once(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    told: list[Plan] = []
    desk.panels_shown_changed.connect(lambda _, after: told.append(after))
    drag_both(session, 1.0)
    assert told == [session.shown_plan]


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
