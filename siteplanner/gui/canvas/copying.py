"""Copy, paste and duplicate of plants: within a scenario, into another, and of plants that are gone meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from siteplanner.core.edits import Edit, add_plants, duplicate_plants
from siteplanner.core.edits.selection import fresh_ids
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.core.site import shapes_of


@dataclass(frozen=True)
class CopiedPlants:
    """The plants as they stood when they were copied."""

    plan_uuid: str
    scenario_id: str
    plants: gpd.GeoDataFrame

    @classmethod
    def of(cls, plan: Plan, scenario_id: str, plant_ids: tuple[str, ...]) -> CopiedPlants:
        plants = plan.plants(scenario_id)
        rows = plants.index.get_indexer(pd.Index(plant_ids))
        return cls(plan.plan_uuid, scenario_id, plants.iloc[rows[rows >= 0]])

    @property
    def centre(self) -> tuple[float, float]:
        """Easting and northing of the centre of their bounding box."""
        west, south, east, north = shapely.total_bounds(shapes_of(self.plants))
        return float(west + east) / 2, float(south + north) / 2

    def pasted(self, plan: Plan, scenario_id: str, de_m: float, dn_m: float) -> tuple[Edit, tuple[str, ...]]:
        """The edit that pastes them so far from where they were, and the ids the new plants get."""
        new_ids = fresh_ids(plan.plants(scenario_id).index, len(self.plants))
        if self._unchanged_in(plan):
            ids = tuple(self.plants.index)
            return duplicate_plants(
                plan, scenario_id, ids, de_m, dn_m, source_id=self.scenario_id, new_ids=new_ids
            ), new_ids
        shift = np.array([de_m, dn_m])
        shapes = shapely.transform(shapes_of(self.plants), lambda xy: xy + shift)
        return add_plants(plan, scenario_id, shapes, self._attributes(), new_ids), new_ids

    def _unchanged_in(self, plan: Plan) -> bool:
        """Whether the originals still stand there as copied, so that every column can come along."""
        if plan.plan_uuid != self.plan_uuid or self.scenario_id not in plan.scenario_plants:
            return False
        rows = plan.plants(self.scenario_id).index.get_indexer(self.plants.index)
        if (rows < 0).any():
            return False
        now = plan.plants(self.scenario_id).iloc[rows]
        return bool(now.equals(self.plants))

    def _attributes(self) -> list[dict[str, object]]:
        known = [c.name for c in PLANTS.columns if c.name in self.plants.columns and c.name != PLANTS.index]
        table = pd.DataFrame(self.plants)[known].astype(object)
        filled = table.notna().to_numpy()
        return [
            {name: value for name, value, there in zip(known, row, has, strict=True) if there}
            for row, has in zip(table.to_numpy(), filled, strict=True)
        ]
