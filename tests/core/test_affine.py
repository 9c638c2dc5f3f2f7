from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.affine import Affine
from tests.builders import ORIGIN, line, rect, shape

AWAY = st.floats(-500, 500, allow_nan=False)
FAR = (ORIGIN[0] + 37.2, ORIGIN[1] - 11.9)


def test_a_shift_adds_the_very_distances() -> None:
    (moved,) = Affine.shift(12.5, -3.25).of(np.array([rect(0, 0, 10, 5)]))
    assert moved.bounds == (ORIGIN[0] + 12.5, ORIGIN[1] - 3.25, ORIGIN[0] + 22.5, ORIGIN[1] + 1.75)


@given(AWAY, AWAY, AWAY, AWAY)
def test_mirroring_twice_gives_every_corner_back_within_a_micrometre(
    e: float, n: float, to_e: float, to_n: float
) -> None:
    a, b = (ORIGIN[0] + e, ORIGIN[1] + n), (ORIGIN[0] + to_e, ORIGIN[1] + to_n)
    if math.dist(a, b) < 0.001:
        return
    given_shapes = np.array([shape((0, 0), (40, 0), (40, 15), (20, 15), (20, 30), (0, 30))])
    there = Affine.mirror(a, b).of(given_shapes)
    back = Affine.mirror(a, b).of(there)
    assert there[0].area == pytest.approx(given_shapes[0].area, rel=1e-9)
    # the ring comes back started elsewhere, so corners are compared as sets
    old, new = (np.array(sorted(map(tuple, shapely.get_coordinates(s[0])[:-1]))) for s in (given_shapes, back))
    nearest = np.hypot(*(old[:, None, :] - new[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    assert nearest.max() < 1e-6


def test_a_mirrored_area_keeps_the_way_its_rings_run_and_a_line_its_start() -> None:
    ring = shapely.Polygon(shapely.box(0, 0, 10, 10).exterior.coords, [shapely.box(2, 2, 4, 4).exterior.coords])
    before = shapely.polygons(shapely.get_exterior_ring(ring), [shapely.get_interior_ring(ring, 0)])
    road = line((0, 0), (10, 0), (10, 20))
    mirrored, turned_road = Affine.mirror((0, 0), (0, 1)).of(np.array([before, road]))
    assert shapely.is_ccw(mirrored.exterior) == shapely.is_ccw(before.exterior)
    assert shapely.is_ccw(mirrored.interiors[0]) == shapely.is_ccw(before.interiors[0])
    assert turned_road.coords[0] == (-road.coords[0][0], road.coords[0][1])


@pytest.mark.parametrize("angle_deg", [0.0, 30.0, 90.0, 137.0])
def test_a_stretch_along_a_direction_leaves_what_lies_across_it(angle_deg: float) -> None:
    stretching = Affine.stretch(2.0, 1.0, angle_deg, FAR)
    along = np.array([math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))])
    across = np.array([-along[1], along[0]])
    moved = stretching.of_points(np.array([FAR]) + np.array([10 * along, 10 * across]))
    assert np.abs(moved - (np.array([FAR]) + np.array([20 * along, 10 * across]))).max() < 1e-8
    assert stretching.determinant == pytest.approx(2.0)


def test_a_transform_survives_json() -> None:
    made = Affine.turn(0.6, 0.8, FAR)
    assert Affine.from_json([list(part) for part in made]) == made
