"""Shapes that lie beside each other made one, hairlines between them closed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import Floats, Paths, corner_places, edges_of, on_outline, with_corners
from siteplanner.core.site import Geometries

HAIRLINE_M = 0.02
"""Neighbours on a digitised map lie so far apart, or on each other, without anybody meaning it."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The union; ``apart`` are the rows that touch none of those joined to the first; ``closed_m2`` is land that lay
    in hairlines between them, ``overlap_m2`` land that two of them both held."""

    shape: BaseGeometry
    apart: tuple[int, ...]
    closed_m2: float
    overlap_m2: float


def joined(shapes: Geometries, hairline_m: float = HAIRLINE_M) -> Joined:
    """Areas, or lines, as one; the corners of later shapes go to those of earlier ones where they nearly meet.

    A corner at which two areas alone touch does not join them. Metres; the shapes must be valid.

    >>> two = np.array([shapely.box(0, 0, 10, 10), shapely.box(10.01, 0, 20, 10)])
    >>> done = joined(two)
    >>> done.shape.geom_type, done.shape.area, done.apart, round(done.closed_m2, 2)
    ('Polygon', 200.0, (), 0.1)
    """
    made = list(shapes)
    for later in range(1, len(made)):
        for earlier in range(later):
            made[earlier], made[later] = _meeting(made[earlier], made[later], hairline_m)
    fitted = np.empty(len(made), dtype=object)
    fitted[:] = made
    whole = shapely.union_all(fitted)
    lines = bool((shapely.get_dimensions(fitted) == 1).all())
    if lines and whole.geom_type == "MultiLineString":
        whole = shapely.line_merge(whole)
    before, after = float(shapely.area(shapes).sum()), float(shapely.area(whole))
    overlap = max(0.0, float(shapely.area(fitted).sum()) - after)
    return Joined(whole, _apart(fitted, whole, lines=lines), max(0.0, after + overlap - before), overlap)


def _meeting(first: BaseGeometry, second: BaseGeometry, hairline_m: float) -> tuple[BaseGeometry, BaseGeometry]:
    """Two shapes that meet exactly where they nearly did: the first gains corners, the second's go to it."""
    if hairline_m <= 0 or shapely.distance(first, second) > hairline_m:
        return first, second
    moved = _drawn_to(second, first, hairline_m)
    if not moved.is_valid:
        return first, second
    first = with_corners(first, corner_places(moved)[0], 1e-6)
    return first, with_corners(moved, corner_places(first)[0], hairline_m)


def _drawn_to(shape: BaseGeometry, other: BaseGeometry, hairline_m: float) -> BaseGeometry:
    """The shape with its corners near ``other`` on the corners of that, or else on its edges."""
    corners = corner_places(other)[0]
    start, end = edges_of(other)

    def draw(xy: Floats) -> Floats:
        out = xy.copy()
        for row in np.flatnonzero(on_outline(other, xy, 2 * hairline_m)) if len(xy) else ():
            point = xy[row]
            off = np.hypot(*(corners - point).T)
            nearest = int(off.argmin())
            if off[nearest] <= hairline_m:
                out[row] = corners[nearest]
            elif len(start):
                foot = _foot(point, start, end)
                out[row] = foot if np.hypot(*(foot - point)) <= hairline_m else point
        return out

    return Paths.of(shape).changed(draw).shape()


def _foot(point: Floats, start: Floats, end: Floats) -> Floats:
    """The nearest point to ``point`` on any of the edges."""
    along = end - start
    square = np.maximum((along**2).sum(axis=1), np.finfo(float).tiny)
    share = np.clip(((point - start) * along).sum(axis=1) / square, 0.0, 1.0)
    feet = start + share[:, None] * along
    nearest: Floats = feet[int(np.hypot(*(feet - point).T).argmin())]
    return nearest


def _apart(shapes: Geometries, whole: BaseGeometry, *, lines: bool) -> tuple[int, ...]:
    """The rows that no chain of others joins to the first."""
    pieces = shapely.get_parts(whole)
    if lines:  # lines that cross or end in each other are one, however many pieces that gives
        pieces = shapely.get_parts(shapely.union_all(shapely.buffer(pieces, 1e-6)))
    parts, owner = shapely.get_parts(shapes, return_index=True)
    inner = shapely.point_on_surface(parts)
    holds = shapely.intersects(pieces[:, None], inner[None, :])
    reached, grown = {0}, True
    while grown:
        mine = holds[:, np.isin(owner, list(reached))].any(axis=1)
        now = {int(o) for o in owner[holds[mine].any(axis=0)]} | reached
        grown, reached = now != reached, now
    return tuple(row for row in range(len(shapes)) if row not in reached)
