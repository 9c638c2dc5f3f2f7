"""What the map tells a tool: where on the map the pointer is, which button, which keys are held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent


@dataclass(frozen=True, slots=True)
class PointerEvent:
    """Easting, northing in metres; x, y in viewport pixels."""

    east_m: float
    north_m: float
    x_px: float
    y_px: float
    button: Qt.MouseButton
    modifiers: Qt.KeyboardModifier

    @property
    def shift(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def control(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def left_button(self) -> bool:
        return self.button == Qt.MouseButton.LeftButton


class PointerReceiver(Protocol):
    """Who gets the pointer: the tool in hand."""

    def press(self, pointer: PointerEvent) -> None: ...
    def move(self, pointer: PointerEvent) -> None: ...
    def release(self, pointer: PointerEvent) -> None: ...
    def double_click(self, pointer: PointerEvent) -> None: ...
    def left(self) -> None: ...
    def key(self, event: QKeyEvent) -> bool:
        """Do what the key says; whether it was the tool's."""
        ...

    def owns(self, event: QKeyEvent) -> bool:
        """Whether the key is the tool's even where a menu has it as a shortcut."""
        ...


class DropReceiver(Protocol):
    """Who gets what is dragged onto the map from a panel."""

    def drag_entered(self, data: QMimeData) -> bool:
        """Whether this can be dropped here."""
        ...

    def drag_moved(self, pointer: PointerEvent) -> None: ...
    def drag_left(self) -> None: ...
    def dropped(self, pointer: PointerEvent) -> None: ...
