"""Which features of all layers are under the pointer and in a rectangle."""

from __future__ import annotations

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.features import FEATURE_LAYERS, Feature
from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.feature_hits import FeatureHits
from siteplanner.gui.canvas.hits import Box, PlantHits
from tests.builders import ORIGIN, plan, rect, site

PLANT, PARCEL, ZONE = Feature("plants", "P1"), Feature("parcels", "L1"), Feature("zones", "Z1")
ROAD, STATION = Feature("constraints", "R1"), Feature("substations", "S1")


def drawn() -> Plan:
    road = shapely.LineString([(ORIGIN[0] - 50, ORIGIN[1] + 60), (ORIGIN[0] + 250, ORIGIN[1] + 60)])
    base = site(
        {"L1": rect(0, 0, 100, 100)},
        zones={"Z1": rect(0, 0, 200, 100)},
        constraints={"R1": (road, {"kind": "road"})},
        substations={"S1": rect(150, 20, 2, 2).centroid},
    )
    return plan(base, {"P1": rect(20, 20, 30, 20)})


@pytest.fixture
def hits() -> FeatureHits:
    made = drawn()
    return FeatureHits(made, "base", PlantHits(made.plants()), FEATURE_LAYERS)


def box(west: float, south: float, east: float, north: float) -> Box:
    return ORIGIN[0] + west, ORIGIN[1] + south, ORIGIN[0] + east, ORIGIN[1] + north


@pytest.mark.parametrize(
    ("east_m", "north_m", "expected"),
    [
        (30, 30, (PLANT, PARCEL, ZONE)),
        (70, 20, (PARCEL, ZONE)),
        (120, 20, (ZONE,)),
        (150, 22, (STATION, ZONE)),
        (70, 61, (ROAD, PARCEL, ZONE)),
        (70, 1, (ZONE, PARCEL)),
        (-20, 20, ()),
    ],
)
def test_plants_win_and_what_lies_deepest_comes_last(
    hits: FeatureHits, east_m: float, north_m: float, expected: tuple[Feature, ...]
) -> None:
    assert hits.at(ORIGIN[0] + east_m, ORIGIN[1] + north_m, 2.0) == expected


def test_a_layer_that_is_hidden_is_not_hit() -> None:
    made = drawn()
    hits = FeatureHits(made, "base", PlantHits(made.plants()), {"parcels"})
    assert hits.at(ORIGIN[0] + 30, ORIGIN[1] + 30, 2.0) == (PARCEL,)
    assert hits.in_box(box(-99, -99, 999, 999), FEATURE_LAYERS, touching=True) == (PARCEL,)


def test_a_rectangle_takes_of_the_layers_it_may(hits: FeatureHits) -> None:
    whole = box(-5, -5, 160, 120)
    assert hits.in_box(whole, ("plants", "zones", "constraints"), touching=False) == (PLANT,)
    assert hits.in_box(whole, ("plants", "zones", "constraints"), touching=True) == (PLANT, ZONE, ROAD)
    assert hits.in_box(whole, FEATURE_LAYERS, touching=False) == (PLANT, PARCEL, STATION)


def test_the_bounds_of_several_layers(hits: FeatureHits) -> None:
    assert hits.bounds((PLANT, PARCEL)) == box(0, 0, 100, 100)
    assert hits.bounds((Feature("zones", "none"),)) is None
    assert hits.bounds(()) is None


def test_notes_of_another_scenario_are_not_hit() -> None:
    made = drawn()
    at = shapely.Point(ORIGIN[0] + 120, ORIGIN[1] + 20)
    rows = [{"scenario_id": "base", "kind": "text"}, {"scenario_id": "other", "kind": "text"}]
    noted = edits.add_features(made, "annotations", [at, at], rows, ids=["here", "there"]).apply(made)
    hits = FeatureHits(noted, "base", None, FEATURE_LAYERS)
    assert hits.at(at.x, at.y, 2.0) == (Feature("annotations", "here"), ZONE)


def test_a_boundary_round_everything_hides_no_parcel_and_is_hit_by_its_outline() -> None:
    made = drawn()
    town = rect(-30, -30, 400, 300)
    bounded = edits.add_features(made, "constraints", [town], [{"kind": "development_boundary"}]).apply(made)
    hits = FeatureHits(bounded, "base", None, FEATURE_LAYERS)
    boundary = Feature("constraints", "C001")
    assert hits.at(ORIGIN[0] + 70, ORIGIN[1] + 20, 2.0) == (PARCEL, ZONE, boundary)
    assert hits.at(ORIGIN[0] - 29, ORIGIN[1] + 200, 2.0) == (boundary,)
