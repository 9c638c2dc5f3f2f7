"""What turns one plan into another can be written down, read, and applied."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.plan_patch import PlanPatch
from tests.edit_sequences import start
from tests.every_edit import MAKERS, after_one, busy

CRS = start().site.crs


def through_json(patch: PlanPatch) -> PlanPatch:
    return PlanPatch.from_json(json.loads(json.dumps(patch.to_json(), allow_nan=False)), CRS)


def leads(old: Plan, new: Plan) -> None:
    assert through_json(PlanPatch.between(old, new)).apply(old) == replace(new, change_log=old.change_log)


def test_equal_plans_need_no_patch() -> None:
    old = start()
    assert not PlanPatch.between(old, replace(old, plan_uuid=old.plan_uuid))


def test_only_the_plant_that_moved_is_written_down() -> None:
    old = start()
    patch = PlanPatch.between(old, edits.move_plants("base", ["P02"], 1.0, 0.0).apply(old))
    assert list(patch.plants["base"].rows.index) == ["P02"]
    assert not any((patch.layers, patch.tables, patch.mappings))


def test_plants_that_changed_places_in_the_list_come_back_in_order() -> None:
    old = start()
    leads(old, old.with_plants("base", old.plants("base").loc[["P03", "P01", "P02"]]))


def test_a_column_that_came_or_went_is_there_or_not() -> None:
    old = start()
    bare = old.with_plants("base", old.plants("base").drop(columns="gis_note"))
    leads(old, bare)
    leads(bare, old)


def test_a_scenario_that_came_or_went_is_there_or_not() -> None:
    old = start()
    new = edits.add_scenario("b", "方案二", copy_of="base").apply(old)
    leads(old, new)
    leads(new, old)


def test_a_patch_of_another_plan_is_refused() -> None:
    old = start()
    swapped = old.with_plants("base", old.plants("base").loc[["P03", "P01", "P02"]])
    other = edits.remove_plants("base", ["P01"]).apply(old)
    with pytest.raises(EditError, match="P01 is not there"):
        PlanPatch.between(old, swapped).apply(other)


@settings(max_examples=40)
@given(st.data())
def test_any_edits_can_be_written_down_forwards_and_backwards(data: st.DataObject) -> None:
    old = new = busy()
    for kind in data.draw(st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=4)):
        new = after_one(data.draw, new, kind)
    leads(old, new)
    leads(new, old)
