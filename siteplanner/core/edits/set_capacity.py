"""Give a plant another capacity by the law of its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from siteplanner.core.capacity_law import NO_TYPE, grown_figures
from siteplanner.core.catalogue import PlantType, load_catalogue
from siteplanner.core.edits.attributes import parsed, with_values
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.footprints import footprint, with_footprints
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Set the capacity of {plant} to {capacity:,.12g}")
RESHAPED = QT_TRANSLATE_NOOP(
    "errors", "The footprint of “{plant}” is not the one of its type any more. Draw the new one and set its figures."
)
_SAME_SHAPE = 1e-6
"""Share of the area by which a footprint may differ from its type's, after turning it many times."""


@dataclass(frozen=True)
class SetCapacity(Edit):
    """Footprint and figures the type gives at the new capacity, about the plant's own centre and direction."""

    kind: ClassVar[str] = "set_capacity"
    scenario_id: str
    plant_id: str
    footprint: BaseGeometry
    values: Mapping[str, Any]

    def apply(self, plan: Plan) -> Plan:
        shapes = np.array([footprint(self.plant_id, self.footprint)], dtype=object)
        changed = with_footprints(plan, self.scenario_id, (self.plant_id,), lambda _: shapes)
        plants = changed.plants(self.scenario_id)
        row = plants.index.get_indexer(pd.Index([self.plant_id]))
        return changed.with_plants(self.scenario_id, with_values(plants, row, parsed(PLANTS, self.values)))

    def label(self) -> Message:
        return LABEL(plant=self.plant_id, capacity=self.values["capacity"])


def set_capacity(plan: Plan, scenario_id: str, plant_id: str, capacity: float) -> SetCapacity:
    """Give a plant another capacity; footprint and the figures that its type scales follow.

    Raises EditError for a plant without type or capacity, a footprint that is no longer the type's, a capacity out of
    the type's range.
    """
    plants = plan.require_plants(scenario_id, (plant_id,))
    row: dict[str, Any] = {name: plants[name].loc[plant_id] for name in plants.columns}
    type_id, now = row["type_id"], float(row["capacity"])
    if not isinstance(type_id, str) or np.isnan(now):
        raise EditError(NO_TYPE, plant=plant_id)
    of = load_catalogue().get(type_id)
    east, north, angle_deg = _standing(of, plant_id, row["geometry"], now)
    grown = footprint(plant_id, of.footprint_at(east, north, angle_deg, capacity))
    values = {"capacity": capacity, **grown_figures(row, of.attributes(now), of.attributes(capacity))}
    return SetCapacity(scenario_id, plant_id, grown, parsed(PLANTS, values))


def _standing(of: PlantType, plant_id: str, shape: BaseGeometry, capacity: float) -> tuple[float, float, float]:
    """Easting, northing and angle at which the type's footprint is ``shape``. Raises EditError when it is nowhere."""
    for angle_deg in _directions(shape):
        there = of.footprint_at(0.0, 0.0, angle_deg, capacity)
        east, north = shape.centroid.x - there.centroid.x, shape.centroid.y - there.centroid.y
        moved = shapely.affinity.translate(there, east, north)
        if moved.symmetric_difference(shape).area <= _SAME_SHAPE * shape.area:
            return east, north, angle_deg
    raise EditError(RESHAPED, plant=plant_id)


def _directions(shape: BaseGeometry) -> list[float]:
    """The angles in degrees at which a shape of right angles can have been turned."""
    corners = shapely.get_coordinates(shape)
    if len(corners) < 4 or not shape.is_valid:
        return []
    along = corners[1] - corners[0]
    first = float(np.degrees(np.arctan2(along[1], along[0]))) % 90.0
    return [first + 90.0 * quarter for quarter in range(4)]
