"""An action that cannot be done says why, and the reason goes when what is missing is there."""

from __future__ import annotations

from typing import Any

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.actions import readiness
from siteplanner.gui.actions.table import ACTIONS, action
from siteplanner.gui.desk import Desk
from siteplanner.services.planning_session import PlanningSession


def why_not(action_id: str, desk: Desk) -> str | None:
    reason = action(action_id).ready(desk)
    return None if reason is None else reason.text


def test_without_a_plan_only_what_needs_none_can_be_done(desk: Desk) -> None:
    ready = {row.id for row in ACTIONS if row.ready(desk) is None}
    assert {"new_from_maps", "open_plan", "open_sample", "quit", "shortcuts", "about"} <= ready
    assert ready.isdisjoint({"save", "undo", "delete", "check", "export", "tool_place", "remove_scenario"})
    assert why_not("delete", desk) == readiness.NO_PLAN.text


def test_reasons_follow_what_is_done(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = PlanningSession(two_plants, author="tester")
    desk.open_session(session)
    assert why_not("delete", desk) == readiness.NOTHING_CHOSEN.text
    assert why_not("undo", desk) == readiness.NOTHING_TO_UNDO.text
    assert why_not("redo", desk) == readiness.NOTHING_TO_REDO.text
    assert why_not("remove_scenario", desk) == readiness.LAST_SCENARIO.text
    assert why_not("next_finding", desk) == readiness.NO_FINDINGS.text
    assert why_not("save", desk) is None, "a plan without a file can always be saved"
    session.select(["P1"])
    desk.apply(edits.add_scenario("later", "Later"))
    qtbot.waitUntil(lambda: desk.result is not None and not desk.checking, timeout=20_000)
    assert [why_not(name, desk) for name in ("delete", "undo", "remove_scenario", "next_finding")] == [None] * 4
    desk.undo()
    assert why_not("redo", desk) is None


def test_what_is_saved_need_not_be_saved_again(desk: Desk, two_plants: Plan, tmp_path: Any) -> None:
    session = PlanningSession(two_plants, author="tester")
    desk.open_session(session)
    session.save(tmp_path / "p.gpkg")
    assert why_not("save", desk) == readiness.NO_CHANGES.text
    desk.apply(edits.move_plants("base", ["P1"], 0.0, 1.0))
    assert why_not("save", desk) is None
