"""Which of many geometries lie within reach of others, and how far away they are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.site import Geometries
from siteplanner.core.work import in_pieces

FEW = 16  # so few are sooner answered by the tree alone

Rows = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]


def boxes_within(tree: Tree, shapes: Geometries, reach_m: float | Floats) -> tuple[Rows, Rows]:
    """(which of the shapes, which of the tree's geometries) wherever their boxes are no further apart than the reach,
    in each direction: all that are within reach, and a few more in the corners."""
    west, south, east, north = shapely.bounds(shapes).T
    sides = west - reach_m, south - reach_m, east + reach_m, north + reach_m
    corners = np.stack(sides, axis=1).reshape(-1, 2, 2)
    # without a predicate a tree asks for a shape's box alone; a line between two corners has it, and is sooner made
    at, found = tree.query(shapely.linestrings(corners) if np.isfinite(corners).all() else shapely.box(*sides))
    return at, found


def within_reach(
    tree: Tree, geometries: Geometries, shapes: Geometries, reach_m: float | Floats
) -> tuple[Rows, Rows, Floats]:
    """(which of the shapes, which of the geometries, metres between them) wherever these are no more than the reach
    (one, or one a shape). ``tree`` is that over ``geometries``.

    Boxes settle most of it; what is left is measured once, where a tree asked for ``dwithin`` would have to be followed
    by measuring again.

    >>> rows = shapely.box(np.arange(3) * 10, 0, np.arange(3) * 10 + 4, 4)
    >>> within_reach(shapely.STRtree(rows), rows, np.array([shapely.Point(6, 2)]), 4.0)
    (array([0, 0]), array([0, 1]), array([2., 4.]))
    """
    if len(shapes) < FEW:
        at, found = tree.query(shapes, predicate="dwithin", distance=reach_m)
        return at, found, shapely.distance(shapes[at], geometries[found])
    at, found = boxes_within(tree, shapes, reach_m)
    gap_m = in_pieces(shapely.distance, shapes[at], geometries[found])
    near = gap_m <= (reach_m if np.ndim(reach_m) == 0 else np.asarray(reach_m)[at])
    return at[near], found[near], gap_m[near]


def that_meet(tree: shapely.STRtree, shapes: Geometries) -> tuple[Rows, Rows]:
    """(which of the shapes, which of the tree's geometries) wherever these meet."""
    if len(shapes) < FEW:
        at, found = tree.query(shapes, predicate="intersects")
        return at, found
    at, found = tree.query(shapes)
    meet = in_pieces(shapely.intersects, shapes[at], tree.geometries[found])
    return at[meet], found[meet]
