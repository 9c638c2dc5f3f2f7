"""Rings of points put together to one shape: which is a hole and which a part is told by what lies within what."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import MultiLineString, MultiPoint, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

REPEATED = QT_TRANSLATE_NOOP("import", "Ring {ring} repeats another one of the parcel; it was left out.")

Ring = Sequence[tuple[float, float]]


def areas_of(rings: Sequence[Ring]) -> tuple[MultiPolygon, list[Message]]:
    """The parts and holes that rings (east, north; closed or not, at least 3 points each) make together.

    A ring within an odd number of others is a hole of the smallest of them, any other one a part of its own.
    """
    if len(rings) == 1:
        return MultiPolygon([Polygon(rings[0])]), []
    said: list[Message] = []
    shells: list[Polygon] = []
    kept: list[Ring] = []
    for number, ring in enumerate(rings, start=1):
        shell = Polygon(ring)
        if any(shell.equals(other) for other in shells if shell.bounds == other.bounds):
            said.append(REPEATED(ring=number))
            continue
        shells.append(shell)
        kept.append(ring)
    around = _around(shells)
    holes: dict[int, list[Ring]] = {at: [] for at, outer in enumerate(around) if len(outer) % 2 == 0}
    for at, outer in enumerate(around):
        if len(outer) % 2:
            holes[min((o for o in outer if o in holes), key=lambda o: shells[o].area)].append(kept[at])
    return MultiPolygon([Polygon(kept[at], inside) for at, inside in holes.items()]), said


def _around(shells: Sequence[Polygon]) -> list[list[int]]:
    """For each ring the larger ones it lies within."""
    around: list[list[int]] = [[] for _ in shells]
    shapes = np.array(shells, dtype=object)
    valid = shapely.is_valid(shapes)
    area = shapely.area(shapes)
    inner, outer = shapely.STRtree(shapes).query(shapes, predicate=None)
    for i, o in zip(inner.tolist(), outer.tolist(), strict=True):
        if i != o and valid[i] and valid[o] and area[i] < area[o] and shapes[o].covers(shapes[i]):
            around[i].append(o)
    return around


def lines_of(rings: Sequence[Ring]) -> BaseGeometry:
    return MultiLineString([list(ring) for ring in rings])


def points_of(rings: Sequence[Ring]) -> BaseGeometry:
    """One point, or a set of them."""
    points = [point for ring in rings for point in ring]
    return shapely.Point(points[0]) if len(points) == 1 else MultiPoint(points)
