"""Feeder lengths, straight and along roads."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.power.feeders import feeder_lengths
from siteplanner.core.plan import Plan
from tests import builders as b

ROAD = {"kind": "road"}


def town() -> Plan:
    """A road along the south, one up from its middle; a substation beside that, one far off, one without a place."""
    on = b.site(
        constraints={"R1": (b.line((0, 0), (1000, 0)), ROAD), "R2": (b.line((500, 0), (500, 600)), ROAD)},
        substations={"S1": b.point(520, 500), "S2": b.point(9000, 0), "S3": None},
    )
    return b.plan(on, {"P1": b.rect(100, 10, 10, 50), "P2": b.rect(530, 500, 10, 10), "P3": shapely.MultiPolygon()})


# Straight from the plant's corner (110, 60) to (520, 500).
def test_straight_feeders_go_from_the_nearest_point_of_the_footprint() -> None:
    found = feeder_lengths(Basis.of(town())).from_plants(["P1", "P2"], ["S1", "S2"])
    expected = [[np.hypot(410, 440), np.hypot(8890, 10)], [10.0, np.hypot(8460, 500)]]
    np.testing.assert_allclose(found, expected)


# 10 m to the road from x = 100 … 110, 390 to 400 m along it, 500 m up, 20 m off.
def test_feeders_along_roads_go_to_the_nearest_road() -> None:
    ways = feeder_lengths(Basis.of(town()), "roads").ways_from_plants(["P1"], ["S1"])
    assert ways.by_road.tolist() == [[True]]
    assert ways.length_m[0, 0] == pytest.approx(10 + 395 + 500 + 20, abs=5.001)


def test_where_no_road_leads_the_length_is_straight_and_said_to_be() -> None:
    basis = Basis.of(town())
    ways = feeder_lengths(basis, "roads").ways_from_plants(["P1"], ["S2"])
    assert ways.by_road.tolist() == [[False]]
    np.testing.assert_array_equal(ways.length_m, feeder_lengths(basis).from_plants(["P1"], ["S2"]))


def test_nobody_goes_to_the_road_and_back_to_the_next_door() -> None:
    ways = feeder_lengths(Basis.of(town()), "roads").ways_from_plants(["P2"], ["S1"])
    assert (ways.by_road.tolist(), ways.length_m.tolist()) == ([[False]], [[10.0]])


@pytest.mark.parametrize("along", ["straight", "roads"])
def test_what_has_no_place_has_no_length(along: str) -> None:
    lengths = feeder_lengths(Basis.of(town()), along)  # type: ignore[arg-type]
    found = lengths.from_plants(["P1", "P3"], ["S1", "S3"])
    assert np.isnan(found).tolist() == [[False, True], [True, True]]


def test_how_far_off_a_road_may_be_is_a_factor() -> None:
    plan = edits.set_factor("power.road_reach", 5.0).apply(town())
    assert not feeder_lengths(Basis.of(plan), "roads").ways_from_plants(["P1"], ["S1"]).by_road.any()


def test_points_are_as_good_as_plants() -> None:
    lengths = feeder_lengths(Basis.of(town()), "roads")
    # along the one road and up the other; 20 m to it, 100 m up, 20 m off
    points = np.array([b.point(100, 0), b.point(520, 400)], dtype=object)
    np.testing.assert_allclose(lengths.from_points(points, ["S1"]), [[400 + 500 + 20], [20 + 100 + 20]])
    nothing = lengths.from_points(np.empty(0, dtype=object), ["S1"])
    assert nothing.shape == (0, 1)


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(KeyError, match="S9"):
        feeder_lengths(Basis.of(town())).from_plants(["P1"], ["S9"])
