from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from tests.builders import line, rect, shape
from tests.edit_sequences import start

TYPE = load_catalogue().get("anode_finishing")
AREA_M2 = TYPE.footprint().area


def test_a_footprint_of_the_types_area_has_the_types_figures() -> None:
    drawn = shape((0, 0), (AREA_M2 / 50, 0), (AREA_M2 / 50, 50), (0, 50))
    plant = edits.draw_plant(start(), "base", "anode_finishing", drawn).apply(start()).plants().loc["P04"]
    assert plant["capacity"] == pytest.approx(TYPE.capacity)
    assert plant["power_kw"] == pytest.approx(TYPE.attributes()["power_kw"])
    assert (plant["status"], plant["type_id"], plant["hazard_class"]) == (
        "planned",
        "anode_finishing",
        TYPE.attributes()["hazard_class"],
    )


def test_capacity_and_load_follow_the_area_drawn() -> None:
    half = rect(0, 0, AREA_M2 / 100, 50)
    plant = edits.draw_plant(start(), "base", "anode_finishing", half, name="甲").apply(start()).plants().loc["P04"]
    assert plant["capacity"] == pytest.approx(TYPE.capacity / 2)
    assert len(f"{plant['capacity']:g}".strip("0")) <= 4
    assert plant["power_kw"] == pytest.approx(TYPE.attributes(TYPE.capacity / 2)["power_kw"])
    assert plant["name"] == "甲"


def test_with_the_capacity_fixed_the_floor_area_alone_follows() -> None:
    half = rect(0, 0, AREA_M2 / 100, 50)
    edit = edits.draw_plant(start(), "base", "anode_finishing", half, capacity="fixed")
    plant = edit.apply(start()).plants().loc["P04"]
    assert plant["capacity"] == TYPE.capacity
    if "floor_area_m2" in TYPE.attributes():
        assert plant["floor_area_m2"] == pytest.approx(TYPE.attributes()["floor_area_m2"] / 2)


def test_an_area_for_which_the_type_has_no_capacity_is_refused_with_its_range() -> None:
    with pytest.raises(EditError, match="Choose from"):
        edits.draw_plant(start(), "base", "anode_finishing", rect(0, 0, 5, 5))
    with pytest.raises(EditError, match="must be a polygon"):
        edits.draw_plant(start(), "base", "offices", line((0, 0), (5, 5)))


def test_a_type_of_one_size_keeps_its_figures() -> None:
    plant = edits.draw_plant(start(), "base", "offices", rect(0, 0, 20, 20)).apply(start()).plants().loc["P04"]
    assert plant["building_use"] == "civil"
