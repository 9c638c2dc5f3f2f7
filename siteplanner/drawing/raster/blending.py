"""One colour laid over the pixels that it partly covers."""

from __future__ import annotations

import numpy as np

from siteplanner.drawing.raster.compiled import Whole, inlined


@inlined
def blended(ground: Whole, color: tuple[int, int, int, int], coverage: float) -> Whole:
    """``ground`` (0xffRRGGBB) under red, green, blue, opacity (0-255) that covers a share of the pixel."""
    share = coverage * color[3] * (1.0 / 255.0)
    rest = 1.0 - share
    r = int(((ground >> 16) & 255) * rest + color[0] * share + 0.5)
    g = int(((ground >> 8) & 255) * rest + color[1] * share + 0.5)
    b = int((ground & 255) * rest + color[2] * share + 0.5)
    return np.uint32(0xFF000000 | (r << 16) | (g << 8) | b)
