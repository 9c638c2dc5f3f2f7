"""A field that takes the keys themselves: what is pressed in it is what it gives."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_ONLY_HELD = frozenset(
    {
        Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock, Qt.Key.Key_unknown,
    }
)  # fmt: skip
_LEAVES = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})


class KeyField(QLineEdit):
    """``pressed(keys)`` as portable text. Tab goes on, Esc is left to the dialog; no input method is at work in it."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _LEAVES and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        event.accept()
        if key not in _ONLY_HELD and not event.isAutoRepeat():
            pressed = QKeySequence(QKeyCombination(_held(event), key))
            self.pressed.emit(pressed.toString(QKeySequence.SequenceFormat.PortableText))


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The keys held with it; not the Shift that a sign needs to be written (“?” is no “Shift+?”)."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    sign = bool(text) and text.isprintable() and not text.isalnum() and not text.isspace()
    return held & ~Qt.KeyboardModifier.ShiftModifier if sign else held
