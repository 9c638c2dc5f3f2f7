"""The tool that is in hand when no other is: select, move, turn, delete, nudge."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from siteplanner.core.edits import move_features, remove_features
from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.schema import ANNOTATIONS, PARCELS
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.band_gesture import BandGesture, combined
from siteplanner.gui.canvas.tools.holding import cursor_of, gesture_of
from siteplanner.gui.canvas.tools.move_gesture import MoveGesture
from siteplanner.gui.canvas.tools.nudge import ARROWS, nudge_step_m
from siteplanner.gui.canvas.tools.tool import Gesture, Tool, dragged
from siteplanner.gui.canvas.transform_handles import Grip, TransformHandles
from siteplanner.services.planning_session import PlanningSession


class SelectTool(Tool):
    """A press on a plant selects it at once; the same press goes on to drag the selection."""

    name: ClassVar[str] = "select"

    def __init__(self, surface: Surface, handles: TransformHandles) -> None:
        super().__init__(surface)
        self._handles = handles
        self._pressed: PointerEvent | None = None
        self._under: tuple[Feature, ...] = ()
        self._was_selected = False
        self._grip: Grip | None = None
        self._gesture: Gesture | None = None
        self._hovered: PointerEvent | None = None

    def hint(self) -> str:
        if self._handles.turning:
            return self.tr("Drag a corner to turn, Shift by 15°; drag the cross to turn about another point; Esc ends")
        if [feature.layer for feature in self.surface.movable] == [PARCELS.name]:
            return self.tr("Drag to move, a handle to stretch or turn; right-click an edge to set what lies beyond it")
        if self.surface.movable:
            return self.tr(
                "Drag to move, a handle to stretch or turn, M or R to type; click the round one for the pivot"
            )
        if self.surface.desk.selected:
            return self.tr("This layer is locked: it can be looked at, not changed. Unlock it in the layers panel.")
        return self.tr("Click something to select it, Ctrl+click what lies below; drag a rectangle to select several")

    # -- the mouse ----------------------------------------------------------------------------------------------

    def press(self, pointer: PointerEvent) -> None:
        if pointer.button == Qt.MouseButton.RightButton and self._pressed is None and self._gesture is None:
            self.surface.menu_wanted.emit(pointer)
        if not pointer.left_button or self.surface.session is None:
            return
        if isinstance(self._gesture, MoveGesture) and not self._gesture.is_done:
            # it waited for what was typed; a click takes what is shown
            self._gesture.move(pointer)
            self._gesture.finish()
            self._gesture = None
            return
        self.cancel()
        self._pressed = pointer
        self._grip = self._handle_at(pointer)
        self._under = () if self._grip else self.surface.features_at(pointer)
        selected = self.surface.session.selected
        self._was_selected = any(f in selected for f in self._under[:1])
        adding = bool(self._under) and not self._was_selected and not self._removing(pointer)
        if adding and not self._below(pointer) and (self._holds(self._under[0]) or pointer.shift):
            self.surface.desk.select_features(combined(selected, self._under[:1], pointer))
            self._was_selected = pointer.shift

    def move(self, pointer: PointerEvent) -> None:
        if self._pressed is None and isinstance(self._gesture, MoveGesture) and self._gesture.is_done:
            self._gesture = None  # typed to its end after the button was let go
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
            if isinstance(gesture, MoveGesture) and gesture.goes_on:
                self._gesture = gesture
                return
        elif pressed is not None and self._grip is None:
            self._click(pressed)
        elif pressed is not None and self._grip is not None and self._grip.kind == "turn":
            self._handles.turning = not self._handles.turning  # a click on it, not a drag
            self._show_handles()
        self._hover(pointer)

    def double_click(self, pointer: PointerEvent) -> None:
        grip = self._handle_at(pointer)
        if grip is not None and grip.kind == "pivot":
            self._handles.place_pivot(None)
            self._show_handles()
        elif (under := self.surface.features_at(pointer)) and not self._edits_note(under[0]):
            self.surface.properties_wanted.emit()

    def _edits_note(self, feature: Feature) -> bool:
        return feature.layer == ANNOTATIONS.name and self.surface.note_editing.change(feature.id)

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
        if self._grip is not None:
            return gesture_of(self.surface, self._handles, self._grip, pressed)
        if self._under and self._holds(self._under[0]) and not self._removing(pressed):
            if not self._was_selected and not pressed.shift:
                self.surface.desk.select_features(self._under[:1])  # held with Ctrl: no click, but a hand that takes
            return MoveGesture(self.surface, session, pressed) if session and self.surface.movable else None
        return BandGesture(self.surface, pressed)

    def _holds(self, feature: Feature) -> bool:
        """Whether a drag that begins on it moves it; one that begins on a locked layer draws a rectangle."""
        return not self.surface.desk.is_locked(feature.layer)

    @staticmethod
    def _removing(pointer: PointerEvent) -> bool:
        return pointer.shift and pointer.control

    @staticmethod
    def _below(pointer: PointerEvent) -> bool:
        """Alt, or Ctrl where the desktop keeps Alt for itself, asks for what lies below."""
        alt = pointer.modifiers & Qt.KeyboardModifier.AltModifier
        return bool(alt) or (pointer.control and not pointer.shift)

    def _click(self, pressed: PointerEvent) -> None:
        """A press and release in one place: what the press has not yet done to the selection."""
        session, desk = self.surface.session, self.surface.desk
        if session is None:
            return
        if not self._under:
            if not pressed.shift:
                desk.select_features(())
        elif pressed.shift and (self._was_selected or self._removing(pressed)):
            desk.select_features(combined(session.selected, self._under[:1], pressed))
        elif not pressed.shift:
            desk.select_features((self._next_under(session.selected, pressed),))

    def _show_handles(self) -> None:
        self.surface.handles_changed.emit()
        self.surface.hint_changed.emit()

    def _next_under(self, selected: tuple[Feature, ...], pressed: PointerEvent) -> Feature:
        """Of things one above the other the one after that which alone is selected; else the first.

        A click goes round among those of the topmost layer, with Ctrl or Alt among all of them.
        """
        under = self._under if self._below(pressed) else same_layer(self._under)
        if len(selected) == 1 and selected[0] in under and (self._was_selected or self._below(pressed)):
            return under[(under.index(selected[0]) + 1) % len(under)]
        return next((f for f in under if f in selected), under[0]) if len(selected) > 1 else under[0]

    def _hover(self, pointer: PointerEvent) -> None:
        self._hovered = pointer
        grip = self._handle_at(pointer)
        under = () if grip else self.surface.features_at(pointer)
        first = under[0] if under else None
        parcel = first if first is not None and first.layer == PARCELS.name else None
        self.surface.tell_under(pointer, first.id if first is not None and first.layer == PLANTS else None, parcel)
        self.surface.desk.hover_feature(first)
        movable = self.surface.movable
        if grip is not None:
            self.surface.view.set_tool_cursor(cursor_of(self._handles, grip))
        elif any(f in movable for f in under[:1]):
            self.surface.view.set_tool_cursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.surface.view.set_tool_cursor(self.cursor)

    def _handle_at(self, pointer: PointerEvent) -> Grip | None:
        return self._handles.hit(pointer.x_px, pointer.y_px)

    # -- keys ---------------------------------------------------------------------------------------------------

    def owns(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._gesture is not None
        if isinstance(self._gesture, MoveGesture):
            return self._gesture.owns(event)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return event.key() in ARROWS and not held and bool(self.surface.movable)

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Menu and self._hovered is not None and self._gesture is None:
            self.surface.menu_wanted.emit(self._hovered)
            return True
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if isinstance(self._gesture, MoveGesture):
            return self._gesture.key(event)
        session = self.surface.editing
        if session is None or not session.selected or self._gesture is not None:
            return False
        if key == Qt.Key.Key_Delete and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return self._remove(session)
        if key in ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._nudge(*ARROWS[key], event.modifiers())
        return False

    def _remove(self, session: PlanningSession) -> bool:
        if self.surface.may_edit(session.selected):
            self.surface.desk.apply(remove_features(session.scenario_id, session.selected), features=())
        return True

    def _escape(self) -> bool:
        if isinstance(self._gesture, MoveGesture) and self.surface.drafter.escape():
            return True
        if self.cancel():
            return True
        if self._handles.turning or self._handles.pivot_is_placed:
            self._handles.at_rest()
            self._show_handles()
            return True
        if self.surface.desk.selected:
            self.surface.desk.select_features(())
            return True
        return False

    def _nudge(self, east: float, north: float, modifiers: Qt.KeyboardModifier) -> bool:
        step_m, movable = nudge_step_m(modifiers), self.surface.movable
        if not movable:
            return False
        self.surface.desk.apply(move_features(self.surface.scenario_id, movable, east * step_m, north * step_m))
        return True


def same_layer(under: tuple[Feature, ...]) -> tuple[Feature, ...]:
    """Those of the topmost one's layer."""
    return tuple(f for f in under if f.layer == under[0].layer)
