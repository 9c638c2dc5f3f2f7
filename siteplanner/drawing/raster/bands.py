"""The frame of a picture, and its rows in bands: the buffer of a band stays in the processor's cache."""

from __future__ import annotations

import numpy as np

from siteplanner.drawing.raster.compiled import Floats, Ints, compiled

BAND = 24
Frame = tuple[float, float, float]
"""West and north border in metres, pixels a metre."""


@compiled
def by_band(boxes: Floats, rows: Ints, frame: Frame, width: int, height: int, reach: float) -> tuple[Ints, Ints]:
    """Which of the ``boxes`` (n, 4) named in ``rows`` come within ``reach`` pixels of each band of ``BAND`` pixel rows.

    Returns where each band begins in the second array, which holds them one band after another, their order kept.
    """
    west, north, scale = frame
    bands = (height + BAND - 1) // BAND
    start = np.zeros(bands + 1, dtype=np.int64)
    first = np.zeros(len(rows), dtype=np.int32)
    after = np.zeros(len(rows), dtype=np.int32)
    for at in range(len(rows)):
        box = boxes[rows[at]]
        top, bottom = (north - box[3]) * scale - reach, (north - box[1]) * scale + reach
        left, right = (box[0] - west) * scale - reach, (box[2] - west) * scale + reach
        if bottom >= 0 and top <= height and right >= 0 and left <= width:
            first[at] = int(max(top - 1, 0.0)) // BAND
            after[at] = int(min(bottom + 1, float(height - 1))) // BAND + 1
            for band in range(first[at], after[at]):
                start[band + 1] += 1
    for band in range(bands):
        start[band + 1] += start[band]
    fill = start[:-1].copy()
    found = np.empty(start[bands], dtype=np.int64)
    for at in range(len(rows)):
        for band in range(first[at], after[at]):
            found[fill[band]] = rows[at]
            fill[band] += 1
    return start, found
