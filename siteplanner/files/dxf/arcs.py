"""Arcs of drawings as short straight pieces whose corners lie on the arc."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

CHORD_TOLERANCE_M = 0.00005
"""How far the arc may bulge beyond a piece. Far less than the millimetre that boundaries are kept to: over 100 m of
arc, pieces 1 mm off would take 0.07 m² from the area, these 0.003."""
PIECES_MAX = 4_096

Points = npt.NDArray[np.float64]


def arc_points(centre: Sequence[float], radius: float, start: float, sweep: float, tolerance: float) -> Points:
    """Points (n, 2) of an arc, both ends among them; angles in radians, ``sweep`` signed, counter-clockwise."""
    angles = start + np.linspace(0.0, sweep, pieces(radius, sweep, tolerance) + 1)
    return np.column_stack((centre[0] + radius * np.cos(angles), centre[1] + radius * np.sin(angles)))


def shifted(points: Points, x: float, y: float) -> Points:
    return np.add(points, (x, y))


def pieces(radius: float, sweep: float, tolerance: float) -> int:
    """How many straight pieces an arc needs to stay within the tolerance; at least one each 30 degrees.

    >>> pieces(50.0, math.tau, 0.001), pieces(0.001, math.pi, 0.001)
    (497, 6)
    """
    step = 2.0 * math.acos(max(1.0 - tolerance / radius, 0.0)) if radius > tolerance else math.pi
    step = min(max(step, 1e-9), math.pi / 6)
    return min(max(1, math.ceil(abs(sweep) / step - 1e-9)), PIECES_MAX)


def bulged(corners: Iterable[tuple[float, float, float]], tolerance: float, *, closed: bool) -> tuple[Points, bool]:
    """The points of a polyline of corners (x, y, bulge), and whether any side is an arc.

    A bulge is the tangent of a quarter of the angle of the arc to the next corner, positive to the left. A closed
    polyline's points end with the first.
    """
    known = list(corners)
    if closed and known:
        known.append((known[0][0], known[0][1], 0.0))
    runs: list[Points] = []
    curved = False
    for (x, y, bulge), (next_x, next_y, _) in pairwise(known):
        chord = math.hypot(next_x - x, next_y - y)
        if abs(bulge) < 1e-12 or chord == 0.0 or not math.isfinite(bulge):
            runs.append(np.array([[x, y]]))
            continue
        curved = True
        runs.append(_bulge(x, y, next_x - x, next_y - y, bulge, tolerance))
    if known:
        runs.append(np.array([[known[-1][0], known[-1][1]]]))
    return (np.vstack(runs) if runs else np.empty((0, 2))), curved


def _bulge(x: float, y: float, dx: float, dy: float, bulge: float, tolerance: float) -> Points:
    """The points of one arc but its end; reckoned from its start, so that long eastings keep their millimetres."""
    sweep = 4.0 * math.atan(bulge)
    chord = math.hypot(dx, dy)
    radius = chord / 2.0 / abs(math.sin(sweep / 2.0))
    off = (1.0 - bulge * bulge) / (4.0 * bulge)  # from the middle of the chord to the centre, in chords to the left
    centre = (dx / 2.0 - dy * off, dy / 2.0 + dx * off)
    start = math.atan2(-centre[1], -centre[0])
    points = arc_points(centre, radius, start, sweep, tolerance)[:-1]
    points[0] = 0.0
    return shifted(points, x, y)
