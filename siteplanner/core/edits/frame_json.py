"""Frames of the base map in the JSON form of an edit: columns with their dtypes, geometry as hexadecimal WKB."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core import frames
from siteplanner.core.edits.edit import decode, encode
from siteplanner.core.schema import Layer
from siteplanner.core.site import shapes_of


def frame_to_json(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    """Its system, index, columns and geometry."""
    return {
        "crs": CRS.from_user_input(frame.crs).to_wkt(),
        "index": frame.index.tolist(),
        "columns": [column_to_json(frame[name]) for name in frame.columns if name != "geometry"],
        "geometry": shapely.to_wkb(shapes_of(frame), hex=True).tolist(),
    }


def frame_from_json(values: Mapping[str, Any], of: Layer) -> gpd.GeoDataFrame:
    """The frame of a layer that ``frame_to_json`` wrote."""
    table = pd.DataFrame({of.index: values["index"]}, dtype=object)
    for column in values["columns"]:
        table[column["name"]] = column_from_json(column)
    shapes = np.empty(len(table), dtype=object)
    shapes[:] = shapely.from_wkb(np.array(values["geometry"], dtype=object))
    table["geometry"] = shapes
    return frames.conform(table, of, CRS.from_user_input(values["crs"]))


def column_to_json(values: pd.Series) -> dict[str, Any]:
    """Its name, dtype and values, None for a blank."""
    blank = values.isna().to_numpy()
    cells = [None if gone else encode(v) for v, gone in zip(values.tolist(), blank, strict=True)]
    return {"name": values.name, "dtype": str(values.dtype), "values": cells}


def column_from_json(column: Mapping[str, Any]) -> pd.Series:
    """The values that ``column_to_json`` wrote, numbered from 0."""
    found: pd.Series = pd.Series([decode(v) for v in column["values"]], dtype=column["dtype"])
    return found
