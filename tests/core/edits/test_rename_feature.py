from __future__ import annotations

import dataclasses

import pytest

from siteplanner.core import edits, schema
from siteplanner.core.errors import EditError
from tests.builders import frame, rect
from tests.edit_sequences import start


def test_plants_of_every_scenario_follow_their_substation() -> None:
    before = edits.add_scenario("next", copy_of="base").apply(start())
    after = edits.rename_feature(before, "substations", "S1", "110kV 张庄").apply(before)
    assert list(after.site.substations.index) == ["110kV 张庄"]
    for scenario in ("base", "next"):
        assert set(after.plants(scenario)["substation_id"].dropna()) == {"110kV 张庄"}
    assert after.site.substations.index.dtype == before.site.substations.index.dtype
    assert after.plants().dtypes.equals(before.plants().dtypes)


def test_parcels_follow_their_zone_and_others_stay() -> None:
    plan = start()
    before = edits.set_layer_attributes("parcels", ["L1", "L2"], {"zone_id": "Z1"}).apply(plan)
    after = edits.rename_feature(before, "zones", "Z1", "北区").apply(before)
    assert after.site.parcels["zone_id"].fillna("–").tolist() == ["–", "北区", "北区", "–"]
    assert list(after.site.zones.index) == ["北区", "Z2"]
    assert after.plants() is before.plants()


def test_a_plant_is_renamed_in_its_own_scenario_alone_with_its_areas() -> None:
    two = edits.add_scenario("next", copy_of="base").apply(start())
    areas = frame(
        schema.SITE_AREAS,
        {
            "A1": (rect(0, 0, 5, 5), {"scenario_id": "base", "plant_id": "P01", "use": "green"}),
            "A2": (rect(0, 9, 5, 5), {"scenario_id": "next", "plant_id": "P01", "use": "green"}),
        },
    )
    before = dataclasses.replace(two, site_areas=areas)
    after = edits.rename_feature(before, "plants", "P01", "BTR-1", scenario_id="base").apply(before)
    assert next(iter(after.plants("base").index)) == "BTR-1"
    assert next(iter(after.plants("next").index)) == "P01"
    assert after.site_areas is not None
    assert after.site_areas["plant_id"].tolist() == ["BTR-1", "P01"]
    assert after.plants("base").index.name == "plant_id"


def test_a_number_blank_in_use_or_not_printable_is_refused() -> None:
    plan = start()
    with pytest.raises(EditError, match="“L2” is in use"):
        edits.rename_feature(plan, "parcels", "L1", "L2")
    with pytest.raises(EditError, match="cannot be blank"):
        edits.rename_feature(plan, "parcels", "L1", "  ")
    with pytest.raises(EditError, match="cannot be shown"):
        edits.rename_feature(plan, "parcels", "L1", "a\x07b")
    with pytest.raises(EditError, match="there is no “L9”"):
        edits.rename_feature(plan, "parcels", "L9", "L10")
