"""Hairline gaps that a digitised map has between neighbours; checks count them as land, the import report says so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.land import closed_land
from siteplanner.core.site import Geometries
from siteplanner.core.work import in_pieces, piecewise


@dataclass(frozen=True, slots=True)
class HairlineGaps:
    """How many areas border on such gaps, and how much land closing them adds."""

    areas: int
    closed_m2: float


def hairline_gaps(shapes: Geometries, gap_m: float) -> HairlineGaps:
    """The gaps narrower than ``gap_m`` between areas (polygons or multipolygons, metres). About 1 s for 100,000.

    >>> apart = np.array([shapely.box(0, 0, 10, 10), shapely.box(10.01, 0, 20, 10)])
    >>> found = hairline_gaps(apart, gap_m=0.02)
    >>> found.areas, round(found.closed_m2, 2)
    (2, 0.1)
    """
    parts, owner = shapely.get_parts(shapes, return_index=True)
    sound = in_pieces(shapely.is_valid, parts)
    if not sound.all():
        parts, owner = parts[sound], owner[sound]
    with_gaps = _with_gaps(parts, gap_m)
    if not with_gaps.any():
        return HairlineGaps(0, 0.0)
    suspects = np.flatnonzero(with_gaps)
    overlapping = ~shapely.is_empty(shapely.coverage_invalid_edges(parts))
    suspects = suspects[~overlapping[suspects]]
    if len(suspects) == 0:
        return HairlineGaps(0, 0.0)
    closed = closed_land(np.zeros(len(suspects), dtype=np.intp), parts[suspects], 1, gap_m)[0]
    added_m2 = float(shapely.area(closed) - shapely.area(shapely.union_all(parts[suspects])))
    return HairlineGaps(len(np.unique(owner[suspects])), max(0.0, added_m2))


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
