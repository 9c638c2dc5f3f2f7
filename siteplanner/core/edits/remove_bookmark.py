"""Remove a bookmark of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.bookmarks import require_bookmark, with_bookmark_rows
from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Remove bookmark {bookmark}")


@dataclass(frozen=True)
class RemoveBookmark(Edit):
    kind: ClassVar[str] = "remove_bookmark"
    name: str

    def apply(self, plan: Plan) -> Plan:
        return with_bookmark_rows(plan, [row for row in require_bookmark(plan, self.name) if row["name"] != self.name])

    def label(self) -> Message:
        return LABEL(bookmark=self.name)


def remove_bookmark(name: str) -> RemoveBookmark:
    """Take a bookmark away."""
    return RemoveBookmark(name)
