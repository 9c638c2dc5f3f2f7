"""How much room there is along the long sides of a building.

The long sides are those of the smallest rectangle around it, in any direction. What stands between the two short sides
of that rectangle, on either hand, is beside a long side; what stands beyond them is beside a short side only. Where the
rectangle is a square, the building has no long sides: everything around it counts. Where several rectangles are equally
small, what is beside a long side of any of them counts. So a side is rather taken to be obstructed than free.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.rules.rule import TOLERANCE_M, TOLERANCE_M2

Floats = npt.NDArray[np.float64]


def room_beside(building: BaseGeometry, other: BaseGeometry, needed_m: float) -> float:
    """Metres between a building (a polygon) and what of ``other`` lies beside its long sides; infinite where nothing
    within ``needed_m`` does.

    >>> hall = shapely.box(0, 0, 100, 40)
    >>> room_beside(hall, shapely.box(20, 43, 60, 80), 4.0), room_beside(hall, shapely.box(103, 0, 150, 40), 4.0)
    (3.0, inf)
    """
    gap_m = float(shapely.distance(building, other))
    if gap_m > needed_m:
        return float("inf")
    west, south, _, _ = building.bounds
    near, beside = _moved(building, west, south), _moved(other, west, south)
    room_m = float("inf")
    for strip in _strips(near, needed_m):
        if strip is None:
            return gap_m
        cut = beside.intersection(strip)
        if not cut.is_empty:
            room_m = min(room_m, float(shapely.distance(near, cut)))
    return room_m if room_m <= needed_m else float("inf")


def _strips(building: BaseGeometry, needed_m: float) -> Iterator[shapely.Polygon | None]:
    """For each smallest rectangle around a building, the ground between its short sides as far as it matters; None for
    a square. They are a tolerance shorter at each end, so that what only touches the line of a short side is beyond."""
    for middle, along, length_m, depth_m in _smallest_rectangles(building):
        if length_m - depth_m <= TOLERANCE_M:
            yield None
            continue
        half = np.array([length_m / 2 - TOLERANCE_M, depth_m / 2 + 2 * needed_m])
        corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
        yield shapely.Polygon(middle + corners @ np.array([along, [-along[1], along[0]]]))


def _smallest_rectangles(building: BaseGeometry) -> Iterator[tuple[Floats, Floats, float, float]]:
    """(centre, direction of the long sides, length, depth) of the rectangles around a building that are the smallest to
    the area tolerance: one of their sides always lies along a side of its convex hull."""
    xy = shapely.get_coordinates(shapely.convex_hull(building))
    sides = np.diff(xy, axis=0)
    along = sides / np.hypot(*sides.T)[:, np.newaxis]
    across = along[:, ::-1] * [-1.0, 1.0]
    seen = np.stack([along @ xy.T, across @ xy.T])
    low, high = seen.min(axis=2), seen.max(axis=2)
    size_m = high - low
    area_m2 = size_m[0] * size_m[1]
    for at in np.flatnonzero(area_m2 <= area_m2.min() + TOLERANCE_M2):
        middle = (low[0, at] + high[0, at]) / 2 * along[at] + (low[1, at] + high[1, at]) / 2 * across[at]
        lengthwise = size_m[0, at] >= size_m[1, at]
        direction = along[at] if lengthwise else across[at]
        yield middle, direction, float(size_m[:, at].max()), float(size_m[:, at].min())


def _moved(shape: BaseGeometry, west: float, south: float) -> BaseGeometry:
    """A copy near the origin, where a metre is told from a metre and a billionth."""
    return shapely.transform(shape, lambda xy: xy - [west, south])
