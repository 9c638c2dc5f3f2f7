"""All kernels in one place, and the calls that make them ready."""

from __future__ import annotations

import numpy as np

from siteplanner.drawing.raster.areas import paint_areas
from siteplanner.drawing.raster.bands import by_band
from siteplanner.drawing.raster.measured import boxes_of, signed_areas_of
from siteplanner.drawing.raster.patchwork import paint_patchwork
from siteplanner.drawing.raster.strokes import paint_lines
from siteplanner.drawing.raster.thinned import thinned

__all__ = [
    "COMPILED",
    "boxes_of",
    "by_band",
    "paint_areas",
    "paint_lines",
    "paint_patchwork",
    "signed_areas_of",
    "thinned",
]

PIXELS = np.full((4, 4), 0xFFFFFFFF, dtype=np.uint32)
XY = np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 3.0], [0.0, 0.0]])
START, NONE, ONE, TWO = np.array([0, 4]), np.array([0]), np.array([1]), np.array([0, 1])
FRAME, COLOR = (0.0, 4.0, 1.0), (0, 0, 0, 255)
BOXES, AREAS = np.array([[0.0, 0.0, 3.0, 3.0]]), np.array([4.5])
COLORS, WIDTHS, DASHES = np.array([COLOR]), np.array([1.0]), np.array([1.0, 1.0])


def _measures() -> None:
    boxes_of(XY, START)
    signed_areas_of(XY, START)
    thinned(XY, START, 1.0)


def _patchwork() -> None:
    bands = by_band(BOXES, NONE, FRAME, 4, 4, 0.0)
    paint_patchwork(PIXELS, XY, START, BOXES, AREAS, ONE, NONE, *bands, np.array([0]), FRAME, COLORS, 1.0)


def _lines() -> None:
    bands = by_band(BOXES, NONE, FRAME, 4, 4, 1.0)
    paint_lines(PIXELS, XY, START, BOXES, *bands, np.array([0]), FRAME, 0.0, COLOR, 1.0, DASHES)


def _areas() -> None:
    paint_areas(
        *(PIXELS, XY, START, TWO, BOXES, ONE, NONE, np.array([0]), FRAME, COLORS, COLORS, COLORS, ONE, WIDTHS, DASHES),
        np.array([0, 2]),
        NONE,
        1.0,
    )


COMPILED = (_measures, _patchwork, _lines, _areas)
"""Each calls kernels on a small triangle, with the types they are called with later; that compiles them."""
