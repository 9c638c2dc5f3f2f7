"""Rings with fewer corners, for when they are seen from afar: neighbours that share an edge lose the same ones."""

from __future__ import annotations

import numpy as np

from siteplanner.drawing.raster.compiled import Flags, Floats, Ints, compiled

FEWEST = 5
"""A ring with fewer corners keeps them all."""


@compiled
def thinned(xy: Floats, start: Ints, tolerance_m: float) -> tuple[Floats, Ints]:
    """Leave out corners that stand off the line between their neighbours by less than the tolerance.

    Of two neighbouring corners only the one goes that stands off less, so what remains is never farther than that from
    what was there; which one goes does not depend on the direction in which the ring runs, nor on where it begins.
    """
    keeps = np.ones(len(xy), dtype=np.bool_)
    after = np.zeros(len(start), dtype=np.int64)
    for ring in range(len(start) - 1):
        begin, corners = start[ring], start[ring + 1] - start[ring] - 1
        if corners >= FEWEST:
            _mark(xy, begin, corners, tolerance_m, keeps)
        kept = 0
        for corner in range(begin, begin + corners):
            kept += keeps[corner]
        after[ring + 1] = after[ring] + kept + (1 if corners >= 0 else 0)
    made = np.empty((after[-1], 2), dtype=np.float64)
    for ring in range(len(start) - 1):
        at = after[ring]
        for corner in range(start[ring], start[ring + 1] - 1):
            if keeps[corner]:
                made[at, 0], made[at, 1] = xy[corner, 0], xy[corner, 1]
                at += 1
        if at < after[ring + 1]:
            made[at, 0], made[at, 1] = made[after[ring], 0], made[after[ring], 1]
    return made, after


@compiled
def _mark(xy: Floats, begin: int, corners: int, tolerance_m: float, keeps: Flags) -> None:
    """Say which corners of a ring go."""
    before = _stands_off(xy, begin, corners, corners - 1)
    first = here = _stands_off(xy, begin, corners, 0)
    for corner in range(corners):
        after = first if corner == corners - 1 else _stands_off(xy, begin, corners, corner + 1)
        if here < tolerance_m * tolerance_m and here < before and here < after:
            keeps[begin + corner] = False
        before, here = here, after


@compiled
def _stands_off(xy: Floats, begin: int, corners: int, corner: int) -> float:
    """The square of the distance of a corner from the line through its neighbours."""
    here = begin + corner
    back = begin + (corner - 1 if corner > 0 else corners - 1)
    on = begin + (corner + 1 if corner + 1 < corners else 0)
    ax, ay = xy[back, 0] - xy[here, 0], xy[back, 1] - xy[here, 1]
    bx, by = xy[on, 0] - xy[here, 0], xy[on, 1] - xy[here, 1]
    cross = ax * by - ay * bx
    long_m2 = (ax - bx) * (ax - bx) + (ay - by) * (ay - by)
    if long_m2 == 0.0:
        return float(ax * ax + ay * ay)
    return float(cross * cross / long_m2)
