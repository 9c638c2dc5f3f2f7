"""A child's own doing and what came in its parent since are told apart."""

from __future__ import annotations

from siteplanner.core import edits
from siteplanner.core.difference import PlantChanges
from siteplanner.core.scenarios.child_difference import behind, own_changes
from tests.scenario_family import CHILD, PARENT, family


def test_a_new_child_has_nothing_of_its_own_and_is_not_behind() -> None:
    plan = family()
    assert not own_changes(plan, CHILD)
    assert not behind(plan, CHILD)
    assert plan.plants(CHILD) is plan.plants(PARENT)


def test_each_side_is_told_for_itself() -> None:
    plan = family(
        edits.move_plants(CHILD, ["P01"], 5.0, 0.0),
        edits.remove_plants(CHILD, ["P03"]),
        edits.set_attributes(PARENT, ["P02"], {"power_kw": 900.0}),
    )
    assert own_changes(plan, CHILD) == PlantChanges(moved=("P01",), removed=("P03",))
    assert behind(plan, CHILD) == PlantChanges(altered=("P02",))


def test_what_hangs_on_nothing_has_no_changes_of_its_own() -> None:
    plan = edits.unlink_scenario(CHILD).apply(family(edits.move_plants(CHILD, ["P01"], 5.0, 0.0)))
    assert not own_changes(plan, CHILD)
    assert not behind(plan, CHILD)
    assert not own_changes(plan, PARENT)


def test_a_new_number_of_a_substation_is_nobodys_change() -> None:
    plan = family(edits.set_attributes(PARENT, ["P02"], {"substation_id": "S1"}), edits.take_over_from_parent(CHILD))
    plan = edits.rename_feature(plan, "substations", "S1", "BDZ-1").apply(plan)
    assert plan.plants(CHILD)["substation_id"]["P02"] == "BDZ-1"
    assert not own_changes(plan, CHILD)
    assert not behind(plan, CHILD)
