"""Shapes with other coordinates in the place of theirs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely import GeometryType

from siteplanner.core.site import Geometries

Floats = npt.NDArray[np.float64]


def moved(shapes: Geometries, old: Floats, new: Floats) -> Geometries:
    """The shapes (n,), whose coordinates are ``old`` (m, 2), with ``new`` (m, 2) instead; missing ones stay missing.

    Multipolygons of one ring each, as most parcels are, are made anew, in little more than half the time that putting
    others in their place takes.
    """
    counts = shapely.get_num_coordinates(shapes).astype(np.intp)
    if not len(shapes) or not _one_ring_each(shapes, counts, old) or not np.isfinite(new).all():
        done: Geometries = shapely.set_coordinates(shapes.copy(), new)
        return done
    rings = np.concatenate([[0], np.cumsum(counts)])
    each = np.arange(len(shapes) + 1)
    made: Geometries = shapely.from_ragged_array(GeometryType.MULTIPOLYGON, new, (rings, each, each))
    return made


def _one_ring_each(shapes: Geometries, counts: npt.NDArray[np.intp], coordinates: Floats) -> bool:
    """Whether every shape is a multipolygon in the plane of a single ring.

    A ring ends where it began: coming back there before the last of a shape's coordinates tells of more than one, or of
    one that touches itself.
    """
    if not (shapely.get_type_id(shapes) == GeometryType.MULTIPOLYGON).all() or counts.min() < 4:
        return False
    points = np.ascontiguousarray(coordinates).view(np.complex128)[:, 0]
    last = np.cumsum(counts) - 1
    first = last - counts + 1
    back = points == np.repeat(points[first], counts)
    return bool(back[last].all()) and int(np.count_nonzero(back)) == 2 * len(shapes)
