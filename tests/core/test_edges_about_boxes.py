"""What boxes tell of footprints and parcels is what measuring tells, wherever they tell anything."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core.edges_about_boxes import gaps_to_loose_edges_m, held_and_apart
from siteplanner.core.site import Geometries

REACH_M = 5.0
SEEN_M = 1e-5  # how much GEOS's own distances may be rounded at 38 million metres
PLACES = {"here": (0.0, 0.0), "far": (38_470_000.0, 4_174_000.0)}
NOISES = {"clean": 0.0, "noisy": 1e-9, "hairline gaps": 0.01}


def town(random: np.random.Generator, origin: tuple[float, float], noise_m: float) -> Geometries:
    """A grid of 6 × 6 four-sided parcels, 20 m wide, jittered; some with holes, as two parts, turned the other way
    round, twice there, lying over others; each with noise of its own."""
    corners = np.stack(np.meshgrid(np.arange(7.0), np.arange(7.0), indexing="ij"), axis=2) * 20
    corners += random.uniform(-6, 6, corners.shape)
    at = np.array([(i, j) for i in range(6) for j in range(6)])
    rings = np.stack([corners[at[:, 0] + di, at[:, 1] + dj] for di, dj in ((0, 0), (1, 0), (1, 1), (0, 1))], axis=1)
    rings += random.uniform(-noise_m, noise_m, rings.shape) + np.array(origin)
    parcels = np.asarray(shapely.polygons(rings), dtype=object)
    parcels = parcels[shapely.is_valid(parcels)]
    for row in range(0, len(parcels), 7):
        hole = shapely.buffer(shapely.point_on_surface(parcels[row]), random.uniform(1, 3), quad_segs=1)
        parcels[row] = parcels[row].difference(hole)
        if row % 2:
            parcels = np.append(parcels, hole.intersection(parcels[row].convex_hull))
    parcels[5] = shapely.reverse(parcels[5])
    parcels[8] = shapely.union_all(parcels[[8, 30]])
    return np.append(parcels, [parcels[3], shapely.buffer(parcels[10], 1.0, join_style="mitre")])


def footprints(random: np.random.Generator, origin: tuple[float, float]) -> Geometries:
    """Turned halls of 4 to 20 m, some with a yard, some snapped to whole metres."""
    made = []
    for n in range(120):
        east, north = random.uniform(0, 120, 2)
        if n % 3 == 0:
            east, north = round(east), round(north)
        hall = shapely.box(east, north, east + random.uniform(4, 20), north + random.uniform(4, 20))
        if n % 5 == 0:
            hall = hall.difference(shapely.buffer(hall.centroid, 1.0))
        hall = hall if n % 2 else shapely.affinity.rotate(hall, float(random.uniform(0, 90)))
        made.append(shapely.affinity.translate(hall, *origin))
    return np.array(made, dtype=object)


@pytest.fixture(params=[(seed, place, noise) for seed in range(4) for place in PLACES for noise in NOISES], ids=str)
def drawn(request: pytest.FixtureRequest) -> tuple[Geometries, Geometries]:
    """Footprints and parcels."""
    seed, place, noise = request.param
    random = np.random.default_rng(seed)
    parcels = town(random, PLACES[place], NOISES[noise])
    return footprints(random, PLACES[place]), parcels


def test_an_area_that_is_seen_to_hold_a_box_does_and_one_seen_apart_is(drawn: tuple[Geometries, Geometries]) -> None:
    shapes, parcels = drawn
    at, area = shapely.STRtree(parcels).query(shapes)
    held, apart, well_within = held_and_apart(shapely.bounds(shapes)[at], parcels[area], REACH_M)
    boxes, land = shapely.envelope(shapes[at]), parcels[area]
    assert shapely.covered_by(boxes[held], land[held]).all()
    assert shapely.covered_by(shapes[at[held]], land[held]).all()
    assert not shapely.intersects(boxes[apart], land[apart]).any()
    assert (shapely.distance(shapes[at[well_within]], shapely.boundary(land[well_within])) >= REACH_M - SEEN_M).all()
    assert not (held & apart).any()
    assert (well_within <= held).all()


def test_what_no_edge_is_near_is_always_told(drawn: tuple[Geometries, Geometries]) -> None:
    shapes, parcels = drawn
    at, area = shapely.STRtree(parcels).query(shapes)
    held, apart, _ = held_and_apart(shapely.bounds(shapes)[at], parcels[area], REACH_M)
    lone = shapely.distance(shapely.envelope(shapes[at]), shapely.boundary(parcels[area])) > 30  # beyond any edge's box
    assert (held | apart)[lone].all()
    assert held.any()


def test_a_footprint_lies_as_far_within_its_parcels_as_loose_edges_tell(drawn: tuple[Geometries, Geometries]) -> None:
    shapes, parcels = drawn
    found, area = shapely.STRtree(parcels).query(shapes)
    keep = shapely.area(shapely.intersection(shapes[found], parcels[area])) > 0.01
    found, area = found[keep], area[keep]
    rows, at = np.unique(found, return_inverse=True)
    told_m = gaps_to_loose_edges_m(shapes[rows], at, parcels[area], REACH_M)
    for place, row in enumerate(rows):
        land = shapely.union_all(parcels[area[at == place]])
        if told_m[place] > 0:
            assert shapely.covered_by(shapes[row], shapely.buffer(land, SEEN_M)), row
            assert shapely.distance(shapes[row], shapely.boundary(land)) >= told_m[place] - SEEN_M, row


def test_a_boundary_that_two_parcels_share_is_no_edge_of_their_land() -> None:
    row = np.asarray(shapely.box([0, 20, 20], [0, 0, 20], [20, 40, 40], [20, 20, 40]), dtype=object)
    hall = np.array([shapely.box(15, 8, 25, 12)])
    assert gaps_to_loose_edges_m(hall, np.zeros(2, dtype=np.intp), row[:2], 10.0).tolist() == [8.0]
    assert gaps_to_loose_edges_m(hall, np.zeros(2, dtype=np.intp), row[[0, 2]], 10.0).tolist() == [0.0]


def test_the_way_round_a_ring_is_drawn_does_not_matter() -> None:
    row = np.asarray(shapely.box([0, 20], 0, [20, 40], 20), dtype=object)
    hall = np.array([shapely.box(15, 8, 25, 12)])
    for turned in ([row[0], shapely.reverse(row[1])], [shapely.reverse(row[0]), shapely.reverse(row[1])]):
        land = np.array(turned, dtype=object)
        assert gaps_to_loose_edges_m(hall, np.zeros(2, dtype=np.intp), land, 10.0).tolist() == [8.0]


def test_a_parcel_that_is_there_twice_does_not_hide_its_own_boundary() -> None:
    twice = np.asarray(shapely.box([0, 0], 0, [20, 20], 20), dtype=object)
    hall = np.array([shapely.box(15, 8, 19, 12)])
    assert gaps_to_loose_edges_m(hall, np.zeros(2, dtype=np.intp), twice, 10.0).tolist() == [1.0]


def test_a_hole_inside_a_box_is_seen() -> None:
    ring = shapely.box(0, 0, 40, 40).difference(shapely.box(19, 19, 21, 21))
    held, apart, _ = held_and_apart(np.array([[10.0, 10, 30, 30]]), np.array([ring]), REACH_M)
    assert not held.any()
    assert not apart.any()
    inside_hole = held_and_apart(np.array([[19.5, 19.5, 20.5, 20.5]]), np.array([ring]), REACH_M)
    assert [flags.tolist() for flags in inside_hole] == [[False], [True], [False]]


def test_an_outline_that_is_touched_is_left_to_be_measured() -> None:
    held, apart, _ = held_and_apart(
        np.array([[0.0, 5, 5, 10], [20, 5, 25, 10]]), np.array([shapely.box(0, 0, 20, 20)] * 2), 1.0
    )
    assert not (held | apart).any()


def test_of_nothing_nothing_is_told() -> None:
    none = np.empty(0, dtype=object)
    assert [len(flags) for flags in held_and_apart(np.empty((0, 4)), none, REACH_M)] == [0, 0, 0]
    assert len(gaps_to_loose_edges_m(none, np.empty(0, dtype=np.intp), none, REACH_M)) == 0
