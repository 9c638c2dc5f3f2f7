"""What a plan file keeps of the plants a linked child stands on, so that it can be told who changed a plant outside.

Kept whole are the plants that the child or its parent has otherwise; of all others, of which parent and child have the
very same, a short sum. Where another program changes such a plant in the file, the sum says which of the two is still
as the child took it over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core import frames
from siteplanner.core.scenarios.child_difference import changes_between
from siteplanner.core.schema import PLANTS
from siteplanner.core.site import shapes_of
from siteplanner.core.stored_frame import frame_from_json, frame_to_json

Sums = npt.NDArray[np.uint64]


def ground_to_json(ground: gpd.GeoDataFrame, parent: gpd.GeoDataFrame, child: gpd.GeoDataFrame) -> dict[str, Any]:
    """A JSON object of which ``ground_from_json`` makes the ground again, given the plants of parent and child."""
    alike = _columns(ground) == _columns(parent)
    other = changes_between(ground, parent).touched | changes_between(ground, child).touched
    rows = ground[ground.index.isin(other)] if alike else ground
    sums = [format(each, "x") for each in _row_sums(ground).tolist()]
    return {"ids": list(ground.index), "sums": sums, "rows": frame_to_json(rows)}


def ground_from_json(
    values: Mapping[str, Any], parent: gpd.GeoDataFrame, child: gpd.GeoDataFrame, crs: CRS
) -> gpd.GeoDataFrame:
    """The ground; a plant that another program changed in the file is as whichever of the two still has it so.

    One that was changed in both is as the parent has it: then what the child has different stays its own. Raises
    ValueError, KeyError, TypeError, AttributeError or GEOSException for what was never written by ``ground_to_json``.
    """
    sums = dict(zip(values["ids"], values["sums"], strict=True))
    rows = frames.conform(frame_from_json(values["rows"], crs), PLANTS, crs)
    if len(rows) == len(sums):
        return rows.loc[list(sums)]
    left = {plant_id: told for plant_id, told in sums.items() if plant_id not in rows.index}
    of_child = frozenset(_as_in_child(left, parent, child))
    ids = [i for i in sums if i in rows.index or i in of_child or i in parent.index]
    if not len(rows) and not of_child and ids == list(parent.index):
        return parent
    from_parent = parent[parent.index.isin(left) & ~parent.index.isin(of_child)]
    from_child = child[child.index.isin(of_child)].reindex(columns=parent.columns)
    parts = [part for part in (from_parent, from_child, rows) if len(part)]
    return frames.conform(pd.concat(parts or [rows]).loc[ids], PLANTS, crs)


def _as_in_child(left: Mapping[str, str], parent: gpd.GeoDataFrame, child: gpd.GeoDataFrame) -> Iterator[str]:
    """Of the plants that both had alike those that only the child has so still."""
    differing = changes_between(parent, child).touched & left.keys()
    if not differing:
        return
    theirs, own = ({i: s for i, s in _told(frame) if i in differing} for frame in (parent, child))
    for plant_id in differing:
        if theirs.get(plant_id) != left[plant_id] and own.get(plant_id) == left[plant_id]:
            yield plant_id


def _told(frame: gpd.GeoDataFrame) -> Iterator[tuple[str, str]]:
    return ((str(i), format(s, "x")) for i, s in zip(frame.index, _row_sums(frame).tolist(), strict=True))


def _row_sums(frame: gpd.GeoDataFrame) -> Sums:
    """A sum of what each row says; a blank adds nothing, so a column without any value changes none."""
    sums = np.zeros(len(frame), dtype=np.uint64)
    for name in frame.columns:
        values, blank = _values(frame, name)
        salt = pd.util.hash_array(np.array([str(name)], dtype=object), categorize=False)
        told = pd.util.hash_array(pd.util.hash_array(values, categorize=False) + salt, categorize=False)
        sums += np.where(blank, np.uint64(0), told)
    return sums


def _values(frame: gpd.GeoDataFrame, name: str) -> tuple[npt.NDArray[Any], npt.NDArray[np.bool_]]:
    """The values of a column as plain arrays, and where they are blank."""
    if name == "geometry":
        return np.asarray(shapely.to_wkb(shapes_of(frame), hex=True), dtype=object), np.zeros(len(frame), dtype=bool)
    column = frame[name]
    blank = np.asarray(column.isna(), dtype=bool)
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return column.to_numpy().astype("datetime64[ms]").astype(np.int64), blank
    if pd.api.types.is_numeric_dtype(column.dtype) or pd.api.types.is_bool_dtype(column.dtype):
        return column.to_numpy(dtype=np.float64, na_value=0.0), blank
    return column.astype(object).where(~blank, "").map(str).to_numpy(dtype=object), blank


def _columns(frame: gpd.GeoDataFrame) -> list[tuple[str, Any]]:
    return [*zip(frame.columns, frame.dtypes, strict=True)]
