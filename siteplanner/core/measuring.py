"""Measuring on the map: lengths and areas on the plane and on the ellipsoid, bearings, angles.

Points are (easting, northing) in metres of a projected system. The planar figure is that of the coordinates, in which
plans are drawn, checked and set out; the ellipsoidal one is the true length or area at height 0 on the system's own
ellipsoid. A projection makes them differ; where that is more than ``TELLING_RATIO``, both must be told.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Geod, Transformer

Point = tuple[float, float]

TELLING_RATIO = 1e-4
"""From this share of the length or area on (0.1 ‰) the plane and the ellipsoid differ enough to be told."""
HECTARE_M2 = 10_000.0
MU_M2 = 10_000.0 / 15.0
"""The Chinese mu (亩): a fifteenth of a hectare, 666.667 m²."""
_LONGEST_CHORD_M = 500.0


@dataclass(frozen=True, slots=True)
class Length:
    """A length on the plane of the coordinates and along the ellipsoid (NaN where the system has no place there)."""

    planar_m: float
    ellipsoidal_m: float

    @property
    def ratio(self) -> float:
        """By what share the ellipsoidal length is greater than the planar one; 0 for a length of 0."""
        return _ratio(self.planar_m, self.ellipsoidal_m)

    @property
    def telling(self) -> bool:
        """Whether the two differ so much that a person must be told; False where one is not known."""
        return abs(self.ratio) > TELLING_RATIO


@dataclass(frozen=True, slots=True)
class Segment:
    """From one point to the next; ``bearing_deg`` from grid north, clockwise, 0 ≤ b < 360 (None for no length)."""

    length: Length
    bearing_deg: float | None


@dataclass(frozen=True, slots=True)
class Area:
    """An area on the plane and on the ellipsoid, with the length of its outline."""

    planar_m2: float
    ellipsoidal_m2: float
    outline: Length

    @property
    def ratio(self) -> float:
        """By what share the ellipsoidal area is greater than the planar one."""
        return _ratio(self.planar_m2, self.ellipsoidal_m2)

    @property
    def telling(self) -> bool:
        return abs(self.ratio) > TELLING_RATIO


def hectares(area_m2: float) -> float:
    """公顷.

    >>> hectares(25_000)
    2.5
    """
    return area_m2 / HECTARE_M2


def mu(area_m2: float) -> float:
    """亩.

    >>> round(mu(10_000), 9), round(mu(666.667), 6)
    (15.0, 1.000001)
    """
    return area_m2 / MU_M2


def measure_length(start: Point, end: Point, crs: CRS) -> Length:
    """The length of a straight line between two points of ``crs``."""
    return measure_path([start, end], crs)[0].length


def measure_path(points: Sequence[Point], crs: CRS) -> tuple[Segment, ...]:
    """The segments of a line through points (one fewer than there are points).

    >>> first, second = measure_path([(470000, 4174000), (470003, 4174004), (470003, 4174000)], CRS(4547))
    >>> first.length.planar_m, round(first.bearing_deg, 4), second.bearing_deg
    (5.0, 36.8699, 180.0)
    """
    if len(points) < 2:
        return ()
    lon, lat = _degrees(np.asarray(points, dtype=float), crs)
    _, _, along = _geod(crs).inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
    return tuple(
        Segment(Length(math.dist(a, b), float(metres)), bearing_deg(a, b))
        for (a, b), metres in zip(pairwise(points), along, strict=True)
    )


def total(segments: Sequence[Segment]) -> Length:
    """The lengths of segments, summed."""
    return Length(math.fsum(s.length.planar_m for s in segments), math.fsum(s.length.ellipsoidal_m for s in segments))


def bearing_deg(start: Point, end: Point) -> float | None:
    """The grid bearing in degrees, clockwise from grid north, 0 ≤ b < 360; None between equal points.

    >>> [bearing_deg((0, 0), to) for to in ((0, 1), (1, 0), (0, -1), (-1, 0))], bearing_deg((0, 0), (0, 0))
    ([0.0, 90.0, 180.0, 270.0], None)
    """
    de_m, dn_m = end[0] - start[0], end[1] - start[1]
    if de_m == 0.0 and dn_m == 0.0:
        return None
    bearing = math.degrees(math.atan2(de_m, dn_m)) % 360.0
    return 0.0 if bearing == 360.0 else bearing  # a tiny negative angle is 360 after rounding


def angle_deg(one: Point, vertex: Point, other: Point) -> float | None:
    """The angle at ``vertex`` between the ways to two points, 0 ≤ a ≤ 180; None where one of them is the vertex.

    >>> angle_deg((5, 0), (0, 0), (0, 3)), angle_deg((5, 0), (0, 0), (-2, 0)), angle_deg((0, 0), (0, 0), (1, 0))
    (90.0, 180.0, None)
    """
    if one == vertex or other == vertex:
        return None
    (ax, ay), (bx, by) = ((p[0] - vertex[0], p[1] - vertex[1]) for p in (one, other))
    return math.degrees(math.atan2(abs(ax * by - ay * bx), ax * bx + ay * by))


def measure_area(points: Sequence[Point], crs: CRS) -> Area | None:
    """The area within a closed outline through points; None with fewer than three, or where it crosses itself.

    Sides are straight on the plane; for the ellipsoid they are followed by chords of at most 500 m.
    """
    if len(points) < 3:
        return None
    outline = shapely.Polygon(points)
    if not outline.is_valid or outline.area == 0.0:
        return None
    dense = shapely.get_coordinates(shapely.segmentize(outline, _LONGEST_CHORD_M))
    lon, lat = _degrees(dense, crs)
    area_m2, _ = _geod(crs).polygon_area_perimeter(lon[:-1], lat[:-1])
    around = total(measure_path([*points, points[0]], crs))
    return Area(float(outline.area), abs(float(area_m2)), around)


def degrees_minutes_seconds(angle: float) -> str:
    """An angle as surveyors write it, to the whole second.

    >>> degrees_minutes_seconds(45.0), degrees_minutes_seconds(123.4567), degrees_minutes_seconds(59.99999)
    ('45°00′00″', '123°27′24″', '60°00′00″')
    """
    seconds = round(angle * 3600)
    return f"{seconds // 3600}°{seconds // 60 % 60:02d}′{seconds % 60:02d}″"


def _ratio(planar: float, ellipsoidal: float) -> float:
    return 0.0 if planar == 0.0 else ellipsoidal / planar - 1.0


def _degrees(xy: npt.NDArray[np.float64], crs: CRS) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Longitudes and latitudes in the system's own datum: a measurement must not shift between datums."""
    lon, lat = _to_degrees(crs).transform(xy[:, 0], xy[:, 1])
    return np.asarray(lon), np.asarray(lat)


@lru_cache(maxsize=8)
def _to_degrees(crs: CRS) -> Transformer:
    return Transformer.from_crs(crs, crs.geodetic_crs or 4326, always_xy=True)


@lru_cache(maxsize=8)
def _geod(crs: CRS) -> Geod:
    return crs.get_geod() or Geod(ellps="GRS80")
