"""Keep a look of the map with the plan, under a name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.rename_scenario import filled
from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.themes import theme_rows, with_theme_rows

LABEL = QT_TRANSLATE_NOOP("edits", "Save theme {theme}")


@dataclass(frozen=True)
class SaveTheme(Edit):
    """``look_json`` is the look in JSON. A theme of that name takes it on; a new name comes last."""

    kind: ClassVar[str] = "save_theme"
    name: str
    look_json: str

    def apply(self, plan: Plan) -> Plan:
        rows, look = theme_rows(plan), json.loads(self.look_json)
        if any(row["name"] == self.name and row.get("look") == look for row in rows):
            return plan
        if any(row["name"] == self.name for row in rows):
            return with_theme_rows(plan, [{**row, "look": look} if row["name"] == self.name else row for row in rows])
        return with_theme_rows(plan, [*rows, {"name": self.name, "look": look}])

    def label(self) -> Message:
        return LABEL(theme=self.name)


def save_theme(name: str, look: MapLook) -> SaveTheme:
    """Keep ``look`` with the plan as the theme ``name``. Raises EditError for a blank name."""
    return SaveTheme(filled(name), json.dumps(look.to_json(), ensure_ascii=False, sort_keys=True))
