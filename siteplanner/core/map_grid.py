"""The coordinate grid of a map view: lines at round northings and eastings, spaced by the scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from siteplanner.core.view_window import ViewWindow, round_length_m

CLOSEST_LINES_PX = 90.0
"""Lines stand between this and two and a half times as many pixels apart."""


@dataclass(frozen=True, slots=True)
class MapGrid:
    """``eastings`` of the lines running north, ``northings`` of those running east, in metres; ``step_m`` between."""

    step_m: float
    eastings: tuple[float, ...]
    northings: tuple[float, ...]


def grid_step_m(metres_per_pixel: float) -> float:
    """The shortest of 1, 2, 5 × 10ⁿ metres that keeps the lines at least ``CLOSEST_LINES_PX`` apart.

    >>> [grid_step_m(m) for m in (0.001, 0.5, 1.0, 1.2, 50.0)]
    [0.1, 50.0, 100.0, 200.0, 5000.0]
    """
    least = CLOSEST_LINES_PX * metres_per_pixel
    step = round_length_m(least)
    if step >= least:
        return step
    return round_length_m(step * 2.5 * (1 + 1e-9))  # 1 → 2, 2 → 5, 5 → 10


def grid_of(window: ViewWindow) -> MapGrid:
    """The lines that cross a window.

    >>> grid_of(ViewWindow(470_000.0, 4_174_000.0, 1.0, 250, 220))
    MapGrid(step_m=100.0, eastings=(469900.0, 470000.0, 470100.0), northings=(4173900.0, 4174000.0, 4174100.0))
    """
    west, south, east, north = window.bounds
    step = grid_step_m(window.metres_per_pixel)
    return MapGrid(step, _multiples(step, west, east), _multiples(step, south, north))


def ordinate_text(ordinate_m: float, step_m: float) -> str:
    """A line's ordinate with no more decimals than its spacing needs.

    >>> ordinate_text(470_100.0, 100.0), ordinate_text(470_100.2, 0.2)
    ('470100', '470100.2')
    """
    decimals = max(0, -math.floor(math.log10(step_m) + 1e-9))
    return f"{ordinate_m:.{decimals}f}"


def _multiples(step: float, low: float, high: float) -> tuple[float, ...]:
    """Whole multiples of ``step`` within [low, high], each the nearest number to its decimal value."""
    first, last = math.ceil(low / step), math.floor(high / step)
    return tuple(at * step if step >= 1 else at / round(1 / step) for at in range(first, last + 1))
