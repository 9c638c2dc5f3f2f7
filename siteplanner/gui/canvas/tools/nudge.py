"""Moving by the arrow keys: which way, and how far."""

from __future__ import annotations

from PySide6.QtCore import Qt

ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}
"""East and north of each key."""
NUDGE_M, LARGE_NUDGE_M, SMALL_NUDGE_M = 1.0, 10.0, 0.1


def nudge_step_m(modifiers: Qt.KeyboardModifier) -> float:
    """How far one press moves, in metres: Shift far, Alt little."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return LARGE_NUDGE_M
    return SMALL_NUDGE_M if modifiers & Qt.KeyboardModifier.AltModifier else NUDGE_M
