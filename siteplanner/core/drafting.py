"""Exact points from locks: a distance, an azimuth, an X, a Y, construction lines, solved together.

Each lock leaves a line or a circle for the point to lie on; two of them leave at most two points, of which the one
nearest the pointer is meant. Azimuths run clockwise from grid north. X is the northing and Y the easting, as Chinese
surveyors name them. Points are (easting, northing) in metres.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

Point = tuple[float, float]
Quantity = Literal["distance", "angle", "x", "y"]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)

SAME_M = 1e-6
"""Figures typed to the millimetre that differ by less describe the same point."""
_PARALLEL = 1e-9

NO_ANCHOR = QT_TRANSLATE_NOOP(
    "drafting", "Distance and azimuth need a point to start from: set a point, or point at a corner and press O."
)
NEVER_MEET = QT_TRANSLATE_NOOP("drafting", "No point fits all the locks at once. Change or free one of them.")


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


@dataclass(frozen=True, slots=True)
class Locks:
    """What is typed or picked for the next point; None is free. At most two ``lines`` make sense.

    An azimuth alone leaves the whole line through the anchor, so that the pointer may go either way along it; with a
    distance it is the one point ahead.
    """

    distance_m: float | None = None
    azimuth_deg: float | None = None
    x_north_m: float | None = None
    y_east_m: float | None = None
    lines: tuple[Line, ...] = ()

    @property
    def any(self) -> bool:
        return self != Locks()

    def value(self, quantity: Quantity) -> float | None:
        """What a quantity is locked to; None where it is free."""
        values = {"distance": self.distance_m, "angle": self.azimuth_deg, "x": self.x_north_m, "y": self.y_east_m}
        return values[quantity]

    def with_value(self, quantity: Quantity, value: float | None) -> Locks:
        """The locks with a quantity locked, or freed by None; the angle as an azimuth."""
        if quantity == "distance":
            return replace(self, distance_m=value)
        if quantity == "angle":
            return replace(self, azimuth_deg=value)
        return replace(self, x_north_m=value) if quantity == "x" else replace(self, y_east_m=value)

    @property
    def need_anchor(self) -> bool:
        """Whether they mean nothing without a point to start from."""
        return self.distance_m is not None or self.azimuth_deg is not None

    def loci(self, anchor: Point | None) -> tuple[Locus, ...]:
        """The lines and circles on which the point must lie; each once."""
        found: list[Locus] = []
        if self.x_north_m is not None:
            found.append(Line(0.0 if anchor is None else anchor[0], self.x_north_m, 1.0, 0.0))
        if self.y_east_m is not None:
            found.append(Line(self.y_east_m, 0.0 if anchor is None else anchor[1], 0.0, 1.0))
        if anchor is not None and self.azimuth_deg is not None:
            found.append(Line(*anchor, *heading(self.azimuth_deg), is_ray=self.distance_m is not None))
        found.extend(self.lines)
        if anchor is not None and self.distance_m is not None:
            found.append(Circle(*anchor, self.distance_m))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Solved:
    """The point the locks and the pointer mean; ``freedom`` is 0 where the locks alone fix it, 1 on a line, else 2.

    ``problem`` says why the locks could not be met; the point is the pointer then. ``on`` is the line or circle that
    is left where the freedom is 1.
    """

    point: Point
    freedom: int
    problem: Template | None = None
    on: Locus | None = None


def solve(locks: Locks, anchor: Point | None, pointer: Point) -> Solved:
    """The point nearest the pointer that lies on everything that is locked.

    >>> solve(Locks(distance_m=25.0, azimuth_deg=90.0), (100.0, 200.0), (0.0, 0.0))
    Solved(point=(125.0, 200.0), freedom=0, ...)
    >>> solve(Locks(distance_m=5.0, x_north_m=3.0), (0.0, 0.0), (-9.0, 9.0)).point
    (-4.0, 3.0)
    >>> solve(Locks(distance_m=5.0, x_north_m=6.0), (0.0, 0.0), (1.0, 1.0)).point
    (1.0, 1.0)
    """
    if anchor is None and locks.need_anchor:
        return Solved(pointer, 2, NO_ANCHOR)
    return on_loci(locks.loci(anchor), pointer)


def on_loci(loci: Iterable[Locus], pointer: Point) -> Solved:
    """The point nearest the pointer that lies on all of some lines and circles."""
    kept = _distinct(loci)
    if not kept:
        return Solved(pointer, 2)
    if len(kept) == 1:
        return Solved(kept[0].pinned(kept[0].nearest(pointer)), 1, on=kept[0])
    meeting = [p for p in crossings(kept[0], kept[1]) if all(locus.misses_m(p) <= SAME_M for locus in kept)]
    if not meeting:
        return Solved(pointer, 2, NEVER_MEET)
    point = min(meeting, key=lambda p: math.dist(p, pointer))
    for locus in reversed(kept):
        point = locus.pinned(point)
    return Solved(point, 0)


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
    if abs(turn) < _PARALLEL:
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


def _distinct(loci: Iterable[Locus]) -> list[Locus]:
    """Each line and circle once; of a ray and its whole line the ray."""
    kept: list[Locus] = []
    for locus in sorted(loci, key=lambda locus: not (isinstance(locus, Line) and locus.is_ray)):
        if not any(_same(locus, other) for other in kept):
            kept.append(locus)
    return kept


def _same(first: Locus, second: Locus) -> bool:
    if isinstance(first, Circle) or isinstance(second, Circle):
        return first == second
    if abs(first.de * second.dn - first.dn * second.de) >= _PARALLEL:
        return False
    return replace(second, is_ray=False).misses_m((first.east_m, first.north_m)) <= SAME_M
