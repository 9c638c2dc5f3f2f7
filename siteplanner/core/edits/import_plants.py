"""Add plants that a map file brought, and keep the report of how they came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from siteplanner.core.edits.add_plants import AddPlants
from siteplanner.core.edits.edit import decode
from siteplanner.core.edits.selection import listed
from siteplanner.core.plan import ImportReportEntry, Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Bring in {plants} from a map")


@dataclass(frozen=True)
class ImportPlants(AddPlants):
    """Plants as ``AddPlants`` adds them; ``report`` is kept with the plan's import reports."""

    kind: ClassVar[str] = "import_plants"
    report: ImportReportEntry | None = None

    def apply(self, plan: Plan) -> Plan:
        added = super().apply(plan)
        return added if self.report is None else replace(added, import_reports=(*plan.import_reports, self.report))

    def label(self) -> Message:
        return LABEL(plants=listed(self.plant_ids))

    @classmethod
    def from_fields(cls, values: Mapping[str, Any]) -> Self:
        fields = {name: decode(value) for name, value in values.items()}
        report = fields.pop("report", None)
        return cls(**fields, report=None if report is None else ImportReportEntry(**report))


def import_plants(edit: AddPlants, report: ImportReportEntry) -> ImportPlants:
    """The edit that adds the same plants and keeps the report of the map they came from."""
    return ImportPlants(
        edit.scenario_id, edit.plant_ids, edit.footprints, edit.attributes, edit.overwrite, report=report
    )
