"""What differs on the map is named once, with where it was and where it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.change_places import PlaceChange, counted, place_changes
from siteplanner.core.difference import difference
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from tests.builders import rect
from tests.edit_sequences import edit_sequences, start


def changed(now: Plan, after: Plan) -> dict[tuple[str, str], PlaceChange]:
    found = place_changes(now, after, "base")
    assert len({(change.layer, change.id) for change in found}) == len(found)
    return {(change.layer, change.id): change for change in found}


def test_each_kind_is_told_with_both_shapes() -> None:
    before = start()
    after = edits.move_plants("base", ["P01"], 3.0, 4.0).apply(before)
    after = edits.set_attributes("base", ["P01", "P02"], {"name": "甲", "jobs": 7}).apply(after)
    after = edits.remove_plants("base", ["P03"]).apply(after)
    added = edits.add_plants(after, "base", [rect(300, 20, 10, 10)], plant_ids=["P09"])
    after = added.apply(after)
    found = changed(before, after)
    assert {key[1]: change.kind for key, change in found.items()} == {
        "P01": "moved", "P02": "altered", "P03": "removed", "P09": "added",
    }  # fmt: skip
    assert str(found["plants", "P01"].told()) == "P01: moved by 5.00 m; Name, Jobs"
    assert str(found["plants", "P02"].told()) == "P02: Name, Jobs"
    assert found["plants", "P03"].after is None
    assert found["plants", "P09"].before is None
    assert str(found["plants", "P09"].told()) == "P09: added"
    assert [str(part) for part in counted(tuple(found.values()))] == [
        "Plants: 1 added", "Plants: 1 removed", "Plants: 1 moved or reshaped", "Plants: 1 with other data",
    ]  # fmt: skip


def test_a_new_outline_about_the_same_middle_is_no_move() -> None:
    before = start()
    after = edits.reshape_plant("base", "P01", rect(0, 0, 60, 50)).apply(before)  # was 40 x 30 about the same middle
    (change,) = changed(before, after).values()
    assert change.way is None
    assert str(change.told()) == "P01: another outline"


def test_the_base_map_is_told_too() -> None:
    before = start()
    after = edits.rename_feature(before, "parcels", "L0", "L9").apply(before)
    kinds = {key: change.kind for key, change in changed(before, after).items()}
    assert kinds == {("parcels", "L0"): "removed", ("parcels", "L9"): "added"}


def test_a_scenario_that_one_lacks_counts_as_empty_there() -> None:
    before = start()
    after = edits.add_scenario("next", copy_of="base").apply(before)
    assert {change.kind for change in place_changes(before, after, "next")} == {"added"}
    assert {change.kind for change in place_changes(after, before, "next")} == {"removed"}
    assert place_changes(before, after, "next", "base") == ()
    with pytest.raises(EditError, match="no scenario"):
        place_changes(before, after, "none")


def test_plans_in_two_systems_are_refused() -> None:
    with pytest.raises(InputError, match="one map cannot show both"):
        place_changes(start(), Plan.new(Site.empty("EPSG:4548")), "base")


@settings(max_examples=12)
@given(edit_sequences())
def test_nothing_is_told_exactly_where_the_difference_finds_nothing(sequence: tuple[Plan, list[Edit]]) -> None:
    before, made = sequence
    after = before
    for edit in made:
        after = edit.apply(after)
    for scenario in [s.scenario_id for s in after.scenarios if s.scenario_id in before.scenario_plants]:
        found = place_changes(before, after, scenario)
        assert {c.id for c in found if c.is_plant} == difference(before, after).plants[scenario].touched
        assert {c.layer for c in found if c.layer not in ("plants", "site_areas")} == difference(before, after).layers
