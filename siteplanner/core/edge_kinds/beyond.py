"""What lies straight out from the segments of an edge, as far along each as it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely

from siteplanner.core.edge_kinds.sides import Floats, Rows, Sides
from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.site import Geometries

SHORTEST_M = 0.001
"""What lies beyond less of a segment is rounding's."""


@dataclass(frozen=True, eq=False)
class Things:
    """What may lie beyond an edge: simple shapes, each with the ``row`` of its layer that it is of, and the tree."""

    shapes: Geometries
    row: Rows
    tree: Tree | shapely.STRtree


class Met(NamedTuple):
    """A thing that lies beyond a segment between two distances along it, ``gap_m`` away."""

    segment: int
    row: int
    first_m: float
    last_m: float
    gap_m: float


def met_beyond(sides: Sides, ground: Geometries, things: Things, own: int = -1) -> list[Met]:
    """What lies on the ``ground`` beyond each segment (:meth:`Sides.ground_beyond`).

    ``own`` is the row of the parcel itself among the things: only its other parts count.
    """
    segment, thing = things.tree.query(ground, predicate="intersects")
    shapes, rows = things.shapes[thing], things.row[thing]
    mine = np.flatnonzero(rows == own)
    if len(mine):
        shapes = shapes.copy()
        shapes[mine] = _other_parts(shapes[mine], sides.part[segment[mine]])
    cut = shapely.intersection(ground[segment], shapes)
    parts, of = shapely.get_parts(cut, return_index=True)
    spread = shapely.get_dimensions(parts) == shapely.get_dimensions(
        shapes[of]
    )  # areas that only touch it do not count
    spread &= shapely.get_dimensions(parts) > 0
    parts, of = parts[spread], of[spread]
    if len(parts) == 0:
        return []
    first_m, last_m = _along(sides, segment[of], parts)
    whole = sides.lines(segment[of], np.zeros(len(of)), sides.length_m[segment[of]])
    gap_m = shapely.distance(parts, whole)
    kept = np.flatnonzero(last_m - first_m > SHORTEST_M)
    return [
        Met(int(segment[of[at]]), int(rows[of[at]]), float(first_m[at]), float(last_m[at]), float(gap_m[at]))
        for at in kept.tolist()
    ]


def cut_along(length_m: float, met: Iterable[Met]) -> list[tuple[float, float]]:
    """A segment in pieces, cut where anything begins or ends.

    >>> cut_along(10.0, [Met(0, 7, 0.0, 4.0, 0.0)])
    [(0.0, 4.0), (4.0, 10.0)]
    """
    cuts = [0.0]
    for at in sorted({ends for one in met for ends in (one.first_m, one.last_m)}):
        if at - cuts[-1] > SHORTEST_M and length_m - at > SHORTEST_M:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], length_m], strict=True))


def _along(sides: Sides, segment: Rows, parts: Geometries) -> tuple[Floats, Floats]:
    """From where to where along its segment each part lies."""
    points, of = shapely.get_coordinates(parts, return_index=True)
    at_m = ((points - sides.start[segment[of]]) * sides.along[segment[of]]).sum(axis=1)
    first_m, last_m = np.full(len(parts), np.inf), np.full(len(parts), -np.inf)
    np.minimum.at(first_m, of, at_m)
    np.maximum.at(last_m, of, at_m)
    return np.maximum(first_m, 0.0), np.minimum(last_m, sides.length_m[segment])


def _other_parts(shapes: Geometries, part: Rows) -> Geometries:
    made = np.empty(len(shapes), dtype=object)
    for at, (shape, own) in enumerate(zip(shapes, part, strict=True)):
        polygons = shapely.get_parts(shape)
        made[at] = shapely.MultiPolygon(list(np.delete(polygons, own)))
    return made
