"""Set attributes of parcels, zones, constraints or substations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pandas as pd

from siteplanner.core.edits.attributes import parsed, required, with_values
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.schema import base_layer
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

LABEL = QT_TRANSLATE_NOOP("edits", "Set attributes in the layer {layer}: {ids}")
MANY = QT_TRANSLATE_NOOP("edits", "{count} rows")
NO_SUCH_ROW = QT_TRANSLATE_NOOP("errors", "{layer}: there is no row “{id}”. Choose one that is on the base map.")
NO_ROW = QT_TRANSLATE_NOOP("errors", "No row is named. Name at least one.")
LISTED_AT_MOST = 3


@dataclass(frozen=True)
class SetLayerAttributes(Edit):
    """Give the rows ``ids`` of a base-map layer the same ``values`` (as the schema stores them, None for blank)."""

    kind: ClassVar[str] = "set_layer_attributes"
    layer: str
    ids: tuple[str, ...]
    values: Mapping[str, Any]

    def apply(self, plan: Plan) -> Plan:
        of, frame = base_layer(self.layer), plan.site.layer(self.layer)
        rows = frame.index.get_indexer(pd.Index(self.ids))
        for row_id, row in zip(self.ids, rows, strict=True):
            if row < 0:
                raise EditError(NO_SUCH_ROW, layer=of.label, id=row_id)
        return replace(plan, site=plan.site.with_layer(of.name, with_values(frame, rows, parsed(of, self.values))))

    def label(self) -> Message:
        name: Template = base_layer(self.layer).label
        few = len(self.ids) <= LISTED_AT_MOST
        return LABEL(layer=name, ids=", ".join(self.ids) if few else MANY(count=len(self.ids)))


def set_layer_attributes(layer: str, ids: str | Iterable[str], values: Mapping[str, Any]) -> SetLayerAttributes:
    """Set attributes of rows of ``parcels``, ``zones``, ``constraints`` or ``substations``.

    ``values`` maps column names of the plan file to values, None or '' for blank. Raises EditError for an unknown
    layer or column, a value outside its domain, the id column, or without a row or value.
    """
    of = base_layer(layer)
    rows = (ids,) if isinstance(ids, str) else tuple(dict.fromkeys(ids))
    if not rows:
        raise EditError(NO_ROW)
    return SetLayerAttributes(of.name, rows, parsed(of, required(values)))
