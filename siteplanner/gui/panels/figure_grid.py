"""The table of the panel of figures: one number is current, and stays so while tables are made anew."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from siteplanner.gui.panels.figure_clipboard import copy_number, copy_table
from siteplanner.gui.table_models.figure_model import FigureModel

ROW_HEIGHT_PX = 26
ROWS_MEASURED = 40
Place = tuple[object, object, str]
"""Table, row and column of a number by their keys."""


class FigureGrid(QTableView):
    """Shows a ``FigureModel``; its first column holds the names of the rows."""

    def __init__(self, model: FigureModel) -> None:
        super().__init__()
        self.figures = model
        self.setModel(model)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setResizeContentsPrecision(ROWS_MEASURED)
        header.setHighlightSections(False)
        model.modelReset.connect(self.resizeColumnsToContents)

    @property
    def cell(self) -> tuple[int, int] | None:
        """Row and column of the current number in its table; None where the cursor is on none."""
        index = self.currentIndex()
        return (index.row(), index.column() - 1) if index.isValid() and index.column() > 0 else None

    @property
    def place(self) -> Place | None:
        """The current number by its keys, for ``take_up``."""
        table, cell = self.figures.table, self.cell
        if table is None or cell is None:
            return None
        return table.key, table.rows[cell[0]].key, table.columns[cell[1]].key

    def take_up(self, place: Place | None) -> None:
        """Make the number of that place current again, where it still is and no other one is current."""
        table = self.figures.table
        if place is None or table is None or place[0] != table.key or self.currentIndex().isValid():
            return
        row = next((at for at, of in enumerate(table.rows) if of.key == place[1]), None)
        column = next((at for at, of in enumerate(table.columns) if of.key == place[2]), None)
        if row is not None and column is not None:
            self.setCurrentIndex(self.figures.index(row, column + 1))

    def put_down(self) -> bool:
        """No number is current any more; False where none was."""
        was = self.currentIndex().isValid()
        if was:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        return was

    def copy_selected(self) -> bool:
        """What is selected to the clipboard; one number alone without headings. Whether a table was copied."""
        table, chosen = self.figures.table, self.selectionModel().selectedIndexes()
        if table is None:
            return False
        if len(chosen) == 1 and chosen[0].column() > 0:
            copy_number(table.rows[chosen[0].row()].values[chosen[0].column() - 1])
            return False
        columns = {index.column() - 1 for index in chosen if index.column() > 0}
        copy_table(table, {index.row() for index in chosen} or None, columns or None)
        return True
