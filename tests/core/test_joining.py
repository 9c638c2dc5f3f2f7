from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.joining import joined
from tests.builders import ORIGIN, line, multi, rect, shape
from tests.core.test_cutting import corners, cut_or_assume


def several(*shapes: shapely.Geometry) -> np.ndarray:
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


def test_neighbours_become_one_and_their_border_goes() -> None:
    done = joined(several(rect(0, 0, 10, 10), rect(10, 0, 10, 10)))
    assert done.shape.geom_type == "Polygon"
    assert (done.shape.area, done.apart, done.closed_m2, done.overlap_m2) == (200.0, (), 0.0, 0.0)


@pytest.mark.parametrize("gap_m", [0.001, 0.01, 0.019, -0.015])
def test_hairlines_are_closed_and_told(gap_m: float) -> None:
    apart = shapely.affinity.rotate(multi(rect(0, 0, 10, 10), rect(10 + gap_m, 0, 10, 10)), 21.0, origin=ORIGIN)
    done = joined(shapely.get_parts(apart))
    assert done.shape.geom_type == "Polygon"
    assert len(done.shape.interiors) == 0
    assert done.closed_m2 == pytest.approx(max(gap_m, 0) * 10, abs=0.01)
    assert done.shape.is_valid


def test_a_gap_beyond_the_tolerance_keeps_them_apart() -> None:
    assert joined(several(rect(0, 0, 10, 10), rect(10.03, 0, 10, 10))).apart == (1,)
    assert joined(several(rect(0, 0, 10, 10), rect(10.03, 0, 10, 10)), hairline_m=0.05).apart == ()


def test_areas_that_touch_in_a_corner_alone_are_apart() -> None:
    assert joined(several(rect(0, 0, 10, 10), rect(10, 10, 10, 10))).apart == (1,)


def test_a_chain_is_joined_through_its_links_whatever_the_order() -> None:
    done = joined(several(rect(0, 0, 10, 10), rect(20, 0, 10, 10), rect(10, 0, 10, 10), rect(90, 0, 1, 1)))
    assert done.apart == (3,)


def test_overlaps_count_once_and_are_told() -> None:
    done = joined(several(rect(0, 0, 10, 10), rect(8, 0, 10, 10)))
    assert done.shape.area == 180.0
    assert done.overlap_m2 == pytest.approx(20.0)


def test_neighbours_of_different_division_leave_no_slivers() -> None:
    done = joined(several(rect(0, 0, 10, 30), shape((10.004, -5), (20, 0), (20, 30), (9.995, 12), (10.002, 7))))
    assert done.shape.geom_type == "Polygon"
    assert len(done.shape.interiors) == 0


def test_roads_that_end_in_each_other_become_one_line() -> None:
    done = joined(several(line((0, 0), (50, 0)), line((50.01, 0), (90, 9))))
    assert done.shape.geom_type == "LineString"
    assert done.apart == ()
    assert joined(several(line((0, 0), (50, 0)), line((0, 5), (50, 5)))).apart == (1,)
    assert joined(several(line((0, 0), (50, 0)), line((25, -5), (25, 5)))).apart == ()


numbers = st.floats(-30, 130, allow_nan=False)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([rect(0, 0, 100, 60), shape((0, 0), (100, 10), (90, 80), (40, 30), (0, 60))]),
    st.lists(st.tuples(numbers, numbers), min_size=2, max_size=4, unique=True),
)
def test_what_was_cut_and_joined_again_is_the_whole(whole: shapely.Geometry, through: list) -> None:
    parts = cut_or_assume(whole, line(*through))
    again = joined(several(*parts), hairline_m=0.0)
    assert again.apart == ()
    assert shapely.symmetric_difference(again.shape, whole).area < 1e-6
    assert corners(whole) <= corners(again.shape)
