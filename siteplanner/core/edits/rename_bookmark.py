"""Rename a bookmark of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.bookmarks import require_bookmark, with_bookmark_rows
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.rename_scenario import filled
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Rename bookmark {bookmark} to {name}")
NAME_TAKEN = QT_TRANSLATE_NOOP("errors", "There is already a bookmark “{bookmark}”. Choose another name.")


@dataclass(frozen=True)
class RenameBookmark(Edit):
    kind: ClassVar[str] = "rename_bookmark"
    name: str
    new_name: str

    def apply(self, plan: Plan) -> Plan:
        rows = require_bookmark(plan, self.name)
        if self.new_name == self.name:
            return plan
        if any(row["name"] == self.new_name for row in rows):
            raise EditError(NAME_TAKEN, bookmark=self.new_name)
        return with_bookmark_rows(
            plan, [{**row, "name": self.new_name} if row["name"] == self.name else row for row in rows]
        )

    def label(self) -> Message:
        return LABEL(bookmark=self.name, name=self.new_name)


def rename_bookmark(name: str, new_name: str) -> RenameBookmark:
    """Give a bookmark another name; it keeps its place. Raises EditError for a blank or, when applied, a taken name."""
    return RenameBookmark(name, filled(new_name))
