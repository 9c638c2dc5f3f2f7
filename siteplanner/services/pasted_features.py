"""Shapes that were pasted as text, as rows of a layer: their numbers, what is known of them, what is odd about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits import add_features
from siteplanner.core.edits.add_features import AddFeatures, numbered_on
from siteplanner.core.edits.selection import fresh_ids
from siteplanner.core.features import features_frame
from siteplanner.core.field_mapping import propose
from siteplanner.core.field_values import mapped_values
from siteplanner.core.plan import Plan
from siteplanner.core.schema import CONSTRAINTS, PARCELS, PLANTS, ZONES, Layer
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.services.pasted_place import PastedShapes
from siteplanner.services.pasted_text import NAME, NUMBER

LAYERS = (PARCELS.name, ZONES.name, CONSTRAINTS.name, PLANTS.name)
"""What an area that was pasted can become."""
MOST_COMPARED = 200
"""For more shapes than so many it is not looked up what they lie over."""
LEAST_OVERLAP_M2 = 1.0
_NAMED_AT_MOST = 3
_DEFAULTS: Mapping[str, Mapping[str, Any]] = {PARCELS.name: {"status": "available"}}
"""What is taken where nothing is told, as for a shape that is drawn."""

CROSSES_ITSELF = QT_TRANSLATE_NOOP("paste", "The outline crosses itself: the points may be in another order.")
LIES_OVER = QT_TRANSLATE_NOOP("paste", "Lies over {ids} by {area_m2:,.0f} m².")
LIES_OVER_MORE = QT_TRANSLATE_NOOP("paste", "Lies over {ids} and {more} more by {area_m2:,.0f} m².")


@dataclass(frozen=True)
class PastedFeatures:
    """``numbers`` are those told, '' where none is; all sequences are parallel. ``notes`` are about the whole text."""

    layer: str
    shapes: tuple[BaseGeometry, ...]
    numbers: tuple[str, ...]
    values: tuple[Mapping[str, Any], ...]
    remarks: tuple[tuple[Message, ...], ...]
    notes: tuple[Message, ...] = ()

    @property
    def lacks_kind(self) -> bool:
        """Whether they are constraints of which some do not say what they are."""
        return self.layer == CONSTRAINTS.name and not all(row.get("kind") for row in self.values)

    def numbered(self, plan: Plan, scenario_id: str) -> tuple[str, ...]:
        """The number of each: as told, or the next free one. Plants are always numbered on."""
        taken = features_frame(plan, self.layer, scenario_id).index
        blank = [at for at, number in enumerate(self.numbers) if not number]
        if self.layer == PLANTS.name:
            return fresh_ids(taken, len(self.numbers))
        known = [*map(str, taken), *self.numbers]
        fresh = dict(zip(blank, numbered_on(self.layer, known, len(blank)), strict=True))
        return tuple(fresh.get(at, number) for at, number in enumerate(self.numbers))

    def edit(self, plan: Plan, scenario_id: str, numbers: Sequence[str], kind: str = "") -> AddFeatures:
        """The edit that adds them under ``numbers``; ``kind`` is that of constraints that do not say theirs.

        Raises EditError for a number that is blank, given twice or in use.
        """
        told = {"kind": kind} if kind and self.layer == CONSTRAINTS.name else {}
        values = [told | dict(row) for row in self.values]
        return add_features(plan, self.layer, self.shapes, values, scenario_id=scenario_id, ids=numbers)


def pasted_features(pasted: PastedShapes, of: Layer, plan: Plan) -> PastedFeatures:
    """What a text becomes in a layer: its columns matched as those of a map file are."""
    if of is PLANTS:
        blank = ("",) * len(pasted.shapes)
        values: tuple[Mapping[str, Any], ...] = pasted.values
        return PastedFeatures(of.name, pasted.shapes, blank, values, _remarks(pasted.shapes, of, plan), pasted.notes)
    table = _table(pasted, of)
    proposal = propose(table, of)
    columns, noted, warnings = mapped_values(table, proposal, of, shapely.area(np.array(pasted.shapes)))
    remarks = [list(row) for row in _remarks(pasted.shapes, of, plan)]
    for row, _, note in noted:
        remarks[row].append(note)
    source = proposal.columns.get(of.index)
    numbers = ("",) * len(table) if source is None else tuple(_text(cell) for cell in table[source])
    return PastedFeatures(
        of.name,
        pasted.shapes,
        numbers,
        tuple({**_DEFAULTS.get(of.name, {}), **row} for row in _filled(columns)),
        tuple(map(tuple, remarks)),
        (*pasted.notes, *warnings),
    )


def _table(pasted: PastedShapes, of: Layer) -> pd.DataFrame:
    """The columns of the text; a parcel's number or name is that of whatever else it becomes."""
    rows = [dict(row) for row in pasted.columns] or [{} for _ in pasted.shapes]
    table = pd.DataFrame(rows, index=pd.RangeIndex(len(rows))).convert_dtypes()
    known = {NUMBER: of.index, NAME: "name"}
    return table.rename(columns={old: new for old, new in known.items() if old in table and new not in table})


def _text(cell: Any) -> str:
    return "" if pd.isna(cell) else str(cell).strip()


def _filled(columns: pd.DataFrame) -> Iterable[dict[str, Any]]:
    """Each row's values that are not blank, as a person would type them."""
    names, blank = [str(name) for name in columns.columns], columns.isna().to_numpy()
    values = [columns[name].tolist() for name in names]
    for at in range(len(columns)):
        yield {name: of[at] for name, of, gap in zip(names, values, blank[at], strict=True) if not gap}


def _remarks(shapes: Sequence[BaseGeometry], of: Layer, plan: Plan) -> tuple[tuple[Message, ...], ...]:
    sound = shapely.is_valid(np.array(shapes, dtype=object))
    over = _overlaps(shapes, of, plan) if len(shapes) <= MOST_COMPARED else {}
    return tuple(
        (*(() if sound[at] else (CROSSES_ITSELF(),)), *((over[at],) if at in over else ())) for at in range(len(shapes))
    )


def _overlaps(shapes: Sequence[BaseGeometry], of: Layer, plan: Plan) -> dict[int, Message]:
    """What each lies over in its layer, where that has only areas that may not."""
    if of not in (PARCELS, ZONES):
        return {}
    frame = plan.site.layer(of.name)
    there = shapes_of(frame)
    tree = shapely.STRtree(there)
    said: dict[int, Message] = {}
    for at, shape in enumerate(shapes):
        if not shape.is_valid:
            continue
        near = [row for row in tree.query(shape, predicate="intersects").tolist() if there[row].is_valid]
        areas = {row: float(shape.intersection(there[row]).area) for row in near}
        under = sorted((row for row in areas if areas[row] >= LEAST_OVERLAP_M2), key=lambda row: -areas[row])
        if not under:
            continue
        ids = ", ".join(str(frame.index[row]) for row in under[:_NAMED_AT_MOST])
        area_m2, more = sum(areas[row] for row in under), len(under) - _NAMED_AT_MOST
        said[at] = (
            LIES_OVER_MORE(ids=ids, more=more, area_m2=area_m2) if more > 0 else LIES_OVER(ids=ids, area_m2=area_m2)
        )
    return said
