"""What the edits share that change the size of features: the figures of plants go with it or stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import shapely

from siteplanner.core.capacity_law import Capacity, resized
from siteplanner.core.edits.attributes import parsed, with_row_values
from siteplanner.core.edits.transform_features import TransformFeatures
from siteplanner.core.features import Feature, plants_of, rows_of
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.core.site import Geometries


@dataclass(frozen=True)
class ResizeFeatures(TransformFeatures):
    """``values`` are the new figures of the plants among ``features``, in their order."""

    capacity: str
    values: tuple[Mapping[str, Any], ...]

    def apply(self, plan: Plan) -> Plan:
        return with_figures(super().apply(plan), self.scenario_id, plants_of(self.features), self.values)


def with_figures(plan: Plan, scenario_id: str, plant_ids: tuple[str, ...], values: Iterable[Mapping[str, Any]]) -> Plan:
    """The plan with each plant's new figures; the very same plan where nothing is new."""
    rows = tuple(values)
    if not any(rows):
        return plan
    owner = plan.scenario(scenario_id or None).scenario_id
    plants = plan.require_plants(owner, plant_ids)
    at = plants.index.get_indexer(pd.Index(plant_ids))
    return plan.with_plants(owner, with_row_values(plants, at, [parsed(PLANTS, row) for row in rows]))


def ratios(features: tuple[Feature, ...], shapes: Geometries, ratio: float) -> list[float]:
    """By what the area of each plant grows; a plant that has no footprint yet keeps its figures."""
    each = zip(features, shapely.is_empty(shapes), strict=True)
    return [1.0 if empty else ratio for feature, empty in each if feature.layer == PLANTS.name]


def resized_figures(
    plan: Plan, scenario_id: str, features: tuple[Feature, ...], grown: Iterable[float], capacity: Capacity
) -> tuple[Mapping[str, Any], ...]:
    """The new figures of the plants among ``features`` whose areas become ``grown`` times as large (one a plant)."""
    ids = plants_of(features)
    plants = plan.plants(scenario_id or None)
    taken = plants.iloc[list(rows_of(plants, PLANTS.name, ids))]
    columns = {name: taken[name].tolist() for name in PLANTS.names() if name in taken.columns}
    found = []
    for at, (plant_id, ratio) in enumerate(zip(ids, grown, strict=True)):
        row = {name: column[at] for name, column in columns.items()}
        found.append(parsed(PLANTS, resized(plant_id, row, ratio, capacity)))
    return tuple(found)
