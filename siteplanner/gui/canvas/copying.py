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
from siteplanner.core.view_window import round_length_m
from siteplanner.gui.canvas.surface import Surface

DUPLICATE_OFFSET_PX = 60.0


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
    def centre(self) -> tuple[float, float] | None:
        """Easting and northing of the centre of their bounding box; None where they have no footprint."""
        west, south, east, north = shapely.total_bounds(shapes_of(self.plants))
        return None if np.isnan(west) else (float(west + east) / 2, float(south + north) / 2)

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


class Clipboard:
    """The plants copied last, and the edits that put copies on the map."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._copied: CopiedPlants | None = None

    def copy(self) -> None:
        self._copied = self._selected() or self._copied

    def paste(self, east_m: float, north_m: float) -> None:
        """Put the copies so that their centre is at a point; those without a footprint stay without one."""
        if self._copied is not None:
            at_e, at_n = self._copied.centre or (east_m, north_m)
            self._put(self._copied, east_m - at_e, north_m - at_n)

    def duplicate(self) -> None:
        """Copy the selected plants a little to the south-east, by a round length."""
        copied = self._selected()
        if copied is not None:
            offset_m = round_length_m(DUPLICATE_OFFSET_PX * self._surface.view.metres_per_pixel)
            self._put(copied, offset_m, -offset_m)

    def _selected(self) -> CopiedPlants | None:
        session = self._surface.session
        if session is None or not session.selection:
            return None
        return CopiedPlants.of(session.plan, session.scenario_id, session.selection)

    def _put(self, copied: CopiedPlants, de_m: float, dn_m: float) -> None:
        session = self._surface.editing
        if session is not None:
            edit, new_ids = copied.pasted(session.plan, session.scenario_id, round(de_m, 3), round(dn_m, 3))
            self._surface.desk.apply(edit, select=new_ids)
