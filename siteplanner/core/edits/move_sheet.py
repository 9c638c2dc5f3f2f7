"""Move a map sheet up or down in the list of the plan's sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.kept_sheets import sheet_of, sheet_rows, with_sheet_rows
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Move map sheet {sheet}")


@dataclass(frozen=True)
class MoveSheet(Edit):
    """``by`` places towards the end of the list; it stops at the ends."""

    kind: ClassVar[str] = "move_sheet"
    name: str
    by: int

    def apply(self, plan: Plan) -> Plan:
        sheet_of(plan, self.name)
        rows = sheet_rows(plan)
        at = next(n for n, row in enumerate(rows) if row["name"] == self.name)
        row = rows.pop(at)
        rows.insert(min(max(at + self.by, 0), len(rows)), row)
        return with_sheet_rows(plan, rows)

    def label(self) -> Message:
        return LABEL(sheet=self.name)


def move_sheet(name: str, by: int) -> MoveSheet:
    """Move a sheet ``by`` places down (negative: up)."""
    return MoveSheet(name, by)
