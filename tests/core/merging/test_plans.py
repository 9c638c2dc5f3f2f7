"""Two people's versions of a plan become one, and no edit of either is lost."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits, frames, schema
from siteplanner.core.anchors import anchor_on
from siteplanner.core.dimensions import Dimension
from siteplanner.core.errors import InputError, SiteplannerError
from siteplanner.core.map_look import LOOK
from siteplanner.core.merging.clashes import Choices, ClashKey
from siteplanner.core.merging.plans import merge_plans
from siteplanner.core.merging.records import same
from siteplanner.core.plan import Plan
from tests.edit_sequences import edit_for, start


def base_plan() -> Plan:
    made = start()
    crs = made.site.crs
    return made.with_plants("base", frames.conform(made.plants("base"), schema.PLANTS, crs))


BASE = base_plan()


def value(plan: Plan, plant_id: str, column: str, scenario: str = "base") -> Any:
    return plan.plants(scenario)[column][plant_id]


def west_m(plan: Plan, plant_id: str) -> float:
    return float(plan.plants("base").geometry[plant_id].bounds[0])


def changed(*made: edits.Edit) -> Plan:
    plan = BASE
    for edit in made:
        plan = edit.apply(plan)
    return plan


def merged(mine: Plan, theirs: Plan, choices: Choices | None = None) -> tuple[Plan, list[ClashKey]]:
    found = merge_plans(BASE, mine, theirs, choices)
    return found.plan, [clash.key for clash in found.clashes]


def test_different_plants_merge_by_themselves() -> None:
    mine = changed(edits.move_plants("base", ["P01"], 5.0, 0.0))
    theirs = changed(edits.move_plants("base", ["P02"], 7.0, 0.0), edits.remove_plants("base", ["P03"]))
    plan, clashes = merged(mine, theirs)
    assert not clashes
    assert list(plan.plants("base").index) == ["P01", "P02"]
    assert west_m(plan, "P01") == pytest.approx(west_m(BASE, "P01") + 5.0)
    assert west_m(plan, "P02") == pytest.approx(west_m(BASE, "P02") + 7.0)


def test_different_fields_of_one_plant_merge_by_themselves() -> None:
    mine = changed(edits.move_plants("base", ["P01"], 5.0, 0.0))
    theirs = changed(edits.set_attributes("base", ["P01"], {"name": "成品车间", "storeys": 2}))
    plan, clashes = merged(mine, theirs)
    assert not clashes
    assert (value(plan, "P01", "name"), value(plan, "P01", "storeys")) == ("成品车间", 2)
    assert west_m(plan, "P01") == pytest.approx(west_m(BASE, "P01") + 5.0)


def test_one_field_set_by_both_is_a_clash_and_follows_the_choice() -> None:
    mine = changed(edits.set_attributes("base", ["P01"], {"name": "甲"}))
    theirs = changed(edits.set_attributes("base", ["P01"], {"name": "乙"}))
    key = ClashKey("plants", "base", "P01", "name")
    plan, clashes = merged(mine, theirs)
    assert clashes == [key]
    assert value(plan, "P01", "name") == "甲"
    assert value(merged(mine, theirs, {key: "theirs"})[0], "P01", "name") == "乙"
    assert not merge_plans(BASE, mine, theirs, {key: "theirs"}).open


def test_the_same_change_by_both_is_no_clash() -> None:
    both = edits.set_attributes("base", ["P01"], {"name": "甲"})
    assert merged(changed(both), changed(both))[1] == []


def test_what_one_took_away_and_the_other_changed_stays_until_somebody_decides() -> None:
    mine = changed(edits.remove_plants("base", ["P01"]))
    theirs = changed(edits.move_plants("base", ["P01"], 5.0, 0.0))
    key = ClashKey("plants", "base", "P01")
    plan, clashes = merged(mine, theirs)
    assert clashes == [key]
    assert "P01" in plan.plants("base").index
    assert "P01" not in merged(mine, theirs, {key: "mine"})[0].plants("base").index
    assert west_m(merged(mine, theirs, {key: "base"})[0], "P01") == west_m(BASE, "P01")


def test_two_plants_added_under_one_number_are_both_kept() -> None:
    mine = changed(edits.place_plants(BASE, "base", "warehouse", (470_100.0, 4_174_050.0)))
    theirs = changed(edits.place_plants(BASE, "base", "anode_finishing", (470_300.0, 4_174_050.0)))
    (new,) = set(mine.plants("base").index) - set(BASE.plants("base").index)
    assert new in theirs.plants("base").index
    plan, clashes = merged(mine, theirs)
    assert clashes == [ClashKey("plants", "base", new)]
    assert {value(plan, new, "type_id"), value(plan, f"{new}~2", "type_id")} == {"warehouse", "anode_finishing"}


def test_a_scenario_one_took_away_and_the_other_worked_on_stays() -> None:
    two = edits.add_scenario("b", copy_of="base").apply(BASE)
    gone = edits.remove_scenario("b").apply(two)
    worked = edits.move_plants("b", ["P01"], 5.0, 0.0).apply(two)
    found = merge_plans(two, gone, worked)
    assert [clash.key for clash in found.clashes] == [ClashKey("scenarios", "", "b")]
    assert [s.scenario_id for s in found.plan.scenarios] == ["base", "b"]
    assert found.plan.plants("b").geometry["P01"].equals(worked.plants("b").geometry["P01"])
    untouched = merge_plans(two, gone, edits.rename_plan("x").apply(two))
    assert [s.scenario_id for s in untouched.plan.scenarios] == ["base"]


def test_a_waiver_is_taken_whole() -> None:
    """A reason of one person never goes with the subjects another one saw."""
    waived = [
        changed(edits.add_waiver("base", "overlap:P01:P02", who, f"because {who}", who, "2026-11-23"))
        for who in ("a", "b")
    ]
    plan, clashes = merged(*waived)
    assert [key.part for key in clashes] == ["waivers"]
    assert plan.waivers[["subject_hash", "reason", "author"]].to_numpy().tolist() == [["a", "because a", "a"]]


def test_plans_made_apart_are_refused() -> None:
    with pytest.raises(InputError, match="not versions of one plan"):
        merge_plans(BASE, BASE, replace(BASE, plan_uuid="another"))


def rows(plan: Plan) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Every row of every frame of a plan, by layer, scenario and id."""
    found = {}
    parts = [(of.name, "", frame) for of, frame in plan.site.layers()]
    parts += [("plants", s.scenario_id, plan.plants(s.scenario_id)) for s in plan.scenarios]
    parts += [(name, "", getattr(plan, name)) for name in ("site_areas", "annotations")]
    for part, scenario, frame in parts:
        for row_id, *values in zip(frame.index, *(list(frame[name]) for name in frame.columns), strict=True):
            found[part, scenario, str(row_id)] = dict(zip(frame.columns, values, strict=True))
    return found


def after_edits(data: st.DataObject) -> Plan:
    plan = BASE
    for _ in range(data.draw(st.integers(0, 4))):
        with contextlib.suppress(SiteplannerError):
            plan = data.draw(edit_for(plan)).apply(plan)
    return plan


@settings(max_examples=20)
@given(st.data())
def test_no_edit_of_either_side_is_lost(data: st.DataObject) -> None:
    mine, theirs = after_edits(data), after_edits(data)
    found = merge_plans(BASE, mine, theirs)
    asked = {(clash.key.part, clash.key.scenario_id, clash.key.id) for clash in found.clashes}
    dropped = {s.scenario_id for s in BASE.scenarios} - {s.scenario_id for s in found.plan.scenarios}
    dropped |= {row_id for part, _, row_id in asked if part == "scenarios"}
    was, now = rows(BASE), rows(found.plan)
    for side in (rows(mine), rows(theirs)):
        for key in {*was, *side}:
            if key in asked or key[1] in dropped:
                continue
            if key not in side:
                assert key not in now  # taken away, and the other had not touched it
                continue
            if key not in was:
                assert all(same(now[key][name], told) for name, told in side[key].items())
                continue
            for name, told in side[key].items():
                if not same(told, was[key].get(name)):
                    assert key in now
                    assert same(now[key][name], told)
    assert asked <= {*was, *rows(mine), *rows(theirs)} | {
        key for key in asked if key[0] not in dict.fromkeys(k[0] for k in was)
    }


@settings(max_examples=12)
@given(st.data())
def test_who_merges_makes_no_difference_where_nothing_clashes(data: st.DataObject) -> None:
    mine, theirs = after_edits(data), after_edits(data)
    one, other = merge_plans(BASE, mine, theirs), merge_plans(BASE, theirs, mine)
    assert bool(one.clashes) == bool(other.clashes)
    if not one.clashes:
        a, b = rows(one.plan), rows(other.plan)
        assert a.keys() == b.keys()
        assert all(same(a[key][name], b[key].get(name)) for key in a for name in a[key])


@settings(max_examples=10)
@given(st.data())
def test_a_side_that_did_nothing_leaves_the_other_as_it_is(data: st.DataObject) -> None:
    theirs = after_edits(data)
    for found in (merge_plans(BASE, BASE, theirs), merge_plans(BASE, theirs, BASE)):
        assert not found.clashes
        assert replace(found.plan, change_log=()) == replace(theirs, change_log=())


def test_a_plan_keeps_a_scenario_where_each_took_away_what_the_other_kept() -> None:
    two = edits.add_scenario("b", copy_of="base").apply(BASE)
    mine, theirs = edits.remove_scenario("base").apply(two), edits.remove_scenario("b").apply(two)
    found = merge_plans(two, mine, theirs)
    assert [s.scenario_id for s in found.plan.scenarios] == ["b"]
    assert [clash.key for clash in found.open] == [ClashKey("scenarios", "", name) for name in ("b", "base")]
    chosen = merge_plans(two, mine, theirs, {clash.key: "theirs" for clash in found.open})
    assert [s.scenario_id for s in chosen.plan.scenarios] == ["base"]
    assert chosen.plan.active_scenario == "base"


def test_how_the_map_looked_when_each_saved_is_no_clash() -> None:
    mine, theirs = (replace(BASE, settings={**BASE.settings, LOOK: look}) for look in ("{}", "[]"))
    plan, clashes = merged(mine, theirs)
    assert not clashes
    assert plan.settings[LOOK] == "{}"


def test_a_dimension_of_one_measures_what_the_other_moved() -> None:
    """P01 ends 50 m east of the corner, P02 begins at 130: 80 m; then P02 goes 5 m east."""
    east, north = 470_000.0, 4_174_000.0
    ends = (east + 50.0, north + 20.0), (east + 130.0, north + 20.0)
    anchors = tuple(
        anchor_on("plants", name, BASE.plants("base").geometry[name], end)
        for name, end in zip(("P01", "P02"), ends, strict=True)
    )
    made = Dimension(*ends, 0.0, (anchors[0], anchors[1]))
    mine = changed(edits.add_annotations(BASE, [made], "base"))
    theirs = changed(edits.move_plants("base", ["P02"], 5.0, 0.0))
    for one, other in ((mine, theirs), (theirs, mine)):
        annotations = merged(one, other)[0].annotations
        assert annotations is not None
        (text,) = annotations["text"]
        assert text.startswith("85.00")
