"""What two plans differ in, found through what they share."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from siteplanner.core import frames
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import same_rules
from siteplanner.core.site import shapes_of


@dataclass(frozen=True, slots=True)
class PlantChanges:
    """Plant ids of one scenario. ``moved`` have another footprint, ``altered`` other attributes (or both)."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """Every plant that is in both but not the same."""
        return tuple(dict.fromkeys((*self.moved, *self.altered)))

    @property
    def touched(self) -> frozenset[str]:
        return frozenset((*self.added, *self.removed, *self.moved, *self.altered))

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.altered)


@dataclass(frozen=True, slots=True)
class Difference:
    """``layers`` are the base-map layers that differ; ``plants`` maps a scenario in both plans to its changes."""

    plants: dict[str, PlantChanges]
    layers: frozenset[str]
    scenarios: bool
    rules: bool
    targets: bool

    def __bool__(self) -> bool:
        return bool(any(self.plants.values()) or self.layers or self.scenarios or self.rules or self.targets)


def difference(before: Plan, after: Plan) -> Difference:
    """What changed from ``before`` to ``after``; cheap where frames are shared."""
    common = [s.scenario_id for s in after.scenarios if s.scenario_id in before.scenario_plants]
    return Difference(
        plants={s: plant_changes(before.plants(s), after.plants(s)) for s in common},
        layers=frozenset(
            of.name
            for of, frame in after.site.layers()
            if frame is not before.site.layer(of.name) and not frames.frames_equal(frame, before.site.layer(of.name))
        ),
        scenarios=before.scenarios != after.scenarios
        or before.active_scenario != after.active_scenario
        or not before.same_grounds(after),
        rules=not (same_rules(before, after) and frames.frames_equal(before.waivers, after.waivers)),
        targets=not frames.frames_equal(before.targets, after.targets),
    )


def plant_changes(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> PlantChanges:
    """Which plants were added, removed, moved, altered between two frames of one scenario."""
    if before is after:
        return PlantChanges()
    place = before.index.get_indexer(after.index)
    kept = place >= 0
    old_rows, new_rows = place[kept], np.flatnonzero(kept)
    gone = np.ones(len(before), dtype=bool)
    gone[old_rows] = False
    old_shapes, new_shapes = shapes_of(before)[old_rows], shapes_of(after)[new_rows]
    same_object = np.fromiter((a is b for a, b in zip(old_shapes, new_shapes, strict=True)), bool, len(old_rows))
    moved = ~same_object
    moved[moved] = shapely.to_wkb(old_shapes[moved]) != shapely.to_wkb(new_shapes[moved])
    altered = np.zeros(len(old_rows), dtype=bool)
    for name in dict.fromkeys((*before.columns, *after.columns)):
        if name != "geometry":
            altered |= _differ(before, after, name, old_rows, new_rows)
    ids = after.index.to_numpy()
    return PlantChanges(
        added=tuple(ids[~kept]),
        removed=tuple(before.index.to_numpy()[gone]),
        moved=tuple(ids[new_rows[moved]]),
        altered=tuple(ids[new_rows[altered]]),
    )


def _differ(
    before: gpd.GeoDataFrame, after: gpd.GeoDataFrame, name: str, old_rows: np.ndarray, new_rows: np.ndarray
) -> np.ndarray:
    if name not in before.columns or name not in after.columns:
        present = before[name].iloc[old_rows] if name in before.columns else after[name].iloc[new_rows]
        return np.asarray(present.notna(), dtype=bool)
    old, new = before[name], after[name]
    if len(old) == len(new) == len(old_rows) and old.array.equals(new.array) and np.array_equal(old_rows, new_rows):
        return np.zeros(len(old_rows), dtype=bool)
    old_values, new_values = old.array.take(old_rows), new.array.take(new_rows)
    same = np.asarray(pd.Series(old_values == new_values).fillna(value=False), dtype=bool)
    both_blank = np.asarray(pd.isna(old_values)) & np.asarray(pd.isna(new_values))
    different: np.ndarray = ~(same | both_blank)
    return different
