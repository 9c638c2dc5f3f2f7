"""Remove a theme of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.themes import require_theme, with_theme_rows

LABEL = QT_TRANSLATE_NOOP("edits", "Remove theme {theme}")


@dataclass(frozen=True)
class RemoveTheme(Edit):
    kind: ClassVar[str] = "remove_theme"
    name: str

    def apply(self, plan: Plan) -> Plan:
        return with_theme_rows(plan, [row for row in require_theme(plan, self.name) if row["name"] != self.name])

    def label(self) -> Message:
        return LABEL(theme=self.name)


def remove_theme(name: str) -> RemoveTheme:
    """Remove the plan's theme of that name. Applying raises EditError where there is none."""
    return RemoveTheme(name)
