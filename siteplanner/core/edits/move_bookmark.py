"""Move a bookmark up or down in the list, and with it the key that goes there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.bookmarks import require_bookmark, with_bookmark_rows
from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Move bookmark {bookmark}")


@dataclass(frozen=True)
class MoveBookmark(Edit):
    """``by`` places towards the end of the list; it stops at the ends."""

    kind: ClassVar[str] = "move_bookmark"
    name: str
    by: int

    def apply(self, plan: Plan) -> Plan:
        rows = require_bookmark(plan, self.name)
        at = next(n for n, row in enumerate(rows) if row["name"] == self.name)
        row = rows.pop(at)
        rows.insert(min(max(at + self.by, 0), len(rows)), row)
        return with_bookmark_rows(plan, rows)

    def label(self) -> Message:
        return LABEL(bookmark=self.name)


def move_bookmark(name: str, by: int) -> MoveBookmark:
    """Move a bookmark ``by`` places down (negative: up)."""
    return MoveBookmark(name, by)
