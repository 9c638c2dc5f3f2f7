"""The table of a layer under the hand: the first column stays in sight, keys work as in a spreadsheet."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView

from siteplanner.core.attribute_table import Rows
from siteplanner.gui.table_models.attribute_model import AttributeModel, Index
from siteplanner.gui.theme import tabular

ROW_HEIGHT_PX = 26
WIDEST_PX = 320
NARROWEST_PX = 56
ROWS_MEASURED = 60
_Step = QAbstractItemView.CursorAction
_OWN_KEYS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.SelectAll)


class AttributeView(QTableView):
    """Whole rows are selected, one cell is current. ``blank_wanted`` when Delete is pressed on a cell."""

    copy_wanted = Signal()
    paste_wanted = Signal()
    blank_wanted = Signal()
    find_wanted = Signal()
    locked_edit = Signal()

    def __init__(self, model: AttributeModel) -> None:
        super().__init__()
        self.attribute_model = model
        self.setModel(model)
        _dress(self)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.empty_text = ""
        """What to say where there are no rows."""
        self.way_out = QPushButton(self.viewport())
        self.way_out.setAutoDefault(False)
        self.way_out.hide()
        self.frozen = _FrozenColumn(self)
        for each in (header, self.frozen.horizontalHeader()):
            each.setSelectionModel(QItemSelectionModel(model, each))  # else it asks every row at each painting
        header.sectionResized.connect(self._section_resized)
        header.sortIndicatorChanged.connect(self.frozen.show_order)
        header.geometriesChanged.connect(self._seat_frozen)
        model.modelReset.connect(self._seat_frozen)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.attribute_model.rowCount() == 0 and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.empty_text)

    def offer_way_out(self, text: str) -> None:
        """A button under the words of an empty table; none without a text."""
        self.way_out.setText(text)
        self.way_out.setVisible(bool(text))
        self._seat_way_out()

    def _seat_way_out(self) -> None:
        self.way_out.adjustSize()
        middle = self.viewport().rect().center()
        self.way_out.move(middle.x() - self.way_out.width() // 2, middle.y() + self.fontMetrics().height())

    # -- the frozen column --------------------------------------------------------------------------------------

    def _section_resized(self, section: int, _: int, width: int) -> None:
        if section == 0:
            self.frozen.setColumnWidth(0, width)
            self._seat_frozen()

    def _seat_frozen(self) -> None:
        for section in range(1, self.attribute_model.columnCount()):
            self.frozen.setColumnHidden(section, True)
        self.frozen.setColumnWidth(0, self.columnWidth(0))
        frame = self.frameWidth()
        height = self.viewport().height() + self.horizontalHeader().height()
        self.frozen.setGeometry(QRect(frame, frame, self.columnWidth(0), height))
        self.frozen.setVisible(self.attribute_model.columnCount() > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._seat_frozen()
        self._seat_way_out()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """A cell that the frozen column would hide is scrolled out from under it."""
        current = super().moveCursor(action, modifiers)
        covered = self.columnWidth(0) - self.visualRect(current).left()
        if action in (_Step.MoveLeft, _Step.MovePrevious) and current.column() > 0 and covered > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - covered)
        return current

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """The first column is always in sight: only the row is scrolled to."""
        if index.column() > 0:
            super().scrollTo(index, hint)
            return
        bar = self.horizontalScrollBar()
        kept = bar.value()
        super().scrollTo(index, hint)
        bar.setValue(kept)

    # -- selection ----------------------------------------------------------------------------------------------

    def selected_rows(self) -> list[range]:
        """Runs of selected rows, from the top."""
        runs = {(r.top(), r.bottom()) for r in self.selectionModel().selection().toList()}
        return [range(first, last + 1) for first, last in sorted(runs)]

    def select_rows(self, rows: Rows) -> None:
        """Select these rows and no others; the first is scrolled to unless one of them is in sight."""
        model = self.attribute_model
        chosen = QItemSelection()
        last_column = model.columnCount() - 1
        for first, last in runs_of(rows):
            chosen.select(model.index(first, 0), model.index(last, last_column))
        self.selectionModel().clearSelection()
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)
        if len(rows) == 0:
            return
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        in_sight = (rows >= top) & (rows <= (bottom if bottom >= 0 else model.rowCount()))
        if not in_sight.any():
            self.scrollTo(model.index(int(rows[0]), 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        if not self.currentIndex().isValid() or self.currentIndex().row() not in rows:
            at = model.index(
                int(rows[in_sight][0] if in_sight.any() else rows[0]), max(0, self.currentIndex().column())
            )
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)

    # -- keys ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """What is typed into the table belongs to it and not to the map's tools."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        typed = plain == Qt.KeyboardModifier.NoModifier and (event.text().isprintable() and event.text() != "")
        deleted = event.key() == Qt.Key.Key_Delete and plain == Qt.KeyboardModifier.NoModifier
        ours = any(event.matches(key) for key in _OWN_KEYS) or event.matches(QKeySequence.StandardKey.Find)
        return bool(typed or deleted or ours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.find_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.blank_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self.begin_edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def begin_edit(self, index: QModelIndex) -> None:
        """Open the editor of a cell; a locked layer says that it is."""
        model = self.attribute_model
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the key that ended the editing comes by here on its way up
        if model.may_edit(index.column()):
            self.edit(index)
        elif model.locked and model.column_at(index.column()).settable:
            self.locked_edit.emit()


class _FrozenColumn(QTableView):
    """The first column again, over the table's own, with the same rows, selection and keys."""

    def __init__(self, table: AttributeView) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        _dress(self)
        self.setObjectName("frozen_column")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionModel(table.selectionModel())
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.clicked.connect(lambda *_: table.setFocus())
        self.doubleClicked.connect(table.doubleClicked)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)

    def show_order(self, section: int, order: Qt.SortOrder) -> None:
        """The arrow of the table's heading, where it is this column's."""
        self.horizontalHeader().setSortIndicatorShown(section == 0)
        self.horizontalHeader().setSortIndicator(0, order)

    def _sort(self, section: int) -> None:
        header = self._table.horizontalHeader()
        again = header.sortIndicatorSection() == section
        down = again and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        if again and not down:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        else:
            header.setSortIndicator(section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the whole table."""
        self._table.wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._table.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(self._table.columnWidth(0), self._table.height())


def _dress(view: QTableView) -> None:
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setFont(tabular(view.font()))
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
    view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setMinimumSectionSize(NARROWEST_PX)
    view.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)


def runs_of(rows: Rows) -> list[tuple[int, int]]:
    """Rising rows as runs: the first and last of each.

    >>> import numpy as np
    >>> runs_of(np.array([1, 2, 5]))
    [(1, 2), (5, 5)]
    """
    if len(rows) == 0:
        return []
    breaks = np.flatnonzero(np.diff(rows) != 1)
    firsts = rows[np.concatenate([[0], breaks + 1])]
    lasts = rows[np.concatenate([breaks, [len(rows) - 1]])]
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


def fit_widths(view: QTableView) -> None:
    """Make columns as wide as their headings and first rows, within bounds."""
    view.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)
    view.resizeColumnsToContents()
    for section in range(view.model().columnCount(QModelIndex())):
        view.setColumnWidth(section, min(WIDEST_PX, max(NARROWEST_PX, view.columnWidth(section))))
