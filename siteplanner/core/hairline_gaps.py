"""Hairline gaps that a digitised map has between neighbours; checks count them as land, the import report says so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.land import closed_land
from siteplanner.core.loose_edges import loose_edges
from siteplanner.core.site import Geometries
from siteplanner.core.work import in_pieces, piecewise


@dataclass(frozen=True, slots=True)
class HairlineGaps:
    """How many areas border on such gaps, and how much land closing them adds."""

    areas: int
    closed_m2: float


def hairline_gaps(shapes: Geometries, gap_m: float, *, sound: bool = False) -> HairlineGaps:
    """The gaps narrower than ``gap_m`` between areas (polygons or multipolygons, metres). About 0.3 s for 100,000.

    What is no valid polygon is left out; ``sound`` tells that every one is known to be valid.

    >>> apart = np.array([shapely.box(0, 0, 10, 10), shapely.box(10.01, 0, 20, 10)])
    >>> found = hairline_gaps(apart, gap_m=0.02)
    >>> found.areas, round(found.closed_m2, 2)
    (2, 0.1)
    """
    areas, owner = shapes, np.arange(len(shapes))
    if not sound and not in_pieces(shapely.is_valid, shapes).all():
        areas, owner = shapely.get_parts(shapes, return_index=True)
        valid = in_pieces(shapely.is_valid, areas)
        areas, owner = areas[valid], owner[valid]
    parts, row = _bordering_on_gaps(areas, gap_m)
    if not len(parts):
        return HairlineGaps(0, 0.0)
    closed = closed_land(np.zeros(len(parts), dtype=np.intp), parts, 1, gap_m)[0]
    added_m2 = float(shapely.area(closed) - shapely.area(shapely.union_all(parts)))
    return HairlineGaps(len(np.unique(owner[row])), max(0.0, added_m2))


def _bordering_on_gaps(areas: Geometries, gap_m: float) -> tuple[Geometries, npt.NDArray[np.intp]]:
    """The parts of valid areas (n,) that border on such gaps and overlap nothing, and which area each is of.

    GEOS tells by looking at each part among its neighbours, which takes long. An area whose every edge is an edge of a
    neighbour, too, borders on no gap. Of the others first those are found that may: each looked at among all of them
    and whatever else lies at its loose edges. That leaves edges loose which are none, for their neighbours are not
    there, and so finds more, but never less. Only what is found is looked at among all its neighbours.
    """
    none = np.empty(0, dtype=object), np.empty(0, dtype=np.intp)
    loose = loose_edges(areas)
    if not len(loose.rows):
        return none
    tree = shapely.STRtree(areas)
    parts, row = _parts(areas, np.union1d(loose.rows, _reached(tree, loose.boxes, gap_m)))
    asked = np.intersect1d(row[_with_gaps(parts, gap_m)], loose.rows)
    if not len(asked):
        return none
    parts, row = _parts(areas, np.union1d(asked, _reached(tree, shapely.bounds(areas[asked]), gap_m)))
    found = _with_gaps(parts, gap_m) & np.isin(row, asked)
    if found.any():
        found &= shapely.is_empty(shapely.coverage_invalid_edges(parts))
    return parts[found], row[found]


def _parts(areas: Geometries, rows: npt.NDArray[np.intp]) -> tuple[Geometries, npt.NDArray[np.intp]]:
    """The parts of some areas, and the row of the area that each is of."""
    parts, of = shapely.get_parts(areas[rows], return_index=True)
    return parts, rows[of]


def _reached(tree: shapely.STRtree, boxes: npt.NDArray[np.float64], gap_m: float) -> npt.NDArray[np.intp]:
    """The rows of the areas whose boxes lie within a gap of one of the ``boxes`` (n, 4), or a little more."""
    west, south, east, north = boxes.T
    found = tree.query(shapely.box(west - 2 * gap_m, south - 2 * gap_m, east + 2 * gap_m, north + 2 * gap_m))
    return np.unique(found[1])


def _with_gaps(parts: Geometries, gap_m: float) -> npt.NDArray[np.bool_]:
    """Which parts (n,) border on such gaps: strip by strip from west to east, each with what reaches into it."""
    west, _, east, _ = shapely.bounds(parts).T
    order = np.argsort(west + east)

    def of_strip(some: slice) -> npt.NDArray[np.bool_]:
        members = order[some]
        reached = (west <= np.nanmax(east[members]) + gap_m) & (east >= np.nanmin(west[members]) - gap_m)
        around = np.union1d(members, np.flatnonzero(reached))
        marked = ~shapely.is_empty(shapely.coverage_invalid_edges(parts[around], gap_width=gap_m))
        found: npt.NDArray[np.bool_] = marked[np.searchsorted(around, members)]
        return found

    with_gaps = np.zeros(len(parts), dtype=bool)
    if len(parts):
        with_gaps[order] = np.concatenate(piecewise(of_strip, len(parts)))
    return with_gaps
