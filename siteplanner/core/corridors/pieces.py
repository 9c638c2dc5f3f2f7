"""Lines and areas cut into short pieces, so that the nearest piece of a long line is found without walking along it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.simple_parts import simple_parts
from siteplanner.core.site import Geometries
from siteplanner.core.within_reach import that_meet, within_reach

Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Pieces:
    """Segments and points in ``tree`` (each with its ``owner`` and whether it is of a line rather than of an area's
    edge), and whole areas in ``area_tree``; owners are rows of the geometries they were cut from."""

    shapes: Geometries
    owner: Rows
    is_line: Flags
    tree: shapely.STRtree
    area_owner: Rows
    area_tree: shapely.STRtree

    @classmethod
    def of(cls, geometries: Geometries) -> Pieces:
        parts, owner = simple_parts(geometries)
        dimensions = shapely.get_dimensions(parts)
        areas, lines, points = (np.flatnonzero(dimensions == d) for d in (2, 1, 0))
        rings, ring_of = shapely.get_rings(parts[areas], return_index=True)
        edges, edge_of = _segments(rings)
        segments, segment_of = _segments(parts[lines])
        shapes = np.concatenate([edges, segments, parts[points]])
        owners = np.concatenate([owner[areas][ring_of][edge_of], owner[lines][segment_of], owner[points]])
        is_line = np.arange(len(shapes)) >= len(edges)
        shapely.prepare(parts[areas])
        return cls(shapes, owners, is_line, shapely.STRtree(shapes), owner[areas], shapely.STRtree(parts[areas]))

    def near(self, shapes: Geometries, reach_m: Floats) -> tuple[Rows, Rows, Flags, Floats]:
        """(shape, owner, whether measured to a line, gap in metres) of every piece within each shape's reach.

        A shape that meets an area has one entry with gap 0 for it.
        """
        at, piece, gap_m = within_reach(self.tree, self.shapes, shapes, reach_m)
        inside, area = that_meet(self.area_tree, shapes)
        return (
            np.concatenate([at, inside]),
            np.concatenate([self.owner[piece], self.area_owner[area]]),
            np.concatenate([self.is_line[piece], np.zeros(len(inside), dtype=bool)]),
            np.concatenate([gap_m, np.zeros(len(inside))]),
        )


def _segments(lines: Geometries) -> tuple[Geometries, Rows]:
    """The straight pieces of lines, with the row of the line each comes from."""
    xy, line = shapely.get_coordinates(lines, return_index=True)
    starts = np.flatnonzero(line[:-1] == line[1:])
    made = np.asarray(shapely.linestrings(np.stack([xy[starts], xy[starts + 1]], axis=1)), dtype=object)
    return made, line[starts]
