"""Remove plants from a scenario."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.scenario_rows import kept
from siteplanner.core.edits.selection import listed, selected
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Remove {plants}")


@dataclass(frozen=True)
class RemovePlants(Edit):
    """Take ``plant_ids`` out of the scenario, with the areas drawn on their sites."""

    kind: ClassVar[str] = "remove_plants"
    scenario_id: str
    plant_ids: tuple[str, ...]

    def apply(self, plan: Plan) -> Plan:
        plants = plan.require_plants(self.scenario_id, self.plant_ids)
        fewer = plan.with_plants(self.scenario_id, plants[~plants.index.isin(self.plant_ids)])
        areas = plan.site_areas
        assert areas is not None  # a plan always has the frame, if an empty one
        theirs = (areas["scenario_id"] == self.scenario_id) & areas["plant_id"].isin(self.plant_ids)
        return replace(fewer, site_areas=kept(areas, ~theirs))

    def label(self) -> Message:
        return LABEL(plants=listed(self.plant_ids))


def remove_plants(scenario_id: str, plant_ids: str | Iterable[str]) -> RemovePlants:
    """Remove plants from a scenario. Raises EditError without a plant."""
    return RemovePlants(scenario_id, selected(plant_ids))
