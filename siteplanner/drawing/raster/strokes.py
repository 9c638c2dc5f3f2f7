"""Antialiased lines of a given width with round joins and ends, or dashed.

A pixel is covered by its distance from the nearest segment. The nearest wins, so that where two lines run together,
as the outlines of neighbours do, nothing is painted twice.
"""

from __future__ import annotations

import math

import numpy as np

from siteplanner.drawing.raster.bands import BAND, Frame, by_band
from siteplanner.drawing.raster.blending import blended
from siteplanner.drawing.raster.compiled import Floats, Ints, Pixels, Shares, compiled

Color = tuple[int, int, int, int]


@compiled
def paint_lines(
    pixels: Pixels,
    xy: Floats,
    start: Ints,
    boxes: Floats,
    rows: Ints,
    frame: Frame,
    smallest: float,
    color: Color,
    width_px: float,
    dash: Floats,
) -> None:
    """Paint the lines named in ``rows`` over ``pixels`` (h, w) 0xffRRGGBB as one drawing of one colour.

    Those whose box is smaller than ``smallest`` pixels each way are left out. ``dash`` is on, off, ... in pixels.
    """
    height, width = pixels.shape
    reach = 0.5 * width_px + 0.5
    scale = frame[2]
    band_start, in_band = by_band(boxes, rows, frame, width, height, reach)
    covered = np.zeros(BAND * width, dtype=np.uint8)
    for band in range(len(band_start) - 1):
        if band_start[band] == band_start[band + 1]:
            continue
        top = band * BAND
        high = min(BAND, height - top)
        for at in range(band_start[band], band_start[band + 1]):
            line = in_band[at]
            box = boxes[line]
            if max(box[2] - box[0], box[3] - box[1]) * scale >= smallest:
                add_line(covered, width, high, 0, top, xy, start[line], start[line + 1], frame, width_px, dash)
        lay_stroke(pixels, covered, 0, top, width, high, color)


@compiled
def add_line(
    covered: Shares,
    width: int,
    height: int,
    left: int,
    top: int,
    xy: Floats,
    begin: int,
    end: int,
    frame: Frame,
    width_px: float,
    dash: Floats,
) -> None:
    """Add a line to ``covered`` (height * width), whose first pixel is ``left``, ``top`` of the picture."""
    west, north, scale = frame
    step, left_over, on = 0, 0.0, True
    if len(dash) > 0:
        left_over = dash[0]
    x0 = y0 = 0.0
    for point in range(begin, end):
        x, y = (xy[point, 0] - west) * scale - left, (north - xy[point, 1]) * scale - top
        if point > begin:
            if len(dash) == 0:
                add_segment(covered, width, height, x0, y0, x, y, width_px, False, False)
            else:
                step, left_over, on = add_dashes(
                    covered, width, height, x0, y0, x, y, width_px, dash, step, left_over, on
                )
        x0, y0 = x, y


@compiled
def add_dashes(
    covered: Shares,
    width: int,
    height: int,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    width_px: float,
    dash: Floats,
    step: int,
    left_over: float,
    on: bool,
) -> tuple[int, float, bool]:
    """Add one segment of a dashed line; ``step`` of the pattern has ``left_over`` pixels to go when it begins."""
    length = math.hypot(x1 - x0, y1 - y0)
    if length == 0.0:
        return step, left_over, on
    done = 0.0
    outside = (
        max(x0, x1) < -width_px
        or min(x0, x1) > width + width_px
        or max(y0, y1) < -width_px
        or min(y0, y1) > height + width_px
    )
    period = dash.sum()
    if outside or length > 1e6 * period:  # only the pattern goes on
        rest = length % period
        while rest >= left_over:
            rest -= left_over
            step = (step + 1) % len(dash)
            left_over, on = dash[step], not on
        return step, left_over - rest, on
    while done < length:
        piece = min(left_over, length - done)
        if on:
            ax, ay = x0 + (x1 - x0) * (done / length), y0 + (y1 - y0) * (done / length)
            bx, by = x0 + (x1 - x0) * ((done + piece) / length), y0 + (y1 - y0) * ((done + piece) / length)
            begins, ends = left_over == dash[step], piece == left_over
            add_segment(covered, width, height, ax, ay, bx, by, width_px, begins, ends)
        done += piece
        left_over -= piece
        if left_over <= 0.0:
            step = (step + 1) % len(dash)
            left_over, on = dash[step], not on
    return step, left_over, on


@compiled
def add_segment(
    covered: Shares,
    width: int,
    height: int,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    width_px: float,
    flat_begin: bool,
    flat_end: bool,
) -> None:
    """Add a straight piece; its ends are round unless they are said to be flat."""
    half = 0.5 * width_px
    reach = half + 0.5
    most = min(width_px, 1.0)
    first_row = max(math.ceil(min(y0, y1) - reach - 0.5), 0)
    last_row = min(math.floor(max(y0, y1) + reach - 0.5), height - 1)
    first_column = max(math.ceil(min(x0, x1) - reach - 0.5), 0)
    last_column = min(math.floor(max(x0, x1) + reach - 0.5), width - 1)
    if first_row > last_row or first_column > last_column:
        return
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    over_square = 1.0 / square if square > 0.0 else 0.0
    length = math.sqrt(square)
    slanted = last_column - first_column > 8 and abs(dy) > 1e-9
    slope = dx / dy if slanted else 0.0
    beside = reach * length / abs(dy) + 1.0 if slanted else 0.0
    for row in range(first_row, last_row + 1):
        py = row + 0.5 - y0
        begin, end = first_column, last_column
        if slanted:
            middle = x0 + py * slope - 0.5
            begin = max(begin, math.floor(max(middle - beside, -1.0)))
            end = min(end, math.ceil(min(middle + beside, width + 1.0)))
        for column in range(begin, end + 1):
            px = column + 0.5 - x0
            along = (px * dx + py * dy) * over_square
            near = min(max(along, 0.0), 1.0)
            if (flat_begin and along < 0.0) or (flat_end and along > 1.0):
                near = along
            ex, ey = px - near * dx, py - near * dy
            away = ex * ex + ey * ey
            if away >= reach * reach:
                continue
            share = min(reach - math.sqrt(away), most)
            if flat_begin:
                share *= min(max(along * length + 0.5, 0.0), 1.0)
            if flat_end:
                share *= min(max((1.0 - along) * length + 0.5, 0.0), 1.0)
            value = np.uint8(share * 255.0 + 0.5)
            cell = row * width + column
            if value > covered[cell]:
                covered[cell] = value


@compiled
def lay_stroke(pixels: Pixels, covered: Shares, left: int, top: int, width: int, height: int, color: Color) -> None:
    """Lay the colour over what is covered, and leave nothing covered."""
    for row in range(height):
        line = pixels[top + row]
        for column in range(width):
            share = covered[row * width + column]
            if share:
                line[left + column] = blended(line[left + column], color, share * (1.0 / 255.0))
                covered[row * width + column] = 0
