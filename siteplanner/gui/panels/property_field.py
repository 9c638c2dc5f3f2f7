"""One field of the property editor: made from a column of the schema, blank or shared by several plants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from siteplanner.core.columns import Column
from siteplanner.core.errors import EditError
from siteplanner.core.text import Message
from siteplanner.gui.numbers import THIN_SPACE
from siteplanner.gui.wording import say


class PropertyField(QWidget):
    """``changed(column, value)`` once a person has finished typing or chosen; a value the schema refuses is marked."""

    changed = Signal(str, object)
    refused = Signal(object)

    def __init__(self, column: Column, choices: Sequence[tuple[str, str]] = (), *, open_choices: bool = False) -> None:
        super().__init__()
        self.column = column
        self._shown = ""
        self._refused: str | None = None
        self._source = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.line: QLineEdit | None = None
        self.combo: QComboBox | None = None
        if choices or column.kind == "boolean":
            self.combo = QComboBox()
            self.combo.setEditable(open_choices)
            self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.combo.setMinimumContentsLength(6)
            self.combo.addItem("", None)
            for value, label in choices:
                self.combo.addItem(label, value)
            self.combo.activated.connect(self._chosen)
            self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(self.combo, 1)
            self.setFocusProxy(self.combo)
        else:
            self.line = QLineEdit()
            if column.kind in ("number", "integer"):
                self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.line.editingFinished.connect(self._typed)
            row.addWidget(self.line, 1)
            self.setFocusProxy(self.line)
        if column.unit:
            unit = QLabel(column.unit)
            unit.setEnabled(False)
            unit.setMinimumWidth(unit.fontMetrics().horizontalAdvance("kWh/a"))
            row.addWidget(unit)

    def name_for_readers(self, name: str) -> None:
        """The accessible name of what is focused."""
        widget = self.line or self.combo
        if widget is not None:
            widget.setAccessibleName(name)

    def show_values(self, values: Sequence[Any], several: str) -> None:
        """Show what the selected plants have: the common value, or ``several`` where they differ."""
        known = {None if pd.isna(value) else value for value in values}
        common = next(iter(known)) if len(known) == 1 else None
        differ = len(known) > 1
        if self.combo is not None:
            self._show_choice(common, several if differ else "")
        elif self.line is not None:
            self._mark("")
            self._refused = None
            self._shown = "" if common is None else self._text(common)
            self.line.setText(self._shown)
            self.line.setCursorPosition(0)
            self.line.setPlaceholderText(several if differ else "")
            self._tell(self._shown)

    def set_source(self, source: str) -> None:
        """What the figure rests on, told after the value itself in the tooltip."""
        self._source = source
        self._tell(self.combo.currentText() if self.combo is not None else self._shown)

    def _tell(self, text: str) -> None:
        widget = self.line or self.combo
        if widget is not None:
            widget.setToolTip("\n".join(part for part in (text, self._source) if part))

    def _show_choice(self, value: Any, several: str) -> None:
        assert self.combo is not None
        at = self.combo.findData(str(value).lower() if self.column.kind == "boolean" and value is not None else value)
        if at < 0 and value is not None:
            self.combo.addItem(str(value), value)
            at = self.combo.count() - 1
        self.combo.setPlaceholderText(several)
        self.combo.setCurrentIndex(-1 if several else max(at, 0))
        self._tell(several or self.combo.currentText())

    def _text(self, value: Any) -> str:
        if self.column.kind == "date":
            return f"{pd.Timestamp(value):%Y-%m-%d}"
        if self.column.kind == "number":
            return f"{value:,.12g}".replace(",", THIN_SPACE) if abs(value) < 1e15 else repr(value)
        return str(value)

    def _typed(self) -> None:
        assert self.line is not None
        text = self.line.text()
        if text == self._shown:
            self._mark("")
        if text in (self._shown, self._refused):
            return  # nothing new: a refusal is said once, leaving the field after Enter does not say it again
        if self.column.kind in ("number", "integer"):
            text = text.replace(THIN_SPACE, "").replace(" ", "").replace(",", "").replace("，", "")
        self._submit(text)

    def finish(self) -> None:
        """As if the field had been left."""
        if self.line is not None and self.line.hasFocus():
            self._typed()

    def _chosen(self, at: int) -> None:
        assert self.combo is not None
        data = self.combo.itemData(at)
        self._submit(self.combo.itemText(at) if data is None and at > 0 else data)

    def _submit(self, value: Any) -> None:
        try:
            parsed = self.column.parse(value)
        except EditError as error:
            self._refused = self.line.text() if self.line is not None else None
            message = Message(error.message.template, {**error.message.values, "column": self.column.label})
            self._mark(say(message))
            self.refused.emit(message)
            return
        self._mark("")
        self.changed.emit(self.column.name, parsed)

    def _mark(self, reason: str) -> None:
        """A refused value stays to be corrected, with the reason; nothing is changed."""
        if self.line is None:
            return
        if reason:
            self.line.setToolTip(reason)
        if bool(self.line.property("invalid")) != bool(reason):
            self.line.setProperty("invalid", bool(reason))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
