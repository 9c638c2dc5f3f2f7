"""A child's own doing and what came in its parent since are told apart."""

from __future__ import annotations

from siteplanner.core import edits
from siteplanner.core.changed_rows import changed_rows
from siteplanner.core.difference import PlantChanges, difference
from siteplanner.core.merging.clash_words import OF_SCENARIO, field_name
from siteplanner.core.plan_patch import PlanPatch
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


def test_what_was_taken_over_is_a_difference_of_plans_and_can_be_written_down() -> None:
    before = family(edits.move_plants(PARENT, ["P01"], 5.0, 0.0), edits.move_plants(CHILD, ["P01"], 9.0, 0.0))
    after = edits.take_over_from_parent(CHILD).apply(before)  # the child's own place stays: only the ground is another
    (change,) = changed_rows(before, after)
    assert (change.key.id, change.key.field, change.before, change.after) == (CHILD, "not_taken_over", 1, 0)
    assert field_name(change.key) == OF_SCENARIO["not_taken_over"]
    assert difference(before, after).scenarios
    assert before != after
    for old, new in ((before, after), (after, before), (before, edits.unlink_scenario(CHILD).apply(before))):
        assert PlanPatch.between(old, new).apply(old) == new
        assert PlanPatch.between(new, old).apply(new) == old
