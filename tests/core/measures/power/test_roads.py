"""The roads of a map as a network, by drawings small enough to walk by eye."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from siteplanner.core.measures.power.roads import RoadNetwork, road_network
from tests import builders as b


def way_m(
    roads: list[BaseGeometry], start: BaseGeometry, end: BaseGeometry, snap_m: float = 1.0, reach_m: float = 100.0
) -> float:
    network = RoadNetwork.of(np.array(roads, dtype=object), snap_m)
    here, there = (network.joints(np.array([of], dtype=object), reach_m) for of in (start, end))
    return float(network.between(here, there)[0, 0])


CROSS = [b.line((0, 0), (1000, 0)), b.line((500, -300), (500, 300))]


# 10 m to the road, 400 m along it to the crossing, 250 m along the other, 20 m off it.
def test_roads_are_joined_where_they_cross() -> None:
    assert way_m(CROSS, b.point(100, 10), b.point(520, 250)) == pytest.approx(10 + 400 + 250 + 20)


def test_two_places_on_one_stretch_go_straight_along_it() -> None:
    assert way_m(CROSS[:1], b.point(100, 10), b.point(300, -20)) == pytest.approx(10 + 200 + 20)


def test_the_shorter_of_two_ways_round_is_taken() -> None:
    ring = [b.line((0, 0), (1000, 0), (1000, 100), (0, 100), (0, 0))]
    assert way_m(ring, b.point(900, 0), b.point(800, 100)) == pytest.approx(100 + 100 + 200)
    assert way_m(ring, b.point(100, 0), b.point(200, 100)) == pytest.approx(100 + 100 + 200)


@pytest.mark.parametrize(("gap_m", "joined"), [(0.0, True), (0.4, True), (0.99, True), (1.5, False)])
def test_an_end_that_misses_a_road_by_little_is_joined_to_it(gap_m: float, joined: bool) -> None:
    roads = [b.line((0, 0), (1000, 0)), b.line((500, gap_m), (500, 300))]
    found = way_m(roads, b.point(100, 0), b.point(500, 250))
    assert found == pytest.approx(400 + 250, abs=0.1) if joined else np.isinf(found)


@given(st.floats(1, 999), st.floats(-1, 1))
@settings(max_examples=50)
def test_an_end_that_touches_a_road_but_for_rounding_is_joined_to_it(east_m: float, slope: float) -> None:
    roads = [b.line((0, 0), (1000, 1000 * slope)), b.line((east_m, east_m * slope), (east_m, 2000))]
    found = way_m(roads, b.point(0, 0), b.point(east_m, 1500), snap_m=0.0)
    assert found == pytest.approx(np.hypot(east_m, east_m * slope) + 1500 - east_m * slope, abs=0.1)


def test_roads_that_do_not_meet_lead_nowhere() -> None:
    apart = [b.line((0, 0), (100, 0)), b.line((200, 0), (300, 0))]
    assert np.isinf(way_m(apart, b.point(50, 0), b.point(250, 0)))


def test_a_road_further_than_the_reach_is_none() -> None:
    assert way_m(CROSS, b.point(100, 99), b.point(500, 200)) == pytest.approx(99 + 400 + 200)
    assert np.isinf(way_m(CROSS, b.point(100, 101), b.point(500, 200)))


# Two road areas of 12 m, one ending at the other: along the near edge, over the road once, up and off it: 5 + 894 + 12
# + 288 + 4 m, somewhat less or more as the triangles cut corners of 50 m or go round them.
def test_feeders_run_along_and_across_road_areas() -> None:
    areas = [b.rect(0, 0, 2000, 12), b.rect(994, 12, 12, 500)]
    found = way_m(areas, b.point(100, -5), b.point(990, 300))
    assert found == pytest.approx(1203, abs=20)


def test_road_areas_with_a_hairline_gap_are_one() -> None:
    areas = [b.rect(0, 0, 500, 12), b.rect(500.3, 0, 500, 12)]
    assert way_m(areas, b.point(10, 0), b.point(990, 0)) == pytest.approx(980, abs=1)


def test_lines_end_in_road_areas() -> None:
    roads = [b.rect(0, 0, 1000, 12), b.line((500, 6), (500, 400))]
    assert way_m(roads, b.point(100, 12), b.point(500, 400)) == pytest.approx(400 + 388, abs=15)


def test_without_roads_or_places_there_is_no_way() -> None:
    assert np.isinf(way_m([], b.point(0, 0), b.point(1, 1)))
    assert np.isinf(way_m(CROSS, shapely.MultiPolygon(), b.point(500, 200)))


def test_the_network_of_a_map_is_made_once_from_its_roads_alone() -> None:
    rows = {"R1": (CROSS[0], {"kind": "road"}), "R2": (CROSS[1], {"kind": "railway"}), "R3": (None, {"kind": "road"})}
    site = b.site(constraints=rows)
    network = road_network(site, 1.0)
    assert network.length_m.sum() == pytest.approx(1000.0)
    assert road_network(site, 1.0) is network
    assert road_network(site, 2.0) is not network


places = st.tuples(st.floats(-50, 1050), st.floats(-350, 350))


@given(places, places)
@settings(max_examples=60)
def test_a_way_is_no_shorter_than_the_straight_line_and_the_same_back(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    start, end = b.point(*one), b.point(*other)
    there = way_m(CROSS, start, end, reach_m=2000.0)
    assert there >= start.distance(end) - 1e-6
    assert way_m(CROSS, end, start, reach_m=2000.0) == pytest.approx(there)
