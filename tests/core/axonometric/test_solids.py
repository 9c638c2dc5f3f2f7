from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.axonometric.solids import Solids

L = shapely.Polygon([(0, 0), (40, 0), (40, 10), (10, 10), (10, 30), (0, 30)])
COURT = shapely.box(0, 100, 60, 160).difference(shapely.box(20, 120, 40, 140))


def solids(*shapes: Any, heights: Any = None) -> Solids:
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return Solids.of(made, np.array(heights or [10.0] * len(shapes)))


def areas(of: Solids) -> list[float]:
    """The area of each prism's outline, holes taken off."""
    found = np.zeros(len(of))
    starts, rings = of.outlines.ring_start, np.repeat(np.arange(len(of)), np.diff(of.outlines.shape_start))
    for ring, (prism, hole) in enumerate(zip(rings, of.outlines.hole, strict=True)):
        area = shapely.Polygon(of.outlines.xy[starts[ring] : starts[ring + 1]]).area
        found[prism] += -area if hole else area
    return [float(area) for area in found]


def test_a_convex_footprint_is_its_only_piece_and_others_are_taken_apart_to_the_same_area() -> None:
    made = solids(shapely.box(100, 0, 110, 10), L, COURT)
    assert made.simple.tolist() == [True, False, False]
    pieces = [
        shapely.Polygon(made.pieces.xy[a:b]).area
        for a, b in zip(made.pieces.ring_start[:-1], made.pieces.ring_start[1:], strict=True)
    ]
    sums = np.bincount(made.piece_of, weights=pieces)
    assert sums.tolist() == pytest.approx([100.0, L.area, COURT.area])


def test_every_wall_bounds_a_piece_of_its_own_prism() -> None:
    made = solids(COURT, L, shapely.box(100, 0, 110, 10))
    assert (made.piece_of[made.wall_piece] == made.wall_of).all()
    assert np.bincount(made.wall_of).tolist() == [8, 6, 4]
    for wall in range(len(made.wall_of)):
        piece = made.wall_piece[wall]
        ring = shapely.LinearRing(made.pieces.xy[slice(*made.pieces.ring_start[piece : piece + 2])])
        middle = (made.wall_from[wall] + made.wall_to[wall]) / 2
        assert ring.distance(shapely.Point(middle)) < 1e-9


def test_parts_of_a_plant_are_prisms_of_one_row_and_unsound_outlines_count_as_they_cover() -> None:
    crossing = shapely.Polygon([(0, 0), (20, 20), (20, 0), (0, 20)])
    made = solids(shapely.MultiPolygon([shapely.box(0, 0, 5, 5), shapely.box(10, 0, 15, 5)]), crossing, heights=[8, 9])
    assert made.row.tolist() == [0, 0, 1, 1]
    assert sum(areas(made)[2:]) == pytest.approx(200.0)


def test_where_two_overlap_the_lower_one_gives_way() -> None:
    low, high = shapely.box(0, 0, 100, 100), shapely.box(40, 40, 60, 60)
    made = solids(low, high, heights=[10.0, 40.0])
    assert made.row.tolist() == [0, 1]
    assert areas(made) == pytest.approx([10_000.0 - 400.0, 400.0])
    assert solids(high, low, heights=[10.0, 40.0]).row.tolist() == [1]  # swallowed whole


def test_neighbours_that_only_touch_stay_as_they_are() -> None:
    made = solids(shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10), heights=[5.0, 9.0])
    assert areas(made) == [100.0, 100.0]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(5, 40)), min_size=1, max_size=8))
def test_no_two_prisms_share_ground_and_together_they_cover_what_the_footprints_do(
    squares: list[tuple[int, int, int]],
) -> None:
    shapes = [shapely.affinity.rotate(shapely.box(x, y, x + side, y + side), 7 * side) for x, y, side in squares]
    made = solids(*shapes, heights=[float(3 + at % 3) for at in range(len(shapes))])
    assert sum(areas(made)) == pytest.approx(shapely.union_all(shapes).area, rel=1e-6)
