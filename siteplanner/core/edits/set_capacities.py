"""Give several plants another capacity, each by the law of its type, as one edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, ClassVar

from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.selection import listed, selected
from siteplanner.core.edits.set_capacity import SetCapacity, set_capacity
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Set the capacity of {plants} to {capacity:,.12g}")


@dataclass(frozen=True)
class SetCapacities(Edit):
    """``footprints`` and ``values`` are those of :class:`SetCapacity`, one a plant in the order of ``plant_ids``."""

    kind: ClassVar[str] = "set_capacities"
    scenario_id: str
    plant_ids: tuple[str, ...]
    footprints: tuple[BaseGeometry, ...]
    values: tuple[Mapping[str, Any], ...]

    def apply(self, plan: Plan) -> Plan:
        each = zip(self.plant_ids, self.footprints, self.values, strict=True)
        return reduce(lambda made, one: SetCapacity(self.scenario_id, *one).apply(made), each, plan)

    def label(self) -> Message:
        return LABEL(plants=listed(self.plant_ids), capacity=self.values[0]["capacity"])


def set_capacities(plan: Plan, scenario_id: str, plant_ids: str | Iterable[str], capacity: float) -> SetCapacities:
    """Give each plant the capacity; see ``set_capacity``.

    Raises EditError without a plant, and where the law of one of them does not allow it: then none is changed.
    """
    made = [set_capacity(plan, scenario_id, plant_id, capacity) for plant_id in selected(plant_ids)]
    return SetCapacities(
        scenario_id,
        tuple(one.plant_id for one in made),
        tuple(one.footprint for one in made),
        tuple(one.values for one in made),
    )
