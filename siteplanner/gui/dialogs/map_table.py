"""The maps a new plan is made from, one a row, each with what it still needs said beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from siteplanner.core import schema
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.plain_words import sentence
from siteplanner.gui.icons import colored_icon
from siteplanner.gui.numbers import figure
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say

FILE, LAYER, ROLE, ROWS, CRS, NOTE = range(6)
WIDTHS_PX = {FILE: 184, LAYER: 112, ROLE: 112, ROWS: 72, CRS: 136}
ROW_PX = 28


class MapTable(QTableWidget):
    """``entry_selected()`` when another row is current, ``removal_wanted()`` on Delete."""

    entry_selected = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, 6)
        self.entries: list[MapEntry] = []
        self.setAccessibleName(self.tr("Maps"))
        self.setHorizontalHeaderLabels(
            [
                self.tr("File"),
                self.tr("Layer"),
                self.tr("Used as"),
                self.tr("Rows"),
                self.tr("Coordinate system"),
                self.tr("What it needs"),
            ]
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_PX)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width_px in WIDTHS_PX.items():
            self.setColumnWidth(column, width_px)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        self.currentCellChanged.connect(lambda *_: self.entry_selected.emit())

    @property
    def current(self) -> MapEntry | None:
        row = self.currentRow()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def add(self, entry: MapEntry, at: int | None = None) -> None:
        """Put an entry into the table, at the end or at a row."""
        row = len(self.entries) if at is None else at
        self.entries.insert(row, entry)
        self.insertRow(row)
        for column in range(self.columnCount()):
            item = QTableWidgetItem()
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(row, column, item)
        self._cell(row, ROWS).setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.refresh(entry)
        if self.currentRow() < 0:
            self.setCurrentCell(row, 0)

    def remove(self, entry: MapEntry) -> None:
        """Take an entry out of the table."""
        row = self.entries.index(entry)
        del self.entries[row]
        self.removeRow(row)
        self.entry_selected.emit()

    def select(self, entry: MapEntry) -> None:
        self.setCurrentCell(self.entries.index(entry), 0)

    def refresh(self, entry: MapEntry) -> None:
        """Show an entry as it is now."""
        row, preview = self.entries.index(entry), entry.preview
        role = entry.role_now
        texts = {
            FILE: entry.source.path.name,
            LAYER: preview.layer if preview is not None else entry.source.layer or "",
            ROLE: say(schema.layer(role).label) if role else "",
            ROWS: figure(preview.rows) if preview is not None and preview.layer else "",
            CRS: preview.crs if preview is not None else "",
        }
        for column, text in texts.items():
            self._cell(row, column).setText(text)
            self._cell(row, column).setToolTip(text)
        self._cell(row, FILE).setToolTip(str(entry.source.path))
        self._show_note(row, entry)
        self.resizeRowToContents(row)

    def _show_note(self, row: int, entry: MapEntry) -> None:
        item, tokens = self._cell(row, NOTE), current_tokens()
        lack = entry.lacks()
        if entry.waiting:
            icon_name, color, text = "refresh", tokens.text_muted, self.tr("Looking into the file…")
        elif lack is not None:
            icon_name, color, text = "error", tokens.error, sentence(lack)
        elif (out := entry.rows_left_out()) > 0:
            words = self.tr("Ready. Rows that are left out: {count}, see Shapes.")
            icon_name, color, text = "warning", tokens.warning, words.format(count=figure(out))
        elif entry.preview is not None and entry.preview.warnings:
            warnings = " ".join(say(warning) for warning in entry.preview.warnings)
            icon_name, color, text = "warning", tokens.warning, self.tr("Ready. {warnings}").format(warnings=warnings)
        else:
            icon_name, color, text = "ok", tokens.ok, self.tr("Ready")
        item.setIcon(colored_icon(icon_name, QColor(color)))
        item.setText(text)
        item.setToolTip(text)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None  # every cell of a row is made with it
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()
