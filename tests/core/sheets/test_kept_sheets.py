"""Sheets are kept with the plan in an order of their own, through edits."""

from __future__ import annotations

import json

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan, plan_setting
from siteplanner.core.sheets.kept_sheets import SHEETS, sheet_of, sheets_of
from siteplanner.core.sheets.map_sheet import MapSheet
from tests import builders


def kept(*sheets: MapSheet) -> Plan:
    plan = builders.plan(builders.site())
    for sheet in sheets:
        plan = edits.save_sheet(sheet).apply(plan)
    return plan


def names(plan: Plan) -> list[str]:
    return [sheet.name for sheet in sheets_of(plan)]


def test_a_new_sheet_comes_last_and_one_of_that_name_is_replaced_where_it_is() -> None:
    plan = kept(MapSheet("总图"), MapSheet("近期"))
    assert names(plan) == ["总图", "近期"]
    changed = edits.save_sheet(MapSheet("总图", scale=2000.0)).apply(plan)
    assert names(changed) == ["总图", "近期"]
    assert sheet_of(changed, "总图").scale == 2000.0
    assert sheet_of(plan, "总图").scale is None


def test_a_sheet_saved_over_another_takes_its_place_and_no_name_is_there_twice() -> None:
    plan = kept(MapSheet("A"), MapSheet("B"), MapSheet("C"))
    assert names(edits.save_sheet(MapSheet("A2"), over="A").apply(plan)) == ["A2", "B", "C"]
    assert names(edits.save_sheet(MapSheet("C"), over="A").apply(plan)) == ["C", "B"]


def test_sheets_move_and_stop_at_the_ends() -> None:
    plan = kept(MapSheet("A"), MapSheet("B"), MapSheet("C"))
    assert names(edits.move_sheet("C", -1).apply(plan)) == ["A", "C", "B"]
    assert names(edits.move_sheet("A", 9).apply(plan)) == ["B", "C", "A"]


def test_the_last_sheet_removed_leaves_no_trace() -> None:
    assert SHEETS not in edits.remove_sheet("A").apply(kept(MapSheet("A"))).settings


def test_a_sheet_without_a_name_and_one_that_is_not_there_are_refused() -> None:
    with pytest.raises(EditError):
        edits.save_sheet(MapSheet("  "))
    with pytest.raises(EditError, match="A, B"):
        edits.remove_sheet("X").apply(kept(MapSheet("A"), MapSheet("B")))
    with pytest.raises(EditError, match="keeps no map sheets yet"):
        sheet_of(kept(), "X")


def test_what_another_version_kept_with_a_sheet_survives_its_neighbours_changes() -> None:
    plan = plan_setting(kept(), SHEETS, json.dumps([{"name": "A", "stamp": 7}, {"scale": 3}, 5]))
    plan = edits.save_sheet(MapSheet("B")).apply(plan)
    assert sheet_of(plan, "A").unknown == {"stamp": 7}
    assert names(plan) == ["A", "B"]
