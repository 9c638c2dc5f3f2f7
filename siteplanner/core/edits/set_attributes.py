"""Set attributes of plants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from siteplanner.core.edits.attributes import parsed, required, with_values
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.selection import listed, selected
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

ONE = QT_TRANSLATE_NOOP("edits", "Set {column} of {plants}")
SEVERAL = QT_TRANSLATE_NOOP("edits", "Set {count} attributes of {plants}")


@dataclass(frozen=True)
class SetAttributes(Edit):
    """Give ``plant_ids`` the same ``values`` (column name → value as the schema stores it, None for blank)."""

    kind: ClassVar[str] = "set_attributes"
    scenario_id: str
    plant_ids: tuple[str, ...]
    values: Mapping[str, Any]

    def apply(self, plan: Plan) -> Plan:
        plants = plan.require_plants(self.scenario_id, self.plant_ids)
        rows = plants.index.get_indexer(pd.Index(self.plant_ids))
        return plan.with_plants(self.scenario_id, with_values(plants, rows, parsed(PLANTS, self.values)))

    def label(self) -> Message:
        plants = listed(self.plant_ids)
        if len(self.values) == 1:
            name: Template = PLANTS.column(next(iter(self.values))).label
            return ONE(column=name, plants=plants)
        return SEVERAL(count=len(self.values), plants=plants)


def set_attributes(scenario_id: str, plant_ids: str | Iterable[str], values: Mapping[str, Any]) -> SetAttributes:
    """Set attributes of plants; ``values`` maps column names of the plan file to values, None or '' for blank.

    Raises EditError for an unknown column, a value outside its domain, ``plant_id``, or without plant or value.
    """
    return SetAttributes(scenario_id, selected(plant_ids), parsed(PLANTS, required(values)))
