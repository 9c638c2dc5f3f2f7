"""Keep a slide with the plan: a new one, or one that is there as it is now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.rename_scenario import filled
from siteplanner.core.plan import Plan
from siteplanner.core.slides import Slide, slide_rows, with_slide_rows
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Slide {slide}")


@dataclass(frozen=True)
class SaveSlide(Edit):
    """``slide`` is the slide as JSON text; a new one comes after the slide ``after``, last where there is none such."""

    kind: ClassVar[str] = "save_slide"
    slide_id: str
    slide: str
    after: str

    def apply(self, plan: Plan) -> Plan:
        rows = slide_rows(plan)
        made = json.loads(self.slide)
        ids = [row["slide_id"] for row in rows]
        if self.slide_id in ids:
            rows[ids.index(self.slide_id)] = made
        else:
            rows.insert(ids.index(self.after) + 1 if self.after in ids else len(rows), made)
        return with_slide_rows(plan, rows)

    def label(self) -> Message:
        return LABEL(slide=json.loads(self.slide).get("title") or self.slide_id)


def save_slide(slide: Slide, after: str = "") -> SaveSlide:
    """Keep a slide: over the one of its id, or as a new one after the slide ``after`` (default: last). Raises
    EditError for a blank id."""
    return SaveSlide(filled(slide.slide_id), json.dumps(slide.to_json(), ensure_ascii=False), after)
