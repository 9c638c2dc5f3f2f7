"""What two plans differ in is told row by row and field by field, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.changed_rows import changed_rows
from siteplanner.core.errors import InputError, SiteplannerError
from siteplanner.core.map_look import LOOK
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.files.plan_file import open_plan, save_plan
from tests.edit_sequences import edit_for, start

BASE = start()


def told(after: Plan, before: Plan = BASE) -> list[tuple[str, str, str, str, str]]:
    return [
        (change.kind, change.key.part, change.key.scenario_id, change.key.id, change.key.field)
        for change in changed_rows(before, after)
    ]


def test_each_field_that_changed_is_told_with_both_values() -> None:
    after = edits.set_attributes("base", ["P01"], {"name": "甲", "storeys": 2}).apply(BASE)
    changes = {change.key.field: (change.before, change.after) for change in changed_rows(BASE, after)}
    assert set(changes) == {"name", "storeys"}
    assert changes["name"][1] == "甲"
    assert changes["storeys"][1] == 2


def test_what_came_what_went_and_what_moved() -> None:
    after = edits.remove_plants("base", ["P03"]).apply(edits.move_plants("base", ["P02"], 5.0, 0.0).apply(BASE))
    assert told(after) == [
        ("changed", "plants", "base", "P02", "geometry"),
        ("removed", "plants", "base", "P03", ""),
    ]
    assert told(BASE, after)[1] == ("added", "plants", "base", "P03", "")
    (moved, _) = changed_rows(BASE, after)
    assert moved.after.centroid.x - moved.before.centroid.x == pytest.approx(5.0)


def test_scenarios_targets_names_and_settings_are_told() -> None:
    after = edits.add_scenario("b", copy_of="base").apply(BASE)
    after = edits.rename_plan("张庄").apply(edits.set_active_scenario("base").apply(after))
    after = edits.set_targets([{"year": 2027}]).apply(edits.set_plan_setting("k", 1).apply(after))
    assert told(after) == [
        ("changed", "name", "", "", ""),
        ("added", "scenarios", "", "b", ""),
        ("added", "targets", "", "2027|", ""),
        ("added", "settings", "", "k", ""),
    ]


def test_how_the_map_looked_and_the_order_of_rows_are_no_difference() -> None:
    plants = BASE.plants("base")
    assert told(replace(BASE.with_plants("base", plants.iloc[::-1]), settings={LOOK: "{}"})) == []


def test_plans_in_different_systems_are_not_compared() -> None:
    with pytest.raises(InputError, match="different coordinate systems"):
        changed_rows(BASE, Plan.new(Site.empty(4549)))


@settings(max_examples=15)
@given(st.data())
def test_a_plan_differs_from_itself_in_nothing_and_from_another_both_ways_alike(data: st.DataObject) -> None:
    after = BASE
    for _ in range(data.draw(st.integers(0, 4))):
        try:
            after = data.draw(edit_for(after)).apply(after)
        except SiteplannerError:
            continue
    assert changed_rows(after, after) == ()
    there, back = changed_rows(BASE, after), changed_rows(after, BASE)
    assert {change.key for change in there} == {change.key for change in back}
    assert all(
        isinstance(change.before, shapely.Geometry) == isinstance(change.after, shapely.Geometry)
        for change in there
        if change.key.field == "geometry"
    )


def test_a_plan_read_back_differs_in_nothing(tmp_path: Path) -> None:
    assert changed_rows(BASE, open_plan(save_plan(BASE, tmp_path / "town.gpkg"))) == ()
