"""Which edges of areas come near boxes: what settles most questions of footprints and parcels without cutting any.

Nothing here is rounded: boxes are compared with boxes, so an answer is certain, and what boxes cannot settle is left to
be measured.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.loose_edges import Turned, turned_rings
from siteplanner.core.site import Geometries

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]

ROUNDING_M = 1e-6
"""A box is widened by so much more than asked: far beyond what adding to an ordinate of a map can round away."""


@dataclass(frozen=True, slots=True, eq=False)
class EdgesAboutBoxes:
    """The edges of areas (n,), each area beside a box (n, 4: west, south, east, north): for each edge (m,) its pair,
    where it begins among ``rings``, and its box ``low``, ``high`` (m, 2)."""

    boxes: Floats
    rings: Turned
    pair: Rows
    begin: Rows
    low: Floats
    high: Floats

    @classmethod
    def of(cls, boxes: Floats, areas: Geometries) -> EdgesAboutBoxes:
        """``areas`` are valid polygons or multipolygons."""
        rings = turned_rings(areas)
        begin = np.flatnonzero(rings.edges)
        points = rings.xy.view(np.complex128)[:, 0]  # taken whole: five times as quick as row by row
        a, b = (points[at].view(np.float64).reshape(-1, 2) for at in (begin, begin + 1))
        return cls(boxes, rings, rings.owner[begin], begin, np.minimum(a, b), np.maximum(a, b))

    def within(self, reach_m: float) -> Flags:
        """Which edges (m,) have a box that meets that of their pair widened by ``reach_m``: those of all others are
        further away from whatever lies in it."""
        reach_m += ROUNDING_M
        west, south, east, north = self.boxes.T
        of = self.pair
        near: Flags = self.high[:, 0] >= (west - reach_m)[of]
        near &= self.low[:, 0] <= (east + reach_m)[of]
        near &= self.high[:, 1] >= (south - reach_m)[of]
        near &= self.low[:, 1] <= (north + reach_m)[of]
        return near

    def pairs_of(self, edges: Flags) -> Flags:
        """Which pairs (n,) some edges are of."""
        present: Flags = np.bincount(self.pair[edges], minlength=len(self.boxes)) > 0
        return present

    def hold_corner(self) -> Flags:
        """Of pairs (n,) whose box no edge meets: whether the area holds it, by its south-west corner.

        Every second edge crossed on the way east leads out of an area again. An edge that comes as far south as the box
        lies whole on one side of it, so that there is nothing to calculate.
        """
        _, south, east, _ = self.boxes.T
        level = south[self.pair]
        ends = self.rings.xy[:, 1]
        crossed = (ends[self.begin] <= level) != (ends[self.begin + 1] <= level)
        crossed &= self.low[:, 0] > east[self.pair]
        held: Flags = np.bincount(self.pair[crossed], minlength=len(self.boxes)) % 2 == 1
        return held

    def loose(self, some: Rows, group: Rows) -> Rows:
        """Those of ``some`` edges (k,) that are no edge, in the other direction, of another area of the same ``group``
        (n,) as well; of an edge that is, both sides are land of that group.

        That an edge is not loose is certain; one is also called so where it is not sure which way a ring turns.
        """
        points = self.rings.xy.view(np.complex128)[:, 0]
        a, b, turn = points[self.begin[some]], points[self.begin[some] + 1], self.rings.turns()[self.begin[some]]
        swapped = (a.real > b.real) | ((a.real == b.real) & (a.imag > b.imag))
        first, last = np.where(swapped, b, a), np.where(swapped, a, b)
        of = group[self.pair[some]]
        order = np.lexsort((last.imag, last.real, first.imag, first.real, of))
        one, next_ = order[:-1], order[1:]
        same = (of[one] == of[next_]) & (first[one] == first[next_]) & (last[one] == last[next_])
        side = np.where(swapped, -turn, turn)
        matched = same & (side[one] * side[next_] == -1)
        shared = np.zeros(len(some), dtype=bool)
        shared[one[matched]] = shared[next_[matched]] = True
        return some[~shared]

    def drawn(self, some: Rows) -> Geometries:
        """Some edges (k,) as lines."""
        ends = np.stack([self.rings.xy[self.begin[some]], self.rings.xy[self.begin[some] + 1]], axis=1)
        return np.asarray(shapely.linestrings(ends), dtype=object)


def held_and_apart(boxes: Floats, areas: Geometries, well_within_m: float) -> tuple[Flags, Flags, Flags]:
    """Of pairs of a box (n, 4) and a valid area (n,), as far as boxes can tell: whether the area holds the box whole,
    whether they have nothing in common, and whether it holds the box widened by ``well_within_m``.

    >>> box = np.array([[4.0, 4.0, 6.0, 6.0]] * 3)
    >>> areas = shapely.box([0, 5, 9], 0, [20, 20, 20], 20)
    >>> [flags.tolist() for flags in held_and_apart(box, areas, 3.0)]
    [[True, False, False], [False, False, True], [True, False, False]]
    """
    edges = EdgesAboutBoxes.of(boxes, areas)
    clear = ~edges.pairs_of(edges.within(0.0))
    holds = edges.hold_corner()
    held = clear & holds
    return held, clear & ~holds, held & ~edges.pairs_of(edges.within(well_within_m))


def gaps_to_loose_edges_m(shapes: Geometries, at: Rows, areas: Geometries, reach_m: float) -> Floats:
    """How far each of the shapes (k,) is from the boundary of the areas (n,) paired with it (``at``: with which shape),
    taken together, at least; nothing further away than ``reach_m`` is looked for. 0 where that is not sure.

    >>> row = shapely.box([0, 10], 0, [10, 20], 10)
    >>> gaps_to_loose_edges_m(shapely.box([8, 1], 3, [12, 2], 8), np.array([0, 0, 1]), row[[0, 1, 0]], 5.0).tolist()
    [2.0, 1.0]
    """
    edges = EdgesAboutBoxes.of(shapely.bounds(shapes)[at], areas)
    loose = edges.loose(np.flatnonzero(edges.within(reach_m)), at)
    gaps_m = np.full(len(shapes), reach_m)
    of = at[edges.pair[loose]]
    np.minimum.at(gaps_m, of, shapely.distance(shapes[of], edges.drawn(loose)))
    return gaps_m
