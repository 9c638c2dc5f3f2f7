"""Room beside the long sides of a building."""

from __future__ import annotations

from math import inf

import pytest
import shapely
import shapely.affinity

from siteplanner.core.fire_lanes.free_sides import room_beside

HALL = shapely.box(0, 0, 100, 40)


@pytest.mark.parametrize(
    ("other", "room_m"),
    [
        (shapely.box(20, 43, 30, 50), 3.0),
        (shapely.box(20, -10, 30, -1.5), 1.5),
        (shapely.box(20, 44, 30, 50), 4.0),
        (shapely.box(20, 45, 30, 50), inf),
        (shapely.box(101, 0, 110, 40), inf),  # beside a short side
        (shapely.box(100, 41, 110, 50), inf),  # round the corner
        (shapely.box(99, 41, 110, 50), 1.0),  # reaching in
        (shapely.box(-50, 42, 150, 50), 2.0),  # along the whole side and beyond
        (shapely.box(40, 10, 60, 20), 0.0),  # inside
    ],
)
@pytest.mark.parametrize("angle_deg", [0, 30, 90])
def test_what_stands_between_the_short_sides_counts(other: shapely.Polygon, room_m: float, angle_deg: float) -> None:
    hall, near = (shapely.affinity.rotate(of, angle_deg, origin=(0, 0)) for of in (HALL, other))
    assert room_beside(hall, near, 4.0 + 1e-9) == pytest.approx(room_m, abs=1e-6)


def test_where_several_rectangles_are_equally_small_the_most_is_asked() -> None:
    # a right triangle: a square along its legs is as small as a rectangle of 141 m × 71 m along its long side
    triangle = shapely.Polygon([(0, 0), (100, 100), (0, 100)])
    beyond_the_long_side = shapely.box(101, 101, 110, 110)
    assert room_beside(triangle, beyond_the_long_side, 4.0) == pytest.approx(2**0.5)
