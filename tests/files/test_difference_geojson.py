"""What differs as GeoJSON."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.change_places import place_changes
from siteplanner.core.plan import Plan
from siteplanner.files.difference_geojson import difference_geojson
from siteplanner.words import translator
from tests.edit_sequences import start


def told(before: Plan, after: Plan) -> dict[str, dict[str, Any]]:
    found = difference_geojson(place_changes(before, after, "base"), before.site.crs, translator("en"))
    text = json.dumps(found, allow_nan=False)
    return {feature["id"]: feature for feature in json.loads(text)["features"]}


def test_a_move_is_both_places_and_the_way_between() -> None:
    before = start()
    found = told(before, edits.move_plants("base", ["P01"], 30.0, 40.0).apply(before))
    assert list(found) == ["plants:P01:before", "plants:P01:after", "plants:P01:way"]
    assert found["plants:P01:after"]["properties"]["moved_m"] == 50.0
    shape = shapely.geometry.shape(found["plants:P01:before"]["geometry"])
    back = gpd.GeoSeries([shape], crs=4326).to_crs(before.site.crs).iloc[0]
    assert back.hausdorff_distance(before.plants("base").geometry["P01"]) == pytest.approx(0.0, abs=0.002)
    assert shapely.is_ccw(shape.geoms[0].exterior)


def test_what_came_went_or_has_other_data_is_one_feature() -> None:
    before = start()
    after = edits.set_attributes("base", ["P02"], {"jobs": 7}).apply(edits.remove_plants("base", ["P01"]).apply(before))
    found = told(before, after)
    assert {key: feature["properties"]["change"] for key, feature in found.items()} == {
        "plants:P01:before": "removed", "plants:P02:after": "altered",
    }  # fmt: skip
    assert found["plants:P02:after"]["properties"]["columns"] == ["jobs"]


def test_a_plant_without_a_footprint_is_a_feature_without_a_geometry() -> None:
    before = start()
    after = edits.add_plants(before, "base", [None], plant_ids=["P09"]).apply(before)
    assert told(before, after)["plants:P09:after"]["geometry"] is None
    assert told(before, before) == {}
