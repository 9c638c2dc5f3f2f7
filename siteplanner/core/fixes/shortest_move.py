"""The shortest move of one plant that mends a finding.

What the rules say of the place tells where to look; where that is not all there is to it, ways out are tried in rings.
The check has the last word on either.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fixes.asked import Asked
from siteplanner.core.fixes.case import Case, size_of
from siteplanner.core.fixes.free_moves import ONTO_M, Move, shortest_free_moves
from siteplanner.core.fixes.proof import short_by

Holds = Callable[[Move], bool]
Asking = Callable[[float], Asked]
"""What is asked of a place so many metres around."""
REACHES_M = (12.0, 40.0, 120.0)
"""How far is looked, one after the other: a longer move is another place, not a mended one."""
TRIES, LESS_M = 5, 0.03
ROUND_M = 0.001
ROUNDING = 1e-4
"""What of such a step is lost at eastings of eight digits."""
WAYS = 16
RING_GROWTH = 1.5
FIRST_RING_M = 0.25
CLOSE_ENOUGH_M = 0.004


def shortest_move(
    case: Case,
    asking: Asking,
    footprint: BaseGeometry,
    proved: Holds,
    reaches_m: tuple[float, ...] = REACHES_M,
    *,
    drawn_only: bool = False,
) -> Move | None:
    """Metres east and north that bring ``footprint`` to where ``proved`` says yes; None: not found.

    ``footprint`` is the plant's, or what it would be turned or made smaller; ``asking`` is what is asked of it.
    ``drawn_only``: no ways are tried that are not drawn from that.
    """
    found = _by_clearances(asking, footprint, proved, reaches_m)
    if drawn_only:
        return found
    furthest_m = reaches_m[-1] if found is None else _length(found)
    asked = asking(next((reach_m for reach_m in reaches_m if reach_m >= furthest_m), reaches_m[-1]))
    if asked.is_exact(footprint, furthest_m) and not (found is None and asked.left_out):
        return found

    def holds(move: Move) -> bool:
        return asked.allows(shapely.affinity.translate(footprint, *move)) and proved(move)

    return _by_trying(case, footprint, holds, found, furthest_m)


# -- where the clearances say it ------------------------------------------------------------------------------------


def _by_clearances(asking: Asking, footprint: BaseGeometry, proved: Holds, reaches_m: tuple[float, ...]) -> Move | None:
    """Looked for in growing squares; what lies in the corner of one, beyond its sides, may not be the shortest."""
    best: Move | None = None
    for reach_m in reaches_m:
        asked = asking(reach_m)
        if not asked.is_told:
            break
        tries = (shortest_free_moves(footprint, clearances, reach_m, TRIES) for clearances in asked.choices())
        found = [move for moves in tries if (move := _proved(moves, proved)) is not None]
        best = min([*found, *([] if best is None else [best])], key=_length, default=None)
        if best is not None and _length(best) <= reach_m:
            break
    return best


def _proved(moves: Iterable[Move], proved: Holds) -> Move | None:
    """The first move that is proved; a little less of it where that is too, as on the way onto other ground."""
    found = next((each for move in moves for each in _rounded(move) if proved(each)), None)
    if found is None or _length(found) <= ONTO_M:
        return found
    length_m = _length(found)
    way = found[0] / length_m, found[1] / length_m
    if not proved(_along(way, length_m - LESS_M)):
        return found
    return _drawn_in([way], length_m - ONTO_M, length_m - LESS_M, proved)


def _rounded(move: Move) -> Iterator[Move]:
    """A move in whole millimetres, the longer of two; as it is; and a hair longer."""
    length_m = _length(move)
    if length_m == 0:
        return
    steps = np.asarray(move) / ROUND_M
    east, north = np.sign(steps) * np.ceil(np.abs(steps) - ROUNDING) * ROUND_M
    yield round(float(east), 3), round(float(north), 3)
    yield move
    longer = 1 + ROUND_M / length_m
    yield move[0] * longer, move[1] * longer


# -- where they do not ----------------------------------------------------------------------------------------------


def _by_trying(case: Case, footprint: BaseGeometry, holds: Holds, known: Move | None, most_m: float) -> Move | None:
    """Ways out tried in growing rings, the best of the first with one drawn in; ``known`` if none is shorter."""
    ways = _ways(case, footprint)
    inner = 0.0
    for ring_m in _rings(case, footprint):
        if inner >= most_m:
            break
        good = [way for way in ways if holds(_along(way, min(ring_m, most_m)))]
        if good:
            return _turned_in(_drawn_in(good, inner, min(ring_m, most_m), holds), holds)
        inner = ring_m
    return known


def _turned_in(move: Move, holds: Holds) -> Move:
    """A shorter move where one a little to the side is."""
    turn = math.pi / WAYS
    while _length(move) * turn**2 > CLOSE_ENOUGH_M:  # what turning so far can save
        azimuth, length_m = math.atan2(move[1], move[0]), _length(move)
        for angle in (azimuth + turn, azimuth - turn):
            way = (math.cos(angle), math.sin(angle))
            if holds(_along(way, length_m - CLOSE_ENOUGH_M)):
                move = _drawn_in([way], length_m / 2, length_m - CLOSE_ENOUGH_M, holds)
                break
        else:
            turn /= 2
    return move


def _drawn_in(ways: Iterable[Move], inner_m: float, outer_m: float, holds: Holds) -> Move:
    """The shortest move along some ways that all lead out between two distances."""
    best: Move | None = None
    for way in ways:
        if best is not None and not holds(_along(way, max(inner_m, outer_m - CLOSE_ENOUGH_M))):
            continue  # no shorter this way
        low, high = inner_m, outer_m
        while high - low > CLOSE_ENOUGH_M:
            middle = (low + high) / 2
            low, high = (low, middle) if holds(_along(way, middle)) else (middle, high)
        best, outer_m = _along(way, high), high
    assert best is not None
    return best


def _along(way: Move, distance_m: float) -> Move:
    """In whole millimetres, like every move that is offered."""
    return round(way[0] * distance_m, 3), round(way[1] * distance_m, 3)


def _rings(case: Case, footprint: BaseGeometry) -> Iterator[float]:
    """Distances to try: from what is short, or from little, to well past the plant's own size."""
    short_m = short_by(case.finding) if case.finding.unit == "m" else None
    ring_m = short_m or FIRST_RING_M
    while ring_m <= min(REACHES_M[-1], 4 * (size_of(footprint) + (short_m or 0.0))):
        yield ring_m
        ring_m *= RING_GROWTH


def _ways(case: Case, footprint: BaseGeometry) -> list[Move]:
    """Unit vectors: square to the sides of the footprint and of what the finding is drawn at, and all around."""
    shapes = [footprint] if case.finding.place is None else [footprint, case.finding.place]
    angles = [2 * math.pi * n / WAYS for n in range(WAYS)]
    for shape in shapes:
        sides = np.diff(shapely.get_coordinates(shape.convex_hull), axis=0)
        for side in sides[np.hypot(*sides.T) > FIRST_RING_M]:
            along = math.atan2(side[1], side[0])
            angles += [along + quarter * math.pi / 2 for quarter in range(4)]
    distinct = sorted({round(angle % (2 * math.pi), 3): angle for angle in angles}.values())
    return [(math.cos(angle), math.sin(angle)) for angle in distinct]


def _length(move: Move) -> float:
    return math.hypot(*move)
