"""Snapping: which target wins, and that a snapped vertex is the vertex to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.snapping import MOST_CORNERS, MOST_SHAPES, SnapTargets, corners_of
from tests.builders import ORIGIN, multi, rect, shape


def at(east_m: float, north_m: float) -> np.ndarray:
    return np.array([[ORIGIN[0] + east_m, ORIGIN[1] + north_m]])


def targets(*shapes: shapely.Geometry) -> SnapTargets:
    return SnapTargets.of(np.array(shapes, dtype=object))


SQUARE = rect(0, 0, 100, 100)


def test_a_vertex_beats_an_edge_that_is_nearer() -> None:
    snap = targets(SQUARE).nearest(at(3, 0.1), 5)
    assert snap is not None
    assert (snap.kind, snap.east_m - ORIGIN[0], snap.north_m - ORIGIN[1]) == ("vertex", 0, 0)


def test_a_midpoint_beats_an_edge_that_is_nearer() -> None:
    snap = targets(SQUARE).nearest(at(53, 0.1), 5)
    assert snap is not None
    assert (snap.kind, snap.east_m - ORIGIN[0], snap.north_m - ORIGIN[1]) == ("midpoint", 50, 0)


def test_a_vertex_beats_a_midpoint() -> None:
    small = rect(0, 0, 6, 100)
    snap = targets(small).nearest(at(2.5, 0), 5)
    assert snap is not None
    assert (snap.kind, snap.east_m - ORIGIN[0]) == ("vertex", 0)


def test_an_edge_gives_the_foot_of_the_perpendicular() -> None:
    snap = targets(SQUARE).nearest(at(25, -3), 5)
    assert snap is not None
    assert (snap.kind, snap.east_m - ORIGIN[0], snap.north_m - ORIGIN[1]) == ("edge", 25, 0)


def test_nothing_beyond_the_tolerance() -> None:
    assert targets(SQUARE).nearest(at(25, -5.01), 5) is None
    assert targets(SQUARE).nearest(at(-3.6, -3.6), 5) is None, "the corner of the box around the point is farther"


def test_the_nearest_of_several_vertices_wins() -> None:
    snap = targets(SQUARE, rect(102, 0, 10, 10)).nearest(at(101.4, 0), 5)
    assert snap is not None
    assert snap.east_m - ORIGIN[0] == 102


def test_the_corner_that_snaps_is_named() -> None:
    snap = targets(SQUARE).nearest(np.concatenate([at(300, 300), at(99, 99), at(50, 50)]), 5)
    assert snap is not None
    assert snap.corner == 1


def test_holes_are_snapped_to() -> None:
    ring = shapely.Polygon(SQUARE.exterior, [rect(40, 40, 20, 20).exterior])
    snap = targets(ring).nearest(at(41, 41), 3)
    assert snap is not None
    assert (snap.kind, snap.east_m - ORIGIN[0]) == ("vertex", 40)


def test_no_segment_joins_two_parts() -> None:
    two = multi(rect(0, 0, 10, 10), rect(100, 0, 10, 10))
    assert targets(two).nearest(at(55, 0), 3) is None


def test_missing_and_empty_shapes_are_passed_over() -> None:
    found = targets(shapely.MultiPolygon(), None, SQUARE).nearest(at(1, 1), 5)
    assert found is not None
    assert targets().nearest(at(1, 1), 5) is None
    assert targets(shapely.MultiPolygon()).nearest(at(1, 1), 5) is None


@pytest.mark.parametrize("points", [np.empty((0, 2)), np.array([[np.nan, 0.0]]), np.array([[np.inf, 0.0]])])
def test_points_without_a_position_snap_to_nothing(points: np.ndarray) -> None:
    assert targets(SQUARE).nearest(points, 5) is None


def test_an_edge_of_no_length_is_no_trouble() -> None:
    degenerate = shape((0, 0), (0, 0), (10, 0), (10, 10), (0, 0))
    snap = targets(degenerate).nearest(at(7.5, -1), 2)
    assert snap is not None
    assert snap.kind == "edge"


def test_corners_of_a_large_selection_are_those_of_its_hull() -> None:
    many = np.array([rect(20 * i, 20 * j, 10, 10) for i in range(12) for j in range(12)], dtype=object)
    corners = corners_of(many)
    assert len(corners) <= MOST_CORNERS
    low, high = corners.min(axis=0), corners.max(axis=0)
    assert (low - ORIGIN).tolist() == [0, 0]
    assert (high - ORIGIN).tolist() == [230, 230]


coordinate = st.floats(-500, 500, allow_nan=False).map(lambda x: round(x, 3))


@given(st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=8, unique=True), coordinate, coordinate)
def test_a_snapped_vertex_has_the_very_ordinates_and_a_moved_corner_reaches_them(
    points: list[tuple[float, float]], de_m: float, dn_m: float
) -> None:
    target = shape(*points)
    corner = np.array([target.exterior.coords[0]]) + np.array([0.3, -0.2])
    snap = SnapTargets.of(np.array([target], dtype=object)).nearest(corner, 1.0)
    assert snap is not None
    assert (snap.east_m, snap.north_m) in {(x, y) for x, y in target.exterior.coords}
    start = corner[0] + np.array([de_m, dn_m])
    assert start[0] + (snap.east_m - start[0]) == snap.east_m
    assert start[1] + (snap.north_m - start[1]) == snap.north_m


@given(
    st.lists(st.tuples(st.floats(-5, 405), st.floats(-5, 405), st.sampled_from([0.5, 4.0, 40.0, 300.0])), max_size=6),
    st.integers(1, 12),
)
def test_where_much_is_near_it_does_not_matter_what_was_asked_before(
    asked: list[tuple[float, float, float]], points: int
) -> None:
    grid = np.array([rect(20 * i, 20 * j, 18, 18) for i in range(20) for j in range(20)], dtype=object)
    sparse = np.array([rect(7, 7, 300, 3)], dtype=object)
    used = SnapTargets.of(grid, sparse)
    beside = np.arange(points)[:, None] * np.array([[3.0, 1.0]])
    for east_m, north_m, tolerance_m in asked:
        corners = at(east_m, north_m) + beside
        fresh = SnapTargets.of(grid, sparse).edges_near(corners, tolerance_m)
        again = used.edges_near(corners, tolerance_m)
        for name in fresh.__slots__:
            assert np.array_equal(getattr(again, name), getattr(fresh, name))


def test_the_tolerance_is_halved_as_often_as_it_takes() -> None:
    grid = np.array([rect(20 * i, 20 * j, 18, 18) for i in range(20) for j in range(20)], dtype=object)
    near = SnapTargets.of(grid).edges_near(at(200, 200), 300)
    reach_m = max(np.abs(near.start - at(200, 200)).max(), np.abs(near.end - at(200, 200)).max())
    counted = [
        len(
            shapely.STRtree(grid).query(
                shapely.box(*(ORIGIN + np.array([200, 200]) - t), *(ORIGIN + np.array([200, 200]) + t))
            )
        )
        for t in (300, 150, 75)
    ]
    assert min(counted[:2]) > MOST_SHAPES >= counted[2], "the third is the first that fits"
    assert 75 < reach_m <= 75 + 20
