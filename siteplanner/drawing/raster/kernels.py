"""All kernels in one place, and the call that makes them ready."""

from __future__ import annotations

import numpy as np

from siteplanner.drawing.raster.areas import paint_areas
from siteplanner.drawing.raster.measured import boxes_of, signed_areas_of
from siteplanner.drawing.raster.patchwork import paint_patchwork
from siteplanner.drawing.raster.strokes import paint_lines

__all__ = ["boxes_of", "compile_all", "paint_areas", "paint_lines", "paint_patchwork", "signed_areas_of"]


def compile_all() -> None:
    """Call each kernel once on a small triangle, with the types it is called with later."""
    pixels = np.full((4, 4), 0xFFFFFFFF, dtype=np.uint32)
    xy = np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 3.0], [0.0, 0.0]])
    start, one, two = np.array([0, 4]), np.array([0]), np.array([0, 1])
    frame, color = (0.0, 4.0, 1.0), (0, 0, 0, 255)
    boxes, areas = boxes_of(xy, start), np.abs(signed_areas_of(xy, start))
    colors, dash = np.array([color]), np.array([1.0, 1.0])
    sign, width_px = np.array([1]), np.array([1.0])
    paint_patchwork(pixels, xy, start, boxes, areas, sign, one, one, frame, colors, 1.0)
    paint_lines(pixels, xy, start, boxes, one, frame, 0.0, color, 1.0, dash)
    paint_areas(
        pixels,
        xy,
        start,
        two,
        boxes,
        sign,
        one,
        frame,
        colors,
        colors,
        colors,
        one,
        width_px,
        dash,
        np.array([0, 2]),
        one,
        1.0,
    )
