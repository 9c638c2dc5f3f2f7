"""Take a backdrop away from under the map; its file stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.backdrop import backdrop_rows, require_backdrop, with_backdrop_rows
from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Take backdrop {backdrop} away")


@dataclass(frozen=True)
class RemoveBackdrop(Edit):
    """``name`` is for the label."""

    kind: ClassVar[str] = "remove_backdrop"
    backdrop_id: str
    name: str

    def apply(self, plan: Plan) -> Plan:
        require_backdrop(plan, self.backdrop_id)
        return with_backdrop_rows(plan, [row for row in backdrop_rows(plan) if row["id"] != self.backdrop_id])

    def label(self) -> Message:
        return LABEL(backdrop=self.name)


def remove_backdrop(plan: Plan, backdrop_id: str) -> RemoveBackdrop:
    """Take a backdrop away. Raises EditError for one that is not there."""
    return RemoveBackdrop(backdrop_id, require_backdrop(plan, backdrop_id).name)
