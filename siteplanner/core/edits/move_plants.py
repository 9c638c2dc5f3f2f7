"""Move plants by a distance east and north."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import shapely

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.footprints import finite, with_footprints
from siteplanner.core.edits.selection import listed, selected
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Move {plants} by {east}, {north}")
EAST = QT_TRANSLATE_NOOP("edits", "{distance_m:.3f} m east")
WEST = QT_TRANSLATE_NOOP("edits", "{distance_m:.3f} m west")
NORTH = QT_TRANSLATE_NOOP("edits", "{distance_m:.3f} m north")
SOUTH = QT_TRANSLATE_NOOP("edits", "{distance_m:.3f} m south")


@dataclass(frozen=True)
class MovePlants(Edit):
    """Shift the footprints of ``plant_ids`` by ``de_m`` metres east and ``dn_m`` metres north."""

    kind: ClassVar[str] = "move_plants"
    scenario_id: str
    plant_ids: tuple[str, ...]
    de_m: float
    dn_m: float

    def apply(self, plan: Plan) -> Plan:
        shift = np.array([self.de_m, self.dn_m])
        return with_footprints(
            plan, self.scenario_id, self.plant_ids, lambda shapes: shapely.transform(shapes, lambda xy: xy + shift)
        )

    def label(self) -> Message:
        return LABEL(plants=listed(self.plant_ids), **way(self.de_m, self.dn_m))


def way(de_m: float, dn_m: float) -> dict[str, Message]:
    """``east`` and ``north`` as a label says them, west and south where they go there."""
    return {
        "east": (WEST if de_m < 0 else EAST)(distance_m=abs(de_m)),
        "north": (SOUTH if dn_m < 0 else NORTH)(distance_m=abs(dn_m)),
    }


def move_plants(scenario_id: str, plant_ids: str | Iterable[str], de_m: float, dn_m: float) -> MovePlants:
    """Move plants: ``de_m`` metres east, ``dn_m`` metres north (both may be negative).

    Raises EditError without a plant, or for a distance that is not finite.
    """
    return MovePlants(scenario_id, selected(plant_ids), finite("de_m", de_m), finite("dn_m", dn_m))
