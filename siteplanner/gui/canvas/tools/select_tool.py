"""The tool that is in hand when no other is: select, move, turn, delete, nudge."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from siteplanner.core.edits import move_plants, remove_plants
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.rotate_handle import RotateHandle
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.band_gesture import BandGesture, combined
from siteplanner.gui.canvas.tools.move_gesture import MoveGesture
from siteplanner.gui.canvas.tools.nudge import ARROWS, nudge_step_m
from siteplanner.gui.canvas.tools.rotate_gesture import RotateGesture
from siteplanner.gui.canvas.tools.tool import Gesture, Tool, dragged


class SelectTool(Tool):
    """A press on a plant selects it at once; the same press goes on to drag the selection."""

    name: ClassVar[str] = "select"

    def __init__(self, surface: Surface, handle: RotateHandle) -> None:
        super().__init__(surface)
        self._handle = handle
        self._pressed: PointerEvent | None = None
        self._under: tuple[str, ...] = ()
        self._was_selected = False
        self._gesture: Gesture | None = None

    def hint(self) -> str:
        if self.surface.session is not None and self.surface.session.selection:
            return self.tr("Drag to move, round handle to turn, arrow keys to nudge, M or R to type; Delete removes")
        return self.tr("Click a plant to select it; drag a rectangle to select several")

    # -- the mouse ----------------------------------------------------------------------------------------------

    def press(self, pointer: PointerEvent) -> None:
        if not pointer.left_button or self.surface.session is None:
            return
        self.cancel()
        self._pressed = pointer
        self._under = () if self._on_handle(pointer) else self.surface.plants_at(pointer)
        selection = self.surface.session.selection
        self._was_selected = any(p in selection for p in self._under)
        if self._under and not self._was_selected and not (pointer.shift and pointer.control):
            self.surface.desk.select(combined(selection, self._under[:1], pointer))
            self._was_selected = pointer.shift

    def move(self, pointer: PointerEvent) -> None:
        if self._gesture is not None:
            self._gesture.move(pointer)
        elif self._pressed is None:
            self._hover(pointer)
        elif dragged(self._pressed, pointer):
            self._gesture = self._begin(self._pressed)
            if self._gesture is not None:
                self._gesture.move(pointer)

    def release(self, pointer: PointerEvent) -> None:
        pressed, gesture = self._pressed, self._gesture
        self._pressed, self._gesture = None, None
        if gesture is not None:
            gesture.release(pointer)
        elif pressed is not None and not self._on_handle(pressed):
            self._click(pressed)
        self._hover(pointer)

    def double_click(self, pointer: PointerEvent) -> None:
        if self.surface.plants_at(pointer):
            self.surface.properties_wanted.emit()

    def left(self) -> None:
        self.surface.note.hide()
        self.surface.desk.hover(None)

    def cancel(self) -> bool:
        gesture, self._gesture = self._gesture, None
        self._pressed = None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _begin(self, pressed: PointerEvent) -> Gesture | None:
        """The gesture that a drag from there means."""
        session = self.surface.editing
        if self._on_handle(pressed):
            bounds = self.surface.selection_bounds
            return RotateGesture(self.surface, session, bounds, pressed) if session and bounds else None
        if self._under and not (pressed.shift and pressed.control):
            return MoveGesture(self.surface, session, pressed) if session and session.selection else None
        return BandGesture(self.surface, pressed)

    def _click(self, pressed: PointerEvent) -> None:
        """A press and release in one place: what the press has not yet done to the selection."""
        session = self.surface.session
        removing = pressed.shift and pressed.control
        if session is None or (self._under and not self._was_selected and not removing):
            return  # the press has selected it
        if not self._under:
            if not pressed.shift:
                self.surface.desk.select(())
        elif pressed.shift:
            self.surface.desk.select(combined(session.selection, self._under[:1], pressed))
        else:
            self.surface.desk.select((self._next_under(session.selection),))

    def _next_under(self, selection: tuple[str, ...]) -> str:
        """Of plants one above the other the one after that which alone is selected; else the first."""
        if len(selection) == 1 and selection[0] in self._under:
            return self._under[(self._under.index(selection[0]) + 1) % len(self._under)]
        return next(p for p in self._under if p in selection) if len(selection) > 1 else self._under[0]

    def _hover(self, pointer: PointerEvent) -> None:
        on_handle = self._on_handle(pointer)
        under = () if on_handle else self.surface.plants_at(pointer)
        self.surface.tell_under(pointer, under[0] if under else None)
        self.surface.desk.hover(under[0] if under else None)
        session = self.surface.editing
        if on_handle:
            self.surface.view.set_tool_cursor(Qt.CursorShape.PointingHandCursor)
        elif session is not None and any(p in session.selection for p in under):
            self.surface.view.set_tool_cursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.surface.view.set_tool_cursor(self.cursor)

    def _on_handle(self, pointer: PointerEvent) -> bool:
        return self._handle.hit(pointer.x_px, pointer.y_px)

    # -- keys ---------------------------------------------------------------------------------------------------

    def owns(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._gesture is not None
        session = self.surface.editing
        return event.key() in ARROWS and session is not None and bool(session.selection)

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return self._escape()
        session = self.surface.editing
        if session is None or not session.selection or self._gesture is not None:
            return False
        if key == Qt.Key.Key_Delete and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return self.surface.desk.apply(remove_plants(session.scenario_id, session.selection))
        if key in ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._nudge(*ARROWS[key], event.modifiers())
        return False

    def _escape(self) -> bool:
        if self.cancel():
            return True
        if self.surface.session is not None and self.surface.session.selection:
            self.surface.desk.select(())
            return True
        return False

    def _nudge(self, east: float, north: float, modifiers: Qt.KeyboardModifier) -> bool:
        step_m = nudge_step_m(modifiers)
        session = self.surface.editing
        if session is None:
            return False
        self.surface.desk.apply(move_plants(session.scenario_id, session.selection, east * step_m, north * step_m))
        return True
