"""Keep a map sheet with the plan: a new one, or one that is there as it is now."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.rename_scenario import filled
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.kept_sheets import sheet_rows, with_sheet_rows
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Map sheet {sheet}")


@dataclass(frozen=True)
class SaveSheet(Edit):
    """``sheet`` is the sheet as JSON text. It takes the place of ``over``, else of the one of its name, else it comes
    last; no other sheet keeps that name."""

    kind: ClassVar[str] = "save_sheet"
    name: str
    sheet: str
    over: str

    def apply(self, plan: Plan) -> Plan:
        rows = sheet_rows(plan)
        names = [row["name"] for row in rows]
        place = next((name for name in (self.over, self.name) if name in names), None)
        made = json.loads(self.sheet)
        if place is None:
            return with_sheet_rows(plan, [*rows, made])
        others = [row for row in rows if row["name"] == place or row["name"] != self.name]
        kept = [made if row["name"] == place else row for row in others]
        return with_sheet_rows(plan, kept)

    def label(self) -> Message:
        return LABEL(sheet=self.name)


def save_sheet(sheet: MapSheet, over: str = "") -> SaveSheet:
    """Keep a sheet; ``over`` is what it was called so far. Raises EditError for a blank name."""
    named = replace(sheet, name=filled(sheet.name))
    return SaveSheet(named.name, json.dumps(named.to_json(), ensure_ascii=False), over)
