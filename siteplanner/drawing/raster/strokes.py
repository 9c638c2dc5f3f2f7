"""Antialiased lines of a given width with round joins and ends, or dashed.

A pixel is covered by its distance from the nearest segment. The nearest wins, so that where two lines run together,
as the outlines of neighbours do, nothing is painted twice.
"""

from __future__ import annotations

import math

import numpy as np

from siteplanner.drawing.raster.bands import BAND, Frame
from siteplanner.drawing.raster.blending import blended
from siteplanner.drawing.raster.compiled import Floats, Ints, Pixels, Shares, compiled, inlined
from siteplanner.drawing.raster.coverage import widened
from siteplanner.drawing.raster.turns import taken

Color = tuple[int, int, int, int]
LONG = 32
"""Of a line with more corners than this it is looked up where it runs in each band of rows."""
SHORTEST_PX = 0.6
"""A corner nearer to the one before, across and down together, is passed over."""


@compiled
def paint_lines(
    pixels: Pixels,
    xy: Floats,
    start: Ints,
    boxes: Floats,
    band_start: Ints,
    in_band: Ints,
    next_band: Ints,
    frame: Frame,
    smallest: float,
    color: Color,
    width_px: float,
    dash: Floats,
) -> None:
    """Paint the lines of each band over ``pixels`` (h, w) 0xffRRGGBB as one drawing of one colour.

    ``by_band`` says which those are. Any number of threads may paint at once: each takes the ``next_band`` until none
    is left.

    Those whose box is not larger than ``smallest`` pixels are left out, those up to twice as large fade. ``dash`` is
    on, off, ... in pixels.
    """
    height, width = pixels.shape
    reach = 0.5 * width_px + 0.5
    scale = frame[2]
    covered = np.zeros(BAND * stride_of(width), dtype=np.uint8)
    band = taken(next_band)
    while band < len(band_start) - 1:
        top = band * BAND
        high = min(BAND, height - top)
        west, east = np.inf, -np.inf
        for at in range(band_start[band], band_start[band + 1]):
            line = in_band[at]
            box = boxes[line]
            size = max(box[2] - box[0], box[3] - box[1]) * scale
            if size > smallest:
                strength = min((size - smallest) / smallest, 1.0) if smallest > 0.0 else 1.0
                begin, end = start[line], start[line + 1]
                add_line(covered, width, high, 0, top, xy, begin, end, frame, width_px, strength, dash)
                if end - begin > LONG:
                    west, east = widened(west, east, xy, begin, end, frame, top - reach, top + high + reach)
                else:
                    west, east = min(west, (box[0] - frame[0]) * scale), max(east, (box[2] - frame[0]) * scale)
        if west <= east:
            lay_stroke(pixels, covered, 0, top, width, high, color, *pixels_within(west - reach, east + reach, width))
        band = taken(next_band)


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
    strength: float,
    dash: Floats,
) -> None:
    """Add a line to ``covered`` (height * width), whose first pixel is ``left``, ``top`` of the picture."""
    west, north, scale = frame
    step, left_over, on = 0, 0.0, True
    if len(dash) > 0:
        left_over = dash[0]
    x0 = y0 = passed = 0.0
    away = width_px + 1.0
    for point in range(begin, end):
        x, y = (xy[point, 0] - west) * scale - left, (north - xy[point, 1]) * scale - top
        if begin < point < end - 1 and abs(x - x0) + abs(y - y0) < SHORTEST_PX:
            continue
        if point > begin:
            if max(y0, y) < -away or min(y0, y) > height + away or max(x0, x) < -away or min(x0, x) > width + away:
                if len(dash) > 0:  # most of a long line: its dashes go on all the same
                    passed += math.sqrt((x - x0) * (x - x0) + (y - y0) * (y - y0))
            elif len(dash) == 0:
                add_segment(covered, width, height, x0, y0, x, y, width_px, strength)
            else:
                step, left_over, on = _passed_over(dash, step, left_over, on, passed)
                passed = 0.0
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
    enters, leaves = _inside(x0, x1, -width_px, width + width_px, 0.0, 1.0)
    enters, leaves = _inside(y0, y1, -width_px, height + width_px, enters, leaves)
    if enters >= leaves:
        return _passed_over(dash, step, left_over, on, length)
    step, left_over, on = _passed_over(dash, step, left_over, on, enters * length)
    done, seen = enters * length, leaves * length
    while done < seen:
        piece = min(left_over, length - done)
        if on:
            ax, ay = x0 + (x1 - x0) * (done / length), y0 + (y1 - y0) * (done / length)
            bx, by = x0 + (x1 - x0) * ((done + piece) / length), y0 + (y1 - y0) * ((done + piece) / length)
            begins, ends = left_over == dash[step], piece == left_over
            add_dash(covered, width, height, ax, ay, bx, by, width_px, begins, ends)
        done += piece
        left_over -= piece
        if left_over <= 0.0:
            step = (step + 1) % len(dash)
            left_over, on = dash[step], not on
    return _passed_over(dash, step, left_over, on, length - done)


@compiled
def _inside(a: float, b: float, low: float, high: float, enters: float, leaves: float) -> tuple[float, float]:
    """From and to which share of its length a segment from ``a`` to ``b`` lies between two borders."""
    if a == b:
        return (enters, leaves) if low <= a <= high else (1.0, 0.0)
    first, last = (low - a) / (b - a), (high - a) / (b - a)
    return max(enters, min(first, last)), min(leaves, max(first, last))


@compiled
def _passed_over(dash: Floats, step: int, left_over: float, on: bool, length: float) -> tuple[int, float, bool]:
    """The state of the pattern some pixels on."""
    rest = length % dash.sum() if length > 0.0 else 0.0
    while rest > 0.0 and rest >= left_over:
        rest -= left_over
        step = (step + 1) % len(dash)
        left_over, on = dash[step], not on
    return step, left_over - rest, on


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
    strength: float,
) -> None:
    """Add a straight piece with round ends; ``strength`` 0-1 thins it out."""
    stride = stride_of(width)
    reach = 0.5 * width_px + 0.5
    first_row, last_row = pixels_within(min(y0, y1) - reach, max(y0, y1) + reach, height)
    first_column, last_column = pixels_within(min(x0, x1) - reach, max(x0, x1) + reach, width)
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    over_square = 1.0 / square if square > 0.0 else 0.0
    slanted = last_column - first_column > 8 and abs(dy) > 1e-9
    slope = dx / dy if slanted else 0.0
    beside = reach * math.sqrt(square) / abs(dy) + 1.0 if slanted else 0.0
    most = min(width_px, 1.0)
    for row in range(first_row, last_row + 1):
        py = row + 0.5 - y0
        begin, end = first_column, last_column
        if slanted:
            middle = x0 + py * slope - 0.5
            begin = max(begin, math.floor(max(middle - beside, -1.0)))
            end = min(end, math.ceil(min(middle + beside, width + 1.0)))
        for column in range(begin, end + 1):
            px = column + 0.5 - x0
            near = min(max((px * dx + py * dy) * over_square, 0.0), 1.0)
            ex, ey = px - near * dx, py - near * dy
            share = min(max(reach - math.sqrt(ex * ex + ey * ey), 0.0), most) * strength
            cell = row * stride + column
            covered[cell] = max(covered[cell], np.uint8(share * 255.0 + 0.5))


@compiled
def add_dash(
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
    """Add a straight piece of a dash; its ends are flat where the dash itself ends."""
    stride = stride_of(width)
    reach = 0.5 * width_px + 0.5
    first_row, last_row = pixels_within(min(y0, y1) - reach, max(y0, y1) + reach, height)
    first_column, last_column = pixels_within(min(x0, x1) - reach, max(x0, x1) + reach, width)
    dx, dy = x1 - x0, y1 - y0
    length = math.hypot(dx, dy)
    over_square = 1.0 / (length * length) if length > 0.0 else 0.0
    most = min(width_px, 1.0)
    for row in range(first_row, last_row + 1):
        py = row + 0.5 - y0
        for column in range(first_column, last_column + 1):
            px = column + 0.5 - x0
            along = (px * dx + py * dy) * over_square
            near = min(max(along, 0.0), 1.0)
            if (flat_begin and along < 0.0) or (flat_end and along > 1.0):
                near = along
            ex, ey = px - near * dx, py - near * dy
            share = min(max(reach - math.sqrt(ex * ex + ey * ey), 0.0), most)
            if flat_begin:
                share *= min(max(along * length + 0.5, 0.0), 1.0)
            if flat_end:
                share *= min(max((1.0 - along) * length + 0.5, 0.0), 1.0)
            cell = row * stride + column
            covered[cell] = max(covered[cell], np.uint8(share * 255.0 + 0.5))


@inlined
def pixels_within(low: float, high: float, size: int) -> tuple[int, int]:
    """The first and the last pixel whose middle lies in a range, of those there are."""
    first = math.ceil(min(max(low - 0.5, 0.0), float(size)))
    last = math.floor(max(min(high - 0.5, size - 1.0), -1.0))
    return first, last


@inlined
def stride_of(width: int) -> int:
    """How many bytes a row of coverage has: whole words, so that what is not covered is passed over by eights."""
    return (width + 7) // 8 * 8


@compiled
def lay_stroke(
    pixels: Pixels,
    covered: Shares,
    left: int,
    top: int,
    width: int,
    height: int,
    color: Color,
    first: int,
    last: int,
) -> None:
    """Lay the colour over what is covered between two columns, and leave nothing covered."""
    stride = stride_of(width)
    words = covered.view(np.uint64)
    for row in range(height):
        line = pixels[top + row]
        for word in range((row * stride + first) // 8, (row * stride + last) // 8 + 1):
            if words[word] == 0:
                continue
            for cell in range(word * 8, word * 8 + 8):
                share = covered[cell]
                if share:
                    column = left + cell - row * stride
                    line[column] = blended(line[column], color, share * (1.0 / 255.0))
            words[word] = 0
