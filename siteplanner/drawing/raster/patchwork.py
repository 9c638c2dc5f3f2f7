"""Areas that lie side by side, painted together: every pixel gets their colours by the ground each covers."""

from __future__ import annotations

import numpy as np

from siteplanner.drawing.raster.bands import BAND, Frame
from siteplanner.drawing.raster.compiled import Floats, Ints, Pixels, Whole, compiled, inlined
from siteplanner.drawing.raster.coverage import WHOLE, Weight, add_dab, add_ring
from siteplanner.drawing.raster.turns import taken

FULL = WHOLE * 255
"""A pixel wholly covered with full opacity."""


@compiled
def paint_patchwork(
    pixels: Pixels,
    xy: Floats,
    ring_start: Ints,
    boxes: Floats,
    dab_sides: Floats,
    sign: Ints,
    color_of: Ints,
    band_start: Ints,
    in_band: Ints,
    next_band: Ints,
    frame: Frame,
    colors: Ints,
    dab_px: float,
) -> None:
    """Paint the rings (numbers into ``ring_start``) of each band over ``pixels`` (h, w) 0xffRRGGBB.

    ``by_band`` says which those are. Any number of threads may paint at once: each takes the ``next_band`` until none
    is left.

    ``colors`` (n, 4): red, green, blue times opacity, and opacity, 0-255; ring r has the colour ``color_of[r]`` and
    adds its area where ``sign`` is 1, takes it away where it is -1. Rings up to ``dab_px`` in size become rectangles,
    whose sides are the share ``dab_sides`` (n,) of those of their boxes.
    """
    height, width = pixels.shape
    cells = np.zeros(BAND * (width + 2) * 2, dtype=np.int64)
    band = taken(next_band)
    while band < len(band_start) - 1:
        top = band * BAND
        rows = min(BAND, height - top)
        for at in range(band_start[band], band_start[band + 1]):
            ring = in_band[at]
            color = colors[color_of[ring]]
            weight = (sign[ring] * ((color[0] << 32) + color[1]), sign[ring] * ((color[2] << 32) + color[3]))
            box = boxes[ring]
            if max(box[2] - box[0], box[3] - box[1]) * frame[2] <= dab_px:
                _add_dab(cells, width, rows, top, box, dab_sides[ring], frame, weight)
            else:
                add_ring(cells, width, rows, 0, top, xy, ring_start[ring], ring_start[ring + 1], frame, weight)
        if band_start[band] < band_start[band + 1]:
            _lay_over(pixels, cells, top, rows, width)
        band = taken(next_band)


@inlined
def _add_dab(
    cells: Ints, width: int, height: int, top: int, box: Floats, sides: float, frame: Frame, weight: Weight
) -> None:
    west, north, scale = frame
    half = 0.5 * scale * sides
    x, y = ((box[0] + box[2]) * 0.5 - west) * scale, (north - (box[1] + box[3]) * 0.5) * scale - top
    wide, high = (box[2] - box[0]) * half, (box[3] - box[1]) * half
    add_dab(cells, width, height, x - wide, y - high, x + wide, y + high, weight)


@compiled
def _lay_over(pixels: Pixels, cells: Ints, top: int, rows: int, width: int) -> None:
    """Sum up the cells, lay the colours over the pixels, and leave the cells empty."""
    for row in range(rows):
        red_green = blue_alpha = 0
        ground: Whole = np.uint32(0)
        mixed: Whole = np.uint32(0)
        line = pixels[top + row]
        cell = row * (width + 2) * 2
        for column in range(width):
            here = line[column]
            if cells[cell] != 0 or cells[cell + 1] != 0:
                red_green += cells[cell]
                blue_alpha += cells[cell + 1]
                cells[cell] = cells[cell + 1] = 0
                ground, mixed = here, _mixed(here, red_green, blue_alpha)
            elif here != ground:
                ground, mixed = here, _mixed(here, red_green, blue_alpha)
            line[column] = mixed
            cell += 2
        cells[cell : cell + 4] = 0


@inlined
def _mixed(ground: Whole, red_green: int, blue_alpha: int) -> Whole:
    """``ground`` (0xffRRGGBB) under colours that have been multiplied by their coverage: two sums in each number."""
    green, alpha = np.int64(np.int32(red_green)), np.int64(np.int32(blue_alpha))
    red, blue = (red_green - green) >> 32, (blue_alpha - alpha) >> 32
    if alpha == FULL:
        return _pixel((red + WHOLE // 2) // WHOLE, (green + WHOLE // 2) // WHOLE, (blue + WHOLE // 2) // WHOLE)
    if alpha <= 0:
        return np.uint32(ground)
    # neighbours that overlap share the pixel
    share = 1.0 / WHOLE if alpha <= FULL else 255.0 / alpha
    rest = 1.0 - min(alpha * (1.0 / FULL), 1.0)
    return _pixel(
        int(((ground >> 16) & 255) * rest + red * share + 0.5),
        int(((ground >> 8) & 255) * rest + green * share + 0.5),
        int((ground & 255) * rest + blue * share + 0.5),
    )


@inlined
def _pixel(red: Whole, green: Whole, blue: Whole) -> Whole:
    r, g, b = min(max(red, 0), 255), min(max(green, 0), 255), min(max(blue, 0), 255)
    return np.uint32(0xFF000000 | (r << 16) | (g << 8) | b)
