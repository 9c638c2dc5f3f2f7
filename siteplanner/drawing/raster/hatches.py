"""Hatches: how much of a pixel the lines or dots of a pattern cover. The pattern lies still on the map."""

from __future__ import annotations

import math

from siteplanner.drawing.raster.bands import Frame
from siteplanner.drawing.raster.compiled import compiled

SPACING_PX = 8.0
DOT_SPACING_PX = 6.0
DOT_RADIUS_PX = 0.9
DIAGONAL, BACK_DIAGONAL, CROSS, DIAGONAL_CROSS, HORIZONTAL, DOTS = 1, 2, 3, 4, 5, 6


@compiled
def hatched(kind: int, column: int, row: int, frame: Frame, ratio: float) -> float:
    """The share of a pixel that the pattern covers; its lines are one logical pixel wide."""
    west, north, scale = frame
    x = column + 0.5 + west * scale
    y = row + 0.5 - north * scale
    if kind == DOTS:
        spacing = DOT_SPACING_PX * ratio
        away = math.hypot(_from_nearest(x, spacing), _from_nearest(y, spacing))
        return min(max(DOT_RADIUS_PX * ratio + 0.5 - away, 0.0), 1.0)
    spacing = SPACING_PX * ratio
    share = 0.0
    if kind in (DIAGONAL, DIAGONAL_CROSS):
        share = _line(_from_nearest(x + y, spacing) * math.sqrt(0.5), ratio)
    if kind in (BACK_DIAGONAL, DIAGONAL_CROSS):
        share = max(share, _line(_from_nearest(x - y, spacing) * math.sqrt(0.5), ratio))
    if kind in (HORIZONTAL, CROSS):
        share = max(share, _line(_from_nearest(math.floor(y), spacing), ratio))
    if kind == CROSS:
        share = max(share, _line(_from_nearest(math.floor(x), spacing), ratio))
    return share


@compiled
def _from_nearest(value: float, spacing: float) -> float:
    """How far ``value`` is from the nearest multiple of ``spacing``."""
    return abs(value - math.floor(value / spacing + 0.5) * spacing)


@compiled
def _line(away: float, width_px: float) -> float:
    return min(max(0.5 * width_px + 0.5 - away, 0.0), 1.0)
