"""Keep a view of the map with the plan, under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.bookmarks import Bookmark, bookmark_rows, with_bookmark_rows
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.rename_scenario import filled
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Bookmark {bookmark}")


@dataclass(frozen=True)
class SaveBookmark(Edit):
    """A bookmark of that name takes the view on; a new name comes last."""

    kind: ClassVar[str] = "save_bookmark"
    name: str
    east_m: float
    north_m: float
    scale: float

    def apply(self, plan: Plan) -> Plan:
        rows = bookmark_rows(plan)
        made = Bookmark(self.name, self.east_m, self.north_m, self.scale).to_json()
        if any(row["name"] == self.name for row in rows):
            return with_bookmark_rows(plan, [{**row, **made} if row["name"] == self.name else row for row in rows])
        return with_bookmark_rows(plan, [*rows, made])

    def label(self) -> Message:
        return LABEL(bookmark=self.name)


def save_bookmark(name: str, east_m: float, north_m: float, scale: float) -> SaveBookmark:
    """Keep the view about a point (metres, the plan's system) at 1:``scale``. Raises EditError for a blank name."""
    return SaveBookmark(filled(name), east_m, north_m, scale)
