"""Where the words of a note are typed: on the map itself, with their size and whom they belong to.

A child of the map and no popup, because input methods do not work in popups everywhere. Nothing typed is ever thrown
away: Enter, Esc and a click elsewhere all keep it, and undo takes it back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.notes import LARGEST_PT, SMALLEST_PT

LINES = 2
WIDTH_PX = 280
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QFrame):
    """``done(text, size_pt, for_all)`` once, however it is left; it is closed by then."""

    done = Signal(str, float, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._map = parent
        self.setObjectName("map_card")
        self.words = QPlainTextEdit(self)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * LINES + 16)
        self.size_pt = QDoubleSpinBox(self)
        self.size_pt.setRange(SMALLEST_PT, LARGEST_PT)
        self.size_pt.setDecimals(1)
        self.size_pt.setSuffix(" pt")
        self.size_label = QLabel(self)
        self.size_label.setBuddy(self.size_pt)
        self.for_all = QCheckBox(self)
        self.help = QLabel(self)
        self.help.setObjectName("faint")
        self._arrange()
        self._retranslate()
        for widget in (self.words, self.size_pt, self.size_pt.lineEdit(), self.for_all):
            widget.installEventFilter(self)
        self.setFixedWidth(WIDTH_PX)
        self.hide()

    def _arrange(self) -> None:
        below = QHBoxLayout()
        for widget in (self.size_label, self.size_pt, self.for_all):
            below.addWidget(widget)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addLayout(below)
        column.addWidget(self.help)

    def open(self, at: QPoint, text: str, size_pt: float, *, for_all: bool) -> None:
        """Type at a place of the map, in its pixels."""
        self.words.setPlainText(text)
        self.words.selectAll()
        self.size_pt.setValue(size_pt)
        self.for_all.setChecked(for_all)
        self.adjustSize()
        self.put(at)
        self.show()
        self.raise_()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    def put(self, at: QPoint) -> None:
        """Below and beside a place, within the map."""
        room = self._map.rect()
        x = min(max(0, at.x() - WIDTH_PX // 2), max(0, room.width() - self.width()))
        y = min(max(0, at.y() + 12), max(0, room.height() - self.height()))
        self.move(x, y)

    def finish(self) -> None:
        """Keep what is typed, what the input method is composing included; nothing where it is not open."""
        if not self.isVisible():
            return
        QGuiApplication.inputMethod().commit()
        self.size_pt.interpretText()
        QApplication.instance().focusChanged.disconnect(self._focus_changed)  # type: ignore[union-attr]
        inside = self.isAncestorOf(QApplication.focusWidget() or self._map)
        self.hide()
        if inside:
            self._map.setFocus(Qt.FocusReason.OtherFocusReason)
        self.done.emit(self.words.toPlainText().strip(), self.size_pt.value(), self.for_all.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, *ENTER):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() == Qt.Key.Key_Escape or (event.key() in ENTER and (plain or watched is not self.words)):
                self.finish()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Left for something else of the window: keep it, once the click that did it has been dealt with."""
        if new is not None and not self.isAncestorOf(new):
            QTimer.singleShot(0, self, self._finish_if_left)

    def _finish_if_left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.finish()

    def _retranslate(self) -> None:
        self.words.setPlaceholderText(self.tr("Words of the note"))
        self.words.setAccessibleName(self.tr("Words of the note"))
        self.size_label.setText(self.tr("Size"))
        self.for_all.setText(self.tr("In all scenarios"))
        self.help.setText(self.tr("Enter keeps it, Shift+Enter begins a line"))
