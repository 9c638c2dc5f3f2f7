"""One value for all selected rows: choose a column, write the value, one step of the history."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget

from siteplanner.core.typed_values import LIST_COLUMNS
from siteplanner.gui.cell_text import heading
from siteplanner.gui.panels.cell_editor import choice_box, written_in
from siteplanner.gui.table_models.attribute_model import AttributeModel


class BulkBar(QWidget):
    """``wanted(column, value)`` with a value that fits; ``refused`` says why one does not."""

    wanted = Signal(object, object)
    refused = Signal(object)

    def __init__(self, model: AttributeModel) -> None:
        super().__init__()
        self._model = model
        self.count = 0
        self.title = QLabel()
        self.column = QComboBox()
        self.column.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.column.setMinimumContentsLength(12)
        self.value = QStackedWidget()
        self.value.setMaximumHeight(28)
        self.button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.setSpacing(6)
        row.addWidget(self.title)
        row.addWidget(self.column)
        row.addWidget(QLabel("="))
        row.addWidget(self.value, 1)
        row.addWidget(self.button)
        self.column.activated.connect(lambda *_: self._make_editor())
        self.button.clicked.connect(lambda *_: self.apply())
        self.retranslate()

    def retranslate(self) -> None:
        self.column.setAccessibleName(self.tr("Column"))
        self.set_count(self.count)

    def set_count(self, count: int) -> None:
        """How many rows are selected."""
        self.count = count
        self.title.setText(self.tr("%n selected:", "", count))
        self.button.setText(self.tr("Set in %n row(s)", "", count))

    def rebuild(self) -> None:
        """Offer the columns of the table as it is now; the chosen one stays."""
        chosen = self.column.currentData()
        self.column.clear()
        for section in range(self._model.columnCount()):
            of = self._model.column_at(section)
            if of.settable:
                self.column.addItem(heading(of.column), of.name)
        self.column.setCurrentIndex(max(0, self.column.findData(chosen)))
        self._make_editor()

    def choose(self, name: str) -> None:
        """Offer to set that column."""
        at = self.column.findData(name)
        if at >= 0 and at != self.column.currentIndex():
            self.column.setCurrentIndex(at)
            self._make_editor()

    def _make_editor(self) -> None:
        while (old := self.value.widget(0)) is not None:
            self.value.removeWidget(old)
            old.deleteLater()
        section = self._model.section_of(str(self.column.currentData()))
        if section < 0:
            return
        found = self._model.offers_at(section)
        editor: QWidget
        column = self._model.column_at(section).column
        if found.offers and column.name not in LIST_COLUMNS:
            editor = choice_box(found)
        else:
            line = QLineEdit()
            line.returnPressed.connect(self.apply)
            if column.kind in ("number", "integer"):
                line.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor = line
        editor.setAccessibleName(self.tr("Value"))
        self.value.addWidget(editor)
        self.setFocusProxy(editor)

    @property
    def editor(self) -> Any:
        """The line or list the value is written in."""
        return self.value.currentWidget()

    def apply(self) -> None:
        section = self._model.section_of(str(self.column.currentData()))
        if section < 0 or self.editor is None:
            return
        reason, value = self._model.read(section, written_in(self.editor))
        if reason is not None:
            self.refused.emit(reason)
            return
        self.wanted.emit(str(self.column.currentData()), value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
