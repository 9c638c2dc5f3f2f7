"""Add dimensions and notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from shapely.geometry.base import BaseGeometry

from siteplanner.core.dimensions import KIND, Dimension
from siteplanner.core.edits.add_features import AddFeatures, add_features
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.notes import Note
from siteplanner.core.plan import Plan
from siteplanner.core.schema import ANNOTATIONS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

DIMENSION = QT_TRANSLATE_NOOP("edits", "Dimension {text}")
DIMENSIONS = QT_TRANSLATE_NOOP("edits", "{count} dimensions")
NOTE = QT_TRANSLATE_NOOP("edits", "Note “{text}”")
NOTES = QT_TRANSLATE_NOOP("edits", "{count} notes")
NO_WORDS = QT_TRANSLATE_NOOP("errors", "A note needs words. Type some, or leave it.")
NO_LENGTH = QT_TRANSLATE_NOOP("errors", "A dimension needs two different points.")


@dataclass(frozen=True)
class AddAnnotations(Edit):
    """Add rows to the annotations; ``ids``, ``shapes`` and ``attributes`` are parallel."""

    kind: ClassVar[str] = "add_annotations"
    scenario_id: str
    ids: tuple[str, ...]
    shapes: tuple[BaseGeometry, ...]
    attributes: tuple[Mapping[str, Any], ...]

    @property
    def features(self) -> tuple[Feature, ...]:
        """What is added."""
        return tuple(Feature(ANNOTATIONS.name, row_id) for row_id in self.ids)

    def apply(self, plan: Plan) -> Plan:
        return AddFeatures(self.scenario_id, ANNOTATIONS.name, self.ids, self.shapes, self.attributes).apply(plan)

    def label(self) -> Message:
        measures = all(row.get("kind") == KIND for row in self.attributes)
        if len(self.ids) > 1:
            return (DIMENSIONS if measures else NOTES)(count=len(self.ids))
        return (DIMENSION if measures else NOTE)(text=str(self.attributes[0].get("text") or "").split("\n")[0])


def add_annotations(plan: Plan, made: Iterable[Dimension | Note], scenario_id: str = "") -> AddAnnotations:
    """Add dimensions and notes to a scenario, or ('') to all of them; they are numbered on.

    Raises EditError for a note without words that is no arrow, and for a dimension between two equal points.
    """
    given = tuple(made)
    for each in given:
        if isinstance(each, Dimension) and each.length_m == 0.0:
            raise EditError(NO_LENGTH)
        if isinstance(each, Note) and not each.text.strip() and each.tip is None:
            raise EditError(NO_WORDS)
    rows = [{**each.values, "scenario_id": scenario_id or None} for each in given]
    added = add_features(plan, ANNOTATIONS.name, [each.shape for each in given], rows)
    return AddAnnotations(scenario_id, added.ids, added.shapes, added.attributes)
