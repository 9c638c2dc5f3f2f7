"""The line in which rows are filtered or searched, with what was asked lately and the columns there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from siteplanner.core.errors import FilterError
from siteplanner.core.row_filter import FilterColumn, RowFilter
from siteplanner.gui.icons import icon
from siteplanner.gui.wording import say
from siteplanner.services.settings import Settings

RECENT_FILTERS = "table_filters"
RECENT_AT_MOST = 10
PAUSE_MS = 300
State = Literal["", "begun", "wrong"]
"""Whether what is written can be used, is not a filter yet, or is none."""


class FilterBar(QWidget):
    """``changed(RowFilter)`` when a filter that can be read is there; ``left`` when Esc gives the keys back."""

    changed = Signal(object)
    select_wanted = Signal()
    left = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._layer = ""
        self._columns: Sequence[FilterColumn] = ()
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self._sign = self.line.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.more = QToolButton()
        self.more.setIcon(icon("chevron-down"))
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.clicked.connect(lambda *_: self._open_menu())
        self.select = QToolButton()
        self.select.setIcon(icon("select"))
        self.problem = QLabel()
        self.problem.setObjectName("filter_problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.more)
        row.addWidget(self.select)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.read(final=False))
        self.line.textEdited.connect(lambda *_: self._pause.start())
        self.line.textChanged.connect(lambda text: self.read() if not text else None)
        self.line.returnPressed.connect(self._entered)
        self.line.installEventFilter(self)
        self.select.clicked.connect(lambda *_: self.select_wanted.emit())
        self.retranslate()

    def retranslate(self) -> None:
        self.line.setPlaceholderText(self.tr("Filter, or words to search for"))
        self.line.setAccessibleName(self.tr("Filter"))
        self.line.setToolTip(
            self.tr(
                "Conditions like land use = 1001 and area > 50 mu; joined by and, or, not; "
                "= != < <= > >= in ( ), contains, starts with, is blank. Plain words are looked for in every text."
            )
        )
        self.more.setToolTip(self.tr("Recent filters, columns"))
        self.more.setAccessibleName(self.more.toolTip())
        self.select.setToolTip(self.tr("Select these rows on the map"))
        self.select.setAccessibleName(self.select.toolTip())

    # -- what is asked ------------------------------------------------------------------------------------------

    def set_columns(self, layer: str, columns: Sequence[FilterColumn]) -> None:
        """The table it filters. Another layer begins without a filter."""
        other = layer != self._layer
        self._layer, self._columns = layer, columns
        if other:
            self.set_text("")

    def set_text(self, text: str) -> None:
        """Put a filter into the line and use it."""
        self.line.setText(text)
        self.read()

    def read(self, *, final: bool = True) -> RowFilter | None:
        """The filter as it stands. What is wrong with it is said once it is ``final``; before, only that it is not
        used yet, as nobody who still types has made a mistake."""
        self._pause.stop()
        try:
            found = RowFilter.read(self.line.text(), self._columns)
        except FilterError as error:
            if final:
                self._say(say(error.message), "wrong")
                self.line.setCursorPosition(error.at)
            else:
                self._say(
                    self.tr("Not a whole filter yet: the rows are as before. Enter says what is missing."), "begun"
                )
            return None
        self._say("", "")
        self.changed.emit(found)
        return found

    def _entered(self) -> None:
        if self.read() is not None and self.line.text().strip():
            self._remember(self.line.text().strip())

    def _say(self, problem: str, state: State) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        for widget in (self.line, self.problem):
            if (widget.property("filter_state") or "") != state:
                widget.setProperty("filter_state", state)
                widget.setProperty("invalid", state == "wrong")
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    # -- what was asked lately ----------------------------------------------------------------------------------

    def recent(self) -> list[str]:
        """The filters used lately on this layer, the last first."""
        kept = self._settings.get(RECENT_FILTERS, {}).get(self._layer, [])
        return [text for text in kept if isinstance(text, str)] if isinstance(kept, list) else []

    def _remember(self, text: str) -> None:
        kept = [text, *(other for other in self.recent() if other != text)][:RECENT_AT_MOST]
        self._settings.set(RECENT_FILTERS, {**self._settings.get(RECENT_FILTERS, {}), self._layer: kept})

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for text in self.recent():
            self.menu.addAction(text).triggered.connect(lambda *_, text=text: self.set_text(text))
        self.menu.addSeparator()
        for column in self._columns:
            entry = self.menu.addAction(column.label)
            entry.triggered.connect(lambda *_, column=column: self._insert(column.label))

    def _insert(self, label: str) -> None:
        before = self.line.text()[: self.line.cursorPosition()]
        self.line.insert(f"{label} " if not before or before.endswith(" ") else f" {label} ")
        self.line.setFocus()

    # -- keys ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc empties the line, then gives the keys back to the table; Down goes there too, Alt+Down opens the menu."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                if self.line.text():
                    self.line.clear()
                else:
                    self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Down:
                alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
                self._open_menu() if alt else self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
