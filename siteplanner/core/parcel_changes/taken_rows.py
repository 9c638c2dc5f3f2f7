"""The rows of a newer map as the plan would have them: the map's own values, and what the plan knows beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS

from siteplanner.core import frames, schema
from siteplanner.core.edge_kinds.by_hand import COLUMN as EDGE_KINDS
from siteplanner.core.parcel_changes.carrying import (
    CODE_SYSTEM,
    LAND_USE,
    NOT_COMPARED,
    Cells,
    blanked_with,
    carried_group,
    columns_of,
    differing,
    edges_carried,
    lost_values,
    rows_as_values,
)
from siteplanner.core.parcel_changes.change import Cell, Lost
from siteplanner.core.parcel_changes.outlines import Flags
from siteplanner.core.parcel_changes.pairing import Pairing
from siteplanner.core.site import Geometries

Pair = tuple[int, int]


class TakenRows:
    """``cells`` are the attributes in which each pair of rows (old, new) differs; ``added_columns`` came with the map,
    ``own_columns`` only the plan has something in."""

    def __init__(
        self,
        old: gpd.GeoDataFrame,
        new: gpd.GeoDataFrame,
        pairing: Pairing,
        shapes: Geometries,
        shift_of: Mapping[Pair, tuple[float, float]],
    ) -> None:
        self._old, self._new, self._pairing, self._shapes, self._shift_of = old, new, pairing, shapes, shift_of
        self._columns = columns_of(old, new)
        known = set(old.columns)
        self.added_columns = tuple(name for name in new.columns if name not in known and name != "geometry")
        self.own_columns = tuple(
            name
            for name in self._columns
            if name in old.columns
            and old[name].notna().any()
            and (name not in new.columns or not new[name].notna().any())
        )
        self._pairs: list[Pair] = [*pairing.same, *pairing.moved, *pairing.reshaped]

    @cached_property
    def cells(self) -> dict[Pair, tuple[Cell, ...]]:
        """Of pairs in which the map has another value, or one where the plan has none; a whole column that came with
        the map is not counted parcel by parcel."""
        found: dict[Pair, list[Cell]] = {}
        for name in self._compared:
            before, after = self._sides(name)
            for at in np.flatnonzero(self._differ[name]).tolist():
                was = before.iloc[at]
                cell = Cell(name, None if pd.isna(was) else was, after.iloc[at])
                found.setdefault(self._pairs[at], []).append(cell)
        return {pair: tuple(cells) for pair, cells in found.items()}

    def lost(self, olds: Sequence[int], news: Sequence[int]) -> tuple[Lost, ...]:
        """What the plan alone knew of some of its rows and none of the map's rows in their place will have."""
        before = {
            str(self._old.index[row]): {name: self._known[name][row] for name in self._telling}
            for row in olds
            if self._has_own[row]
        }
        if not before:
            return ()
        after = [{name: self._values[name][row] for name in self._telling} for row in news]
        said = [name for name in self._telling if name in self.own_columns or not self._said(name, news)]
        shift = self._shift_of.get((olds[0], news[0])) if len(olds) == len(news) == 1 else None
        return lost_values(before, after, said, shift)

    def frame(self, ids: Sequence[str]) -> gpd.GeoDataFrame:
        """The rows, in the order of the map, under these numbers."""
        table = pd.DataFrame({schema.PARCELS.index: list(ids)}, dtype=object)
        for name in self._columns:
            table[name] = self._typed(name)
        table["geometry"] = self._shapes
        return frames.conform(table, schema.PARCELS, CRS.from_user_input(self._new.crs))

    # -- what the plan alone knows ------------------------------------------------------------------------------

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        """The columns of which nothing may be lost without a word; a system of codes goes with its code."""
        planners = (name for name in self._old.columns if name in _PLANNERS)
        return tuple(name for name in dict.fromkeys((*self.own_columns, *planners)) if name != CODE_SYSTEM)

    @cached_property
    def _known(self) -> dict[str, Cells]:
        return {name: _objects(self._old[name]) for name in self._telling}

    @cached_property
    def _has_own(self) -> Flags:
        """Of the plan's rows: whether there is anything in those columns."""
        return np.asarray(self._old[list(self._telling)].notna().to_numpy(dtype=bool).any(axis=1), dtype=bool)

    # -- how they are made --------------------------------------------------------------------------------------

    @property
    def _compared(self) -> list[str]:
        return [n for n in self._columns if n in self._old and n in self._new and n not in NOT_COMPARED]

    @cached_property
    def _at(self) -> tuple[np.ndarray, np.ndarray]:
        rows = np.array(self._pairs, dtype=np.int64).reshape(-1, 2)
        return rows[:, 0], rows[:, 1]

    def _sides(self, name: str) -> tuple[pd.Series, pd.Series]:
        olds, news = self._at
        return self._old[name].iloc[olds], self._new[name].iloc[news]

    @cached_property
    def _differ(self) -> dict[str, Flags]:
        return {name: differing(*self._sides(name)) for name in self._compared}

    def _said(self, name: str, news: Sequence[int]) -> bool:
        return name in self._new.columns and bool(self._new[name].iloc[list(news)].notna().any())

    @cached_property
    def _values(self) -> dict[str, Cells]:
        """Each column of the rows, None for a blank."""
        made = {
            name: _objects(self._new[name]) if name in self._new else _blanks(len(self._new)) for name in self._columns
        }
        self._carry_pairs(made)
        for olds, news in self._pairing.groups:
            before = rows_as_values(self._old, self._columns, olds)
            after = [{name: made[name][row] for name in self._columns} for row in news]
            for row, values in zip(news, carried_group(before, after, self._shapes[list(news)].tolist()), strict=True):
                for name, value in values.items():
                    made[name][row] = value
        return made

    def _carry_pairs(self, made: dict[str, Cells]) -> None:
        """Where the map says nothing, or the same, the plan's value stands."""
        olds, news = self._at
        none = np.zeros(len(olds), dtype=bool)
        some: dict[str, Cells] = {}
        said: dict[str, Flags] = {}
        for name in self._columns:
            told = self._differ.get(name, none)
            if name in self._old:
                some[name] = np.where(told, made[name][news], _objects(self._old[name])[olds])
                said[name] = np.array([value is not None for value in made[name][news]], dtype=bool)
        kept = len(self._pairing.same) + len(self._pairing.moved)
        blanked_with(self._differ.get(LAND_USE, none), np.arange(len(olds)) >= kept, some, said)
        self._carry_edges(some.get(EDGE_KINDS, _blanks(0)), kept)
        for name, values in some.items():
            made[name][news] = values

    def _carry_edges(self, cells: Cells, same_land: int) -> None:
        for at, cell in enumerate(cells):
            if cell is not None:
                pair = self._pairs[at]
                shape = self._shapes[pair[1]]
                cells[at] = edges_carried(cell, shape, self._shift_of.get(pair), same_land=at < same_land)

    def _typed(self, name: str) -> Any:
        """A column in the dtype that both maps agree on; as text where they do not."""
        dtypes = {str(frame[name].dtype) for frame in (self._old, self._new) if name in frame.columns}
        values = self._values[name]
        if len(dtypes) > 1:
            values = np.array([None if value is None else str(value) for value in values], dtype=object)
        return pd.Series(values, dtype=dtypes.pop() if len(dtypes) == 1 else "str")


_PLANNERS = frozenset({"status", "height_limit_m", "zone_id", EDGE_KINDS})
"""What planners enter by hand: never lost without a word, even where the map has the column for other parcels."""


def _objects(values: pd.Series) -> Cells:
    found: Cells = values.astype("object").to_numpy(dtype=object, copy=True)
    found[values.isna().to_numpy(dtype=bool)] = None
    return found


def _blanks(rows: int) -> Cells:
    return np.full(rows, None, dtype=object)
