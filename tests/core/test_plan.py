from __future__ import annotations

import dataclasses

import pytest

from siteplanner.core import edits, schema
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan, plan_setting
from siteplanner.core.site import Site
from tests.builders import CRS, rect
from tests.edit_sequences import start


def test_a_new_plan_has_one_empty_scenario_that_is_active() -> None:
    made = Plan.new(Site.empty(CRS), "镇")
    assert [s.scenario_id for s in made.scenarios] == ["base"]
    assert made.active_scenario == "base"
    assert len(made.plants()) == 0
    assert list(made.plants().columns)[:-1] == [c.name for c in schema.PLANTS.columns if c.name != "plant_id"]


def test_without_a_name_the_active_scenario_is_meant() -> None:
    now = edits.set_active_scenario("next").apply(edits.add_scenario("next").apply(start()))
    assert now.plants() is now.plants("next")
    assert now.scenario().scenario_id == "next"


def test_an_unknown_scenario_is_named_with_those_there_are() -> None:
    with pytest.raises(EditError, match=r"no scenario “later” in this plan\. It has: base"):
        start().plants("later")


def test_plans_are_equal_when_everything_a_file_keeps_is() -> None:
    now = start()
    assert now == dataclasses.replace(now)
    other = edits.move_plants("base", ["P01"], 1e-9, 0).apply(now)
    assert now != other  # bit for bit
    assert edits.move_plants("base", ["P01"], 0, 0).apply(now) == now


@pytest.mark.parametrize(
    "edit",
    [
        edits.rename_plan("other"),
        edits.rename_scenario("base", "other"),
        edits.set_attributes("base", ["P01"], {"name": "other"}),
        edits.set_targets([{"year": 2027}]),
        edits.set_rule_pack("other"),
        edits.add_waiver("base", "f", "h", "why", "Li"),
        edits.set_layer_attributes("zones", "Z1", {"name": "other"}),
        edits.set_plan_setting("theme", "other"),
        edits.remove_plants("base", ["P01"]),
    ],
)
def test_plans_differ_when_any_part_does(edit: edits.Edit) -> None:
    now = start()
    assert edit.apply(now) != now


def test_the_order_of_plants_is_part_of_a_plan() -> None:
    now = start()
    assert now.with_plants("base", now.plants().iloc[::-1]) != now


def test_scenarios_cannot_be_changed_from_outside() -> None:
    with pytest.raises(TypeError):
        start().scenario_plants["base"] = None  # type: ignore[index]


def test_a_setting_is_set_and_removed() -> None:
    now = plan_setting(start(), "k", "1")
    assert now.settings == {"k": "1"}
    assert plan_setting(now, "k", None).settings == {}


def test_a_site_knows_its_extent() -> None:
    assert Site.empty(CRS).bounds is None
    assert start().site.bounds is not None
    west, south, east, north = start().site.bounds or (0, 0, 0, 0)
    assert (east - west, north - south) == (480.0, 150.5)  # four parcels to the substation 150.5 m north


def test_a_layer_is_replaced_and_the_others_shared() -> None:
    before = start().site
    after = before.with_layer("zones", before.zones.iloc[:1])
    assert after.parcels is before.parcels
    assert after != before
    with pytest.raises(EditError, match="no layer “roads”"):
        before.layer("roads")


def test_the_index_of_parcels_finds_what_lies_there() -> None:
    site = start().site
    found = site.parcel_tree.query(rect(10, 10, 5, 5), predicate="intersects")
    assert [site.parcels.index[i] for i in found] == ["L0"]
