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

from siteplanner.core.loci import PARALLEL, SAME_M, Circle, Line, Locus, Point, crossings, heading
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

Quantity = Literal["distance", "angle", "x", "y"]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)


NO_ANCHOR = QT_TRANSLATE_NOOP(
    "drafting", "Distance and azimuth need a point to start from: set a point, or point at a corner and press O."
)
NEVER_MEET = QT_TRANSLATE_NOOP("drafting", "No point fits all the locks at once. Change or free one of them.")


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
    if abs(first.de * second.dn - first.dn * second.de) >= PARALLEL:
        return False
    return replace(second, is_ray=False).misses_m((first.east_m, first.north_m)) <= SAME_M
