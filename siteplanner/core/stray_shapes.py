"""Shapes of a layer that lie far from where the layer belongs: a digit too many, axes exchanged in one row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from siteplanner.core.coordinates import Box
from siteplanner.core.site import Geometries

FAR_KM = 100.0
"""Beyond this a shape is asked about."""


def stray_shapes(shapes: Geometries, around: Box | None = None) -> Iterator[tuple[int, float]]:
    """Index and distance in km of the shapes (metres) that lie far from ``around``, else from the middle of most.

    >>> list(stray_shapes(shapely.points([[0.0, 0.0], [10.0, 0.0], [300_000.0, 0.0]])))
    [(2, 299.99)]
    """
    boxes = shapely.bounds(shapes)
    west, south, east, north = _middle_of_most(boxes) * 2 if around is None else around
    across_m = np.maximum(np.maximum(boxes[:, 0] - east, west - boxes[:, 2]), 0.0)
    along_m = np.maximum(np.maximum(boxes[:, 1] - north, south - boxes[:, 3]), 0.0)
    far_km = np.hypot(across_m, along_m) / 1000.0
    for row in np.flatnonzero(far_km > FAR_KM):
        yield int(row), float(far_km[row])


def _middle_of_most(boxes: np.ndarray) -> tuple[float, float]:
    """The median of the boxes' middles, which a few of them do not move."""
    x, y = np.median(boxes[:, :2] / 2 + boxes[:, 2:] / 2, axis=0).tolist()
    return x, y
