"""A table of figures as Qt shows it: one unit a column, sums set off, numbers that hold what is selected underlined."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from siteplanner.core.measures.figure_table import FigureRow, FigureTable, RowKind
from siteplanner.gui.figure_units import Shown, exact, shown_as
from siteplanner.gui.theme import current_tokens, semibold, tabular
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
LEVEL = "\u2003"
UNIT_OF_ROW = "unit"
"""The column that says in which unit the number before it is, where that differs by row."""
Cell = tuple[int, int]


class FigureModel(QAbstractTableModel):
    """The first section names the rows; section n + 1 is the table's column n."""

    def __init__(self) -> None:
        super().__init__()
        self.table: FigureTable | None = None
        self._shown: tuple[Shown, ...] = ()
        self._held: frozenset[Cell] = frozenset()

    def set_table(self, table: FigureTable | None) -> None:
        """Show another table; where it has the same rows and columns, selection and widths stay."""
        shown = () if table is None else tuple(_columns(table))
        alike = _shape(table) == _shape(self.table) and [of.unit for of in shown] == [of.unit for of in self._shown]
        if alike:
            self.table, self._shown = table, shown
            if table is not None and table.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(table.rows) - 1, len(table.columns)))
            return
        self.beginResetModel()
        self.table, self._shown, self._held = table, shown, frozenset()
        self.endResetModel()

    def mark_held(self, cells: frozenset[Cell]) -> None:
        """Underline these numbers (row, column of the table): what is selected is part of them."""
        if cells != self._held:
            self._held = cells
            if self.table is not None and self.table.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.table.rows) - 1, len(self.table.columns)))

    @property
    def held(self) -> frozenset[Cell]:
        return self._held

    def unit(self, column: int) -> Shown:
        """How a column of the table is shown."""
        return self._shown[column]

    def unit_at(self, row: int, column: int) -> Shown:
        """How a cell is shown: where the next column is the unit of each row, in that one."""
        shown, after = self._shown[column], column + 1
        if self.table is None or after >= len(self._shown) or self.table.columns[after].key != UNIT_OF_ROW:
            return shown
        unit = self.table.rows[row].values[after]
        return shown if unit is None or isinstance(unit, float | int) else replace(shown, unit=say(unit))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.columns) + 1

    def heading(self, section: int) -> str:
        """What stands over a section, with its unit."""
        if self.table is None:
            return ""
        if section == 0:
            return say(self.table.row_title)
        label, unit = say(self.table.columns[section - 1].label), self._shown[section - 1].unit
        return f"{label} ({unit})" if unit else label

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or self.table is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = section == 0 or self.table.columns[section - 1].decimals is None
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.table is None:
            return None
        row = self.table.rows[index.row()]
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, (index.row(), index.column() - 1))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(current_tokens().text_muted) if row.kind is RowKind.OUTSIDE else None
        if index.column() == 0:
            return LEVEL * row.level + say(row.label) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.table.columns[index.column() - 1]
        value = row.values[index.column() - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown[index.column() - 1].text(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column.decimals is None else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return exact(column, value) or None
        return None

    def _font(self, row: FigureRow, cell: Cell) -> QFont:
        font = tabular(QFont())
        if row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL):
            font = semibold(font)
        if cell in self._held:
            font.setUnderline(True)
        return font


def _columns(table: FigureTable) -> list[Shown]:
    return [shown_as(column, (row.values[at] for row in table.rows)) for at, column in enumerate(table.columns)]


def _shape(table: FigureTable | None) -> Any:
    """What must stay the same for the view to keep its place."""
    if table is None:
        return None
    return table.key, [row.key for row in table.rows], [say(column.label) for column in table.columns]
