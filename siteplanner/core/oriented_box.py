"""The box around shapes that lies along their own sides: where handles sit, what columns and gaps are measured by."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries

Point = tuple[float, float]
Floats = npt.NDArray[np.float64]

QUARTER_DEG = 90.0
SAME_DIRECTION_DEG = 0.01
"""Sides that differ by less are drawn parallel on any plan."""
_ROUNDED_DEG = 1e-7


@dataclass(frozen=True, slots=True)
class OrientedBox:
    """``length_m`` along ``angle_deg`` (counter-clockwise from east, 0 up to 90), ``depth_m`` across it, in metres."""

    centre: Point
    angle_deg: float
    length_m: float
    depth_m: float

    @classmethod
    def of(cls, shapes: Geometries, angle_deg: float | None = None) -> OrientedBox | None:
        """The box along ``angle_deg``, or along the shapes' own common direction; None where there is no shape."""
        xy = shapely.get_coordinates(shapes)
        if not len(xy):
            return None
        angle = direction_deg(shapes) if angle_deg is None else angle_deg
        along, across = directions(angle)
        first = xy[0]
        low, high = bounds_along(xy - first, angle)
        middle = (low + high) / 2
        centre = first + middle[0] * along + middle[1] * across
        length_m, depth_m = (high - low).tolist()
        return cls((float(centre[0]), float(centre[1])), angle, length_m, depth_m)

    @property
    def along(self) -> Floats:
        """The unit vector along the box."""
        return directions(self.angle_deg)[0]

    @property
    def across(self) -> Floats:
        """The unit vector across it, a quarter turn counter-clockwise."""
        return directions(self.angle_deg)[1]

    def at(self, along: float, across: float) -> Point:
        """A point of the box: (-1, -1) to (1, 1) are corners, (1, 0) the middle of a side, (0, 0) the centre."""
        offset = along * self.length_m / 2 * self.along + across * self.depth_m / 2 * self.across
        return self.centre[0] + float(offset[0]), self.centre[1] + float(offset[1])

    def within(self, point: Point) -> Point:
        """A point in metres along and across the box, seen from its centre."""
        away = np.array([point[0] - self.centre[0], point[1] - self.centre[1]])
        return float(away @ self.along), float(away @ self.across)


def directions(angle_deg: float) -> tuple[Floats, Floats]:
    """The unit vectors along and across ``angle_deg``; exact for 0 and 90 degrees."""
    if angle_deg % QUARTER_DEG == 0.0:
        quarter = int(angle_deg % 360.0 // QUARTER_DEG)
        cos, sin = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[quarter]
    else:
        cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    return np.array([cos, sin]), np.array([-sin, cos])


def bounds_along(xy: Floats, angle_deg: float) -> tuple[Floats, Floats]:
    """Least and greatest (along, across) of points (n, 2)."""
    seen = xy @ np.column_stack(directions(angle_deg))
    return seen.min(axis=0), seen.max(axis=0)


def direction_deg(shapes: Geometries) -> float:
    """The direction that the longest side of every shape shares, in degrees from 0 up to 90; 0 where there is none.

    >>> direction_deg(np.array([shapely.box(0, 0, 9, 5)]))
    0.0
    """
    found = [_longest_side_deg(shape) for shape in shapes]
    known = [angle for angle in found if angle is not None]
    if not known:
        return 0.0
    apart = [abs((angle - known[0] + QUARTER_DEG / 2) % QUARTER_DEG - QUARTER_DEG / 2) for angle in known]
    return known[0] if max(apart) <= SAME_DIRECTION_DEG else 0.0


def _longest_side_deg(shape: shapely.Geometry) -> float | None:
    """The direction of the longest segment within a quarter turn; None for points."""
    outlines = shapely.get_parts(shapely.boundary(shape) if shapely.area(shape) > 0 else shape)
    xy, owner = shapely.get_coordinates(outlines, return_index=True)
    along = (xy[1:] - xy[:-1])[owner[1:] == owner[:-1]]
    if not len(along):
        return None
    de, dn = along[int(np.argmax(np.hypot(*along.T)))].tolist()
    angle = math.degrees(math.atan2(dn, de)) % QUARTER_DEG
    return 0.0 if min(angle, QUARTER_DEG - angle) < _ROUNDED_DEG else angle
