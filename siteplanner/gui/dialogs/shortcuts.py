"""Every action with its keys, searchable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.actions import ACTIONS, MENUS
from siteplanner.gui.wording import say

HAND: tuple[tuple[Template, str], ...] = (
    (QT_TRANSLATE_NOOP("shortcuts", "Pan the map"), "Space"),
    (QT_TRANSLATE_NOOP("shortcuts", "Add to the selection"), "Shift"),
    (QT_TRANSLATE_NOOP("shortcuts", "Take from the selection"), "Ctrl+Shift"),
    (QT_TRANSLATE_NOOP("shortcuts", "Turn the plant in hand by 90°"), "R"),
    (QT_TRANSLATE_NOOP("shortcuts", "Turn the plant in hand by 15°"), "Shift+R"),
    (QT_TRANSLATE_NOOP("shortcuts", "Move the selection by 1 m"), "↑ ↓ ← →"),
    (QT_TRANSLATE_NOOP("shortcuts", "Move the selection by 10 m"), "Shift + ↑ ↓ ← →"),
    (QT_TRANSLATE_NOOP("shortcuts", "Move the selection by 0.1 m"), "Alt + ↑ ↓ ← →"),
    (QT_TRANSLATE_NOOP("shortcuts", "No snapping while held"), "Ctrl"),
    (QT_TRANSLATE_NOOP("shortcuts", "Cancel what is under way"), "Esc"),
)


class ShortcutsDialog(QDialog):
    """A table made from the table of actions, so that it is never out of date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find an action"))
        self.search.setClearButtonEnabled(True)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("Menu")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.search.textChanged.connect(self._filter)
        self.resize(560, 560)

    def _fill(self) -> None:
        for row in ACTIONS:
            keys = "  ".join(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in row.shortcuts)
            self._add(say(row.text), keys, say(MENUS[row.menu]).replace("&", ""))
        for text, keys in HAND:
            self._add(say(text), keys, self.tr("Map"))

    def _add(self, action: str, keys: str, menu: str) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        for column, text in enumerate((action.replace("&", "").removesuffix("…"), keys, menu)):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(at, column, item)

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        for row in range(self.table.rowCount()):
            cells = [self.table.item(row, column) for column in range(self.table.columnCount())]
            shown = any(wanted in cell.text().lower() for cell in cells if cell is not None)
            self.table.setRowHidden(row, not shown)
