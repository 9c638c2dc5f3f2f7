"""Sums over what changed agree where plans agree, and name what differs."""

from __future__ import annotations

import dataclasses
import json

from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.edits.edit import Edit, edit_from_json
from siteplanner.core.plan import Plan
from siteplanner.core.plan_digest import changed_sums, differing
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
