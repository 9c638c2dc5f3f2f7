"""The table of a map before it comes in: its rows as they are in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from siteplanner.gui.table_models.map_rows_model import MapRowsModel

ROW_PX = 26
WIDEST_PX = 240
HEAD_PADDING_PX = 10
SIZED_ROWS = 50
"""So many rows are looked at for the width of a column."""


class MapRows(QTableView):
    """``row_chosen(row)``, counted from 0, when a person goes to another row; Ctrl+C copies what is selected."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = MapRowsModel()
        self._following = False
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Rows of the map"))
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.verticalHeader().setMinimumSectionSize(ROW_PX)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(2 * self.fontMetrics().lineSpacing() + HEAD_PADDING_PX)
        self.horizontalHeader().setResizeContentsPrecision(SIZED_ROWS)
        self.horizontalHeader().setMaximumSectionSize(WIDEST_PX * 3)
        self.selectionModel().currentRowChanged.connect(self._gone_to)

    def show_table(self, table: pd.DataFrame | None, goes_to: Mapping[str, Sequence[str]]) -> None:
        """Show the rows of a map, with the plan's names over its columns."""
        self._following = True
        self.rows.set_table(table)
        self._following = False
        self.show_heads(goes_to)

    def show_heads(self, goes_to: Mapping[str, Sequence[str]]) -> None:
        """Other columns of the plan over the same columns of the map."""
        self.rows.set_heads(goes_to)
        self.resizeColumnsToContents()
        for column in range(self.rows.columnCount()):
            if self.columnWidth(column) > WIDEST_PX:
                self.setColumnWidth(column, WIDEST_PX)

    def go_to(self, row: int) -> None:
        """Make a row current, without telling anybody."""
        if 0 <= row < self.rows.rowCount():
            self._following = True
            column = max(self.currentIndex().column(), 0)
            self.setCurrentIndex(self.rows.index(row, column))
            self.scrollTo(self.rows.index(row, column), QAbstractItemView.ScrollHint.PositionAtCenter)
            self._following = False

    def _gone_to(self, current: QModelIndex) -> None:
        if current.isValid() and not self._following:
            self.row_chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with the names of the columns, as a spreadsheet takes them."""
        columns = range(self.rows.columnCount())
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        heads = [str(self.rows.headerData(c, Qt.Orientation.Horizontal)).partition("\n")[0] for c in columns]
        lines = ["\t".join(str(self.rows.index(row, c).data()) for c in columns) for row in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(["\t".join(heads), *lines]))
