"""A small bar over the map for figures: a move east and north, a turn in degrees. Enter does it, Esc leaves it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

Values = tuple[float, ...]
FIELD_WIDTH_PX = 88


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a title, labels with one unit, what to do while typing (None: not a number) and at the end."""

    title: str
    labels: tuple[str, ...]
    unit: str
    preview: Callable[[Values | None], None]
    accept: Callable[[Values], None]


class TypedBar(QFrame):
    """Not modal: the map can be panned meanwhile, a click on it lays the bar down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._map = parent
        self.setObjectName("typed_bar")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(6)
        self._question: Question | None = None
        self.fields: list[QLineEdit] = []
        self.hide()

    def ask(self, question: Question) -> None:
        """Show the bar with empty fields, the first one ready to type in."""
        self.leave()
        self._clear()
        self._question = question
        self._row.addWidget(QLabel(question.title, self))
        for label in question.labels:
            name = QLabel(label, self)
            field = QLineEdit(self)
            field.setFixedWidth(FIELD_WIDTH_PX)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setPlaceholderText("0")
            field.setAccessibleName(f"{question.title} {label} {question.unit}")
            field.textChanged.connect(self._typed)
            field.installEventFilter(self)
            name.setBuddy(field)
            self.fields.append(field)
            for widget in (name, field, QLabel(question.unit, self)):
                self._row.addWidget(widget)
        self._row.addWidget(QLabel(self.tr("Enter does it, Esc leaves it"), self))
        self.adjustSize()
        self.show()
        self.raise_()
        self.fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        """Lay the bar down, nothing done; False when it was not there."""
        question, self._question = self._question, None
        if question is None:
            return False
        question.preview(None)
        self._close()
        return True

    @property
    def values(self) -> Values | None:
        """The figures typed, an empty field counting as 0; None while one is no number or all are empty."""
        if not any(field.text().strip() for field in self.fields):
            return None
        numbers = [read_number(field.text()) for field in self.fields]
        return None if any(n is None for n in numbers) else tuple(n for n in numbers if n is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                return self.leave()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._accept()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        for field in self.fields:
            field.setProperty("invalid", read_number(field.text()) is None)
            field.style().polish(field)
        if self._question is not None:
            self._question.preview(self.values)

    def _accept(self) -> None:
        question, values = self._question, self.values
        if question is not None and values is not None:
            self._question = None
            question.accept(values)
            self._close()

    def _close(self) -> None:
        self.hide()
        self._map.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.fields = []
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()


def read_number(text: str) -> float | None:
    """A number as people type it, full-width digits included; 0 for an empty text, None for anything else.

    >>> read_number(" 12.5 "), read_number("−３．５"), read_number(""), read_number("12 m")
    (12.5, -3.5, 0.0, None)
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-").replace("。", ".")
    if not plain:
        return 0.0
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
