"""The rows of a map as they are in its file, as a table for Qt's views: nothing is copied, cells are made when seen."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from siteplanner.gui.icons import colored_icon
from siteplanner.gui.theme import current_tokens

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
LONGEST_CELL = 200


class MapRowsModel(QAbstractTableModel):
    """Columns of the file, with the plan's columns they go to in a second line of the head; rows count from 1.

    ``marks`` are rows (from 0) with ``error`` or ``warning`` and why: they have its sign before their number.
    """

    def __init__(self) -> None:
        super().__init__()
        self._table = pd.DataFrame()
        self._goes_to: Mapping[str, Sequence[str]] = {}
        self._marks: Mapping[int, tuple[str, str]] = {}

    def set_table(self, table: pd.DataFrame | None) -> None:
        """Show another table; None for none."""
        self.beginResetModel()
        self._table = pd.DataFrame() if table is None else table
        self._goes_to, self._marks = {}, {}
        self.endResetModel()

    def set_heads(self, goes_to: Mapping[str, Sequence[str]]) -> None:
        """What the plan calls each column of the file, in the person's language."""
        self._goes_to = goes_to
        if self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def set_marks(self, marks: Mapping[int, tuple[str, str]]) -> None:
        """Rows that need a word."""
        self._marks = marks
        if self.rowCount():
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._table)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else self._table.shape[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self._table.iat[index.row(), index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell_words(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = isinstance(value, (int, float)) or pd.api.types.is_number(value)
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._row_head(section, role)
        if not 0 <= section < self.columnCount():
            return None
        name = str(self._table.columns[section])
        plan = self._goes_to.get(name, ())
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{name}\n{'→ ' + ', '.join(plan) if plan else ''}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{name} → {', '.join(plan)}" if plan else name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _row_head(self, section: int, role: int) -> Any:
        mark = self._marks.get(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        if role == Qt.ItemDataRole.ToolTipRole and mark is not None:
            return mark[1]
        if role == Qt.ItemDataRole.DecorationRole and mark is not None:
            return colored_icon(mark[0], QColor(getattr(current_tokens(), mark[0])))
        return None


def cell_words(value: Any) -> str:
    """A value as it stands in the file, one line of it.

    >>> cell_words(1001.0), cell_words(float("nan")), cell_words(2.5), cell_words("甲\\n乙"), cell_words(None)
    ('1001', '', '2.5', '甲 乙', '')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)) or value is pd.NaT or value is pd.NA:
        return ""
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    return " ".join(text[: LONGEST_CELL + 1].split()) if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…"
