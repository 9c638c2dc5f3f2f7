"""The table of actions: every row can be found, read and reached by keys, and says why it cannot be done."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QKeySequence

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui import actions
from siteplanner.gui.actions import ACTIONS, MENUS, TOOL_BAR, action
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon_names
from siteplanner.services.planning_session import PlanningSession


def why_not(action_id: str, desk: Desk) -> str | None:
    reason = action(action_id).ready(desk)
    return None if reason is None else reason.text


def test_ids_and_names_are_there_once() -> None:
    ids = [row.id for row in ACTIONS]
    assert len(ids) == len(set(ids))
    for menu in MENUS:
        names = [row.text.text for row in ACTIONS if row.menu == menu]
        assert names
        assert len(names) == len(set(names))
    assert {row.menu for row in ACTIONS} == set(MENUS)


def test_every_key_is_one_that_qt_knows(qapp: Any) -> None:
    for row in ACTIONS:
        for keys in row.shortcuts:
            assert QKeySequence(keys).toString(), f"{row.id}: {keys}"


def test_every_icon_and_every_button_of_the_tool_bar_is_there() -> None:
    assert {row.icon for row in ACTIONS if row.icon} <= set(icon_names())
    assert {name for ids in TOOL_BAR for name in ids} <= {row.id for row in ACTIONS}


def test_a_dialog_is_announced_by_dots_and_nothing_else_is() -> None:
    asking = {row.id for row in ACTIONS if row.text.text.endswith("…")}
    assert {"open_plan", "save_as", "new_from_maps", "export"} <= asking
    assert asking.isdisjoint({"save", "undo", "redo", "delete", "check"})


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(StopIteration):
        action("teleport")


def test_without_a_plan_only_what_needs_none_can_be_done(desk: Desk) -> None:
    ready = {row.id for row in ACTIONS if row.ready(desk) is None}
    assert {"new_from_maps", "open_plan", "open_sample", "quit", "shortcuts", "about"} <= ready
    assert ready.isdisjoint({"save", "undo", "delete", "check", "export", "tool_place", "remove_scenario"})
    assert why_not("delete", desk) == actions.NO_PLAN.text


def test_reasons_follow_what_is_done(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = PlanningSession(two_plants, author="tester")
    desk.open_session(session)
    assert why_not("delete", desk) == actions.NOTHING_CHOSEN.text
    assert why_not("undo", desk) == actions.NOTHING_TO_UNDO.text
    assert why_not("redo", desk) == actions.NOTHING_TO_REDO.text
    assert why_not("remove_scenario", desk) == actions.LAST_SCENARIO.text
    assert why_not("next_finding", desk) == actions.NO_FINDINGS.text
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
    assert why_not("save", desk) == actions.NO_CHANGES.text
    desk.apply(edits.move_plants("base", ["P1"], 0.0, 1.0))
    assert why_not("save", desk) is None


def test_every_menu_of_the_bar_opens_with_a_letter_of_its_own() -> None:
    titles = [template.text for key, template in MENUS.items() if "/" not in key]
    letters = [title[title.index("&") + 1].upper() for title in titles]
    assert sorted(letters) == sorted(set(letters))
