"""One row of one layer, whatever the layer: what can be selected on the map and changed by the same edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from siteplanner.core import schema
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

PLANTS = schema.PLANTS.name
SCENARIO_LAYERS = (PLANTS,)
PLAN_LAYERS = (schema.SITE_AREAS.name, schema.ANNOTATIONS.name)
FEATURE_LAYERS: tuple[str, ...] = (PLANTS, *(of.name for of in schema.BASE_LAYERS), *PLAN_LAYERS)
"""Every layer with geometry."""

NO_SUCH_FEATURE = QT_TRANSLATE_NOOP("errors", "{layer}: there is no “{id}”. Choose one that is on the map.")
NO_FEATURE = QT_TRANSLATE_NOOP("errors", "Nothing is named. Name at least one thing on the map.")


@dataclass(frozen=True, slots=True, order=True)
class Feature:
    """The row ``id`` of ``layer``; a plant is one of the scenario that goes with it."""

    layer: str
    id: str


def plants_of(features: Iterable[Feature]) -> tuple[str, ...]:
    """The ids of the plants among them."""
    return tuple(f.id for f in features if f.layer == PLANTS)


def as_plants(plant_ids: Iterable[str]) -> tuple[Feature, ...]:
    """Plants as features."""
    return tuple(Feature(PLANTS, plant_id) for plant_id in plant_ids)


def by_layer(features: Iterable[Feature]) -> dict[str, tuple[str, ...]]:
    """The ids of each layer, in the order of the features, each once.

    >>> by_layer([Feature("plants", "P01"), Feature("zones", "Z1"), Feature("plants", "P02")])
    {'plants': ('P01', 'P02'), 'zones': ('Z1',)}
    """
    groups: dict[str, list[str]] = {}
    for feature in dict.fromkeys(features):
        groups.setdefault(feature.layer, []).append(feature.id)
    return {layer: tuple(ids) for layer, ids in groups.items()}


def features_frame(plan: Plan, layer: str, scenario_id: str = "") -> gpd.GeoDataFrame:
    """The frame of a layer; ``scenario_id`` says whose plants ('': the active scenario's). Do not change it in place.

    Raises EditError for an unknown layer or scenario.
    """
    if layer == PLANTS:
        return plan.plants(scenario_id or None)
    if layer in PLAN_LAYERS:
        found: gpd.GeoDataFrame = getattr(plan, layer)
        return found
    return plan.site.layer(layer)


def with_features_frame(plan: Plan, layer: str, scenario_id: str, frame: gpd.GeoDataFrame) -> Plan:
    """The plan with ``frame`` in the place of the layer. Raises EditError for an unknown layer or scenario."""
    if layer == PLANTS:
        return plan.with_plants(plan.scenario(scenario_id or None).scenario_id, frame)
    if layer == schema.SITE_AREAS.name:
        return replace(plan, site_areas=frame)
    if layer == schema.ANNOTATIONS.name:
        return replace(plan, annotations=frame)
    return replace(plan, site=plan.site.with_layer(layer, frame))


def rows_of(frame: gpd.GeoDataFrame, layer: str, ids: Iterable[str]) -> pd.Index:
    """The row numbers of ``ids``. Raises EditError naming the first that is not there."""
    wanted = pd.Index(list(ids), dtype=frame.index.dtype)
    rows = frame.index.get_indexer(wanted)
    for row_id, row in zip(wanted, rows, strict=True):
        if row < 0:
            raise EditError(NO_SUCH_FEATURE, layer=schema.layer(layer).label, id=row_id)
    return pd.Index(rows)


def shape_of(plan: Plan, scenario_id: str, feature: Feature) -> BaseGeometry:
    """The geometry of one feature. Raises EditError where there is none of that name."""
    frame = features_frame(plan, feature.layer, scenario_id)
    found: BaseGeometry = shapes_of(frame)[rows_of(frame, feature.layer, (feature.id,))[0]]
    return found


def there(plan: Plan, scenario_id: str, features: Iterable[Feature]) -> tuple[Feature, ...]:
    """Those of ``features`` that the plan has, each once, in order."""
    features = tuple(features)
    known: dict[str, frozenset[str]] = {}
    for layer, ids in by_layer(features).items():
        index = features_frame(plan, layer, scenario_id).index
        rows = index.get_indexer(pd.Index(ids, dtype=index.dtype))  # by the index's own hash table, kept with it
        known[layer] = frozenset(row_id for row_id, row in zip(ids, rows, strict=True) if row >= 0)
    return tuple(f for f in dict.fromkeys(features) if f.id in known[f.layer])
