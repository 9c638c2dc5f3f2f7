"""One field of the property editor: made from a column of the schema, blank or shared by several features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from siteplanner.core.columns import Column
from siteplanner.core.errors import EditError
from siteplanner.core.text import Message
from siteplanner.core.typed_values import read_typed
from siteplanner.gui.cell_text import cell_text, unit_text
from siteplanner.gui.column_choices import NO, YES, Offers
from siteplanner.gui.panels.cell_editor import choice_box, fill_box, show_choice, written_in
from siteplanner.gui.wording import say


class PropertyField(QWidget):
    """``changed(column, value)`` once a person has finished typing or chosen; a value the schema refuses is marked."""

    changed = Signal(str, object)
    refused = Signal(object)

    def __init__(self, column: Column, offers: Offers) -> None:
        super().__init__()
        self.column = column
        self._offers = offers
        self._shown = ""
        self._refused: str | None = None
        self._source = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.line: QLineEdit | None = None
        self.combo: QComboBox | None = None
        if offers.offers or offers.open:
            self.combo = choice_box(offers)
            self.combo.activated.connect(self._chosen)
            self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            if (written := self.combo.lineEdit()) is not None:
                written.editingFinished.connect(self._written)
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
            unit = QLabel(unit_text(column.unit))
            unit.setEnabled(False)
            unit.setMinimumWidth(unit.fontMetrics().horizontalAdvance("kWh/a"))
            row.addWidget(unit)

    def name_for_readers(self, name: str) -> None:
        """The accessible name of what is focused."""
        widget = self.line or self.combo
        if widget is not None:
            widget.setAccessibleName(name)

    def set_locked(self, *, locked: bool) -> None:
        """A locked field is read, selected and copied, not changed."""
        if self.line is not None:
            show_read_only(self.line, read_only=locked)
        if self.combo is not None:
            self.combo.setEnabled(not locked)

    def set_offers(self, offers: Offers) -> None:
        """Offer something else; what is shown stays."""
        if self.combo is None or offers == self._offers:
            return
        text = self.combo.currentText()
        self._offers = offers
        fill_box(self.combo, offers)
        show_choice(self.combo, text)

    # -- showing ------------------------------------------------------------------------------------------------

    def show_values(self, values: Sequence[Any], several: str) -> None:
        """Show what the selected features have: the common value, or ``several`` where they differ."""
        known = {None if pd.isna(value) else value for value in values}
        common = next(iter(known)) if len(known) == 1 else None
        differ = len(known) > 1
        self._mark("")
        self._refused = None
        if self.combo is not None:
            self._show_choice(common, several if differ else "")
        elif self.line is not None:
            self._shown = cell_text(self.column, common, self._offers)
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
        stored = (YES if value else NO) if self.column.kind == "boolean" and value is not None else value
        known = self.combo.findData("" if stored is None else stored) >= 0
        if not known and not self.combo.isEditable():
            self.combo.addItem(str(stored), stored)
        show_choice(self.combo, "" if stored is None else str(stored))
        if several:
            self.combo.setCurrentIndex(-1)
        self.combo.setPlaceholderText(several)
        if (written := self.combo.lineEdit()) is not None:
            written.setPlaceholderText(several)
            if several:
                self.combo.setEditText("")
            written.setCursorPosition(0)
        self._shown = self.combo.currentText()
        self._tell(several or self._shown)

    # -- taking over --------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        assert self.line is not None
        text = self.line.text()
        if text == self._shown:
            self._mark("")
        if text in (self._shown, self._refused):
            return  # nothing new: a refusal is said once, leaving the field after Enter does not say it again
        self._submit(text)

    def finish(self) -> None:
        """As if the field had been left."""
        if self.line is not None and self.line.hasFocus():
            self._typed()
        elif self.combo is not None and self.combo.isEditable() and self.combo.hasFocus():
            self._written()

    def _chosen(self, _: int) -> None:
        assert self.combo is not None
        self._shown = self.combo.currentText()
        self._submit(written_in(self.combo))

    def _written(self) -> None:
        """Something was typed into a list that takes other values."""
        assert self.combo is not None
        text = self.combo.currentText()
        if text not in (self._shown, self._refused):
            self._submit(written_in(self.combo))

    def _submit(self, value: Any) -> None:
        try:
            parsed = read_typed(value, self.column, self._offers.words())
        except EditError as error:
            self.refuse(Message(error.message.template, {**error.message.values, "column": self.column.label}))
            return
        self._mark("")
        self.changed.emit(self.column.name, parsed)

    def refuse(self, why: Message) -> None:
        """What is written is not taken over: it stays to be corrected, marked, and the reason is said once."""
        written = self.line or (self.combo.lineEdit() if self.combo is not None else None)
        self._refused = written.text() if written is not None else None
        self._mark(say(why))
        self.refused.emit(why)

    def _mark(self, reason: str) -> None:
        """A refused value stays to be corrected, with the reason; nothing is changed."""
        widget = self.line or self.combo
        if widget is None:
            return
        if reason:
            widget.setToolTip(reason)
        if bool(widget.property("invalid")) != bool(reason):
            widget.setProperty("invalid", bool(reason))
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def show_read_only(line: QLineEdit, *, read_only: bool) -> None:
    """A line that can be read and copied only, and looks so."""
    if line.isReadOnly() != read_only:
        line.setReadOnly(read_only)
        line.style().unpolish(line)
        line.style().polish(line)
