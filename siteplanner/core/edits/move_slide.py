"""Show a slide earlier or later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.slides import slide_of, slide_rows, with_slide_rows
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Move slide {slide}")


@dataclass(frozen=True)
class MoveSlide(Edit):
    """``by`` places towards the end of the list; it stops at the ends."""

    kind: ClassVar[str] = "move_slide"
    slide_id: str
    by: int

    def apply(self, plan: Plan) -> Plan:
        slide_of(plan, self.slide_id)
        rows = slide_rows(plan)
        at = next(n for n, row in enumerate(rows) if row["slide_id"] == self.slide_id)
        row = rows.pop(at)
        rows.insert(min(max(at + self.by, 0), len(rows)), row)
        return with_slide_rows(plan, rows)

    def label(self) -> Message:
        return LABEL(slide=self.slide_id)


def move_slide(slide_id: str, by: int) -> MoveSlide:
    """Move a slide ``by`` places towards the end (negative: towards the beginning)."""
    return MoveSlide(slide_id, by)
