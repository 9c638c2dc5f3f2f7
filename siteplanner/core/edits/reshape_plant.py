"""Give a plant another footprint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.footprints import footprint, with_footprints
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Reshape {plant}")


@dataclass(frozen=True)
class ReshapePlant(Edit):
    """Replace the footprint of one plant; its attributes stay as they are."""

    kind: ClassVar[str] = "reshape_plant"
    scenario_id: str
    plant_id: str
    footprint: BaseGeometry

    def apply(self, plan: Plan) -> Plan:
        shapes = np.array([footprint(self.plant_id, self.footprint)], dtype=object)
        return with_footprints(plan, self.scenario_id, (self.plant_id,), lambda _: shapes)

    def label(self) -> Message:
        return LABEL(plant=self.plant_id)


def reshape_plant(scenario_id: str, plant_id: str, shape: BaseGeometry) -> ReshapePlant:
    """Give a plant the footprint ``shape``, a Polygon or MultiPolygon in the plan's CRS.

    Raises EditError for what is no area or has a corner that is not finite.
    """
    return ReshapePlant(scenario_id, plant_id, footprint(plant_id, shape))
