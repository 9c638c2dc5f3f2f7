"""Edges of a map's areas that no neighbour has, vertex for vertex: where alone something can be amiss between areas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries
from siteplanner.core.work import piecewise

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

_STIR = tuple(np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
"""Odd numbers without a pattern, by which the bits of coordinates are spread over a whole word."""

_PAIRS_AT_ONCE = 200_000


@dataclass(frozen=True, slots=True)
class LooseEdges:
    """``rows`` are the areas (k,), ascending, that have such edges; ``boxes`` (k, 4) lie around those of each."""

    rows: Indices
    boxes: Floats


def loose_edges(shapes: Geometries) -> LooseEdges:
    """Edges that are not, in the other direction, one edge of one other ring as well; of valid polygons (n,).

    That an edge is none is certain; one is also called loose where it is not told in time: of rings too thin to tell
    which way they turn, and where the sums by which edges are compared happen to be equal.

    >>> row = shapely.box([0, 10, 10], [0, 0, 10], [10, 20, 20], [10, 10, 20])
    >>> found = loose_edges(row)
    >>> found.rows.tolist(), found.boxes[0].tolist()  # the first has its neighbour in the east alone
    ([0, 1, 2], [0.0, 0.0, 10.0, 10.0])
    """
    rings = _rings(shapes)
    edges = _are_edges(rings)
    at = np.flatnonzero(edges & ~_matched(rings, edges))
    owners = rings.owner[at]
    order = np.argsort(owners, kind="stable")
    at, owners = at[order], owners[order]
    rows, begin = np.unique(owners, return_index=True)
    if not len(rows):
        return LooseEdges(rows, np.empty((0, 4)))
    low, high = np.minimum(rings.xy[at], rings.xy[at + 1]), np.maximum(rings.xy[at], rings.xy[at + 1])
    return LooseEdges(rows, np.hstack([np.minimum.reduceat(low, begin), np.maximum.reduceat(high, begin)]))


@dataclass(frozen=True, slots=True, eq=False)
class Turned:
    """Rings of areas one after the other: coordinates (m, 2), the area each belongs to (m,), whether it begins an edge,
    which ends at the next (m,)."""

    xy: Floats
    owner: Indices
    edges: npt.NDArray[np.bool_]
    _rings: _Rings

    def turns(self) -> npt.NDArray[np.int8]:
        """For each coordinate (m,) 1 where the edge it begins has its area on the left, -1 on the right, 0 where that
        is not sure."""
        return _turns(self._rings)


def turned_rings(shapes: Geometries) -> Turned:
    """The rings of valid polygons or multipolygons (n,)."""
    rings = _rings(shapes)
    edges = _are_edges(rings) if len(rings.xy) else np.zeros(0, dtype=bool)
    return Turned(rings.xy, rings.owner, edges, rings)


@dataclass(frozen=True, slots=True)
class _Rings:
    """Rings one after the other: coordinates (m, 2), the area each belongs to (m,), which is the last of its ring (r,),
    and how often a ring must be turned to have its area on the left: 1 for outlines, -1 for holes (r,)."""

    xy: Floats
    owner: Indices
    last: Indices
    side: npt.NDArray[np.int8]


def _rings(shapes: Geometries) -> _Rings:
    """The rings of areas: those of one ring first, then those of areas with holes or several parts."""
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    counts = np.bincount(owner, minlength=len(shapes))
    present = counts > 0
    last = np.cumsum(counts)[present] - 1
    points = xy.view(np.complex128)[:, 0]
    # a valid ring comes back to its first vertex at its end alone: before that as well, and there are several rings
    back = points == np.repeat(points[last - counts[present] + 1], counts[present])
    plain = np.bincount(owner[np.flatnonzero(back)], minlength=len(shapes)) == 2
    plain[np.flatnonzero(present)] &= back[last]
    others = np.flatnonzero(~plain & present)
    if not len(others):
        return _Rings(xy, owner, last, np.ones(len(last), dtype=np.int8))
    kept = plain[owner]
    parts, of_part = shapely.get_parts(shapes[others], return_index=True)
    rings, of_ring = shapely.get_rings(parts, return_index=True)
    more, of_more = shapely.get_coordinates(rings, return_index=True)
    sides = np.where(np.diff(of_ring, prepend=-1) > 0, 1, -1)
    lengths = np.concatenate([counts[plain], np.bincount(of_more, minlength=len(rings))])
    return _Rings(
        np.vstack([xy[kept], more]),
        np.concatenate([owner[kept], others[of_part[of_ring[of_more]]]]),
        np.cumsum(lengths) - 1,
        np.concatenate([np.ones(int(plain.sum()), dtype=np.int8), sides]).astype(np.int8),
    )


def _are_edges(rings: _Rings) -> npt.NDArray[np.bool_]:
    """Which coordinates (m,) begin an edge: neither the last of a ring nor the same as the next."""
    points = rings.xy.view(np.complex128)[:, 0]
    edges = np.empty(len(points), dtype=bool)
    edges[:-1] = points[:-1] != points[1:]
    edges[rings.last] = False
    return edges


def _matched(rings: _Rings, edges: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which ``edges`` (m,), named by where they begin, are one other edge as well, with their areas on either side."""
    matched = np.zeros(len(rings.xy), dtype=bool)
    points, turns = rings.xy.view(np.complex128)[:, 0], _turns(rings)
    one, other = _pairs(rings.xy, edges)

    def proven(some: slice) -> Indices:
        a, b = one[some], other[some]
        begin_a, end_a, begin_b, end_b = points[a], points[a + 1], points[b], points[b + 1]
        both = turns[a] * turns[b]
        opposite = (begin_a == end_b) & (end_a == begin_b) & (both == 1)
        alike = (begin_a == begin_b) & (end_a == end_b) & (both == -1)
        sure = opposite | alike
        return np.concatenate([a[sure], b[sure]])

    for found in piecewise(proven, len(one), _PAIRS_AT_ONCE):
        matched[found] = True
    return matched


def _pairs(xy: Floats, edges: npt.NDArray[np.bool_]) -> tuple[Indices, Indices]:
    """``edges`` that have the same sum as exactly one other: most likely the same two ends."""
    bits = xy.view(np.uint64)
    ends = bits[:, 0] * _STIR[0]
    ends ^= ends >> np.uint64(29)
    ends += bits[:, 1] * _STIR[1]
    ends ^= ends >> np.uint64(32)
    ends *= _STIR[2]
    sums = ends[:-1] + ends[1:]
    del ends
    sums ^= sums >> np.uint64(31)
    sums *= _STIR[0]
    places = np.uint64((1 << len(xy).bit_length()) - 1)
    sums &= ~places  # the rest of the word says which edge it is: to sort bare numbers is several times as quick
    sums[~edges[:-1]] = ~places
    sums |= np.arange(len(sums), dtype=np.uint64)
    sums.sort()
    same = np.zeros(len(sums) + 1, dtype=bool)
    same[1:-1] = (sums[1:] ^ sums[:-1]) <= places
    begin = np.flatnonzero(same[1:-1] & ~same[:-2] & ~same[2:])
    return (sums[begin] & places).astype(np.intp), (sums[begin + 1] & places).astype(np.intp)


def _turns(rings: _Rings) -> npt.NDArray[np.int8]:
    """For each coordinate (m,) 1 where the ring has its area on the left, -1 on the right, 0 where that is not sure, as
    it is not for what is no edge."""
    if not len(rings.xy):
        return np.empty(0, dtype=np.int8)
    (x, half_x), (y, half_y) = (_about_the_middle(rings.xy[:, axis]) for axis in (0, 1))
    twice = np.empty(len(x))
    np.multiply(x[:-1], y[1:], out=twice[:-1])
    twice[:-1] -= x[1:] * y[:-1]
    del x, y
    twice[rings.last] = 0.0
    counts = np.diff(rings.last, prepend=-1)
    areas = np.add.reduceat(twice, rings.last - counts + 1)
    # what rounding can amount to: each of n products, and each of n sums of them, by one part in 2⁵³
    doubt = 4 * np.finfo(float).eps * counts * (counts + 3.0) * (half_x + half_y) ** 2
    turn = np.where(np.abs(areas) > doubt, np.sign(areas), 0.0).astype(np.int8) * rings.side
    turns = np.repeat(turn, counts)
    turns[rings.last] = 0
    return turns


def _about_the_middle(ordinates: Floats) -> tuple[Floats, float]:
    """Ordinates counted from the middle of the least and the largest, and how far these lie from it."""
    least, largest = float(ordinates.min()), float(ordinates.max())
    return ordinates - (least + largest) / 2, (largest - least) / 2
