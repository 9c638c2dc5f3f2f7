"""Lines and circles on which a point may be held, and where they meet; directions as azimuths.

Azimuths run clockwise from grid north. Points are (easting, northing) in metres.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Point = tuple[float, float]

SAME_M = 1e-6
"""Points that lie nearer to each other are the same to anybody who types to the millimetre."""
PARALLEL = 1e-9
"""Directions whose sine differs by less never meet on a map."""


@dataclass(frozen=True, slots=True)
class Line:
    """Through a point in the direction (de, dn) of length 1; a ray begins at the point."""

    east_m: float
    north_m: float
    de: float
    dn: float
    is_ray: bool = False

    @classmethod
    def through(cls, start: Point, end: Point) -> Line | None:
        """The line through two points; None where they are one."""
        east, north = end[0] - start[0], end[1] - start[1]
        length = math.hypot(east, north)
        return cls(*start, east / length, north / length) if length > 0 else None

    @classmethod
    def parallel(cls, of: Line, through: Point) -> Line:
        return cls(*through, of.de, of.dn)

    @classmethod
    def perpendicular(cls, to: Line, through: Point) -> Line:
        return cls(*through, -to.dn, to.de)

    @property
    def lies_east_west(self) -> bool:
        return self.dn == 0.0

    @property
    def lies_north_south(self) -> bool:
        return self.de == 0.0

    def along_m(self, point: Point) -> float:
        """How far along the line the foot of ``point`` lies."""
        return (point[0] - self.east_m) * self.de + (point[1] - self.north_m) * self.dn

    def at(self, along_m: float) -> Point:
        """The point so far along, on an axis bit for bit."""
        return (
            self.east_m if self.lies_north_south else self.east_m + along_m * self.de,
            self.north_m if self.lies_east_west else self.north_m + along_m * self.dn,
        )

    def nearest(self, point: Point) -> Point:
        along_m = self.along_m(point)
        return self.at(max(along_m, 0.0) if self.is_ray else along_m)

    def misses_m(self, point: Point) -> float:
        """How far ``point`` lies off the line."""
        return math.dist(self.nearest(point), point)

    def pinned(self, point: Point) -> Point:
        """``point``, which lies on the line, with the ordinate that the line fixes bit for bit."""
        return (
            self.east_m if self.lies_north_south else point[0],
            self.north_m if self.lies_east_west else point[1],
        )


@dataclass(frozen=True, slots=True)
class Circle:
    """All points ``radius_m`` from a centre."""

    east_m: float
    north_m: float
    radius_m: float

    def nearest(self, point: Point) -> Point:
        """The nearest point; straight north of the centre for the centre itself."""
        east, north = point[0] - self.east_m, point[1] - self.north_m
        away = math.hypot(east, north)
        if away == 0:
            return self.east_m, self.north_m + self.radius_m
        return self.east_m + east / away * self.radius_m, self.north_m + north / away * self.radius_m

    def misses_m(self, point: Point) -> float:
        return abs(math.dist((self.east_m, self.north_m), point) - self.radius_m)

    def pinned(self, point: Point) -> Point:
        return point


Locus = Line | Circle


def heading(azimuth_deg: float) -> tuple[float, float]:
    """East and north of an azimuth, of length 1; exact on the axes.

    >>> heading(90), heading(180.0), heading(-90)
    ((1.0, 0.0), (0.0, -1.0), (-1.0, 0.0))
    """
    turned = azimuth_deg % 360.0
    exact = {0.0: (0.0, 1.0), 90.0: (1.0, 0.0), 180.0: (0.0, -1.0), 270.0: (-1.0, 0.0)}
    if turned in exact:
        return exact[turned]
    angle = math.radians(turned)
    return math.sin(angle), math.cos(angle)


def azimuth_of(angle_deg: float) -> float:
    """The azimuth of an angle that runs counter-clockwise from east, and the other way round; 0 up to 360.

    >>> azimuth_of(0.0), azimuth_of(90.0), azimuth_of(180.0), azimuth_of(azimuth_of(33.0))
    (90.0, 0.0, 270.0, 33.0)
    """
    return (90.0 - angle_deg) % 360.0


def azimuth_deg(start: Point, end: Point) -> float:
    """The azimuth from one point to another, 0 up to 360 degrees; 0 for one and the same.

    >>> azimuth_deg((0, 0), (10, 0)), azimuth_deg((0, 0), (0, -1)), azimuth_deg((0, 0), (-1, 1))
    (90.0, 180.0, 315.0)
    """
    return math.degrees(math.atan2(end[0] - start[0], end[1] - start[1])) % 360.0


def crossings(first: Locus, second: Locus) -> tuple[Point, ...]:
    """Where two lines or circles meet; nothing for two that are the same.

    >>> crossings(Line(0.0, 3.0, 1.0, 0.0), Circle(0.0, 0.0, 5.0))
    ((4.0, 3.0), (-4.0, 3.0))
    >>> crossings(Circle(0.0, 0.0, 5.0), Circle(8.0, 0.0, 5.0))
    ((4.0, 3.0), (4.0, -3.0))
    """
    if isinstance(first, Line) and isinstance(second, Line):
        return _lines_meet(first, second)
    if isinstance(first, Line) and isinstance(second, Circle):
        return _line_meets_circle(first, second)
    if isinstance(first, Circle) and isinstance(second, Line):
        return _line_meets_circle(second, first)
    assert isinstance(first, Circle)
    assert isinstance(second, Circle)
    return _circles_meet(first, second)


def _lines_meet(first: Line, second: Line) -> tuple[Point, ...]:
    turn = first.de * second.dn - first.dn * second.de
    if abs(turn) < PARALLEL:
        return ()
    east, north = second.east_m - first.east_m, second.north_m - first.north_m
    along_first = (east * second.dn - north * second.de) / turn
    along_second = (east * first.dn - north * first.de) / turn
    if (first.is_ray and along_first < -SAME_M) or (second.is_ray and along_second < -SAME_M):
        return ()
    return (second.pinned(first.at(along_first)),)


def _line_meets_circle(line: Line, circle: Circle) -> tuple[Point, ...]:
    centre = (circle.east_m, circle.north_m)
    foot_m = line.along_m(centre)
    off_m = abs((centre[0] - line.east_m) * line.dn - (centre[1] - line.north_m) * line.de)
    if off_m > circle.radius_m + SAME_M:
        return ()
    half_m = math.sqrt(max(circle.radius_m**2 - off_m**2, 0.0))
    found = dict.fromkeys((foot_m + half_m, foot_m - half_m))
    return tuple(line.at(along) for along in found if not line.is_ray or along >= -SAME_M)


def _circles_meet(first: Circle, second: Circle) -> tuple[Point, ...]:
    between = Line.through((first.east_m, first.north_m), (second.east_m, second.north_m))
    if between is None:
        return ()
    apart_m = math.dist((first.east_m, first.north_m), (second.east_m, second.north_m))
    along_m = (apart_m**2 + first.radius_m**2 - second.radius_m**2) / (2 * apart_m)
    return _line_meets_circle(Line.perpendicular(between, between.at(along_m)), first)
