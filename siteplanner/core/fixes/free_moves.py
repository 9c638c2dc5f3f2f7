"""Where a footprint may be shifted to: the moves that meet some clearances, as an area of moves.

A point of that area is a move (metres east, north). What a footprint may not touch becomes, in moves, the same grown by
the footprint turned about (a Minkowski sum) and by the distance to be kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fitting.minkowski import Footprint, swept
from siteplanner.core.rules.clearance import Clearance

Move = tuple[float, float]

ARC_ERROR_M = 0.003
"""How far a drawn arc may lie inside the true one: less than the tolerance of the check."""
ONTO_M = 0.1
"""A footprint that comes this far onto other ground, with a corner too, covers more of it than the area tolerance."""
APART_M, APART_SHARE = 0.25, 0.05
"""How far from a move that proved no good the next is looked for, and as a share of its length."""


def shortest_free_moves(
    footprint: BaseGeometry, clearances: Iterable[Clearance], reach_m: float, at_most: int
) -> Iterator[Move]:
    """Moves of at most ``reach_m`` east or north that meet all clearances, the shortest first, well apart.

    Only what is in the way of the shortest move so far is worked out: most of what is asked never is.
    """
    space, waiting = _Space(footprint, reach_m), list(clearances)
    free: BaseGeometry = space.reach
    here = shapely.Point(0.0, 0.0)
    for _ in range(at_most):
        while not free.is_empty:
            nearest = shapely.get_point(shapely.shortest_line(here, free), 1)
            move = float(shapely.get_x(nearest)), float(shapely.get_y(nearest))
            there = shapely.affinity.translate(footprint, *move)
            in_the_way = [at for at, each in enumerate(waiting) if not each.is_met_by(there)]
            if not in_the_way:
                yield move
                break
            free = free.difference(shapely.union_all([space.not_free(waiting[at]) for at in in_the_way]))
            waiting = [each for at, each in enumerate(waiting) if at not in in_the_way]
        else:
            return
        free = free.difference(nearest.buffer(max(APART_M, APART_SHARE * math.hypot(*move))))


def free_moves(footprint: BaseGeometry, clearances: Iterable[Clearance], reach_m: float) -> BaseGeometry:
    """The moves of at most ``reach_m`` east or north after which a valid footprint meets all of the clearances.

    Where one hangs on which of several areas a footprint shares most ground with, it is taken as asked everywhere.
    """
    space = _Space(footprint, reach_m)
    closed = [space.not_free(each) for each in clearances]
    return space.reach.difference(shapely.union_all(closed)) if closed else space.reach


class _Space:
    """Moves of one footprint, about the middle of its box, so that eight-digit eastings keep their millimetres."""

    def __init__(self, footprint: BaseGeometry, reach_m: float) -> None:
        west, south, east, north = footprint.bounds
        self.origin = ((west + east) / 2, (south + north) / 2)
        self.shape = Footprint.of(shapely.affinity.translate(footprint, -self.origin[0], -self.origin[1]))
        self.reach = shapely.box(-reach_m, -reach_m, reach_m, reach_m)
        self.half = max(east - west, north - south) / 2 + reach_m  # how far from the origin it can come to lie

    def not_free(self, asked: Clearance) -> BaseGeometry:
        """The moves that ``asked`` forbids."""
        window = self.half + asked.required_m + 1.0
        kept_from = self._around(asked.shape, window)
        if asked.inside:
            kept_from = shapely.box(-window, -window, window, window).difference(kept_from)
        forbidden = swept(kept_from, self.shape)
        if asked.required_m > 0:
            forbidden = forbidden.buffer(asked.required_m, quad_segs=_arc_steps(asked.required_m))
        if asked.when_on is not None:
            forbidden = forbidden.intersection(swept(self._around(asked.when_on, window), self.shape))
        for other in asked.unless_on if not forbidden.is_empty else ():
            forbidden = forbidden.difference(swept(self._around(other, window), self.shape).buffer(-ONTO_M))
        return forbidden

    def _around(self, shape: BaseGeometry, half: float) -> BaseGeometry:
        """What of a shape lies within ``half`` metres of the origin east and north, seen from there."""
        seen = shapely.transform(shape, lambda xy: xy - np.asarray(self.origin))
        cut: BaseGeometry = shapely.intersection(seen, shapely.box(-half, -half, half, half))
        return cut


def _arc_steps(radius_m: float) -> int:
    """Into how many a quarter circle is cut so that it is off by no more than ``ARC_ERROR_M``."""
    return max(8, math.ceil(math.pi / 4 / math.sqrt(2 * ARC_ERROR_M / radius_m)))
