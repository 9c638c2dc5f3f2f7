from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.edits.set_attributes import SetAttributes
from siteplanner.core.edits.set_cells import SetCells
from siteplanner.core.edits.set_layer_attributes import SetLayerAttributes
from siteplanner.core.errors import EditError
from siteplanner.core.site import shapes_of
from tests.builders import plan, rect, site
from tests.edit_sequences import start


def test_each_layer_and_column_gets_the_edit_that_fits() -> None:
    plan = start()
    assert isinstance(edits.set_value(plan, "plants", ["P01"], "name", "x"), SetAttributes)
    assert isinstance(edits.set_value(plan, "plants", ["P01"], "gis_note", "x"), SetCells)
    assert isinstance(edits.set_value(plan, "zones", ["Z1"], "name", "x"), SetLayerAttributes)
    assert isinstance(edits.set_value(plan, "plants", ["P01"], "capacity", 9.0), SetAttributes)  # it has no law


def test_a_capacity_takes_the_footprints_along() -> None:
    plan = start()
    placed = edits.place_plants(plan, "base", "anode_finishing", (470100.0, 4174050.0), capacity=10_000)
    plan = placed.apply(plan)
    after = edits.set_value(plan, "plants", placed.plant_ids, "capacity", 20_000.0).apply(plan)
    assert shapes_of(after.plants())[-1].area > 1.5 * shapes_of(plan.plants())[-1].area
    assert after.plants().loc[placed.plant_ids[0], "power_kw"] > plan.plants().loc[placed.plant_ids[0], "power_kw"]


def test_a_land_use_must_be_a_code_of_the_system_of_its_parcel() -> None:
    free = {"land_use": "M2", "code_system": None}
    before = plan(site({"L1": rect(0, 0, 10, 10), "L2": (rect(10, 0, 10, 10), free)}))
    with pytest.raises(EditError, match="abc"):
        edits.set_value(before, "parcels", ["L2", "L1"], "land_use", "abc")
    assert (
        edits.set_value(before, "parcels", ["L2"], "land_use", "abc").apply(before).site.parcels["land_use"]["L2"]
        == "abc"
    )
    for value in ("100103", None):
        edits.set_value(before, "parcels", ["L1"], "land_use", value).apply(before)
