"""What the plan knows of parcels and the newer map does not say: carried over where the land is the same, else named.

The map's own word goes before the plan's wherever it has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
from shapely.geometry.base import BaseGeometry

from siteplanner.core import schema
from siteplanner.core.edge_kinds.by_hand import COLUMN as EDGE_KINDS
from siteplanner.core.edge_kinds.by_hand import ByHand, for_parts, read_by_hand, written
from siteplanner.core.origins import ORIGIN_IDS
from siteplanner.core.parcel_changes.change import Lost
from siteplanner.core.parcel_changes.outlines import Flags

Row = dict[str, Any]
Cells = npt.NDArray[np.object_]

REGISTERED = "official_area_m2"
"""The register's figure for one outline; another outline has none until the register gives one."""
HEIGHT_LIMIT = "height_limit_m"
LAND_USE, CODE_SYSTEM = "land_use", "code_system"
NOT_COMPARED = frozenset({EDGE_KINDS, ORIGIN_IDS})


def columns_of(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> list[str]:
    """The columns of the parcels that come of both, without the geometry."""
    return [name for name in dict.fromkeys((*old.columns, *new.columns)) if name != "geometry"]


def rows_as_values(frame: gpd.GeoDataFrame, columns: Sequence[str], at: Sequence[int]) -> list[Row]:
    """Rows of a frame as plain values, None for a blank and for a column that is not there."""
    rows: list[Row] = [dict.fromkeys(columns) for _ in at]
    for name in columns:
        if name in frame.columns:
            values = frame[name].iloc[list(at)]
            for row, value, blank in zip(rows, values.tolist(), values.isna().tolist(), strict=True):
                if not blank:
                    row[name] = value
    return rows


def differing(before: pd.Series, after: pd.Series) -> Flags:
    """Of two columns (n,): where the newer map has another value, or one where the plan has none. A blank of the map
    says nothing."""
    said, known = after.notna().to_numpy(dtype=bool), before.notna().to_numpy(dtype=bool)
    if pd.api.types.is_float_dtype(before) and pd.api.types.is_float_dtype(after):
        same = np.isclose(before.to_numpy(dtype=float), after.to_numpy(dtype=float), rtol=1e-9, atol=1e-9)
    elif before.dtype == after.dtype:
        same = np.asarray(before.to_numpy(dtype=object) == after.to_numpy(dtype=object))
        same = np.fromiter((value is True or value is np.True_ for value in same), bool, len(before))
    else:
        same = (before.astype("object").map(str) == after.astype("object").map(str)).to_numpy(dtype=bool)
    found: Flags = said & ~(known & same)
    return found


def blanked_with(other_land_use: Flags, other_outline: Flags, values: dict[str, Cells], said: dict[str, Flags]) -> None:
    """Blank what the plan knows of parcels (n,) and does not hold of them any more; ``said``: where the map has a word.

    The system of codes belongs to the code, the registered area to the outline.
    """
    for name, void in ((CODE_SYSTEM, other_land_use), (REGISTERED, other_outline)):
        if name in values:
            values[name][void & ~said[name]] = None


def edges_carried(cell: Any, shape: BaseGeometry, shift: tuple[float, float] | None, *, same_land: bool) -> Any:
    """The kinds of edges set by hand of a parcel that is one still: they go along by ``shift``; on another outline
    those stay that lie on a side of it still, and what has no side is said to be void by the check."""
    if shift is not None:
        return _shifted(cell, shift)
    return cell if same_land else for_parts(cell, [shape])[0]


def carried_group(before: Sequence[Row], after: Sequence[Row], shapes: Sequence[BaseGeometry]) -> list[Row]:
    """The rows of parcels made of the land of others: what all of these agree on, the lowest of their height limits,
    and the kinds of those edges that are there still."""
    made = [dict(row) for row in after]
    for name in after[0] if after else ():
        known = [row[name] for row in before if row[name] is not None]
        if not known or name in {EDGE_KINDS, ORIGIN_IDS, REGISTERED, CODE_SYSTEM}:
            continue
        agreed = min(known) if name == HEIGHT_LIMIT else known[0]
        if name == HEIGHT_LIMIT or (len(known) == len(before) and all(value == agreed for value in known)):
            for row in made:
                row[name] = agreed if row[name] is None else row[name]
    codes = {(row[LAND_USE], row[CODE_SYSTEM]) for row in before}
    for row, said in zip(made, after, strict=True):
        if said[CODE_SYSTEM] is None and len(codes) == 1 and (row[LAND_USE], before[0][CODE_SYSTEM]) in codes:
            row[CODE_SYSTEM] = before[0][CODE_SYSTEM]
    for row, cell in zip(made, for_parts(_together([row.get(EDGE_KINDS) for row in before]), shapes), strict=True):
        row[EDGE_KINDS] = cell
    return made


def lost_values(
    before: dict[str, Row], after: Sequence[Row], own: Sequence[str], shift: tuple[float, float] | None = None
) -> tuple[Lost, ...]:
    """What the plan alone knew (columns ``own``) of the parcels ``before``, moved by ``shift``, and no row of ``after``
    has. Kinds of edges may have come to several rows, or stand among those of other parcels."""
    found = []
    for parcel_id, row in before.items():
        for name in own:
            value = row.get(name)
            if value is None or name == schema.PARCELS.index:
                continue
            if name == EDGE_KINDS and _edges_kept(value, shift, [later.get(name) for later in after]):
                continue
            if not any(later.get(name) == value for later in after):
                found.append(Lost(parcel_id, name, value))
    return tuple(found)


def _edges_kept(cell: Any, shift: tuple[float, float] | None, later: Sequence[Any]) -> bool:
    asked = read_by_hand(cell if shift is None else _shifted(cell, shift))
    there = {entry for entries in map(read_by_hand, later) for entry in entries or ()}
    return asked is not None and there.issuperset(asked)


def _shifted(cell: str, shift: tuple[float, float]) -> str | None:
    entries = read_by_hand(cell)
    if entries is None:
        return cell
    return written(ByHand((entry.at[0] + shift[0], entry.at[1] + shift[1]), entry.kind) for entry in entries)


def _together(cells: Sequence[Any]) -> Any:
    """The kinds of edges of several parcels in one cell; a text that cannot be read stands for all."""
    read = [read_by_hand(cell) for cell in cells]
    unreadable = [cell for cell, entries in zip(cells, read, strict=True) if entries is None]
    return unreadable[0] if unreadable else written(entry for entries in read for entry in entries or ())
