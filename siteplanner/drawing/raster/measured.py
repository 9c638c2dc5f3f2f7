"""What is worked out of rings or lines once, before they are painted at any scale."""

from __future__ import annotations

import numpy as np

from siteplanner.drawing.raster.compiled import Floats, Ints, compiled

FARTHEST_M = 1e9
"""No map reaches so far: an ordinate beyond, or one that is no number, is damage."""


@compiled
def boxes_of(xy: Floats, start: Ints) -> Floats:
    """minx, miny, maxx, maxy of each line or ring (n, 4); one without points has an empty box.

    So has one with a corner that is nowhere. What has an empty box is never painted: the kernels do not look at each
    corner again, and one that is no number would send them beyond their buffers.
    """
    boxes = np.empty((len(start) - 1, 4), dtype=np.float64)
    for line in range(len(start) - 1):
        west = south = np.inf
        east = north = -np.inf
        for point in range(start[line], start[line + 1]):
            x, y = xy[point, 0], xy[point, 1]
            if not (abs(x) <= FARTHEST_M and abs(y) <= FARTHEST_M):
                west = south = np.inf
                east = north = -np.inf
                break
            west, south = min(west, x), min(south, y)
            east, north = max(east, x), max(north, y)
        boxes[line, 0], boxes[line, 1], boxes[line, 2], boxes[line, 3] = west, south, east, north
    return boxes


@compiled
def signed_areas_of(xy: Floats, start: Ints) -> Floats:
    """The area of each ring (n,), positive where it runs anticlockwise; 0 where it has none that is a number."""
    areas = np.zeros(len(start) - 1, dtype=np.float64)
    for ring in range(len(start) - 1):
        begin, end = start[ring], start[ring + 1]
        total = 0.0
        for point in range(begin + 1, end - 1):
            x0, y0 = xy[point, 0] - xy[begin, 0], xy[point, 1] - xy[begin, 1]
            x1, y1 = xy[point + 1, 0] - xy[begin, 0], xy[point + 1, 1] - xy[begin, 1]
            total += x0 * y1 - x1 * y0
        areas[ring] = total / 2 if abs(total) < np.inf else 0.0
    return areas
