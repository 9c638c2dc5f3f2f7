"""A figure as a pack declares it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from siteplanner.core.formulas import Formula
from siteplanner.core.text import Named

MOST_DECIMALS = 6
USUAL_DECIMALS = 2
UNSAID = Named("", "")


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """``id`` is its name in formulas and tables; ``unit`` what the formula comes out in; ``note`` says what it is good
    for, ``source`` where it is from ('' where nothing is said)."""

    id: str
    name: Named
    formula: Formula
    unit: str
    decimals: int = USUAL_DECIMALS
    note: Named = UNSAID
    source: str = ""

    def to_json(self) -> dict[str, Any]:
        """What ``siteplanner rules --format json`` prints of it; '' where nothing is said."""
        return {
            "id": self.id,
            "name": self.name.en,
            "name_zh": self.name.zh,
            "formula": self.formula.text,
            "unit": self.unit,
            "decimals": self.decimals,
            "note": self.note.en,
            "note_zh": self.note.zh,
            "source": self.source,
        }
