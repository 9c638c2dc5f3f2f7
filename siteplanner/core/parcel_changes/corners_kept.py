"""Outlines of a newer map brought to the very corners that the plan has already, where both mean the same corner.

Parcels whose outline is the same keep it to the last digit. A neighbour that changed would else overlap them by the
rounding of its file.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.parcel_changes.outlines import shifts
from siteplanner.core.site import Geometries


def with_known_corners(shapes: Geometries, old: Geometries, new: Geometries, within_m: float) -> Geometries:
    """``shapes`` of the newer map, with each corner that a parcel of ``new`` has as well where its pair of ``old`` has
    it. Outlines that would cross themselves then stay as they came.

    >>> kept, came = np.array([shapely.box(0, 0, 4, 4)]), np.array([shapely.box(0, 0, 4.004, 4)])
    >>> beside = with_known_corners(np.array([shapely.box(4.004, 0, 9, 4)]), kept, came, 0.01)
    >>> shapely.total_bounds(beside).tolist()
    [4.0, 0.0, 9.0, 4.0]
    """
    found = shifts(old, new)
    rows = np.flatnonzero(found.known & (found.furthest_m <= within_m) & (found.furthest_m > 0))
    if not len(rows) or not len(shapes):
        return shapes
    came, first = np.unique(_keys(shapely.get_coordinates(new[rows])), return_index=True)
    kept = shapely.get_coordinates(old[rows])[first]
    corners = shapely.get_coordinates(shapes)
    at = np.clip(np.searchsorted(came, _keys(corners)), 0, len(came) - 1)
    known = came[at] == _keys(corners)
    corners[known] = kept[at[known]]
    made: Geometries = shapely.set_coordinates(shapes.copy(), corners)
    good = shapely.is_valid(made) | ~shapely.is_valid(shapes)
    return np.where(good, made, shapes)


def _keys(corners: npt.NDArray[np.float64]) -> npt.NDArray[np.complex128]:
    keys: npt.NDArray[np.complex128] = corners[:, 0] + 1j * corners[:, 1]
    return keys
