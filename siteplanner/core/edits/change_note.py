"""Change the words of a note, their size, and whether it belongs to one scenario or to all."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pandas as pd

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import rows_of
from siteplanner.core.notes import LARGEST_PT, SMALLEST_PT
from siteplanner.core.plan import Plan
from siteplanner.core.schema import ANNOTATIONS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Change note “{text}”")
SIZE = QT_TRANSLATE_NOOP("errors", "Letters are {smallest:g} to {largest:g} pt in size, not {given:g}.")


@dataclass(frozen=True)
class ChangeNote(Edit):
    """``owner`` is the scenario it belongs to afterwards, '' for all."""

    kind: ClassVar[str] = "change_note"
    annotation_id: str
    text: str
    size_pt: float
    owner: str

    def apply(self, plan: Plan) -> Plan:
        frame = plan.annotations
        assert frame is not None  # a plan always has the layer, empty or not
        row = int(rows_of(frame, ANNOTATIONS.name, (self.annotation_id,))[0])
        values = {"text": self.text, "scenario_id": self.owner, "style": self._style(frame["style"].iloc[row])}
        now = {name: _blank_as_empty(frame[name].iloc[row]) for name in values}
        if now == values:
            return plan
        made = frame.copy()
        for name, value in values.items():
            cells = made[name].copy()
            cells.iloc[row] = value or None
            made[name] = cells
        return replace(plan, annotations=made)

    def _style(self, style: object) -> str:
        """The row's style with the size, whatever else it holds."""
        try:
            kept = json.loads(style) if isinstance(style, str) and style else {}
        except ValueError:
            kept = {}
        return json.dumps({**(kept if isinstance(kept, dict) else {}), "size_pt": self.size_pt})

    def label(self) -> Message:
        return LABEL(text=self.text.split("\n")[0])


def _blank_as_empty(value: Any) -> Any:
    return "" if pd.isna(value) else value


def change_note(annotation_id: str, text: str, size_pt: float, owner: str = "") -> ChangeNote:
    """Give a note other words, another size in points, another owner. Raises EditError for a size out of range."""
    if not SMALLEST_PT <= size_pt <= LARGEST_PT:
        raise EditError(SIZE, smallest=SMALLEST_PT, largest=LARGEST_PT, given=size_pt)
    return ChangeNote(annotation_id, text, float(size_pt), owner)
