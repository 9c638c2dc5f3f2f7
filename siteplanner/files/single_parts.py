"""Shapes taken apart into what every format knows: points, lines and polygons."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries


def parts_of(geometries: Geometries) -> tuple[Geometries, npt.NDArray[np.int64]]:
    """The points, lines and polygons that shapes (n,) are made of, none empty, and the row of each.

    A shape with an ordinate that is no number has none: half of it would be another shape.
    """
    parts, row = shapely.get_parts(geometries, return_index=True)
    while (shapely.get_type_id(parts) >= shapely.GeometryType.MULTIPOINT).any():
        parts, of_part = shapely.get_parts(parts, return_index=True)
        row = row[of_part]
    points, of_part = shapely.get_coordinates(parts, return_index=True)
    unsound = np.unique(row[of_part[~np.isfinite(points).all(axis=1)]])
    keep = ~shapely.is_empty(parts) & ~np.isin(row, unsound)
    return parts[keep], row[keep]
