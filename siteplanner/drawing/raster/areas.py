"""Areas painted one after another, the later over the earlier, each with its fill, hatch and outline."""

from __future__ import annotations

import math

import numpy as np

from siteplanner.drawing.raster.bands import BAND, Frame
from siteplanner.drawing.raster.blending import blended
from siteplanner.drawing.raster.compiled import Floats, Ints, Pixels, compiled
from siteplanner.drawing.raster.coverage import WHOLE, add_ring
from siteplanner.drawing.raster.hatches import hatched
from siteplanner.drawing.raster.strokes import Color, add_line, lay_stroke


@compiled
def paint_areas(
    pixels: Pixels,
    xy: Floats,
    ring_start: Ints,
    shape_start: Ints,
    boxes: Floats,
    sign: Ints,
    rows: Ints,
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
    ``dash[dash_start[n]:dash_start[n + 1]]`` its dashes; shape s has the style ``style_of[s]``.
    """
    height, width = pixels.shape
    west, north, scale = frame
    cells = np.zeros(BAND * (width + 2), dtype=np.int64)
    covered = np.zeros(BAND * width, dtype=np.uint8)
    for at in range(len(rows)):
        shape = rows[at]
        style = style_of[shape]
        fill_color = (fill[style, 0], fill[style, 1], fill[style, 2], fill[style, 3])
        hatch_color = (hatch[style, 0], hatch[style, 1], hatch[style, 2], hatch[style, 3])
        line_color = (line[style, 0], line[style, 1], line[style, 2], line[style, 3])
        reach = 0.5 * width_px[style] + 0.5
        first, after = shape_start[shape], shape_start[shape + 1]
        left = right = top = bottom = 0.0
        for ring in range(first, after):
            box = boxes[ring]
            if ring == first:
                left, right = (box[0] - west) * scale, (box[2] - west) * scale
                top, bottom = (north - box[3]) * scale, (north - box[1]) * scale
            else:
                left, right = min(left, (box[0] - west) * scale), max(right, (box[2] - west) * scale)
                top, bottom = min(top, (north - box[3]) * scale), max(bottom, (north - box[1]) * scale)
        first_column, last_column = _span(left - reach, right + reach, width)
        first_row, last_row = _span(top - reach, bottom + reach, height)
        wide = last_column - first_column + 1
        if first == after or wide <= 0:
            continue
        for band in range(first_row, last_row + 1, BAND):
            high = min(BAND, last_row + 1 - band)
            for ring in range(first, after):
                add_ring(
                    cells,
                    wide,
                    high,
                    first_column,
                    band,
                    xy,
                    ring_start[ring],
                    ring_start[ring + 1],
                    frame,
                    (sign[ring],),
                )
            _lay_area(
                pixels, cells, first_column, band, wide, high, fill_color, hatch_color, hatch_kind[style], frame, ratio
            )
            if line_color[3] > 0 and width_px[style] > 0:
                dashes = dash[dash_start[style] : dash_start[style + 1]]
                for ring in range(first, after):
                    add_line(
                        covered,
                        wide,
                        high,
                        first_column,
                        band,
                        xy,
                        ring_start[ring],
                        ring_start[ring + 1],
                        frame,
                        width_px[style],
                        dashes,
                    )
                lay_stroke(pixels, covered, first_column, band, wide, high, line_color)


@compiled
def _span(low: float, high: float, size: int) -> tuple[int, int]:
    """The first and the last pixel of a range inside the picture; the last before the first where there is none."""
    if not (high >= 0.0 and low <= size):
        return 0, -1
    return int(max(math.floor(low), 0.0)), int(min(math.floor(high), size - 1.0))


@compiled
def _lay_area(
    pixels: Pixels,
    cells: Ints,
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
    for row in range(height):
        total = 0
        line = pixels[top + row]
        cell = row * (width + 2)
        for column in range(left, left + width):
            total += cells[cell]
            cells[cell] = 0
            cell += 1
            if total != 0:
                share = min(abs(total), WHOLE) * (1.0 / WHOLE)
                if fill[3] > 0:
                    line[column] = blended(line[column], fill, share)
                if hatch_kind > 0:
                    share *= hatched(hatch_kind, column, top + row, frame, ratio)
                    line[column] = blended(line[column], hatch, share)
        cells[cell] = cells[cell + 1] = 0
