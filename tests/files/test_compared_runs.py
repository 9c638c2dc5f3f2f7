"""Rings, lines and points beside those of the plan."""

from __future__ import annotations

import numpy as np
import shapely

from siteplanner.files.compared_runs import Runs, signed_areas

HOLED = shapely.Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(1, 1), (1, 3), (3, 3), (3, 1)]])


def shapes(*given: object) -> np.ndarray:
    out = np.empty(len(given), dtype=object)
    out[:] = given
    return out


def test_runs_stand_in_the_order_of_shapes_parts_and_rings() -> None:
    mixed = shapely.GeometryCollection([shapely.Point(1, 2), HOLED, shapely.MultiPoint([(5, 5), (6, 6)])])
    line = shapely.LineString([(0, 0), (1, 1), (2, 0)])
    runs = Runs.of(shapes(mixed, None, shapely.MultiPolygon(), line))
    assert runs.row.tolist() == [0, 0, 0, 0, 0, 3]
    assert runs.dimension.tolist() == [0, 2, 2, 0, 0, 1]
    assert runs.outer.tolist() == [True, True, False, True, True, True]
    assert runs.lengths.tolist() == [1, 5, 5, 1, 1, 3]
    assert runs.only(2).points.tolist() == shapely.get_coordinates(HOLED).tolist()


def test_half_of_a_shape_is_none() -> None:
    lost = shapely.MultiPoint([(0, 0), (np.inf, 1)])
    assert Runs.of(shapes(lost, shapely.Point(1, 1))).row.tolist() == [1]


def test_rings_may_run_either_way_and_lines_may_not() -> None:
    ring, line = HOLED.exterior.coords, [(0.0, 0.0), (3.0, 4.0)]
    areas = Runs.of(shapes(shapely.Polygon(ring)))
    assert areas.distances(np.array(ring)[::-1]).tolist() == [0.0]
    lines = Runs.of(shapes(shapely.LineString(line)))
    assert lines.distances(np.array(line)[::-1]).tolist() == [5.0]  # 3, 4, 5
    assert areas.distances(np.add(ring, (0.0, 2.0))).tolist() == [2.0]
    assert lines.distances(np.full((2, 2), np.nan)).tolist() == [np.inf]


def test_areas_are_those_of_each_ring_by_itself() -> None:
    points = shapely.get_coordinates(HOLED)
    assert signed_areas(points, np.array([0, 5, 10])).tolist() == [81.0, -4.0]  # 9 by 9; 2 by 2 the other way
    assert Runs.of(shapes()).signed_areas.tolist() == []
