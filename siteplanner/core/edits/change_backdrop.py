"""Change how a backdrop is laid under the map: its system, datum, opacity, or where its file is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from siteplanner.core.backdrop import backdrop_rows, require_backdrop, with_backdrop_rows
from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Change backdrop {backdrop}")


@dataclass(frozen=True)
class ChangeBackdrop(Edit):
    """``values`` are the fields that change; ``name`` is for the label."""

    kind: ClassVar[str] = "change_backdrop"
    backdrop_id: str
    name: str
    values: Mapping[str, Any]

    def apply(self, plan: Plan) -> Plan:
        changed = require_backdrop(plan, self.backdrop_id).changed(self.values).to_json()
        rows = backdrop_rows(plan)
        return with_backdrop_rows(plan, [changed if row["id"] == self.backdrop_id else row for row in rows])

    def label(self) -> Message:
        return LABEL(backdrop=self.name)


def change_backdrop(plan: Plan, backdrop_id: str, **values: Any) -> ChangeBackdrop:
    """Change fields of a backdrop (``crs``, ``datum``, ``rows``, ``opacity``, ``path`` …). Raises EditError."""
    return ChangeBackdrop(backdrop_id, require_backdrop(plan, backdrop_id).name, values)
