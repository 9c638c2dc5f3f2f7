"""Rows of two frames of one layer as one frame."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS

from siteplanner.core import frames
from siteplanner.core.schema import Layer
from siteplanner.core.site import shapes_of


def stacked(first: gpd.GeoDataFrame, second: gpd.GeoDataFrame, of: Layer, crs: CRS) -> gpd.GeoDataFrame:
    """The rows of both, those of ``first`` before those of ``second``, geometries as they are.

    A column that only one of them has is blank for the other; one that holds other things in each becomes text.
    """
    both = {
        name: pd.concat([_or_blank(first, name, like=second), _or_blank(second, name, like=first)], ignore_index=True)
        for name in dict.fromkeys((of.index, *first.columns, *second.columns))
        if name != "geometry"
    }
    table = pd.DataFrame(both)
    table["geometry"] = np.concatenate([shapes_of(first), shapes_of(second)])
    return frames.conform(table, of, crs)


def _or_blank(frame: gpd.GeoDataFrame, name: str, like: gpd.GeoDataFrame) -> pd.Series:
    """A column; as text where the two frames disagree on what it holds."""
    if name == frame.index.name:
        return pd.Series(frame.index.to_numpy(), dtype="str")
    if name not in frame.columns:
        return pd.Series([None] * len(frame), dtype=like[name].dtype)
    column: pd.Series = frame[name].reset_index(drop=True)
    if name in like.columns and like[name].dtype != column.dtype:
        return column.astype("object").map(str, na_action="ignore").astype("str")
    return column
