"""Take a map sheet away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.kept_sheets import sheet_of, sheet_rows, with_sheet_rows
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Remove map sheet {sheet}")


@dataclass(frozen=True)
class RemoveSheet(Edit):
    kind: ClassVar[str] = "remove_sheet"
    name: str

    def apply(self, plan: Plan) -> Plan:
        sheet_of(plan, self.name)
        return with_sheet_rows(plan, [row for row in sheet_rows(plan) if row["name"] != self.name])

    def label(self) -> Message:
        return LABEL(sheet=self.name)


def remove_sheet(name: str) -> RemoveSheet:
    """Take a sheet away. On applying, raises EditError where there is none of that name."""
    return RemoveSheet(name)
