"""Shapes from the native encodings of GeoParquet, which are those of GeoArrow: coordinates in lists of lists."""

from __future__ import annotations

import numpy as np
import shapely
from arro3.core import Array, list_flatten, list_offsets, struct_field
from shapely import GeometryType

from siteplanner.core.site import Geometries

LISTS = {"point": 0, "linestring": 1, "multipoint": 1, "polygon": 2, "multilinestring": 2, "multipolygon": 3}
"""How many lists are around the coordinates of each encoding."""
_TYPES = {
    "point": GeometryType.POINT, "linestring": GeometryType.LINESTRING, "polygon": GeometryType.POLYGON,
    "multipoint": GeometryType.MULTIPOINT, "multilinestring": GeometryType.MULTILINESTRING,
    "multipolygon": GeometryType.MULTIPOLYGON,
}  # fmt: skip


def native_shapes(array: Array, encoding: str) -> Geometries:
    """Shapes (n,) of one chunk, None where blank. Raises ValueError where the data is not laid out as it says."""
    present = _present(array)
    if not present.any():
        return np.full(len(present), None, dtype=object)
    offsets: list[np.ndarray] = []
    inner = array
    for _ in range(LISTS[encoding]):
        found = list_offsets(inner, logical=True)
        assert isinstance(found, Array)
        offsets.append(np.asarray(found.to_numpy(), dtype=np.int64))
        flat = list_flatten(inner)
        assert isinstance(flat, Array)
        inner = flat
    coordinates = _coordinates(inner)
    shapes: Geometries = shapely.from_ragged_array(_TYPES[encoding], coordinates, tuple(reversed(offsets)) or None)
    shapes[~present] = None
    return shapes


def _present(array: Array) -> np.ndarray:
    if not array.null_count:
        return np.ones(len(array), dtype=bool)
    return np.array([array[row].is_valid for row in range(len(array))], dtype=bool)


def _coordinates(array: Array) -> np.ndarray:
    """Ordinates (n, 2): of a struct of x and y, or of lists of fixed length; NaN where blank."""
    if array.type.num_fields < 2:
        flat = list_flatten(array)
        assert isinstance(flat, Array)
        numbers = np.asarray(flat.to_numpy(), dtype=float).reshape(len(array), -1)
        return np.ascontiguousarray(numbers[:, :2])
    columns = []
    for at in (0, 1):
        ordinates = struct_field(array, at)
        if ordinates.null_count:
            columns.append(np.array([np.nan if value is None else value for value in ordinates.to_pylist()], float))
        else:
            columns.append(np.asarray(ordinates.to_numpy(), dtype=float))
    return np.column_stack(columns)
