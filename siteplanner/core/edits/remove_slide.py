"""Take a slide away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.slides import slide_of, slide_rows, with_slide_rows
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Remove slide {slide}")


@dataclass(frozen=True)
class RemoveSlide(Edit):
    kind: ClassVar[str] = "remove_slide"
    slide_id: str

    def apply(self, plan: Plan) -> Plan:
        slide_of(plan, self.slide_id)
        return with_slide_rows(plan, [row for row in slide_rows(plan) if row["slide_id"] != self.slide_id])

    def label(self) -> Message:
        return LABEL(slide=self.slide_id)


def remove_slide(slide_id: str) -> RemoveSlide:
    """Take a slide away. On applying, raises EditError where there is none of that id."""
    return RemoveSlide(slide_id)
