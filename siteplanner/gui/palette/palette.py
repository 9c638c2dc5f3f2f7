"""The palette (Ctrl+K): type a few letters of what is wanted, in either language, and Enter does it.

It is a child of the window and no popup, because input methods do not work in popups everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from siteplanner.gui.palette import kept, sources
from siteplanner.gui.palette.entry import Entry, ranked
from siteplanner.gui.palette.palette_delegate import PaletteDelegate
from siteplanner.gui.palette.palette_model import ENTRY, PaletteModel

if TYPE_CHECKING:
    from siteplanner.gui.main_window import MainWindow

RECENT = "palette_recent"
MOST_RECENT = 8
ROWS_SHOWN = 10
WIDTH_PX = 560
TOP_PX = 64
STILL_OURS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -ROWS_SHOWN,
    Qt.Key.Key_PageDown: ROWS_SHOWN,
}


class CommandPalette(QFrame):
    """Made once for a window; ``open`` shows it with an empty line, Esc or a click elsewhere closes it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._entries: list[Entry] = []
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.model = PaletteModel()
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("faint")
        self.nothing.setContentsMargins(8, 8, 8, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for widget in (self.line, self.list, self.nothing):
            column.addWidget(widget)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._search)
        self.list.clicked.connect(self._clicked)
        window.installEventFilter(self)
        self.hide()

    # -- opening and closing ------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show everything that can be done, what was used lately first; open already: close it."""
        if self.isVisible():
            self.leave()
            return
        self._before = QApplication.focusWidget()
        self._retranslate()
        window = self._window
        self._entries = [
            *sources.commands(window),
            *sources.scenarios(window),
            *sources.panels(window),
            *kept.bookmarks(window),
            *kept.themes(window),
            *sources.types(window),
            *kept.recent_plans(window),
        ]
        self.line.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close it; the focus goes back to where it was."""
        if not self.isVisible():
            return
        ours = self.line.hasFocus()
        self.hide()
        before, self._before = self._before, None
        if ours:  # the editor of a cell may be gone by now
            back = before if before is not None and isValid(before) and before.isVisible() else self._window.canvas
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Commands"))
        self.line.setPlaceholderText(self.tr("A command, a plant, a parcel or X, Y"))
        self.line.setAccessibleName(self.tr("Find a command"))
        self.list.setAccessibleName(self.tr("Commands found"))
        self.nothing.setText(self.tr("Nothing is called that. Try other words, in English or Chinese."))

    def _place(self) -> None:
        window = self._window
        width = min(WIDTH_PX, window.width() - 32)
        row_px = max(1, self.list.sizeHintForRow(0))
        rows = min(ROWS_SHOWN, self.model.rowCount(), max(1, (window.height() - TOP_PX - 120) // row_px))
        self.list.setFixedHeight(rows * row_px + 4)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, TOP_PX)

    # -- searching ----------------------------------------------------------------------------------------------

    def _search(self, query: str) -> None:
        recent = [key for key in self._window.desk.settings.get(RECENT, []) if isinstance(key, str)]
        found = [*ranked(query, self._entries, recent), *sources.places(self._window, query)]
        self.model.set_entries(found)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if found:
            self._go_to(0)
        if self.isVisible():
            self._place()

    def _go_to(self, row: int) -> None:
        index = self.model.index(max(0, min(row, self.model.rowCount() - 1)))
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    # -- the hand -----------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in STILL_OURS:
            self.leave()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        elif key in STEPS:
            self._go_to(self.list.currentIndex().row() + STEPS[key])
        else:
            return False
        return True

    def _clicked(self, index: QModelIndex) -> None:
        self._run(index)

    def _run(self, index: QModelIndex) -> None:
        """Do what the line says; where it cannot be done now, the line says why and stays."""
        entry: Entry | None = index.data(ENTRY) if index.isValid() else None
        if entry is None or entry.why_not:
            return
        self.leave()
        self._remember(entry.key)
        entry.run()

    def _remember(self, key: str) -> None:
        settings = self._window.desk.settings
        if not key.startswith("place:"):
            kept = [k for k in settings.get(RECENT, []) if k != key]
            settings.set(RECENT, [key, *kept][:MOST_RECENT])
