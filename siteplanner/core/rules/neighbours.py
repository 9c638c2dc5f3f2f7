"""Which footprints are near which, without a new index after each edit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries
from siteplanner.core.within_reach import FEW, boxes_within

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Neighbours:
    """A spatial index of footprints that stays useful while a few of them move.

    ``tree`` holds the footprints of ``tree_rows`` as they were; ``moved`` are rows that must not be believed there,
    ``present`` those of them whose footprint is valid now.
    """

    tree: shapely.STRtree
    tree_rows: Rows
    moved: Rows
    present: Rows

    @classmethod
    def of(cls, shapes: Geometries, rows: Rows) -> Neighbours:
        nothing = np.empty(0, dtype=np.intp)
        return cls(shapely.STRtree(shapes[rows]), rows, nothing, nothing)

    def near(self, shapes: Geometries, rows: Rows, distance_m: float) -> tuple[Rows, Rows]:
        """(asked row, row found) of every footprint within ``distance_m`` of a footprint asked for; where many are,
        some of those found are a little further away."""
        if len(rows) < FEW:
            asked, found = self.tree.query(shapes[rows], predicate="dwithin", distance=distance_m)
        else:
            asked, found = boxes_within(self.tree, shapes[rows], distance_m)
        asked, found = rows[asked], self.tree_rows[found]
        if len(self.moved) == 0:
            return asked, found
        believed = ~(found[:, np.newaxis] == self.moved).any(axis=1)
        a, b = np.repeat(rows, len(self.present)), np.repeat(self.present[np.newaxis], len(rows), axis=0).ravel()
        close = shapely.dwithin(shapes[a], shapes[b], distance_m)
        return np.concatenate([asked[believed], a[close]]), np.concatenate([found[believed], b[close]])

    def around(self, ground: shapely.Geometry, distance_m: float, shapes: Geometries) -> Rows:
        """The rows of every footprint within ``distance_m`` of some ground, in order; ``shapes`` as they are now."""
        found = self.tree_rows[self.tree.query(ground, predicate="dwithin", distance=distance_m)]
        if len(self.moved) == 0:
            return np.sort(found)
        close = self.present[shapely.dwithin(shapes[self.present], ground, distance_m)]
        return np.sort(np.concatenate([found[~np.isin(found, self.moved)], close]))
