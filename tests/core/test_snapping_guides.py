"""Smart guides: sides with sides, middles with middles, along the thing's own direction."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely import affinity

from siteplanner.core.snapping import corners_of
from siteplanner.core.snapping_guides import lined_up
from siteplanner.core.snapping_kinds import Floats
from tests.builders import ORIGIN, rect

E, N = ORIGIN


def corners(shape: shapely.Geometry) -> Floats:
    return corners_of(np.array([shape], dtype=object))


def shapes(*found: shapely.Geometry) -> np.ndarray:
    return np.array(found, dtype=object)


def moved(body: shapely.Geometry, *neighbours: shapely.Geometry, angle_deg: float = 0.0) -> tuple[float, float] | None:
    """How far the body is moved to line up."""
    own = corners(body)
    found = lined_up(own, angle_deg, shapes(*neighbours), 1.0)
    if found is None:
        return None
    return found.east_m - own[found.corner][0], found.north_m - own[found.corner][1]


def test_sides_line_up_with_the_same_side_of_a_neighbour() -> None:
    assert moved(rect(0, 0, 20, 10), rect(60, 0.5, 30, 30)) == pytest.approx((0, 0.5))


def test_sides_line_up_with_the_opposite_side() -> None:
    assert moved(rect(0, 0, 20, 10), rect(19.4, 60, 33, 33)) == pytest.approx((-0.6, 0))


def test_middles_line_up_with_middles() -> None:
    assert moved(rect(0, 0, 20, 10), rect(100, -9.7, 30, 30)) == pytest.approx((0, 0.3))


def test_both_ways_at_once() -> None:
    by = moved(rect(0, 0, 20, 10), rect(60, 0.5, 30, 30), rect(-0.25, 80, 33, 33))
    assert by == pytest.approx((-0.25, 0.5))


def test_a_side_that_lines_up_has_the_neighbours_very_ordinate() -> None:
    neighbour = rect(60.123, 0.456, 30, 30)
    found = lined_up(corners(rect(0, 0, 20, 10)), 0.0, shapes(neighbour), 1.0)
    assert found is not None
    assert found.north_m == neighbour.bounds[1]


def test_guides_run_from_the_one_to_the_other() -> None:
    found = lined_up(corners(rect(0, 0, 20, 10)), 0.0, shapes(rect(60, 0.5, 30, 30)), 1.0)
    assert found is not None
    ((start_e, start_n), (end_e, end_n)) = found.guides[0]
    assert (start_e - E, end_e - E) == (0, 90)
    assert start_n == end_n == N + 0.5


def test_things_that_lie_askew_line_up_along_their_own_sides() -> None:
    body, neighbour = rect(0, 0, 20, 10), rect(60, 0.5, 30, 30)
    about = (E, N)
    by = moved(affinity.rotate(body, 30, about), affinity.rotate(neighbour, 30, about), angle_deg=30.0)
    assert by == pytest.approx((-0.5 * np.sin(np.radians(30)), 0.5 * np.cos(np.radians(30))), abs=1e-6)


def test_nothing_near_and_nothing_there_line_up_with_nothing() -> None:
    assert moved(rect(0, 0, 20, 10), rect(60, 33, 35, 35)) is None
    assert moved(rect(0, 0, 20, 10)) is None
    assert lined_up(np.empty((0, 2)), 0.0, shapes(rect(0, 0, 1, 1)), 1.0) is None
    assert lined_up(corners(rect(0, 0, 20, 10)), 0.0, shapes(shapely.MultiPolygon()), 1.0) is None
