"""Places along a line where its name can stand: at even distances from its start, so that a pan moves none."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.view_window import ViewWindow

APART_PX = 520.0
"""How far apart the names of one line stand."""
STRAIGHT = 0.985
"""A name stands only where the line is this straight: its chord over its length."""
MOST_SPOTS = 200


@dataclass(frozen=True, slots=True)
class LineSpot:
    """A point of the line in pixels; ``angle_deg`` is clockwise on the screen, -90 to 90 so that text is upright."""

    number: int
    x: float
    y: float
    angle_deg: float

    def beside(self, down_px: float) -> tuple[float, float]:
        """The point that lies so far below the line, seen along the text."""
        angle = math.radians(self.angle_deg)
        return self.x - math.sin(angle) * down_px, self.y + math.cos(angle) * down_px


def line_spots(line: shapely.LineString, window: ViewWindow, size: tuple[float, float]) -> Iterator[LineSpot]:
    """The places in the window where a text of ``size`` (pixels) has a straight enough piece of the line under it."""
    scale = window.metres_per_pixel
    width_m = size[0] * scale
    count = max(1, int(line.length / (APART_PX * scale)))
    apart_m = line.length / count
    if apart_m < width_m:
        return
    numbers = _in_window(line, apart_m, count, window)
    middles = (numbers + 0.5) * apart_m
    starts = shapely.get_coordinates(shapely.line_interpolate_point(line, middles - width_m / 2))
    ends = shapely.get_coordinates(shapely.line_interpolate_point(line, middles + width_m / 2))
    for number, (e0, n0), (e1, n1) in zip(numbers.tolist(), starts.tolist(), ends.tolist(), strict=True):
        if math.hypot(e1 - e0, n1 - n0) >= STRAIGHT * width_m:
            x, y = window.to_screen((e0 + e1) / 2, (n0 + n1) / 2)
            yield LineSpot(number, x, y, _upright(math.degrees(math.atan2(n0 - n1, e1 - e0))))


def _in_window(line: shapely.LineString, apart_m: float, count: int, window: ViewWindow) -> npt.NDArray[np.intp]:
    """The numbers of the places that can lie in the window."""
    seen = shapely.get_coordinates(shapely.clip_by_rect(line, *window.bounds))
    if len(seen) == 0:
        return np.empty(0, dtype=np.intp)
    with np.errstate(divide="ignore", invalid="ignore"):  # a side shorter than a float can divide by
        along_m = np.atleast_1d(shapely.line_locate_point(line, shapely.points(seen)))
    along_m = along_m[np.isfinite(along_m)]
    if len(along_m) == 0:
        return np.empty(0, dtype=np.intp)
    first = max(0, int(along_m.min() / apart_m) - 1)
    numbers = np.arange(first, min(count, int(along_m.max() / apart_m) + 2))[:MOST_SPOTS]
    xy = shapely.get_coordinates(shapely.line_interpolate_point(line, (numbers + 0.5) * apart_m))
    west, south, east, north = window.bounds
    inside = (xy[:, 0] >= west) & (xy[:, 0] <= east) & (xy[:, 1] >= south) & (xy[:, 1] <= north)
    found: npt.NDArray[np.intp] = numbers[inside]
    return found


def _upright(angle_deg: float) -> float:
    if angle_deg > 90:
        return angle_deg - 180
    return angle_deg + 180 if angle_deg <= -90 else angle_deg
