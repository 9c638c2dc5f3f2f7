"""What came in the parent goes into the child, and the child's own work stays."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from siteplanner.core import edits, schema
from siteplanner.core.difference import PlantChanges
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.merging.plans import merge_plans
from siteplanner.core.merging.records import same
from siteplanner.core.plan import Plan
from siteplanner.core.plan_patch import PlanPatch
from siteplanner.core.scenarios.child_difference import behind, own_changes
from siteplanner.core.scenarios.taking_over import clash_words, taking_over
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.planning_session import PlanningSession
from tests.builders import frame, rect
from tests.scenario_family import CHILD, PARENT, families, family


def cell(plan: Plan, plant_id: str, column: str, scenario: str = CHILD) -> Any:
    return plan.plants(scenario)[column][plant_id]


def sentences(plan: Plan, **told: Any) -> list[str]:
    taken = taking_over(plan, CHILD, **told)
    return [str(clash_words(clash, "基础", taken.renamed)) for clash in taken.clashes]


@settings(max_examples=25)
@given(families())
def test_afterwards_nothing_is_behind_and_what_the_child_did_is_still_there(plan: Plan) -> None:
    before, mine = own_changes(plan, CHILD), plan.plants(CHILD)
    ground, theirs = plan.grounds[CHILD], plan.plants(PARENT)
    taken = taking_over(plan, CHILD)
    now = taken.plan.plants(CHILD)
    assert not behind(taken.plan, CHILD)
    assert taken.plan.plants(PARENT) is theirs
    for plant_id in before.added:
        assert plant_id in now.index
    for plant_id in before.removed:
        if plant_id not in theirs.index or plant_id not in behind(plan, CHILD).changed:
            assert plant_id not in now.index
    for plant_id in before.changed:
        for column in mine.columns:
            if not same(ground[column][plant_id], mine[column][plant_id]):
                assert same(now[column][plant_id], mine[column][plant_id])
    for plant_id in theirs.index.intersection(mine.index).difference(list(before.touched)):
        assert all(same(now[column][plant_id], theirs[column][plant_id]) for column in theirs.columns)


@settings(max_examples=12)
@given(families(), st.data())
def test_taken_over_plant_by_plant_it_comes_to_the_same(plan: Plan, data: st.DataObject) -> None:
    at_once, step_by_step = taking_over(plan, CHILD).plan, plan
    for plant_id in data.draw(st.permutations(sorted(behind(plan, CHILD).touched))):
        before = behind(step_by_step, CHILD).touched
        step_by_step = taking_over(step_by_step, CHILD, [plant_id]).plan
        assert behind(step_by_step, CHILD).touched == before - {plant_id}
    one, other = (made.plants(CHILD).sort_index() for made in (at_once, step_by_step))
    assert list(one.index) == list(other.index) or any("~" in plant_id for plant_id in other.index)
    common = one.index.intersection(other.index)
    assert all(same(one[c][p], other[c][p]) for c in one.columns for p in common if "~" not in p)


@settings(max_examples=8)
@given(families())
def test_an_independent_copy_and_the_parent_never_learn_of_each_other(plan: Plan) -> None:
    alone = edits.unlink_scenario(CHILD).apply(plan)
    with pytest.raises(EditError, match="hangs on no other"):
        edits.take_over_from_parent(CHILD).apply(alone)
    assert alone.plants(CHILD) is plan.plants(CHILD)


@settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # to shrink takes minutes
@given(families())
def test_it_comes_back_from_the_file_and_from_a_patch_and_from_the_journals_words(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert open_plan(save_plan(plan, Path(folder, "plan.gpkg"))) == plan
    start = family()
    patch = json.loads(json.dumps(PlanPatch.between(start, plan).to_json(), allow_nan=False))
    assert PlanPatch.from_json(patch, start.site.crs).apply(start) == plan
    edit = edits.take_over_from_parent(CHILD)
    assert edit_from_json(json.loads(json.dumps(edit.to_json()))).apply(plan) == edit.apply(plan)


def test_undo_gives_back_the_very_plan() -> None:
    session = PlanningSession(family(edits.move_plants(PARENT, ["P01"], 5.0, 0.0)))
    before = session.plan
    session.apply(edits.take_over_from_parent(CHILD))
    assert session.plan.plants(CHILD) is before.plants(PARENT)
    session.undo()
    assert session.plan is before


def test_different_fields_of_one_plant_are_both_there_afterwards() -> None:
    plan = family(
        edits.set_attributes(CHILD, ["P01"], {"power_kw": 700.0}), edits.set_attributes(PARENT, ["P01"], {"storeys": 3})
    )
    taken = taking_over(plan, CHILD)
    assert (cell(taken.plan, "P01", "power_kw"), cell(taken.plan, "P01", "storeys")) == (700.0, 3)
    assert not taken.clashes


def test_the_childs_value_wins_a_clash_which_is_said_unless_the_parent_is_followed() -> None:
    plan = family(
        edits.set_attributes(CHILD, ["P01"], {"power_kw": 700.0}),
        edits.set_attributes(PARENT, ["P01"], {"power_kw": 900.0}),
    )
    assert cell(taking_over(plan, CHILD).plan, "P01", "power_kw") == 700.0
    assert sentences(plan) == ["Connected load: 700.0 here, 900.0 in “基础”"]
    followed = edits.take_over_from_parent(CHILD, follow=[("P01", "power_kw")]).apply(plan)
    assert cell(followed, "P01", "power_kw") == 900.0


def test_a_removal_undoes_nobodys_work() -> None:
    plan = family(
        edits.remove_plants(CHILD, ["P01"]),
        edits.move_plants(PARENT, ["P01"], 5.0, 0.0),
        edits.move_plants(CHILD, ["P02"], 5.0, 0.0),
        edits.remove_plants(PARENT, ["P02"]),
    )
    now = taking_over(plan, CHILD).plan
    assert {"P01", "P02"} <= set(now.plants(CHILD).index)
    assert sentences(plan) == ["removed here, changed in “基础”", "changed here, removed in “基础”"]
    followed = edits.take_over_from_parent(CHILD, follow=[("P02", "")]).apply(plan)
    assert "P02" not in followed.plants(CHILD).index


def both_added_one() -> Plan:
    """P04 here is one plant, P04 in the parent another."""
    plan = family()
    for of, east_m in ((CHILD, 200), (PARENT, 260)):
        plan = edits.add_plants(plan, of, [rect(east_m, 10, 20, 20)]).apply(plan)
    return plan


def test_two_plants_added_under_one_number_are_both_there() -> None:
    plan = both_added_one()
    taken = taking_over(plan, CHILD)
    assert list(taken.plan.plants(CHILD).index)[-2:] == ["P04~2", "P04"]
    assert taken.plan.plants(CHILD).geometry["P04~2"] == plan.plants(CHILD).geometry["P04"]
    assert taken.plan.plants(CHILD).geometry["P04"] == plan.plants(PARENT).geometry["P04"]
    assert sentences(plan) == ["added here and in “基础”, each another; the one of here is now P04~2"]
    assert own_changes(taken.plan, CHILD) == PlantChanges(added=("P04~2",))


def test_what_comes_later_in_a_plant_of_the_same_number_goes_to_that_plant_and_not_to_the_childs_own() -> None:
    plan = edits.take_over_from_parent(CHILD).apply(both_added_one())
    own = plan.plants(CHILD).geometry["P04~2"]
    for edit in (edits.set_attributes(PARENT, ["P04"], {"jobs": 70}), edits.move_plants(PARENT, ["P04"], 0.0, 30.0)):
        plan = edit.apply(plan)
    taken = taking_over(plan, CHILD)
    assert not taken.clashes
    assert cell(taken.plan, "P04", "jobs") == 70
    assert taken.plan.plants(CHILD).geometry["P04"] == plan.plants(PARENT).geometry["P04"]
    assert pd.isna(cell(taken.plan, "P04~2", "jobs"))
    assert taken.plan.plants(CHILD).geometry["P04~2"] == own


def test_areas_on_the_site_of_a_plant_that_gets_another_number_stay_on_it() -> None:
    areas = {"A1": (rect(0, 0, 1, 1), {"scenario_id": CHILD, "plant_id": "P04", "use": "green"})}
    plan = replace(both_added_one(), site_areas=frame(schema.SITE_AREAS, areas))
    after = edits.take_over_from_parent(CHILD).apply(plan).site_areas
    assert after is not None
    assert list(after["plant_id"]) == ["P04~2"]


def test_areas_on_the_site_of_a_plant_that_goes_go_with_it() -> None:
    areas = {"A1": (rect(0, 0, 1, 1), {"scenario_id": CHILD, "plant_id": "P01", "use": "green"})}
    areas |= {"A2": (rect(0, 0, 1, 1), {"scenario_id": CHILD, "plant_id": "P02", "use": "green"})}
    plan = family(edits.remove_plants(PARENT, ["P01"]))
    plan = edits.take_over_from_parent(CHILD).apply(
        plan.__class__(**{**_fields(plan), "site_areas": frame(schema.SITE_AREAS, areas)})
    )
    assert plan.site_areas is not None
    assert list(plan.site_areas.index) == ["A2"]


def _fields(plan: Plan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in plan.__dataclass_fields__}


def test_nothing_to_take_over_is_no_step() -> None:
    plan = family(edits.move_plants(CHILD, ["P01"], 5.0, 0.0))
    assert edits.take_over_from_parent(CHILD).apply(plan) is plan
    assert edits.take_over_from_parent(CHILD, ["P02"]).apply(plan) is plan


def test_in_versions_of_two_people_what_either_took_over_is_taken_over() -> None:
    base = family(edits.move_plants(PARENT, ["P01"], 5.0, 0.0), edits.move_plants(PARENT, ["P02"], 5.0, 0.0))
    mine, theirs = (edits.take_over_from_parent(CHILD, [plant]).apply(base) for plant in ("P01", "P02"))
    merged = merge_plans(base, mine, theirs)
    assert not merged.clashes
    assert not behind(merged.plan, CHILD)
    assert not own_changes(merged.plan, CHILD)
    freed = merge_plans(base, mine, edits.unlink_scenario(CHILD).apply(base)).plan
    assert (dict(freed.grounds), freed.scenario(CHILD).parent_id) == ({}, "")
    gone = merge_plans(base, edits.move_plants(CHILD, ["P03"], 1.0, 0.0).apply(base), base).plan
    assert own_changes(gone, CHILD).moved == ("P03",)


def test_a_file_changed_by_another_program_leaves_the_childs_plants_alone(tmp_path: Path) -> None:
    import sqlite3

    plan = family(edits.move_plants(PARENT, ["P01"], 5.0, 0.0), edits.remove_plants(PARENT, ["P03"]))
    path = save_plan(plan, tmp_path / "p.gpkg")
    with sqlite3.connect(path) as database:
        database.execute("update scenario_grounds set json = '{\"rows\": 7}'")
    database.close()
    back = open_plan(path)
    assert not behind(back, CHILD)
    assert (back.plants(CHILD).index == plan.plants(CHILD).index).all()
    assert own_changes(back, CHILD).added == ("P03",)
