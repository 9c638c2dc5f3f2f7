"""The painter's order of prisms on the ground: what is farther away first, whatever their heights.

A prism can only hide what lies behind it on a line away from the viewer. For convex footprints that share no ground
this relation never runs in a circle (Guibas and Yao, On translating a set of rectangles, 1980), so there is always an
order. Prisms that embrace each other have none: these are painted piece by piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from siteplanner.core.rings import Rings

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

TOUCHING_M = 1e-7
"""Footprints that lie side by side along less than this do not hide each other."""


def hiding_pairs(pieces: Rings, across: Floats, depth: Floats, boxes: Floats) -> tuple[Ints, Ints]:
    """Pairs (behind, before) of convex pieces of which one may hide the other.

    ``across`` and ``depth`` are the places of all corners of ``pieces``, metres to the right and away from the viewer;
    ``boxes`` (n, 4) what each covers of the picture, with its height: only those whose boxes overlap are looked at.
    """
    nothing = np.empty(0, dtype=np.int64)
    if len(pieces) < 2:
        return nothing, nothing
    shapes = np.asarray(shapely.box(*boxes.T), dtype=object)
    one, other = shapely.STRtree(shapes).query(shapes)
    one, other = one[one < other].astype(np.int64), other[one < other].astype(np.int64)
    low, high = _ranges_of(pieces, across)
    left, right = np.maximum(low[one], low[other]), np.minimum(high[one], high[other])
    beside = right - left > TOUCHING_M
    one, other = one[beside], other[beside]
    middle = (left[beside] + right[beside]) / 2
    farther = _depth_at(pieces, across, depth, one, middle) - _depth_at(pieces, across, depth, other, middle)
    return np.where(farther > 0, one, other), np.where(farther > 0, other, one)


def _ranges_of(pieces: Rings, values: Floats) -> tuple[Floats, Floats]:
    starts = pieces.ring_start[pieces.shape_start[:-1]]
    return np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)


def _depth_at(pieces: Rings, across: Floats, depth: Floats, rows: Ints, places: Floats) -> Floats:
    """How far away the middle of each of some pieces is, on the line of sight ``places`` metres to the right."""
    if not len(rows):
        return np.empty(0)
    taken = pieces.take(rows)
    corner = _corners_of(pieces, rows)
    place = np.repeat(places, np.diff(taken.ring_start))
    before = place - across[corner]
    ends = taken.ring_start[1:] - 1
    following = np.arange(len(corner)) + 1
    following[ends] = ends
    after = before[following]
    crosses = (before >= 0) != (after >= 0)
    share = np.divide(before, before - after, out=np.zeros(len(corner)), where=crosses)
    here = depth[corner]
    at = here + share * (here[following] - here)
    nearest = np.minimum.reduceat(np.where(crosses, at, np.inf), taken.ring_start[:-1])
    farthest = np.maximum.reduceat(np.where(crosses, at, -np.inf), taken.ring_start[:-1])
    found: Floats = (nearest + farthest) / 2
    return found


def _corners_of(pieces: Rings, rows: Ints) -> Ints:
    """The numbers of the corners of some pieces (each of one ring), in that order."""
    starts = pieces.ring_start[pieces.shape_start[rows]]
    counts = pieces.ring_start[pieces.shape_start[rows] + 1] - starts
    offset = np.repeat(starts - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    corners: Ints = np.arange(int(counts.sum())) + offset
    return corners


def far_to_near(count: int, behind: Ints, before: Ints, distance: Floats) -> tuple[Ints, Ints]:
    """The numbers 0 to ``count`` so that every ``behind[k]`` comes before ``before[k]``.

    Where nothing decides, what is farther away comes first. In a circle the farthest comes first, so that there always
    is an order; the second array holds what was taken so.
    """
    first = np.argsort(-distance, kind="stable")
    place = np.empty(count, dtype=np.int64)
    place[first] = np.arange(count)
    pairs = np.unique(place[behind] * count + place[before]) if len(behind) else np.empty(0, dtype=np.int64)
    tails, heads = np.divmod(pairs, max(count, 1))
    waiting = np.bincount(heads, minlength=count).tolist()
    starts = np.searchsorted(tails, np.arange(count + 1)).tolist()
    order, forced = _unwound(waiting, starts, heads.tolist())
    return first[order], first[forced]


def _unwound(waiting: list[int], starts: Sequence[int], heads: Sequence[int]) -> tuple[Ints, Ints]:
    """Kahn's way of putting in order, the lowest number first among those that wait for nothing."""
    order: list[int] = []
    forced: list[int] = []
    free = [node for node in range(len(waiting) - 1, -1, -1) if waiting[node] == 0]
    next_stuck = 0
    while len(order) < len(waiting):
        if not free:
            while waiting[next_stuck] <= 0:
                next_stuck += 1
            forced.append(next_stuck)
            free.append(next_stuck)
            waiting[next_stuck] = 0
        node = free.pop()
        waiting[node] = -1
        order.append(node)
        for head in heads[starts[node] : starts[node + 1]]:
            waiting[head] -= 1
            if waiting[head] == 0:
                free.append(head)
    return np.array(order, dtype=np.int64), np.array(forced, dtype=np.int64)


def in_circles(count: int, behind: Ints, before: Ints) -> npt.NDArray[np.bool_]:
    """Which of the numbers 0 to ``count`` lie behind and before each other."""
    if not len(behind):
        return np.zeros(count, dtype=bool)
    graph = coo_array((np.ones(len(behind), dtype=np.int8), (behind, before)), shape=(count, count))
    found: Any = connected_components(graph, directed=True, connection="strong")
    flags: npt.NDArray[np.bool_] = np.bincount(found[1], minlength=count)[found[1]] > 1
    return flags
