"""Areas painted one after another, the later over the earlier, each with its fill, hatch and outline."""

from __future__ import annotations

import math

import numpy as np

from siteplanner.drawing.raster.bands import Frame
from siteplanner.drawing.raster.blending import blended
from siteplanner.drawing.raster.compiled import Cells, Floats, Ints, Pixels, Whole, compiled, inlined
from siteplanner.drawing.raster.coverage import WHOLE, add_ring, widened
from siteplanner.drawing.raster.hatches import hatched
from siteplanner.drawing.raster.strokes import Color, add_line, lay_stroke, stride_of
from siteplanner.drawing.raster.turns import taken

BAND = 96
"""Rows of a strip, in which all areas are painted: more than of a band of many, for each walks round whole rings."""

BESIDE_PX = 32.0
"""A ring so far from what is painted is not walked along; wider than half of any outline."""


@compiled
def paint_areas(
    pixels: Pixels,
    xy: Floats,
    ring_start: Ints,
    shape_start: Ints,
    boxes: Floats,
    sign: Ints,
    rows: Ints,
    next_strip: Ints,
    frame: Frame,
    fill: Ints,
    hatch: Ints,
    line: Ints,
    hatch_kind: Ints,
    width_px: Floats,
    dash: Floats,
    dash_start: Ints,
    style_of: Ints,
    ratio: float,
) -> None:
    """Paint the shapes named in ``rows`` over ``pixels`` (h, w) 0xffRRGGBB.

    ``fill``, ``hatch`` and ``line`` (n, 4) are the colours of each style, ``width_px`` (n,) its outline's width and
    ``dash[dash_start[n]:dash_start[n + 1]]`` its dashes; shape s has the style ``style_of[s]``. Any number of threads
    may paint at once: each takes the ``next_strip`` until none is left.
    """
    height, width = pixels.shape
    north, scale = frame[1], frame[2]
    cells = np.zeros(BAND * (width + 2), dtype=np.int32)  # half as much to go through
    covered = np.zeros(BAND * stride_of(width), dtype=np.uint8)
    strip = taken(next_strip)
    while strip * BAND < height:
        for at in range(len(rows)):
            shape = rows[at]
            style = style_of[shape]
            first, after = shape_start[shape], shape_start[shape + 1]
            stroked = line[style, 3] > 0 and width_px[style] > 0
            filled = fill[style, 3] > 0 or (hatch[style, 3] > 0 and hatch_kind[style] > 0)
            reach = 0.5 * width_px[style] + 0.5 if stroked else 0.0
            highest, lowest = -np.inf, np.inf
            for ring in range(first, after):
                highest, lowest = max(highest, boxes[ring, 3]), min(lowest, boxes[ring, 1])
            first_row, last_row = _span((north - highest) * scale - reach, (north - lowest) * scale + reach, height)
            top = max(first_row, strip * BAND)
            high = min(last_row + 1, strip * BAND + BAND) - top
            if high <= 0:
                continue
            left, right = np.inf, -np.inf
            for ring in range(first, after):
                if _beside(boxes, ring, frame, width, top - reach, top + high + reach):
                    continue
                begin, end = ring_start[ring], ring_start[ring + 1]
                left, right = widened(left, right, xy, begin, end, frame, top - reach, top + high + reach)
            first_column, last_column = _span(left - reach, right + reach, width)
            wide = last_column - first_column + 1
            if wide <= 0:
                continue
            if filled:
                for ring in range(first, after):
                    if _beside(boxes, ring, frame, width, top - reach, top + high + reach):
                        continue
                    begin, end = ring_start[ring], ring_start[ring + 1]
                    add_ring(cells, wide, high, first_column, top, xy, begin, end, frame, (sign[ring],))
                _lay_area(
                    *(pixels, cells, first_column, top, wide, high),
                    *(_color(fill, style), _color(hatch, style), hatch_kind[style], frame, ratio),
                )
            if stroked:
                dashes = dash[dash_start[style] : dash_start[style + 1]]
                for ring in range(first, after):
                    if _beside(boxes, ring, frame, width, top - reach, top + high + reach):
                        continue
                    begin, end = ring_start[ring], ring_start[ring + 1]
                    add_line(
                        covered, wide, high, first_column, top, xy, begin, end, frame, width_px[style], 1.0, dashes
                    )
                lay_stroke(pixels, covered, first_column, top, wide, high, _color(line, style), 0, wide - 1)
        strip = taken(next_strip)


@inlined
def _beside(boxes: Floats, ring: int, frame: Frame, width: int, top: float, bottom: float) -> bool:
    """Whether a ring has no corner, or nothing of it comes near the rows from ``top`` to ``bottom`` of the picture."""
    west, north, scale = frame
    beside: bool = (
        boxes[ring, 2] < boxes[ring, 0]
        or (north - boxes[ring, 1]) * scale < top - BESIDE_PX
        or (north - boxes[ring, 3]) * scale > bottom + BESIDE_PX
        or (boxes[ring, 2] - west) * scale < -BESIDE_PX
        or (boxes[ring, 0] - west) * scale > width + BESIDE_PX
    )
    return beside


@inlined
def _color(colors: Ints, style: int) -> Color:
    return colors[style, 0], colors[style, 1], colors[style, 2], colors[style, 3]


@compiled
def _span(low: float, high: float, size: int) -> tuple[int, int]:
    """The first and the last pixel of a range inside the picture; the last before the first where there is none."""
    if not (high >= 0.0 and low <= size):
        return 0, -1
    return int(max(math.floor(low), 0.0)), int(min(math.floor(high), size - 1.0))


@compiled
def _lay_area(
    pixels: Pixels,
    cells: Cells,
    left: int,
    top: int,
    width: int,
    height: int,
    fill: Color,
    hatch: Color,
    hatch_kind: int,
    frame: Frame,
    ratio: float,
) -> None:
    """Sum up the cells, lay fill and hatch over what they cover, and leave them empty."""
    words = cells.view(np.int64)  # two cells each
    for row in range(height):
        total = last = 0
        ground: Whole = np.uint32(0)
        mixed: Whole = np.uint32(0)
        line = pixels[top + row]
        cell = row * (width + 2)
        column, end = left, left + width
        while column < end:
            if total == 0 and cell & 1 == 0:  # most of the box of a road's strip is not covered at all
                while column + 4 <= end and words[cell >> 1] | words[(cell >> 1) + 1] == 0:
                    column += 4
                    cell += 4
                if column == end:
                    break
            if cells[cell] != 0:
                total += cells[cell]
                cells[cell] = 0
            if total != 0:
                share = min(abs(total), WHOLE) * (1.0 / WHOLE)
                if fill[3] > 0:
                    here = line[column]
                    if here != ground or total != last:
                        ground, last, mixed = here, total, blended(here, fill, share)
                    line[column] = mixed
                if hatch_kind > 0:
                    share *= hatched(hatch_kind, column, top + row, frame, ratio)
                    if share > 0.0:
                        line[column] = blended(line[column], hatch, share)
            column += 1
            cell += 1
        cells[cell] = cells[cell + 1] = 0
