"""Exact coverage: how much of each pixel an area covers, from its edges alone.

Each edge adds to the cells it crosses what it changes in the coverage of everything to their right; the running sum
along a row then is the coverage. The sum is linear: areas weighted by their colours can share one buffer, and two
areas that share an edge leave no ground between them. All in whole numbers: what a closed ring adds to a row sums up
to nothing at all, and an edge walked the other way takes away just what it added.
"""

from __future__ import annotations

import math

from siteplanner.drawing.raster.bands import Frame
from siteplanner.drawing.raster.compiled import Cells, Floats, compiled, inlined

BITS = 8
ONE = 1 << BITS
"""Coordinates are in 1/256 of a pixel."""
WHOLE = 2 * ONE * ONE
"""The coverage of a whole pixel."""
Weight = tuple[int, ...]
"""What a unit of coverage adds to each channel."""


@compiled
def add_ring(
    cells: Cells,
    width: int,
    height: int,
    left: int,
    top: int,
    xy: Floats,
    begin: int,
    end: int,
    frame: Frame,
    weight: Weight,
) -> None:
    """Add the ring ``xy[begin:end]`` to cells whose first pixel is ``left``, ``top`` of the picture."""
    west, north, scale = frame
    scale *= ONE
    x0 = y0 = 0
    for point in range(begin, end):
        x = math.floor((xy[point, 0] - west) * scale + 0.5) - left * ONE
        y = math.floor((north - xy[point, 1]) * scale + 0.5) - top * ONE
        if point > begin:
            add_edge(cells, width, height, x0, y0, x, y, weight)
        x0, y0 = x, y


@compiled
def widened(
    left: float,
    right: float,
    xy: Floats,
    begin: int,
    end: int,
    frame: Frame,
    top: float,
    bottom: float,
) -> tuple[float, float]:
    """A range of columns, pixels, widened to what of a ring lies between two rows."""
    west, north, scale = frame
    x0 = y0 = 0.0
    for point in range(begin, end):
        x, y = (xy[point, 0] - west) * scale, (north - xy[point, 1]) * scale
        if point > begin and max(y, y0) >= top and min(y, y0) <= bottom:
            at_top, at_bottom = x0, x
            if y != y0:
                slope = (x - x0) / (y - y0)
                at_top = x0 + (min(max(y0, top), bottom) - y0) * slope
                at_bottom = x0 + (min(max(y, top), bottom) - y0) * slope
            left = min(left, at_top, at_bottom)
            right = max(right, at_top, at_bottom)
        x0, y0 = x, y
    return left, right


@inlined
def add_dab(
    cells: Cells, width: int, height: int, left: float, top: float, right: float, bottom: float, weight: Weight
) -> None:
    """Add an upright rectangle, pixels of the band."""
    x0 = min(max(math.floor(left * ONE + 0.5), 0), width * ONE)
    x1 = min(max(math.floor(right * ONE + 0.5), 0), width * ONE)
    y0 = min(max(math.floor(top * ONE + 0.5), 0), height * ONE)
    y1 = min(max(math.floor(bottom * ONE + 0.5), 0), height * ONE)
    channels = len(weight)
    first, last = x0 >> BITS, x1 >> BITS
    beyond_first, beyond_last = x0 & (ONE - 1), x1 & (ONE - 1)
    while y0 < y1:
        row = y0 >> BITS
        below = min((row + 1) * ONE, y1)
        twice = 2 * (below - y0)
        cell = (row * (width + 2) + first) * channels
        if first == last:  # most are that narrow: its sides change the same two cells
            share = twice * (beyond_last - beyond_first)
            _add(cells, cell, share, weight)
            _add(cells, cell + channels, -share, weight)
        else:
            share = twice * beyond_first
            _add(cells, cell, twice * ONE - share, weight)
            _add(cells, cell + channels, share, weight)
            cell += (last - first) * channels
            share = twice * beyond_last
            _add(cells, cell, share - twice * ONE, weight)
            _add(cells, cell + channels, -share, weight)
        y0 = below


@inlined
def add_edge(cells: Cells, width: int, height: int, x0: int, y0: int, x1: int, y1: int, weight: Weight) -> None:
    """Add the edge from (x0, y0) to (x1, y1), 1/256 pixels of the band, to ``cells``: height * (width + 2) * channels.

    What lies left of the band counts at its left border, what lies right of it not at all. A ring that runs down on
    its left covers what is in it by the weight, one that runs up there by the weight's opposite.
    """
    row, column = y0 >> BITS, x0 >> BITS
    if row == y1 >> BITS and column == x1 >> BITS and 0 <= row < height and 0 <= column < width:
        channels = len(weight)
        cell = (row * (width + 2) + column) * channels
        share = (y1 - y0) * ((x0 & (ONE - 1)) + (x1 & (ONE - 1)))
        _add(cells, cell, 2 * ONE * (y1 - y0) - share, weight)
        _add(cells, cell + channels, share, weight)
    elif y0 < y1:
        _add_long_edge(cells, width, height, x0, y0, x1, y1, 1, weight)
    elif y1 < y0:
        _add_long_edge(cells, width, height, x1, y1, x0, y0, -1, weight)


@compiled
def _add_long_edge(
    cells: Cells, width: int, height: int, x0: int, y0: int, x1: int, y1: int, sign: int, weight: Weight
) -> None:
    """An edge that runs down, row by row."""
    bottom, right = height * ONE, width * ONE
    if y1 <= 0 or y0 >= bottom or (x0 >= right and x1 >= right):
        return
    clipped = x0 < 0 or x1 < 0 or x0 > right or x1 > right
    slope = (x1 - x0) / (y1 - y0)
    row = max(y0, 0) >> BITS
    last = (min(y1, bottom) - 1) >> BITS
    y = max(y0, 0)
    x = _crossing(x0, y0, x1, slope, y)
    while row <= last:
        below = min((row + 1) * ONE, y1)
        x_below = _crossing(x0, y0, x1, slope, below) if below < y1 else x1
        if clipped:
            _add_clipped(cells, width, row, min(x, x_below), max(x, x_below), sign * (below - y), weight)
        else:
            _add_in_row(cells, width, row, min(x, x_below), max(x, x_below), sign * (below - y), weight)
        x, y, row = x_below, below, row + 1


@inlined
def _crossing(x0: int, y0: int, x1: int, slope: float, y: int) -> int:
    """Where the edge crosses the level ``y``."""
    return min(max(x0 + math.floor((y - y0) * slope + 0.5), min(x0, x1)), max(x0, x1))


@compiled
def _add_clipped(cells: Cells, width: int, row: int, left: int, right: int, rise: int, weight: Weight) -> None:
    """The part of an edge in one row, cut at the borders of the band."""
    border = width * ONE
    if left >= border:
        return
    if right <= 0:
        left = right = 0
    if left < 0:
        outside = math.floor(rise * -left / (right - left) + 0.5)
        _add_in_row(cells, width, row, 0, 0, outside, weight)
        left, rise = 0, rise - outside
    if right > border:
        rise -= math.floor(rise * (right - border) / (right - left) + 0.5)
        right = border
    _add_in_row(cells, width, row, left, right, rise, weight)


@inlined
def _add_in_row(cells: Cells, width: int, row: int, left: int, right: int, rise: int, weight: Weight) -> None:
    """The part of an edge in one row, of which ``rise`` is the signed height there."""
    channels = len(weight)
    first = left >> BITS
    cell = (row * (width + 2) + first) * channels
    if right <= (first + 1) * ONE:
        share = rise * (left + right - 2 * ONE * first)
        _add(cells, cell, 2 * ONE * rise - share, weight)
        _add(cells, cell + channels, share, weight)
    else:
        step = 2 * ONE * rise / (right - left)
        inside = (first + 1) * ONE - left
        covered = math.floor(step * inside * inside / (2 * ONE) + 0.5)
        _add(cells, cell, covered, weight)
        last = (right - 1) >> BITS
        for column in range(first + 1, last):
            cell += channels
            here = math.floor(step * (column * ONE + ONE // 2 - left) + 0.5)
            _add(cells, cell, here - covered, weight)
            covered = here
        cell += channels
        rest = right - last * ONE
        here = 2 * ONE * rise - math.floor(step * rest * rest / (2 * ONE) + 0.5)
        _add(cells, cell, here - covered, weight)
        _add(cells, cell + channels, 2 * ONE * rise - here, weight)


@inlined
def _add(cells: Cells, cell: int, amount: int, weight: Weight) -> None:
    for channel in range(len(weight)):
        cells[cell + channel] += amount * weight[channel]
