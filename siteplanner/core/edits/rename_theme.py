"""Rename a theme of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.rename_scenario import filled
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.themes import require_theme, with_theme_rows

LABEL = QT_TRANSLATE_NOOP("edits", "Rename theme {theme} to {name}")
NAME_TAKEN = QT_TRANSLATE_NOOP("errors", "There is already a theme “{theme}”. Choose another name.")


@dataclass(frozen=True)
class RenameTheme(Edit):
    kind: ClassVar[str] = "rename_theme"
    name: str
    new_name: str

    def apply(self, plan: Plan) -> Plan:
        rows = require_theme(plan, self.name)
        if self.new_name == self.name:
            return plan
        if any(row["name"] == self.new_name for row in rows):
            raise EditError(NAME_TAKEN, theme=self.new_name)
        return with_theme_rows(
            plan, [{**row, "name": self.new_name} if row["name"] == self.name else row for row in rows]
        )

    def label(self) -> Message:
        return LABEL(theme=self.name, name=self.new_name)


def rename_theme(name: str, new_name: str) -> RenameTheme:
    """Give a theme another name; it keeps its place. Raises EditError for a blank or, when applied, a taken name."""
    return RenameTheme(name, filled(new_name))
