"""One edge of an area pushed or pulled parallel to itself; its neighbours grow or shrink along their own lines."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import Floats, Paths
from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP

Point = tuple[float, float]

NO_SUCH_EDGE = QT_TRANSLATE_NOOP("errors", "There is no such edge on what is selected. Choose one of its edges.")
NOT_AN_AREA = QT_TRANSLATE_NOOP("errors", "Only the edges of areas can be pushed. Move the corners of a line instead.")
PUSHED_THROUGH = QT_TRANSLATE_NOOP(
    "errors", "The edge cannot go by {by_m:.3f} m: the shape would cross or lose itself. Give a smaller distance."
)
_TOUCHES_M = 1e-6
_PARALLEL = 1e-9


def pushed_edge(shape: BaseGeometry, edge: tuple[Point, Point], by_m: float) -> BaseGeometry:
    """The area with the edge between two of its corners moved ``by_m`` metres outwards (negative: inwards).

    A neighbour in the same line stays and is joined by a step. Raises EditError for what is no area, an edge that is
    not the area's, and a distance after which the shape would cross or lose itself.

    >>> print(pushed_edge(shapely.box(0, 0, 4, 2), ((4, 0), (4, 2)), 1.0))
    POLYGON ((5 0, 5 2, 0 2, 0 0, 5 0))
    """
    paths = Paths.of(shape)
    if not paths.closed or not len(paths.parts):
        raise EditError(NOT_AN_AREA)
    for p, rings in enumerate(paths.parts):
        for r, xy in enumerate(rings):
            at = _edge_at(xy, edge)
            if at is not None:
                changed = tuple(
                    tuple(_pushed(each, at, by_m) if (i, j) == (p, r) else each for j, each in enumerate(row))
                    for i, row in enumerate(paths.parts)
                )
                return _whole(shape, Paths(changed, paths.fewest, paths.many), by_m)
    raise EditError(NO_SUCH_EDGE)


def outwards(shape: BaseGeometry, edge: tuple[Point, Point]) -> Point:
    """The unit vector at right angles to an edge of an area that points out of it. Raises EditError for no such edge.

    >>> outwards(shapely.box(0, 0, 4, 2), ((4, 0), (4, 2)))
    (1.0, 0.0)
    """
    for rings in Paths.of(shape).parts:
        for xy in rings:
            at = _edge_at(xy, edge)
            if at is not None:
                unit = _outwards(xy, at)
                return float(unit[0]) + 0.0, float(unit[1]) + 0.0  # never -0.0
    raise EditError(NO_SUCH_EDGE)


def _edge_at(xy: Floats, edge: tuple[Point, Point]) -> int | None:
    """The place of the corner at which the edge begins; None where it is not on this ring."""
    a, b = np.asarray(edge[0], dtype=float), np.asarray(edge[1], dtype=float)
    following = np.roll(xy, -1, axis=0)
    for first, second in ((a, b), (b, a)):
        apart = np.hypot(*(xy - first).T) + np.hypot(*(following - second).T)
        if len(apart) and apart.min() <= _TOUCHES_M:
            return int(apart.argmin())
    return None


def _pushed(xy: Floats, at: int, by_m: float) -> Floats:
    """The ring with the edge after the corner ``at`` moved; outwards is away from what the ring goes round."""
    count = len(xy)
    before, a, b, after = (xy[(at + step) % count] for step in (-1, 0, 1, 2))
    along = (b - a) / np.hypot(*(b - a))
    shift = by_m * _outwards(xy, at)
    starts = _corner(before, a, along, a + shift)
    ends = _corner(after, b, along, b + shift)
    turned = np.roll(xy, -at, axis=0)
    ring: Floats = np.concatenate([starts, ends, turned[2:]])
    return np.roll(ring, at, axis=0) if len(ring) == count else ring


def _outwards(xy: Floats, at: int) -> Floats:
    """The unit vector away from what the ring goes round, at the edge after the corner ``at``."""
    to = xy[(at + 1) % len(xy)] - xy[at]
    right: Floats = np.array([to[1], -to[0]]) / np.hypot(*to)
    return right if _counter_clockwise(xy) else -right


def _corner(neighbour: Floats, corner: Floats, along: Floats, pushed: Floats) -> Floats:
    """Where the pushed edge meets the neighbour's line; both the old corner and the new one where they are parallel."""
    to = corner - neighbour
    cross = to[0] * along[1] - to[1] * along[0]
    if abs(cross) <= _PARALLEL * np.hypot(*to):
        beyond = float(to @ along)
        return np.array([corner, pushed]) if beyond > 0 else np.array([pushed, corner])
    away = pushed - corner
    share = (away[0] * along[1] - away[1] * along[0]) / cross
    met: Floats = (corner + share * to)[None, :]
    return met


def _counter_clockwise(xy: Floats) -> bool:
    following = np.roll(xy, -1, axis=0)
    here, there = xy - xy[0], following - xy[0]
    return float((here[:, 0] * there[:, 1] - here[:, 1] * there[:, 0]).sum()) > 0.0


def _whole(before: BaseGeometry, paths: Paths, by_m: float) -> BaseGeometry:
    """The shape, if it has not crossed or lost itself (one that was not valid before is left to the check)."""
    shape = paths.shape()
    if before.is_valid and (not shape.is_valid or not _same_way_round(before, shape)):
        raise EditError(PUSHED_THROUGH, by_m=by_m)
    return shape


def _same_way_round(before: BaseGeometry, after: BaseGeometry) -> bool:
    """Whether every ring runs as it did: one that was pushed through itself runs the other way."""
    rings = [shapely.get_rings(shapely.get_parts(shape)) for shape in (before, after)]
    old, new = (np.array([shapely.is_ccw(ring) for ring in found]) for found in rings)
    return bool((old == new).all())
