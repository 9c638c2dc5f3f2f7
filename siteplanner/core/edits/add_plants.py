"""Add plants given by footprint and attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits.attributes import parsed, with_values
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.footprints import footprint, with_footprints
from siteplanner.core.edits.selection import fresh_ids, listed, require_new, selected
from siteplanner.core.frames import conform
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Add {plants}")


@dataclass(frozen=True)
class AddPlants(Edit):
    """Add plants; ``plant_ids``, ``footprints`` and ``attributes`` are parallel.

    Everything is fixed in the edit, so that a replay gives the same plants whatever the catalogue says by then.
    With ``overwrite`` a plant that is already there takes the footprint and the given attributes instead.
    """

    kind: ClassVar[str] = "add_plants"
    scenario_id: str
    plant_ids: tuple[str, ...]
    footprints: tuple[BaseGeometry, ...]
    attributes: tuple[Mapping[str, Any], ...]
    overwrite: bool = False

    def apply(self, plan: Plan) -> Plan:
        here = plan.plants(self.scenario_id).index
        known = here.isin(self.plant_ids)
        require_new(self.scenario_id, self.plant_ids, () if self.overwrite else frozenset(here[known]))
        new = ~pd.Index(self.plant_ids).isin(here)
        added = self._with_rows(plan, np.flatnonzero(new)) if new.any() else plan
        return self._with_overwritten(added, np.flatnonzero(~new)) if not new.all() else added

    def _with_rows(self, plan: Plan, at: Iterable[int]) -> Plan:
        rows = [{"plant_id": self.plant_ids[i], **parsed(PLANTS, self.attributes[i])} for i in at]
        shapes = np.empty(len(rows), dtype=object)
        shapes[:] = [footprint(self.plant_ids[i], self.footprints[i]) for i in at]
        table = pd.DataFrame(rows, dtype=object).assign(geometry=shapes)
        return with_rows(plan, self.scenario_id, conform(table, PLANTS, plan.site.crs))

    def _with_overwritten(self, plan: Plan, at: Sequence[int] | np.ndarray) -> Plan:
        ids = tuple(self.plant_ids[i] for i in at)
        shapes = np.empty(len(ids), dtype=object)
        shapes[:] = [footprint(self.plant_ids[i], self.footprints[i]) for i in at]
        changed = with_footprints(plan, self.scenario_id, ids, lambda _: shapes)
        plants = changed.plants(self.scenario_id)
        for plant_id, i in zip(ids, at, strict=True):
            row = plants.index.get_indexer(pd.Index([plant_id]))
            plants = with_values(plants, row, parsed(PLANTS, self.attributes[i]))
        return changed.with_plants(self.scenario_id, plants)

    def label(self) -> Message:
        return LABEL(plants=listed(self.plant_ids))


def with_rows(plan: Plan, scenario_id: str, rows: gpd.GeoDataFrame) -> Plan:
    """The plan with ``rows`` after the scenario's plants; dtypes stay, columns a user's map brought are kept."""
    plants = plan.plants(scenario_id)
    joined = pd.concat([plants, rows.astype({c: plants[c].dtype for c in plants.columns if c in rows.columns})])
    return plan.with_plants(scenario_id, conform(joined.reset_index(), PLANTS, plan.site.crs))


def add_plants(
    plan: Plan,
    scenario_id: str,
    footprints: Iterable[BaseGeometry | None],
    attributes: Iterable[Mapping[str, Any]] | None = None,
    plant_ids: Iterable[str] | None = None,
    *,
    overwrite: bool = False,
) -> AddPlants:
    """Add plants given by footprint (Polygon or MultiPolygon in the plan's CRS) and attributes.

    ``attributes`` holds one mapping of column names to values a plant. Without ``plant_ids`` they are numbered
    on: P01, P02 … With ``overwrite`` plants whose id is in use are replaced by the given figures.
    Raises EditError for an unknown scenario or column, a value outside its domain, a footprint that is no area, an id
    that is blank, given twice, or (without ``overwrite``) in use.
    """
    taken = plan.plants(scenario_id).index
    shapes = tuple(footprints)
    ids = fresh_ids(taken, len(shapes)) if plant_ids is None else tuple(str(p) for p in plant_ids)
    selected(ids)
    require_new(scenario_id, ids, () if overwrite else frozenset(taken))
    rows = tuple(attributes) if attributes is not None else ({},) * len(shapes)
    if not len(shapes) == len(ids) == len(rows):
        raise ValueError(f"{len(shapes)} footprints, {len(ids)} ids and {len(rows)} rows of attributes do not fit")
    return AddPlants(
        scenario_id,
        ids,
        tuple(footprint(plant_id, shape) for plant_id, shape in zip(ids, shapes, strict=True)),
        tuple(parsed(PLANTS, row) for row in rows),
        overwrite,
    )
