"""What a linked child has different from its parent, told apart: its own doing, and what came in the parent since."""

from __future__ import annotations

import weakref

import geopandas as gpd

from siteplanner.core.difference import PlantChanges, plant_changes
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.tree import parent_of

_KEPT = 64
"""Pairs of frames whose changes are remembered: panels and the map ask for the same ones again and again."""

_known: dict[tuple[int, int], tuple[weakref.ref[gpd.GeoDataFrame], weakref.ref[gpd.GeoDataFrame], PlantChanges]] = {}


def own_changes(plan: Plan, scenario_id: str) -> PlantChanges:
    """What a child changes of its parent as it took it over; nothing for a scenario that hangs on none."""
    if not parent_of(plan, scenario_id):
        return PlantChanges()
    return changes_between(plan.grounds[scenario_id], plan.plants(scenario_id))


def behind(plan: Plan, scenario_id: str) -> PlantChanges:
    """What came in the parent since a child last took it over; nothing for a scenario that hangs on none."""
    parent = parent_of(plan, scenario_id)
    return changes_between(plan.grounds[scenario_id], plan.plants(parent)) if parent else PlantChanges()


def changes_between(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> PlantChanges:
    """``plant_changes``, remembered as long as both frames live: a plan's frames never change in place."""
    if before is after:
        return PlantChanges()
    key = id(before), id(after)
    if (held := _known.get(key)) is not None and held[0]() is before and held[1]() is after:
        return held[2]
    found = plant_changes(before, after)
    while len(_known) >= _KEPT:
        _known.pop(next(iter(_known)), None)
    _known[key] = weakref.ref(before), weakref.ref(after), found
    return found
