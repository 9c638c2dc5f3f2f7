"""Sums over what changed agree where plans agree, and name what differs."""

from __future__ import annotations

import dataclasses
import json

import geopandas as gpd
from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.edits.edit import Edit, edit_from_json
from siteplanner.core.plan import Plan
from siteplanner.core.plan_digest import MOST_ROWS, changed_sums, differing, is_whole
from tests.edit_sequences import edit_sequences, start


@settings(max_examples=6)
@given(edit_sequences())
def test_a_replay_has_the_same_sums_and_another_plan_has_not(sequence: tuple[Plan, list[Edit]]) -> None:
    before, made = sequence
    after = again = before
    for edit in made:
        after = edit.apply(after)
        again = edit_from_json(json.loads(json.dumps(edit.to_json()))).apply(again)
    assert differing(changed_sums(before, after), changed_sums(before, again)) == ()
    other = dataclasses.replace(again, name=f"{again.name}?")
    assert differing(changed_sums(before, after), changed_sums(before, other)) == ("plain:name",)


def test_what_differs_is_named_row_by_row() -> None:
    before = start()
    moved = edits.move_plants("base", ["P01", "P02"], 5.0, 0.0).apply(before)
    a_hair = edits.move_plants("base", ["P02"], 1e-9, 0.0).apply(moved)
    assert set(changed_sums(before, moved)) == {"plants:base:P01", "plants:base:P02"}
    assert differing(changed_sums(before, moved), changed_sums(before, a_hair)) == ("plants:base:P02",)
    gone = edits.remove_plants("base", ["P03"]).apply(moved)
    assert differing(changed_sums(before, moved), changed_sums(before, gone)) == ("plants:base:P03",)


def test_a_cell_a_target_a_setting_and_the_base_map_are_summed_too() -> None:
    before = start()
    for edit, key in (
        (edits.set_attributes("base", ["P01"], {"note": "x"}), "plants:base:P01"),
        (edits.set_targets([{"year": 2027}]), "tables:targets"),
        (edits.set_plan_setting("k", 1), "settings:k"),
        (edits.rename_feature(before, "parcels", "L0", "L9"), "layers:parcels:L9"),
        (edits.add_scenario("next"), "scenarios"),
    ):
        assert key in changed_sums(before, edit.apply(before))
    assert changed_sums(before, before) == {}


def test_what_a_linked_child_stands_on_is_summed() -> None:
    before = edits.add_scenario("child", copy_of="base", linked=True).apply(start())
    moved = edits.move_plants("base", ["P01"], 5.0, 0.0).apply(before)
    taken = edits.take_over_from_parent("child").apply(moved)
    by_hand = edits.move_plants("child", ["P01"], 5.0, 0.0).apply(moved)  # the same plants on another ground
    assert differing(changed_sums(moved, taken), changed_sums(moved, by_hand)) != ()
    assert "grounds:child" in changed_sums(before, edits.unlink_scenario("child").apply(before))


def with_parcels(plan: Plan, parcels: gpd.GeoDataFrame) -> Plan:
    return dataclasses.replace(plan, site=plan.site.with_layer("parcels", parcels))


def test_rows_of_one_id_and_their_order_are_summed_where_a_map_has_such() -> None:
    before = start()
    parcels = before.site.parcels
    double = parcels.iloc[[0, 0, 1]].assign(note=["first", "second", "third"])
    other = parcels.iloc[[0, 0, 1]].assign(note=["another", "second", "third"])
    turned = double.iloc[[0, 2, 1]]
    sums = changed_sums(before, with_parcels(before, double))
    assert differing(sums, changed_sums(before, with_parcels(before, other))) != ()
    assert differing(sums, changed_sums(before, with_parcels(before, turned))) != ()


def test_of_too_many_rows_it_is_told_that_they_have_no_sum() -> None:
    before = start()
    parcels = before.site.parcels
    one = parcels.iloc[[0] * (MOST_ROWS + 1)]
    many = one.set_axis([f"N{n}" for n in range(len(one))]).rename_axis(parcels.index.name)
    assert not is_whole(changed_sums(before, with_parcels(before, many)))
    assert is_whole(changed_sums(before, with_parcels(before, many.iloc[:9])))
