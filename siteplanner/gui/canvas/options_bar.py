"""The bar of a tool's own figures and choices, at the top of the map: counts, gaps, "keep the original"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from siteplanner.gui.canvas.drafting_bar import DraftingBar
from siteplanner.gui.canvas.over_map_bar import OverMapBar
from siteplanner.gui.canvas.typed_bar import read_number

FIELD_WIDTH_PX = 68
PADDING = (8, 4)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to type; ``hint`` is what an empty field means ('': it must be filled)."""

    name: str
    label: str
    unit: str = ""
    key: Qt.Key | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to switch on or off."""

    name: str
    label: str
    key: Qt.Key | None = None


class OptionsBar(OverMapBar):
    """``changed`` with every letter and click, ``accepted`` on Enter, ``left`` on Esc. Values last while it lives."""

    changed = Signal()
    accepted = Signal()
    left = Signal()

    def __init__(self, over: QWidget, below: DraftingBar) -> None:
        super().__init__(over)
        self._below = below
        self.setObjectName("drafting_bar")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(6)
        self._keys: dict[Qt.Key, str] = {}
        self.fields: dict[str, QLineEdit] = {}
        self.boxes: dict[str, QCheckBox] = {}
        for neighbour in (over, below):
            neighbour.installEventFilter(self)
        self.hide()

    def offer(self, title: str, options: Sequence[Figure | Choice], values: dict[str, str | bool]) -> None:
        """Show the options, filled in with ``values`` (texts of figures, states of choices)."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields, self.boxes, self._keys = {}, {}, {}
        self._row.addWidget(self.label(title))
        for option in options:
            if isinstance(option, Figure):
                self._add_figure(option, str(values.get(option.name, "")))
            else:
                self._add_choice(option, on=bool(values.get(option.name, False)))
            if option.key is not None:
                self._keys[option.key] = option.name
        self.show()
        self.settle()
        self.raise_()

    def _add_figure(self, option: Figure, text: str) -> None:
        field = QLineEdit(text, self)
        field.setFixedWidth(FIELD_WIDTH_PX)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setPlaceholderText(option.hint)
        field.setAccessibleName(f"{option.label} {option.unit}".strip())
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.textEdited.connect(self._edited)
        field.installEventFilter(self)
        label = self.label(_with_key(option.label, option.key))
        label.setBuddy(field)
        self.fields[option.name] = field
        for widget in (label, field, self.label(option.unit)):
            if not isinstance(widget, QLabel) or widget.text():
                self._row.addWidget(widget)

    def _add_choice(self, option: Choice, *, on: bool) -> None:
        box = QCheckBox(_with_key(option.label, option.key), self)
        box.setChecked(on)
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.toggled.connect(lambda _on: self.changed.emit())
        self.boxes[option.name] = box
        self._row.addWidget(box)

    # -- what is set --------------------------------------------------------------------------------------------

    def number(self, name: str) -> float | None:
        """The figure typed; None where it is empty or no number."""
        text = self.fields[name].text() if name in self.fields else ""
        return read_number(text) if text.strip() else None

    def is_on(self, name: str) -> bool:
        return name in self.boxes and self.boxes[name].isChecked()

    @property
    def values(self) -> dict[str, str | bool]:
        """Everything as it is set now, for the next time."""
        texts: dict[str, str | bool] = {name: field.text() for name, field in self.fields.items()}
        return texts | {name: box.isChecked() for name, box in self.boxes.items()}

    # -- the keyboard -------------------------------------------------------------------------------------------

    def owns(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self.isVisible() and not held and event.key() in self._keys

    def key(self, event: QKeyEvent) -> bool:
        """A key pressed on the map: to the field it is for, or the choice turned round; whether it was one."""
        if not self.owns(event):
            return False
        name = self._keys[Qt.Key(event.key())]
        if name in self.boxes:
            self.boxes[name].toggle()
        else:
            self.fields[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.fields[name].selectAll()
        return True

    def begin(self, name: str, text: str) -> None:
        """Let a figure be typed of which ``text`` was pressed already."""
        field = self.fields[name]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.setText(text)
        self._edited()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self._over, self._below):
            moved = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
            if event.type() in moved and self.isVisible():
                self.settle()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
                event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._field_key(watched, event)
        return super().eventFilter(watched, event)

    def _field_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            self.accepted.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            fields = list(self.fields.values())
            step = -1 if event.key() == Qt.Key.Key_Backtab else 1
            after = fields[(fields.index(watched) + step) % len(fields)]  # type: ignore[arg-type]  # one of them
            after.setFocus(Qt.FocusReason.TabFocusReason)
            after.selectAll()
        else:
            return False
        return True

    def _edited(self) -> None:
        for field in self.fields.values():
            field.setProperty("invalid", bool(field.text().strip()) and read_number(field.text()) is None)
            field.style().polish(field)
        self.changed.emit()

    def settle(self) -> None:
        """Take the place at the top of the map, beside the drafting bar where that is shown, or below it."""
        self.set_padding(*PADDING)
        self.adjustSize()
        x = max(0, (self._over.width() - self.width()) // 2)
        if not self._below.isVisible():
            self.move(x, self.margin_px)
            return
        self._below.make_room(self.width())
        beside = self._below.partner_left
        if beside is not None:
            self.move(beside, self._below.y())
        else:
            self.move(x, self._below.geometry().bottom() + self._below.gap_px)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._below.make_room(0)


def _with_key(label: str, key: Qt.Key | None) -> str:
    return label if key is None else f"{label} ({chr(key.value)})"
