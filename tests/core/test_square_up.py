from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.errors import EditError
from siteplanner.core.square_up import squared_up
from tests.builders import ORIGIN, line, multi, rect, shape

L_SHAPE = shape((0, 0), (60, 0), (60, 25), (30, 25), (30, 50), (0, 50))


def cosines(ring: shapely.Geometry) -> np.ndarray:
    """The cosine of the angle at each corner of a ring; 0 for a right one."""
    xy = shapely.get_coordinates(ring)[:-1]
    along = np.roll(xy, -1, axis=0) - xy
    along /= np.hypot(*along.T)[:, None]
    return (along * np.roll(along, -1, axis=0)).sum(axis=1)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([rect(0, 0, 40, 30), L_SHAPE, L_SHAPE.difference(rect(8, 8, 10, 10))]),
    st.floats(0, 360),
    st.lists(st.floats(-0.8, 0.8), min_size=40, max_size=40),
)
def test_every_corner_of_a_nearly_square_shape_becomes_right(
    exact: shapely.Polygon, angle_deg: float, shake_m: list[float]
) -> None:
    count = len(shapely.get_coordinates(exact))
    shaken = [np.array(shake_m[:count]), np.array(shake_m[count // 2 : count // 2 + count])]
    noise = np.column_stack([shaken[0], shaken[1][:count]])
    start = 0
    for ring in shapely.get_rings(exact):
        end = start + len(shapely.get_coordinates(ring))
        noise[end - 1] = noise[start]
        start = end
    rough = shapely.transform(exact, lambda xy: xy + noise)
    rough = shapely.affinity.rotate(rough, angle_deg, origin=ORIGIN)
    done = squared_up(rough)
    for ring in shapely.get_rings(done.shape):
        assert np.abs(cosines(ring)).max() < 1e-9
    assert done.slanted_edges == 0
    assert done.area_change_m2 == pytest.approx(done.shape.area - rough.area, abs=1e-6)
    assert done.moved_m < 3.0


def test_a_shape_that_is_square_stays_where_it_is() -> None:
    turned = shapely.affinity.rotate(L_SHAPE, 33.3, origin=ORIGIN)
    done = squared_up(turned)
    assert done.moved_m < 1e-8
    assert abs(done.area_change_m2) < 1e-5


def test_a_slanted_corner_that_is_meant_stays_slanted() -> None:
    chamfered = shape((0, 0), (40, 0.2), (40, 20), (30, 30), (0, 30))
    done = squared_up(chamfered)
    assert done.slanted_edges == 1
    assert sorted(np.abs(cosines(done.shape)).round(9))[:3] == [0.0, 0.0, 0.0]
    assert np.abs(cosines(done.shape)).max() > 0.6


def test_a_corner_in_the_middle_of_a_straight_side_comes_onto_the_side() -> None:
    with_middle = shape((0, 0), (20, 0.1), (40, 0), (40, 30), (0, 30))
    done = squared_up(with_middle)
    xy = shapely.get_coordinates(done.shape)[:-1]
    assert len(xy) == 5
    assert len(np.unique(np.round(cosines(done.shape), 9))) == 2  # right, or straight on


def test_two_blocks_turn_each_on_its_own_direction() -> None:
    blocks = multi(rect(0, 0, 40, 30), shapely.affinity.rotate(rect(60, 0, 40, 30), 30.0))
    done = squared_up(blocks)
    assert done.moved_m < 1e-8
    assert done.shape.geom_type == "MultiPolygon"


def test_what_has_no_right_angle_is_refused_in_words() -> None:
    with pytest.raises(EditError, match="No corner here is near a right angle"):
        squared_up(line((0, 0), (10, 1)))
    with pytest.raises(EditError, match="cross or lose itself"):
        squared_up(shape((0, 0), (20, 20), (20, 0), (0, 20)))
    with pytest.raises(EditError, match="No corner here is near a right angle"):
        squared_up(shape((0, 0), (100, 0), (50, 1)))
