"""The points of one parcel as rings and as a shape, whichever order their axes have."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

from siteplanner.core.gauss_kruger import zone_before
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.boundary_points.ring_assembly import areas_of, lines_of, points_of
from siteplanner.files.boundary_points.text_parcels import PointLine, TextParcel

SAME_M = 0.001
"""Points nearer to each other are one, in metres; in degrees as much of a degree of latitude."""
SAME_DEG = 1e-8
LINE, POINT = "线", "点"

NO_POINTS = QT_TRANSLATE_NOOP("import", "No point follows line {line}.")
TOO_FEW = QT_TRANSLATE_NOOP(
    "import", "The ring from line {line} on has only {points} different points; three are needed."
)
CLOSES_ELSEWHERE = QT_TRANSLATE_NOOP(
    "import", "Line {line} closes the ring with {label}, but lies {gap_m:.3f} m from where {label} was."
)
MIXED_ZONES = QT_TRANSLATE_NOOP("import", "The easting of line {line} begins with another zone than those before it.")
TWICE = QT_TRANSLATE_NOOP("import", "Line {line} repeats the point before it; it was left out.")

_NORTHING_M = (1_000_000.0, 10_000_000.0)
"""Northings in China lie between, eastings without their zone below, with it above."""
_LAT_MAX_DEG = 60.0


@dataclass
class RingsOfParcel:
    """``shape`` with x to the east; ``open``/``closed``: rings without and with their closing point written."""

    shape: BaseGeometry | None = None
    problem: Message | None = None
    notes: list[Message] = field(default_factory=list)
    open: int = 0
    closed: int = 0
    swapped: bool = False
    in_degrees: bool = False
    zones: set[int] = field(default_factory=set)
    easting: float = 0.0


def rings_of(parcel: TextParcel, kind: str) -> RingsOfParcel:
    """The shape of a parcel, an area unless ``kind`` is a line or points, or the problem that leaves it without one."""
    made = RingsOfParcel()
    if not parcel.points:
        made.problem = NO_POINTS(line=parcel.line)
        return made
    north = [point.first for point in parcel.points]
    east = [point.second for point in parcel.points]
    made.in_degrees = max(map(abs, (*north, *east))) <= 180.0
    made.swapped = _is_swapped(north, east, made.in_degrees)
    if made.swapped:
        north, east = east, north
    places = list(zip(east, north, strict=True))
    made.easting = places[0][0]
    made.zones = {zone_before(x) for x, _ in places}
    if len(made.zones) > 1:
        odd = next(at for at, (x, _) in enumerate(places) if zone_before(x) != zone_before(places[0][0]))
        made.problem = MIXED_ZONES(line=parcel.points[odd].line)
        return made
    _shape(made, parcel.points, places, kind)
    return made


def _is_swapped(first: Sequence[float], second: Sequence[float], in_degrees: bool) -> bool:
    """Whether the first of the two is the easting."""
    a, b = (sorted(ordinates)[len(ordinates) // 2] for ordinates in (first, second))
    if in_degrees:
        return a > _LAT_MAX_DEG > b
    low, high = _NORTHING_M
    return (a >= high > b) or (0 <= a < low <= b < high)


def _shape(made: RingsOfParcel, points: Sequence[PointLine], places: list[tuple[float, float]], kind: str) -> None:
    if kind == POINT:
        made.shape = points_of([places])
        return
    same = SAME_DEG if made.in_degrees else SAME_M
    rings = []
    for first, last in _spans(points, places, same, areal=kind != LINE):
        ring = places[first:last]
        closes = len(ring) > 3 and _near(ring[0], ring[-1], same)
        end = points[last - 1]
        if not closes and kind != LINE and last - first > 2 and end.label == points[first].label:
            gap = math.dist(ring[0], ring[-1])
            made.problem = CLOSES_ELSEWHERE(line=end.line, label=end.label, gap_m=gap)
            return
        different = [ring[0]]
        for at, place in enumerate(ring[1:], start=first + 1):
            if _near(place, different[-1], same):
                made.notes.append(TWICE(line=points[at].line))
            else:
                different.append(place)
        if closes:
            different[-1] = different[0]
        least = 2 if kind == LINE else 3
        if len(different) - closes < least:
            made.problem = TOO_FEW(line=points[first].line, points=len(different) - closes)
            return
        made.closed += closes
        made.open += not closes
        rings.append(different)
    if kind == LINE:
        made.shape = lines_of(rings)
        return
    made.shape, said = areas_of(rings)
    made.notes += said


def _spans(
    points: Sequence[PointLine], places: list[tuple[float, float]], same: float, areal: bool
) -> Iterator[tuple[int, int]]:
    """Where rings begin and end: at another ring number, and after the point that closes one."""
    first = 0
    for at in range(1, len(points)):
        ended = areal and at - first > 3 and _near(places[at - 1], places[first], same)
        if ended or points[at].ring != points[first].ring:
            yield first, at
            first = at
    yield first, len(points)


def _near(a: tuple[float, float], b: tuple[float, float], same: float) -> bool:
    return abs(a[0] - b[0]) <= same and abs(a[1] - b[1]) <= same
