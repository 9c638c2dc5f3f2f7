"""An atlas has a sheet for each zone or plant that can be shown, numbered, in the order of the plan."""

from __future__ import annotations

import datetime as dt

import pytest

from siteplanner.core.errors import EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.atlas import atlas_of
from siteplanner.core.sheets.map_sheet import MapSheet
from tests import builders
from tests.builders import factory, rect


def town() -> Plan:
    site = builders.site(
        parcels={"L1": rect(0, 0, 200, 100)},
        zones={"Z2": (rect(100, 0, 100, 100), {"name": "东区"}), "Z1": rect(0, 0, 100, 100), "Z3": None},
    )
    plants = {
        "P1": factory(rect(10, 10, 20, 20), in_service=dt.date(2025, 1, 1)),
        "P2": factory(rect(50, 10, 20, 20), in_service=dt.date(2027, 1, 1)),
        "P3": None,
    }
    return builders.plan(site, plants)


def test_each_zone_with_a_shape_has_its_sheet_in_the_order_of_the_plan() -> None:
    made = atlas_of(town(), MapSheet("总图", template="a3-portrait", title="张庄", scale=500.0, centre=(1.0, 2.0)))
    assert [(s.zone_id, s.sheet_number, s.subtitle) for s in made] == [("Z2", "1/2", "东区 (Z2)"), ("Z1", "2/2", "Z1")]
    assert {(s.template, s.title, s.scale, s.centre) for s in made} == {("a3-portrait", "张庄", 500.0, None)}
    assert all("key_map" in (s.elements or ()) for s in made)


def test_an_atlas_of_plants_has_those_in_service_by_the_sheets_moment() -> None:
    assert [s.plant_id for s in atlas_of(town(), MapSheet("A"), "plant")] == ["P1", "P2"]
    assert [s.plant_id for s in atlas_of(town(), MapSheet("A", moment="2026"), "plant")] == ["P1"]


def test_the_number_of_the_sheet_goes_before_those_of_its_pages() -> None:
    assert [s.sheet_number for s in atlas_of(town(), MapSheet("A", sheet_number="规-03"))] == ["规-03-1/2", "规-03-2/2"]


def test_where_there_is_nothing_to_show_there_is_no_atlas() -> None:
    bare = builders.plan(builders.site(parcels={"L1": rect(0, 0, 9, 9)}))
    for by, said in (("zone", "no zones"), ("plant", "no plants"), ("page", "zone, plant")):
        with pytest.raises(InputError, match=said):
            atlas_of(bare, MapSheet("A"), by)
    with pytest.raises(EditError):
        atlas_of(bare, MapSheet("A", scenario_id="later"), "plant")
