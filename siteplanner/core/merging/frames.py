"""Three versions of one layer made one, row by row and field by field."""

from __future__ import annotations

from collections.abc import Collection

import geopandas as gpd
import pandas as pd
from pyproj import CRS

from siteplanner.core import frames
from siteplanner.core.changed_rows import frame_rows
from siteplanner.core.difference import plant_changes
from siteplanner.core.merging.clashes import Choices
from siteplanner.core.merging.records import Merged, merge_rows
from siteplanner.core.schema import Layer

FrameVersions = tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, gpd.GeoDataFrame]


def merge_frames(
    of: Layer, scenario_id: str, versions: FrameVersions, choices: Choices, among: Collection[str] | None = None
) -> tuple[gpd.GeoDataFrame, Merged]:
    """Merge base, mine and theirs; of rows that only theirs changed, those ``among`` the ids (None: all).

    The frame is mine or theirs itself where the other changed nothing.
    """
    base, mine, theirs = versions
    touched = plant_changes(base, theirs).touched
    if not touched and list(base.columns) == list(theirs.columns):
        return mine, Merged()
    own = plant_changes(base, mine).touched
    if among is None and not own and list(base.columns) == list(mine.columns):
        return theirs, Merged()
    looked_at = touched | own if among is None else touched & frozenset(among)
    rows = tuple(frame_rows(frame, looked_at) for frame in versions)
    merged = merge_rows(of.name, scenario_id, (rows[0], rows[1], rows[2]), choices, used=(*mine.index, *theirs.index))
    return with_rows(mine, theirs, merged, of), merged


def with_rows(mine: gpd.GeoDataFrame, theirs: gpd.GeoDataFrame, merged: Merged, of: Layer) -> gpd.GeoDataFrame:
    """My frame with the merged rows in their places, and behind them those that came."""
    columns = list(dict.fromkeys((*mine.columns, *theirs.columns)))
    ids = [row_id for row_id in mine.index if row_id not in merged.gone]
    ids += [row_id for row_id in (*theirs.index, *merged.rows) if row_id in merged.rows]
    ids = list(dict.fromkeys(ids))
    untouched = mine[~mine.index.isin([*merged.rows, *merged.gone])]
    made = pd.DataFrame(
        [[row.get(name) for name in columns] for row in merged.rows.values()], columns=columns, dtype=object
    )
    made[of.index] = list(merged.rows)
    for name in columns:
        known = mine[name].dtype if name in mine else theirs[name].dtype
        if name != "geometry":
            made[name] = made[name].astype(known)
    rows = frames.conform(made, of, CRS.from_user_input(mine.crs))
    both = pd.concat([untouched, rows]) if len(untouched) else rows
    return both.loc[ids, [name for name in columns if name in both]]
