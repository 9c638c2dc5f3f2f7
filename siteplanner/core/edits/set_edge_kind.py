"""Set the kind of one edge of a parcel by hand, or let it be derived from the map again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pandas as pd

from siteplanner.core.edge_kinds.by_hand import COLUMN, Point, read_by_hand, side_at, with_kind, written
from siteplanner.core.edge_kinds.sides import sides_of
from siteplanner.core.edits.attributes import with_values
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.set_layer_attributes import NO_SUCH_ROW
from siteplanner.core.errors import EditError
from siteplanner.core.ground import ground_of
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PARCELS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.vocabulary import vocabulary

SET = QT_TRANSLATE_NOOP("edits", "Set the kind of an edge of {parcel}: {kind}")
DERIVED = QT_TRANSLATE_NOOP("edits", "Derive the kind of an edge of {parcel} from the map")
NO_EDGE = QT_TRANSLATE_NOOP(
    "errors", "No single edge of parcel {parcel} lies at {east_m:.3f}, {north_m:.3f}. Point at the middle of an edge."
)
NOT_A_KIND = QT_TRANSLATE_NOOP("errors", "“{kind}” is no kind of edge. Use one of: {choices}.")


@dataclass(frozen=True)
class SetEdgeKind(Edit):
    """Give the straight side of a parcel on which ``at`` lies (easting, northing, plan CRS) a kind; None: derived."""

    kind: ClassVar[str] = "set_edge_kind"
    parcel_id: str
    at: Point
    edge_kind: str | None

    def apply(self, plan: Plan) -> Plan:
        frame = plan.site.parcels
        row = int(frame.index.get_indexer(pd.Index([self.parcel_id]))[0])
        if row < 0:
            raise EditError(NO_SUCH_ROW, layer=PARCELS.label, id=self.parcel_id)
        sides = sides_of(ground_of(plan.site).parcels.shapes[row])
        side = side_at(sides, self.at)
        if side is None:
            raise EditError(NO_EDGE, parcel=self.parcel_id, east_m=self.at[0], north_m=self.at[1])
        entries = read_by_hand(frame[COLUMN].iat[row]) or ()
        cell = written(with_kind(entries, sides, side, self.edge_kind))
        return replace(
            plan, site=plan.site.with_layer(PARCELS.name, with_values(frame, np.array([row]), {COLUMN: cell}))
        )

    def label(self) -> Message:
        if self.edge_kind is None:
            return DERIVED(parcel=self.parcel_id)
        return SET(parcel=self.parcel_id, kind=vocabulary("edge_kind").label(self.edge_kind))


def set_edge_kind(parcel_id: str, at: Point, edge_kind: str | None) -> SetEdgeKind:
    """Set what lies beyond one side of a parcel: ``road``, ``parcel``, ``green_belt`` or ``fence``; None: as the map
    says.

    ``at`` is a point of the side (easting, northing in metres, to the centimetre). Kinds whose side is gone are let go.
    Raises EditError for another kind, an unknown parcel or a point on no side or on the corner of two.
    """
    if edge_kind is not None and edge_kind not in vocabulary("edge_kind"):
        raise EditError(NOT_A_KIND, kind=edge_kind, choices=", ".join(c.value for c in vocabulary("edge_kind").choices))
    return SetEdgeKind(parcel_id, (float(at[0]), float(at[1])), edge_kind)
