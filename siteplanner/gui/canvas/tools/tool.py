"""What every tool of the map can do, and the gestures that one press begins and one release ends."""

from __future__ import annotations

from typing import ClassVar, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface

DRAG_FROM_PX = 4.0
"""The pointer must go so far before a press is a drag, so that a click never moves a plant."""


class Gesture(Protocol):
    """From press to release. After ``cancel`` everything is as before the press."""

    def move(self, pointer: PointerEvent) -> None: ...
    def release(self, pointer: PointerEvent) -> None: ...
    def cancel(self) -> None: ...


class Tool(QObject):
    """A tool gets map coordinates, previews what it would do, and ends with one edit."""

    name: ClassVar[str] = ""
    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.ArrowCursor

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.surface = surface

    def hint(self) -> str:
        """What can be done now, for the status bar."""
        return ""

    def start(self) -> None:
        """The tool is taken in hand."""
        self.surface.view.set_tool_cursor(self.cursor)

    def stop(self) -> None:
        """The tool is laid down."""
        self.cancel()

    def cancel(self) -> bool:
        """Give up what is half done (Esc); False where there was nothing."""
        return False

    def plan_changed(self) -> None:
        """The plan has changed under the hand: by the tool's own edit, an undo, or from elsewhere."""
        self.cancel()

    def press(self, pointer: PointerEvent) -> None:
        pass

    def move(self, pointer: PointerEvent) -> None:
        pass

    def release(self, pointer: PointerEvent) -> None:
        pass

    def double_click(self, pointer: PointerEvent) -> None:
        pass

    def left(self) -> None:
        """The pointer has left the map."""

    def key(self, _event: QKeyEvent) -> bool:
        """Do what the key says; whether it was the tool's."""
        return False

    def owns(self, _event: QKeyEvent) -> bool:
        """Whether the key is the tool's even where a menu has it as a shortcut."""
        return False


def dragged(start: PointerEvent, now: PointerEvent) -> bool:
    """Whether the pointer has gone far enough from the press to mean a drag."""
    return abs(now.x_px - start.x_px) + abs(now.y_px - start.y_px) >= DRAG_FROM_PX
