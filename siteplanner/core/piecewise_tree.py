"""A spatial index of very many geometries, made of several trees.

Building a tree holds the interpreter's lock: a million parcels in one tree stop every other thread, the window's too,
for 0.4 s. Built in pieces, of neighbours each, none of them stops it for longer than some milliseconds.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.work import with_pauses

Geometries = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

ONE_TREE = 200_000
"""Up to so many geometries there is one tree: it is built in 60 ms, and a question about one place is asked once."""
PIECE = 20_000
"""Geometries of a piece: built in 5 to 10 ms."""


class PiecewiseTree:
    """Trees over pieces of ``geometries``, and one over the boxes of the pieces; answers as one ``STRtree`` would.

    Rows are those of ``geometries``. Unlike a plain tree's, which come in no order, they ascend: of each geometry
    asked for, and these in the order given. What has no box (None, empty, ordinates that are no numbers) is not found.

    >>> shapes = shapely.box(np.arange(7), 0, np.arange(7) + 0.5, 1)
    >>> tree = PiecewiseTree(shapes, piece=2)
    >>> tree.query(shapely.Point(3.25, 0.5), predicate="within"), tree.query(shapes[[6, 0]], "dwithin", 0.5)
    (array([3]), array([[0, 0, 1, 1], [5, 6, 0, 1]]))
    """

    def __init__(self, geometries: Geometries, piece: int = PIECE) -> None:
        self.geometries = np.asarray(geometries, dtype=object)
        boxes = _boxes(self.geometries, piece)
        self._rows = _neighbours(boxes, piece)
        self._trees = [shapely.STRtree(self.geometries[rows]) for rows in with_pauses(self._rows)]
        self._pieces = shapely.STRtree([_box_about(boxes[rows]) for rows in self._rows])

    def __len__(self) -> int:
        return sum(map(len, self._rows))

    def query(self, geometry: Any, predicate: Any = None, distance: Any = None) -> Rows:
        """The rows (n,) whose boxes meet that of a geometry and, with a predicate, for which it holds.

        For an array of geometries (2, n): which of them, and the row. Arguments and errors are those of
        ``shapely.STRtree.query``.
        """
        asked = np.asarray(geometry, dtype=object)
        near = predicate == "dwithin" and distance is not None
        if near:
            distance = np.broadcast_to(np.asarray(distance, dtype=np.float64), asked.shape)
        pieces = self._pieces.query(_widened(asked, distance) if near else asked)
        if pieces.size == 0:
            nothing: Rows = self._trees[0].query(geometry, predicate, distance)
            return nothing
        if asked.ndim == 0:
            found = [self._rows[p][self._trees[p].query(geometry, predicate, distance)] for p in pieces.tolist()]
            return np.sort(np.concatenate(found))
        parts = []
        for p in set(pieces[1].tolist()):
            some = pieces[0][pieces[1] == p]
            at, row = self._trees[p].query(asked[some], predicate, distance[some] if near else distance)
            parts.append(np.stack([some[at], self._rows[p][row]]))
        pairs = np.concatenate(parts, axis=1)
        return pairs[:, np.lexsort((pairs[1], pairs[0]))]


Tree = shapely.STRtree | PiecewiseTree


def tree_over(geometries: Geometries) -> Tree:
    """A tree over geometries; very many are indexed in pieces, so that other threads get their turns meanwhile.

    A geometry whose ordinates are no numbers is not found, and hides no others: in a plain tree it takes all that lie
    in one node with it out of sight.
    """
    if len(geometries) > ONE_TREE:
        return PiecewiseTree(geometries)
    nowhere = np.isnan(_boxes(geometries, PIECE)).any(axis=1)
    if nowhere.any():
        geometries = geometries.copy()
        geometries[nowhere] = None
    return shapely.STRtree(geometries)


def _boxes(shapes: Geometries, at_once: int) -> Floats:
    """minx, miny, maxx, maxy of each."""
    pieces = np.array_split(shapes, len(shapes) // at_once + 1)
    return np.concatenate([shapely.bounds(some) for some in with_pauses(pieces)])


def _neighbours(boxes: Floats, size: int) -> list[Rows]:
    """The rows that have a box in pieces of about ``size``: strips from west to east, cut from south to north."""
    rows = np.flatnonzero(~np.isnan(boxes).any(axis=1))
    across = math.ceil(math.sqrt(len(rows) / size))
    by_west = rows[np.argsort(boxes[rows, 0])]
    strips = [strip[np.argsort(boxes[strip, 1])] for strip in np.array_split(by_west, max(across, 1))]
    return [np.sort(piece) for strip in strips for piece in np.array_split(strip, math.ceil(len(strip) / size) or 1)]


def _box_about(boxes: Floats) -> shapely.Polygon:
    """One box about boxes (n, 4); an empty one about none."""
    return shapely.box(*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)) if len(boxes) else shapely.Polygon()


def _widened(shapes: Geometries, by: Any) -> Geometries:
    """The boxes of the shapes, widened as a tree does for a predicate with a distance."""
    west, south, east, north = np.moveaxis(shapely.bounds(shapes), -1, 0)
    with np.errstate(invalid="ignore"):  # of what is nowhere, or reaches without end
        return np.asarray(shapely.box(west - by, south - by, east + by, north + by), dtype=object)
