"""A layer of the plan as a table for Qt's views: cells are read from the frame when they are shown, never ahead.

Order and filter are arrays of row numbers; sorting a million rows moves no value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon

from siteplanner.core.attribute_table import (
    AttributeTable,
    Bools,
    Rows,
    TableColumn,
)
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.row_order import sorted_rows
from siteplanner.core.text import Message
from siteplanner.core.typed_values import read_typed
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import FillStyle
from siteplanner.gui.cell_text import cell_text, copied_text, heading, number_text, unit_text
from siteplanner.gui.column_choices import Offers, offers, swatch_icon
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
AREA_DECIMALS = 1
MANY = 200_000
"""Rows from which on sorting texts can take a second or more."""
DECIMALS = {"measured_area_mu": 2, "measured_length_m": 1, "x_north_m": 3, "y_east_m": 3}
NAMED = frozenset({"product", "type_id", "land_use"})
"""Columns of text without a closed list whose values have names."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Role = Qt.ItemDataRole


class AttributeModel(QAbstractTableModel):
    """``edited(ids, column, value)`` when a cell was given a value that fits; ``refused`` says why one does not."""

    edited = Signal(object, object, object)
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.table: AttributeTable | None = None
        self.rows: Rows = np.empty(0, dtype=np.intp)
        self.locked = True
        self.sorted_by: tuple[str, bool] | None = None
        self.muted = QColor()
        self._fits: Bools | None = None
        self._columns: tuple[TableColumn, ...] = ()
        self._offers: list[Offers] = []
        self._labels: list[dict[str, str] | None] = []
        self._fills: list[dict[str, FillStyle | None]] = []

    # -- what is shown ------------------------------------------------------------------------------------------

    def set_table(self, table: AttributeTable | None, plan: Plan | None, styles: MapStyles | None = None) -> None:
        """Show another table. One with the same rows and columns keeps order, filter and what is selected."""
        same = self.table is not None and table is not None and _same_rows(self.table, table)
        if same and table is not None:
            self.table = table
            self._learn(plan, styles)
            if len(self.rows) and self._columns:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self._columns) - 1))
            return
        self.beginResetModel()
        same_layer = self.table is not None and table is not None and self.table.layer is table.layer
        self.table, self._fits = table, None
        self.sorted_by = self.sorted_by if same_layer else None
        self._learn(plan, styles)
        self._order()
        self.endResetModel()

    def _learn(self, plan: Plan | None, styles: MapStyles | None) -> None:
        self._columns = self.table.columns if self.table is not None else ()
        layer = self.table.layer.name if self.table is not None else ""
        self._offers = [offers(layer, of.column, plan, styles) for of in self._columns]
        self._labels = [{o.value: o.label for o in found.offers} if found.offers else None for found in self._offers]
        self._fills = [{o.value: o.fill for o in found.offers} for found in self._offers]

    def set_fits(self, fits: Bools | None) -> None:
        """Show only the rows that fit (None: all)."""
        self.beginResetModel()
        self._fits = fits
        self._order()
        self.endResetModel()

    @property
    def filtered(self) -> bool:
        return self._fits is not None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; -1: as they stand in the layer."""
        wanted = (self._columns[column].name, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if wanted == self.sorted_by:
            return
        waiting = len(self.rows) > MANY
        if waiting:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self.beginResetModel()
        self.sorted_by = wanted
        self._order()
        self.endResetModel()
        if waiting:
            QGuiApplication.restoreOverrideCursor()

    def _order(self) -> None:
        if self.table is None:
            self.rows = np.empty(0, dtype=np.intp)
            return
        rows = np.arange(len(self.table)) if self._fits is None else np.flatnonzero(self._fits)
        if self.sorted_by is not None and self.sorted_by[0] in {of.name for of in self._columns}:
            name, descending = self.sorted_by
            column = self.table.column(name).column
            words = tuple(choice.value for choice in column.domain)
            rows = sorted_rows(self.table, name, rows, descending=descending, words=words)
        self.rows = rows

    # -- rows and columns by name -------------------------------------------------------------------------------

    def column_at(self, section: int) -> TableColumn:
        return self._columns[section]

    def offers_at(self, section: int) -> Offers:
        return self._offers[section]

    def section_of(self, name: str) -> int:
        """The place of a column; -1 where there is none of that name."""
        return next((n for n, of in enumerate(self._columns) if of.name == name), -1)

    def ids(self, shown: Iterable[int]) -> tuple[str, ...]:
        """The ids of shown rows, from the top."""
        if self.table is None:
            return ()
        index = self.table.frame.index.array
        return tuple(str(index[row]) for row in self.rows[np.fromiter(shown, dtype=np.intp)])

    def shown_rows(self, ids: Sequence[str]) -> Rows:
        """Where those ids are shown, from the top; those that are not shown are left out."""
        if self.table is None or not ids:
            return np.empty(0, dtype=np.intp)
        wanted = np.zeros(len(self.table), dtype=bool)
        wanted[self.table.rows_of(ids)] = True
        return np.flatnonzero(wanted[self.rows])

    # -- Qt's questions -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return found | Qt.ItemFlag.ItemIsEditable if self.may_edit(index.column()) else found

    def may_edit(self, section: int) -> bool:
        return not self.locked and self._columns[section].settable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        of = self._columns[section]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return heading(of.column)
        if role == _Role.TextAlignmentRole:
            return _RIGHT if of.column.kind in ("number", "integer") else _LEFT
        return self._about(of) if role == _Role.ToolTipRole else None

    def _about(self, of: TableColumn) -> str:
        if of.measured:
            return self.tr("{column}, measured on the plane; it follows the shape and cannot be set.").format(
                column=heading(of.column)
            )
        if of.own:
            return self.tr("{column}: a column of the map that was read in").format(column=of.name)
        return f"{heading(of.column)}\n{of.name}"

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self.table is None:
            return None
        section = index.column()
        of = self._columns[section]
        if role == _Role.DisplayRole:
            return self._text(of, section, self.table.value(int(self.rows[index.row()]), of.name))
        if role == _Role.TextAlignmentRole:
            return _RIGHT if of.column.kind in ("number", "integer") else _LEFT
        if role == _Role.ForegroundRole:
            return None if of.settable or of.is_id else self.muted
        if role == _Role.DecorationRole:
            return self._swatch(of, section, index.row())
        if role == _Role.EditRole:
            return copied_text(of.column, self.table.value(int(self.rows[index.row()]), of.name), self._offers[section])
        return self._in_full(of, section, self._value(index)) if role == _Role.ToolTipRole else None

    def _in_full(self, of: TableColumn, section: int, value: Any) -> str:
        if of.column.kind == "number" and value is not None:
            return f"{number_text(value)} {unit_text(of.column.unit)}".rstrip()
        return self._text(of, section, value)

    def _value(self, index: Index) -> Any:
        assert self.table is not None
        return self.table.value(int(self.rows[index.row()]), self._columns[index.column()].name)

    def _text(self, of: TableColumn, section: int, value: Any) -> str:
        labels = self._labels[section]
        if labels is not None and isinstance(value, str) and (of.column.choices or of.name in NAMED):
            return labels.get(value, value)
        decimals = AREA_DECIMALS if of.column.unit == "m²" else DECIMALS.get(of.name)
        return cell_text(of.column, value, self._offers[section], decimals)

    def _swatch(self, of: TableColumn, section: int, row: int) -> QIcon | None:
        """How a land use or product is filled on the map."""
        if of.name not in ("land_use", "product") or self.table is None:
            return None
        value = self.table.value(int(self.rows[row]), of.name)
        fill = self._fills[section].get(value)
        return None if fill is None else swatch_icon(fill)

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Read what was typed and ask for the edit; nothing happens where it does not fit or is what stands there."""
        if role != _Role.EditRole or not index.isValid() or not self.may_edit(index.column()):
            return False
        of = self._columns[index.column()]
        reason, parsed = self.read(index.column(), value)
        if reason is not None:
            self.refused.emit(reason)
            return False
        if parsed != self._value(index):
            self.edited.emit(self.ids([index.row()]), of.name, parsed)
        return True

    def read(self, section: int, typed: Any) -> tuple[Message | None, Any]:
        """Why what was typed does not fit the column (None: it does), and the value it means."""
        of = self._columns[section]
        try:
            return None, read_typed(typed, of.column, self._offers[section].words())
        except EditError as error:
            return Message(error.message.template, {**error.message.values, "column": say(of.column.label)}), None


def _same_rows(before: AttributeTable, after: AttributeTable) -> bool:
    if before.layer is not after.layer or before.columns != after.columns:
        return False
    return before.frame.index is after.frame.index or before.frame.index.equals(after.frame.index)
