"""Collections taken apart into points, lines and polygons."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries


def simple_parts(geometries: Geometries) -> tuple[Geometries, npt.NDArray[np.intp]]:
    """The points, lines and polygons of which the geometries consist, with the row each comes from."""
    parts, owner = shapely.get_parts(geometries, return_index=True)
    while (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        parts, inner = shapely.get_parts(parts, return_index=True)
        owner = owner[inner]
    keep = ~shapely.is_empty(parts)
    return parts[keep], owner[keep]


def of_dimensions(geometries: Geometries, dimensions: tuple[int, ...]) -> Geometries:
    """What of each geometry is area (2), line (1) or point (0), as one geometry; an empty one where there is none.

    >>> mixed = np.array([shapely.from_wkt("GEOMETRYCOLLECTION (POINT (9 9), LINESTRING (0 0, 1 0))")])
    >>> print(of_dimensions(mixed, (1,))[0], of_dimensions(mixed, (2,))[0])
    LINESTRING (0 0, 1 0) GEOMETRYCOLLECTION EMPTY
    """
    mixed = shapely.get_type_id(geometries) == shapely.GeometryType.GEOMETRYCOLLECTION
    found = geometries.copy()
    found[mixed | ~np.isin(shapely.get_dimensions(geometries), dimensions)] = shapely.GeometryCollection()
    for row in np.flatnonzero(mixed).tolist():
        parts, _ = simple_parts(geometries[row : row + 1])
        found[row] = shapely.union_all(parts[np.isin(shapely.get_dimensions(parts), dimensions)])
    return found


def with_enclosed(geometries: Geometries) -> Geometries:
    """The geometries with the ground that their lines go round, as in drawings whose areas are closed outlines: what
    lies in there may belong to them.

    >>> ring = np.array([shapely.from_wkt("LINESTRING (0 0, 4 0, 4 4, 0 4, 0 0)")])
    >>> float(shapely.area(with_enclosed(ring))[0])
    16.0
    """
    found = geometries.copy()
    parts, owner = simple_parts(geometries)
    lines = shapely.get_dimensions(parts) == 1
    rows, starts = np.unique(owner[lines], return_index=True)
    for row, drawn in zip(rows.tolist(), np.split(parts[lines], starts[1:]), strict=False):
        gone_round = shapely.polygonize([shapely.node(shapely.multilinestrings(list(drawn)))])
        if not gone_round.is_empty:
            found[row] = shapely.union_all([geometries[row], *shapely.get_parts(gone_round)])
    return found
