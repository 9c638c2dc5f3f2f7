"""Frames as a plan keeps them: every column of the layer in its dtype, geometry of its kind; and when two are equal."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core.columns import DTYPES, Column, Kind
from siteplanner.core.schema import GeometryKind, Layer


def blank(column: Column, rows: int) -> pd.Series:
    """A column of ``rows`` blanks in its dtype."""
    return pd.Series([None] * rows, dtype=DTYPES[column.kind])


def conform_table(frame: pd.DataFrame, of: Layer) -> pd.DataFrame:
    """The frame with every column of the layer, in its dtype and order, then the columns the layer does not know.

    Those, too, get the dtype of their kind, so that a file can keep them and give them back. A column that already has
    its dtype is shared, not copied.
    """
    known = {}
    for column in of.columns:
        source = frame[column.name] if column.name in frame else blank(column, len(frame))
        known[column.name] = _as_kind(source, column.kind).reset_index(drop=True)
    extra = {
        str(name): _as_kind(_without_zone(frame[name]), kind_of(frame[name])).reset_index(drop=True)
        for name in frame.columns
        if name not in known and name != "geometry"
    }
    return pd.DataFrame({**known, **extra}, index=pd.RangeIndex(len(frame)), copy=False)


def conform(frame: pd.DataFrame, of: Layer, crs: CRS) -> gpd.GeoDataFrame:
    """A frame of a feature layer as the plan keeps it.

    Indexed by the layer's id, every known column present in its dtype, polygons as MultiPolygon, missing
    geometry as an empty one, two-dimensional. ``frame`` may carry the id as a column or as its index.
    """
    if of.index not in frame.columns and frame.index.name == of.index:
        frame = frame.reset_index()
    geometry = as_layer_geometry(np.asarray(frame["geometry"], dtype=object), of.geometry)
    table = conform_table(frame, of).set_index(of.index)
    return gpd.GeoDataFrame(table, geometry=gpd.array.from_shapely(geometry, crs=crs), crs=crs)


def as_layer_geometry(geometry: Any, kind: GeometryKind | None) -> Any:
    """Geometries as the layer keeps them: 2-D; MultiPolygon for polygon layers; empty instead of missing."""
    shapes = np.asarray(geometry, dtype=object)
    if np.any(shapely.has_z(shapes)):
        shapes = shapely.force_2d(shapes)
    if kind != "MultiPolygon":
        return shapes
    out = shapes.copy()
    types = shapely.get_type_id(shapes)
    single = types == shapely.GeometryType.POLYGON
    empty = (types == -1) | (shapely.is_empty(shapes))
    todo = single & ~empty
    if todo.any():
        out[todo] = shapely.multipolygons(shapes[todo], indices=np.arange(int(todo.sum())))
    out[empty] = shapely.MultiPolygon()
    return out


def kind_of(values: pd.Series) -> Kind:
    """The kind that holds the values of a column nobody declared, by its dtype; text where in doubt."""
    dtype = values.dtype
    if pd.api.types.is_bool_dtype(dtype):
        return "boolean"
    if pd.api.types.is_integer_dtype(dtype):
        return "integer"
    if pd.api.types.is_float_dtype(dtype):
        return "number"
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return "date" if str(dtype) == DTYPES["date"] else "time"
    return "text"


def _without_zone(values: pd.Series) -> pd.Series:
    zoned = isinstance(values.dtype, pd.DatetimeTZDtype)
    return values.dt.tz_convert("UTC").dt.tz_localize(None) if zoned else values


def _as_kind(values: pd.Series, kind: Kind) -> pd.Series:
    dtype = DTYPES[kind]
    if str(values.dtype) == dtype:
        return values
    array = pd.Index(values.to_numpy(), dtype=pd.api.types.pandas_dtype(dtype)).array
    return pd.Series(array, index=values.index, name=values.name)


def empty_frame(of: Layer, crs: CRS) -> gpd.GeoDataFrame:
    """The layer with no rows."""
    return conform(pd.DataFrame({"geometry": np.empty(0, dtype=object)}), of, crs)


def empty_table(of: Layer) -> pd.DataFrame:
    """The attribute table with no rows."""
    return conform_table(pd.DataFrame(), of)


def frames_equal(a: pd.DataFrame, b: pd.DataFrame) -> bool:
    """Same rows in the same order, same columns, values and geometries bit for bit (a blank equals a blank)."""
    if a is b:
        return True
    if a.shape != b.shape or list(a.columns) != list(b.columns) or not a.index.equals(b.index):
        return False
    return all(_column_equal(a[name], b[name]) for name in a.columns)


def _column_equal(a: pd.Series, b: pd.Series) -> bool:
    if a is b:
        return True
    if str(a.dtype) == "geometry" or str(b.dtype) == "geometry":
        return bool(np.all(shapely.to_wkb(np.asarray(a, dtype=object)) == shapely.to_wkb(np.asarray(b, dtype=object))))
    return a.equals(b)
