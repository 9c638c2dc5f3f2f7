"""Set values of one layer, row by row: what was pasted from a table, and columns of the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from siteplanner.core.columns import Column
from siteplanner.core.edits.attributes import ID_IS_FIXED, NO_VALUES
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS, features_frame, rows_of, with_features_frame
from siteplanner.core.frames import kind_of
from siteplanner.core.plan import Plan
from siteplanner.core.schema import Layer
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

ONE_COLUMN = QT_TRANSLATE_NOOP("edits", "{layer}: set {column} of {count} rows")
SEVERAL = QT_TRANSLATE_NOOP("edits", "{layer}: set {count} values")

Cells = tuple[str, tuple[str, ...], tuple[Any, ...]]
"""A column, ids of rows, and the value of each."""


@dataclass(frozen=True)
class SetCells(Edit):
    """Give each row its own value; ``cells`` has one entry a column."""

    kind: ClassVar[str] = "set_cells"
    scenario_id: str
    layer: str
    cells: tuple[Cells, ...]

    def apply(self, plan: Plan) -> Plan:
        of, frame = layer_of(self.layer), features_frame(plan, self.layer, self.scenario_id)
        changed = {}
        for name, ids, values in self.cells:
            column = column_of(of, frame, name)
            rows = rows_of(frame, self.layer, ids)
            series = frame[name].copy()
            series.iloc[rows] = pd.Index([column.parse(value) for value in values], dtype=series.dtype).array
            changed[name] = series
        return with_features_frame(plan, self.layer, self.scenario_id, frame.assign(**changed))

    def label(self) -> Message:
        of = layer_of(self.layer)
        if len(self.cells) == 1:
            name, ids, _ = self.cells[0]
            known: Mapping[str, Template] = {c.name: c.label for c in of.columns}
            return ONE_COLUMN(layer=of.label, column=known.get(name, name), count=len(ids))
        return SEVERAL(layer=of.label, count=sum(len(ids) for _, ids, _ in self.cells))


def column_of(of: Layer, frame: pd.DataFrame, name: str) -> Column:
    """The column of that name, of the layer or one of the user's own. Raises EditError for the id and for none."""
    if name in of.id_columns:
        raise EditError(ID_IS_FIXED, column=name)
    if name in frame.columns and name != "geometry" and name not in of.names():
        return Column(name, kind_of(frame[name]), Template("", name))
    return of.column(name)


def set_cells(plan: Plan, layer: str, values: Mapping[str, Mapping[str, Any]], *, scenario_id: str = "") -> SetCells:
    """Set values of ``layer``: ``{column: {id: value}}``, None or '' for blank. Further columns of the user may be set.

    Raises EditError for an unknown layer, column or row, a value outside its domain, the id column, without any value.
    """
    of, frame = layer_of(layer), features_frame(plan, layer, scenario_id)
    cells = tuple(_cells(column_of(of, frame, name), rows) for name, rows in values.items() if rows)
    if not cells:
        raise EditError(NO_VALUES)
    for _, ids, _ in cells:
        rows_of(frame, layer, ids)
    owner = plan.scenario(scenario_id or None).scenario_id if layer == PLANTS else ""
    return SetCells(owner, of.name, cells)


def _cells(column: Column, rows: Mapping[str, Any]) -> Cells:
    parsed: Iterable[Any] = (column.parse(value) for value in rows.values())
    return column.name, tuple(rows), tuple(parsed)
