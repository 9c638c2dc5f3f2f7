"""A cut loses nothing, and both sides of it have the same corners."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from siteplanner.core.cutting import crossed_by, cut
from siteplanner.core.errors import EditError
from tests.builders import ORIGIN, line, multi, point, rect, shape

U_SHAPE = shape((0, 0), (100, 0), (100, 50), (80, 50), (80, 10), (20, 10), (20, 50), (0, 50))
HOLED = rect(0, 0, 100, 100).difference(rect(40, 40, 20, 20))
numbers = st.floats(-30, 130, allow_nan=False)
points = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=5, unique=True)
SHAPES = [rect(0, 0, 100, 50), U_SHAPE, HOLED, multi(rect(0, 0, 40, 40), rect(60, 0, 40, 40))]


def cut_or_assume(whole: shapely.Geometry, by: shapely.Geometry) -> tuple[shapely.Geometry, ...]:
    try:
        return cut(whole, by)
    except EditError:
        assume(False)
        raise


def corners(geometry: shapely.Geometry) -> set[tuple[float, float]]:
    return {(x, y) for x, y in shapely.get_coordinates(geometry)}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SHAPES), st.sampled_from([0.0, 17.3, 45.0]), points)
def test_the_parts_of_a_cut_make_the_whole(whole: shapely.Geometry, angle_deg: float, through: list) -> None:
    whole = shapely.affinity.rotate(whole, angle_deg, origin=ORIGIN)
    through_points = [p for p, q in zip(through, [*through[1:], None], strict=True) if p != q]
    assume(len(through_points) > 1)
    parts = cut_or_assume(whole, line(*through_points))
    together = shapely.union_all(np.array(parts, dtype=object))
    assert shapely.symmetric_difference(together, whole).area < 1e-6
    assert sum(part.area for part in parts) == pytest.approx(whole.area, abs=1e-6)
    assert all(part.is_valid and part.area > 0 for part in parts)
    assert corners(whole) <= set().union(*map(corners, parts))
    for i, one in enumerate(parts):
        for other in parts[i + 1 :]:
            assert shapely.intersection(one, other).area == 0


def test_the_corners_of_the_cut_are_shared_bit_for_bit() -> None:
    west, east = cut(rect(0, 0, 100, 50), line((-7, 3.1), (33.3, 20.7), (41.9, 80)))
    shared = corners(west) & corners(east)
    assert len(shared) == 3
    assert (ORIGIN[0] + 33.3, ORIGIN[1] + 20.7) in shared


def test_a_line_drawn_from_snapped_points_cuts_although_they_are_off_the_edge_by_rounding() -> None:
    turned = shapely.affinity.rotate(rect(0, 0, 100, 50), 31.7, origin=ORIGIN)
    ends = [turned.exterior.interpolate(at) for at in (20.0, 190.0)]
    parts = cut(turned, shapely.LineString(ends))
    assert len(parts) == 2
    for end in ends:
        assert (end.x, end.y) in corners(parts[0]) & corners(parts[1])


def test_a_line_across_both_arms_gives_three_parts_the_largest_first() -> None:
    parts = cut(U_SHAPE, line((-5, 30), (105, 31)))
    assert len(parts) == 3
    assert parts[0].area == max(part.area for part in parts)


def test_blocks_that_the_line_leaves_whole_stay_with_the_first_part() -> None:
    blocks = multi(rect(0, 0, 40, 40), rect(60, 0, 40, 40))
    first, second = cut(blocks, line((20, -5), (20, 45)))
    assert first.geom_type == "MultiPolygon"
    assert (first.area, second.area) == (2400.0, 800.0)


def test_a_line_that_ends_inside_cuts_nothing() -> None:
    square = rect(0, 0, 40, 40)
    assert cut(square, line((-5, 20), (30, 20))) == (square,)
    assert cut(square, line((0, 0), (40, 0))) == (square,)
    assert len(cut(square, line((60, 0), (60, 9)))) == 1


def test_a_line_along_an_edge_cuts_off_no_sliver() -> None:
    with pytest.raises(EditError, match="nothing but a sliver"):
        cut(rect(0, 0, 40, 40), line((-5, 1e-5), (45, 1e-5)))


def test_a_line_that_ends_a_hair_short_of_the_edge_still_cuts() -> None:
    parts = cut(rect(0, 0, 40, 40), line((20, 0.0004), (20, 39.9996)))
    assert [part.area for part in parts] == [800.0, 800.0]


def test_a_loop_inside_cuts_out_a_hole() -> None:
    outer, inner = cut(rect(0, 0, 100, 100), line((20, 20), (40, 20), (40, 40), (20, 40), (20, 20)))
    assert len(outer.interiors) == 1
    assert inner.area == 400.0


def test_a_cut_through_a_hole_opens_it() -> None:
    parts = cut(HOLED, line((-5, 50), (105, 50)))
    assert [len(part.interiors) for part in parts] == [0, 0]
    assert sum(part.area for part in parts) == pytest.approx(HOLED.area)


def test_a_road_is_cut_where_it_is_crossed_and_a_point_never() -> None:
    parts = cut(line((0, 0), (100, 0)), line((30, -5), (30, 5)))
    assert [part.length for part in parts] == [30.0, 70.0] or [part.length for part in parts] == [70.0, 30.0]
    assert parts[0].coords[-1] == parts[1].coords[0] or parts[1].coords[-1] == parts[0].coords[0]
    assert len(cut(line((0, 0), (100, 0)), line((0, -5), (0, 5)))) == 1
    assert len(cut(point(0, 0), line((0, -5), (0, 5)))) == 1


def test_what_neighbours_need_are_the_places_on_the_outline() -> None:
    met = crossed_by(rect(0, 0, 100, 50), line((30, -5), (30, 20), (60, 55)))
    assert len(met) == 2
    assert [ORIGIN[0] + 30, ORIGIN[1]] in met.tolist()
