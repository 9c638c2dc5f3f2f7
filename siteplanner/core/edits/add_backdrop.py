"""Lay a picture or tiles under the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from siteplanner.core.backdrop import Backdrop, backdrop_from_json, backdrop_rows, with_backdrop_rows
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Lay {backdrop} under the map")
NO_BACKDROP = QT_TRANSLATE_NOOP("errors", "The description of this backdrop makes no sense.")


@dataclass(frozen=True)
class AddBackdrop(Edit):
    """``values`` describe the backdrop as the plan keeps it; it comes above those that are there."""

    kind: ClassVar[str] = "add_backdrop"
    values: Mapping[str, Any]

    def apply(self, plan: Plan) -> Plan:
        backdrop = backdrop_from_json(self.values)
        if backdrop is None:
            raise EditError(NO_BACKDROP)
        rows = [row for row in backdrop_rows(plan) if row["id"] != backdrop.id]
        return with_backdrop_rows(plan, [*rows, backdrop.changed({}).to_json()])

    def label(self) -> Message:
        backdrop = backdrop_from_json(self.values)
        return LABEL(backdrop=backdrop.name if backdrop else "")


def add_backdrop(backdrop: Backdrop) -> AddBackdrop:
    """Lay a backdrop under the map. Raises EditError, when applied, for tiles of Baidu or an unknown system."""
    return AddBackdrop(backdrop.to_json())
