from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.oriented_box import OrientedBox, direction_deg
from tests.builders import ORIGIN, line, multi, point, rect


def turned(angle_deg: float, width: float = 40, depth: float = 20) -> shapely.Geometry:
    return shapely.affinity.rotate(rect(0, 0, width, depth), angle_deg, origin="centroid")


@given(st.floats(0, 360))
def test_the_box_lies_along_the_sides_of_a_turned_rectangle(angle_deg: float) -> None:
    box = OrientedBox.of(np.array([turned(angle_deg)]))
    assert box is not None
    assert sorted([box.length_m, box.depth_m]) == pytest.approx([20, 40], abs=1e-6)
    corners = [box.at(i, j) for i in (-1, 1) for j in (-1, 1)]
    assert shapely.hausdorff_distance(shapely.MultiPoint(corners).convex_hull, turned(angle_deg)) < 1e-6


def test_handles_are_named_from_the_centre_and_distances_seen_from_there() -> None:
    box = OrientedBox.of(np.array([rect(10, 20, 40, 20)]))
    assert box is not None
    assert (box.angle_deg, box.length_m, box.depth_m) == (0.0, 40.0, 20.0)
    assert box.at(1, 0) == (ORIGIN[0] + 50, ORIGIN[1] + 30)
    assert box.at(-1, -1) == (ORIGIN[0] + 10, ORIGIN[1] + 20)
    assert box.within((ORIGIN[0] + 33, ORIGIN[1] + 29)) == (3.0, -1.0)


def test_several_share_a_direction_only_where_their_sides_do() -> None:
    assert direction_deg(np.array([turned(30), turned(120, 60, 10)])) == pytest.approx(30, abs=1e-6)
    assert direction_deg(np.array([turned(30), turned(31)])) == 0.0


def test_a_line_a_point_and_nothing_at_all_have_a_box_or_none() -> None:
    road = OrientedBox.of(np.array([line((0, 0), (30, 40))]))
    assert road is not None
    assert sorted([road.length_m, road.depth_m]) == pytest.approx([0, 50], abs=1e-6)
    spot = OrientedBox.of(np.array([point(3, 4)]))
    assert spot is not None
    assert (spot.length_m, spot.depth_m) == (0.0, 0.0)
    assert OrientedBox.of(np.array([multi()])) is None
