"""A frame of a plan as JSON and back: every column in its place and dtype, every ordinate bit for bit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core.edits.frame_json import column_from_json, column_to_json
from siteplanner.core.site import shapes_of


def frame_to_json(frame: pd.DataFrame) -> dict[str, Any]:
    """The index and the columns; shapes as hexadecimal WKB."""
    columns = [_shapes(frame) if name == "geometry" else column_to_json(frame[name]) for name in frame.columns]
    return {"index": column_to_json(frame.index.to_series()), "columns": columns}


def frame_from_json(values: Mapping[str, Any], crs: CRS) -> gpd.GeoDataFrame:
    """The layer that ``frame_to_json`` wrote, its shapes being in ``crs``."""
    return gpd.GeoDataFrame(table_from_json(values), geometry="geometry", crs=crs)


def table_from_json(values: Mapping[str, Any]) -> pd.DataFrame:
    """The table that ``frame_to_json`` wrote."""
    index = pd.Index(_cells(values["index"]).array, name=values["index"]["name"])
    columns = {column["name"]: _cells(column).set_axis(index) for column in values["columns"]}
    numbered = index.name is None and index.equals(pd.RangeIndex(len(index)))
    return pd.DataFrame(columns, index=index).set_axis(pd.RangeIndex(len(index)) if numbered else index)


def _shapes(frame: pd.DataFrame) -> dict[str, Any]:
    assert isinstance(frame, gpd.GeoDataFrame)  # only a layer has a column of that name
    return {"name": "geometry", "dtype": "geometry", "values": shapely.to_wkb(shapes_of(frame), hex=True).tolist()}


def _cells(column: Mapping[str, Any]) -> pd.Series:
    if column["dtype"] == "geometry":
        shapes = np.empty(len(column["values"]), dtype=object)
        with np.errstate(invalid="ignore"):  # a coordinate that is no number is read as it was written
            shapes[:] = shapely.from_wkb(np.array(column["values"], dtype=object))
        return pd.Series(gpd.array.from_shapely(shapes))
    return column_from_json(column)
