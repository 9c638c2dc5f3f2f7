"""Placing plants of a catalogue type: the true-size ghost under the pointer is checked as it goes."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from shapely.geometry.base import BaseGeometry

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.ghost import Ghost
from siteplanner.gui.canvas.tools.nudge import ARROWS, nudge_step_m
from siteplanner.gui.canvas.tools.tool import Tool

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
QUARTER_DEG, STEP_DEG = 90.0, 15.0


class PlaceTool(Tool):
    """A click sets one plant and the ghost stays in the hand; Esc lays it down."""

    name: ClassVar[str] = "place"
    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.CrossCursor

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._type_id = ""
        self._capacity: float | None = None
        self._angle_deg = 0.0
        self._pointer: PointerEvent | None = None
        self._ghost: Ghost | None = None

    @property
    def type_id(self) -> str:
        """The type in the hand."""
        return self._type_id

    @property
    def angle_deg(self) -> float:
        """How far the ghost is turned, counter-clockwise."""
        return self._angle_deg

    def hold(self, type_id: str, capacity: float | None = None) -> None:
        """Take a type in the hand. Raises EditError for an unknown one or a capacity out of its range."""
        load_catalogue().get(type_id).attributes(capacity)
        self.cancel()
        self._type_id, self._capacity, self._angle_deg = type_id, capacity, 0.0
        self._ghost = None
        self.surface.hint_changed.emit()

    def hint(self) -> str:
        return self.tr("Click to place; R turns by 90°, Shift+R by 15°; Ctrl mutes snapping; Esc ends")

    def start(self) -> None:
        super().start()
        self.surface.snapper.prepare()

    def cancel(self) -> bool:
        shown = self._pointer is not None
        self._pointer = None
        self.surface.note.hide()
        self.surface.snapper.rest()
        if shown:
            self.surface.preview(None)
        return shown

    def plan_changed(self) -> None:
        """What can be snapped to is another; the ghost comes again with the next move."""
        self.surface.snapper.prepare()

    def move(self, pointer: PointerEvent) -> None:
        """The ghost follows the pointer."""
        self._pointer = pointer
        ghost = self._held()
        if ghost is not None and self.surface.preview(ghost.preview(self._footprint_at(ghost, pointer))):
            self.surface.tell_at(pointer, self._figures(), ghost.edit.plant_ids)

    def press(self, pointer: PointerEvent) -> None:
        if pointer.button == Qt.MouseButton.RightButton:
            self.surface.finished.emit()
        elif pointer.left_button:
            self.set_down(pointer)

    def set_down(self, pointer: PointerEvent) -> bool:
        """Place the plant as one edit and select it."""
        ghost = self._held()
        if ghost is None:
            return False
        edit = ghost.placing(self._footprint_at(ghost, pointer))
        return self.surface.desk.apply(edit, select=edit.plant_ids)

    def left(self) -> None:
        self.cancel()

    def owns(self, event: QKeyEvent) -> bool:
        return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_R, *ENTER) or event.key() in ARROWS

    def key(self, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.surface.finished.emit()
        elif event.key() == Qt.Key.Key_R and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.turn(STEP_DEG if shift else QUARTER_DEG)
        elif event.key() in ENTER:
            self.set_down(self._pointer or self._middle())
        elif event.key() in ARROWS:
            self._step(Qt.Key(event.key()), event.modifiers())
        else:
            return False
        return True

    def _step(self, arrow: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Move the ghost without the mouse, by the steps of a nudge; unsnapped, for it would not come loose again."""
        at, step_m, (east, north) = self._pointer or self._middle(), nudge_step_m(modifiers), ARROWS[arrow]
        self.move(self.surface.view.pointer_on(at.east_m + east * step_m, at.north_m + north * step_m))

    def _middle(self) -> PointerEvent:
        """The middle of the map, held as with Ctrl so that nothing snaps."""
        window = self.surface.view.window()
        return self.surface.view.pointer_on(window.centre_e, window.centre_n)

    def turn(self, by_deg: float) -> None:
        """Turn the ghost counter-clockwise about its centre."""
        self._angle_deg = (self._angle_deg + by_deg) % 360.0
        self._ghost = None
        if self._pointer is not None:
            self.move(self._pointer)

    def _figures(self) -> str:
        """The type's name, and how far it is turned."""
        of = load_catalogue().get(self._type_id)
        name = of.name(self.surface.language)
        return f"{name}   {self._angle_deg:g}°" if self._angle_deg else name

    def _footprint_at(self, ghost: Ghost, pointer: PointerEvent) -> BaseGeometry:
        """Where the ghost lies with the pointer there, its corners snapped unless Ctrl is held."""
        corners = ghost.corners_at(pointer.east_m, pointer.north_m)
        return ghost.footprint(
            pointer.east_m, pointer.north_m, self.surface.snapper.snap(corners, muted=pointer.control)
        )

    def _held(self) -> Ghost | None:
        """The ghost for the plan as it stands; None where nothing can be placed, with the reason in a toast."""
        session = self.surface.editing
        if session is None or not self._type_id:
            return None
        if self._ghost is None or self._ghost.plan is not session.plan:
            try:
                self._ghost = Ghost.of(
                    session.plan, session.scenario_id, self._type_id, self._angle_deg, self._capacity
                )
            except EditError as error:
                self.surface.desk.tell(error.message)
                return None
        return self._ghost
