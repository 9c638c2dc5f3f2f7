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
SLIT_M = 0.001
"""A footprint that only touches other ground does not stand on it: no hair of such places is left between two areas."""
APART_M, APART_SHARE = 0.25, 0.05
"""How far from a move that proved no good the next is looked for, and as a share of its length."""


def shortest_free_moves(
    footprint: BaseGeometry, clearances: Iterable[Clearance], reach_m: float, at_most: int
) -> Iterator[Move]:
    """Moves of at most ``reach_m`` east or north that meet all clearances, the shortest first, well apart."""
    free = free_moves(footprint, clearances, reach_m)
    here = shapely.Point(0.0, 0.0)
    for _ in range(at_most):
        if free.is_empty:
            return
        nearest = shapely.get_point(shapely.shortest_line(here, free), 1)
        move = float(shapely.get_x(nearest)), float(shapely.get_y(nearest))
        yield move
        free = free.difference(nearest.buffer(max(APART_M, APART_SHARE * math.hypot(*move))))


def free_moves(footprint: BaseGeometry, clearances: Iterable[Clearance], reach_m: float) -> BaseGeometry:
    """The moves of at most ``reach_m`` east or north after which a valid footprint meets all of the clearances.

    Where one hangs on which of several areas a footprint shares most ground with, it is taken as asked everywhere.
    """
    west, south, east, north = footprint.bounds
    origin = ((west + east) / 2, (south + north) / 2)
    shape = Footprint.of(shapely.affinity.translate(footprint, -origin[0], -origin[1]))
    reach = shapely.box(-reach_m, -reach_m, reach_m, reach_m)
    half = max(east - west, north - south) / 2 + reach_m
    furthest_m = math.sqrt(2) * reach_m
    closed = [
        _not_free(each, shape, origin, half)
        for each in clearances
        if each.inside or shapely.dwithin(footprint, each.shape, furthest_m + each.required_m)
    ]
    return reach.difference(shapely.union_all(closed)) if closed else reach


def _not_free(asked: Clearance, shape: Footprint, origin: Move, half: float) -> BaseGeometry:
    """The moves that ``asked`` forbids; ``half`` is how far from the origin a footprint can come to lie."""
    window = half + asked.required_m + 1.0
    kept_from = _around(asked.shape, origin, window)
    if asked.inside:
        kept_from = shapely.box(-window, -window, window, window).difference(kept_from)
    forbidden = swept(kept_from, shape)
    if asked.required_m > 0:
        forbidden = forbidden.buffer(asked.required_m, quad_segs=_arc_steps(asked.required_m))
    if asked.when_on is not None:
        forbidden = forbidden.intersection(swept(_around(asked.when_on, origin, window), shape))
    for other in asked.unless_on if not forbidden.is_empty else ():
        forbidden = forbidden.difference(swept(_around(other, origin, window), shape).buffer(-SLIT_M))
    return forbidden


def _around(shape: BaseGeometry, origin: Move, half: float) -> BaseGeometry:
    """What of a shape lies within ``half`` metres of the origin east and north, seen from there."""
    seen = shapely.transform(shape, lambda xy: xy - np.asarray(origin))
    cut: BaseGeometry = shapely.intersection(seen, shapely.box(-half, -half, half, half))
    return cut


def _arc_steps(radius_m: float) -> int:
    """Into how many a quarter circle is cut so that it is off by no more than ``ARC_ERROR_M``."""
    return max(8, math.ceil(math.pi / 4 / math.sqrt(2 * ARC_ERROR_M / radius_m)))
