"""Placing plants of a catalogue type: the true-size ghost under the pointer is checked as it goes.

A corner of the ground that the pointer is put on is taken by the nearest corner of the plant; else any corner of it
snaps. The corner that snapped last is the one that distance and direction are typed for, from the place where it
snapped; B chooses the corner that follows the pointer, and that X and Y are typed for.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from shapely.geometry.base import BaseGeometry

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS
from siteplanner.core.loci import Line, Point
from siteplanner.core.snapping import Floats
from siteplanner.gui.canvas.drafter import Aim
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.ghost import Ghost
from siteplanner.gui.canvas.tools.nudge import ARROWS, nudge_step_m
from siteplanner.gui.canvas.tools.tool import Tool

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
QUARTER_DEG, STEP_DEG = 90.0, 15.0
EDGE_REACH_PX = 200.0
HOLDING = (Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_P)
PLACES = frozenset({"vertex", "intersection", "setback_corner", "midpoint", "centre"})
"""Snaps that distance and direction can be measured from afterwards."""


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
        self._reference: int | None = None
        self._held: int | None = None
        self._last: tuple[Point, int] | None = None

    @property
    def type_id(self) -> str:
        """The type in the hand."""
        return self._type_id

    @property
    def angle_deg(self) -> float:
        """How far the ghost is turned, counter-clockwise."""
        return self._angle_deg

    @property
    def anchor(self) -> Point | None:
        """Where distance and direction start: what a corner snapped to last."""
        return self._last[0] if self._last is not None else None

    def hold(self, type_id: str, capacity: float | None = None) -> None:
        """Take a type in the hand. Raises EditError for an unknown one or a capacity out of its range."""
        load_catalogue().get(type_id).attributes(capacity)
        self.cancel()
        self._type_id, self._capacity, self._angle_deg = type_id, capacity, 0.0
        self._ghost, self._reference, self._last = None, None, None
        self.surface.fitting.leave()
        self.surface.hint_changed.emit()

    def hint(self) -> str:
        if self._reference is None or self._ghost is None:
            return self.tr("Click to place; R turns, N aligns to an edge, B takes another corner; D, A, X, Y to type")
        return self.tr(
            "Corner {number} of {corners} follows the pointer; click to place, B takes another, R turns, N aligns"
        ).format(number=self._reference + 1, corners=len(self._ghost.corners))

    def start(self) -> None:
        super().start()
        self.surface.drafter.take(self, setbacks=True)

    def stop(self) -> None:
        super().stop()
        self.surface.fitting.leave()
        self.surface.drafter.lay_down(self)

    def cancel(self) -> bool:
        shown = self._pointer is not None
        self._pointer, self._held = None, None
        self.surface.note.hide()
        if self.surface.drafter.serves(self):
            self.surface.drafter.forget()
        else:  # dragged from the catalogue: the tool is not laid down, for it was not in the hand
            self.surface.fitting.leave()
        self.surface.snapper.rest()
        self.surface.draft.clear()
        if shown:
            self.surface.preview(None)
        return shown

    def plan_changed(self) -> None:
        """What can be snapped to is another; the ghost comes again with the next move."""
        self.surface.snapper.prepare(setbacks=True)

    # -- the mouse ------------------------------------------------------------------------------------------------

    def move(self, pointer: PointerEvent) -> None:
        """The ghost follows the pointer."""
        self._pointer = pointer
        self._show()

    def press(self, pointer: PointerEvent) -> None:
        if pointer.button == Qt.MouseButton.RightButton:
            self.surface.finished.emit()
        elif pointer.left_button:
            self.set_down(pointer)

    def set_down(self, pointer: PointerEvent) -> bool:
        """Place the plant as one edit and select it."""
        self._pointer = pointer
        ghost = self._held_ghost()
        if ghost is None:
            return False
        return self._place(ghost, self._aim(ghost, pointer))

    def left(self) -> None:
        """The ghost goes with the pointer, but not while figures are typed for it."""
        if not self.surface.drafter.locks.any and not self.surface.drafting_bar.is_typed_in:
            self.cancel()

    # -- keys -----------------------------------------------------------------------------------------------------

    def owns(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self.surface.drafter.owns(event)
        own = (Qt.Key.Key_Escape, Qt.Key.Key_R, Qt.Key.Key_N, Qt.Key.Key_B, *ENTER)
        return event.key() in own or event.key() in ARROWS or self.surface.drafter.owns(event)

    def key(self, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._back()
        elif key in ENTER:
            self._enter()
        elif key in ARROWS:
            self._step(key, event.modifiers())
        elif not held and key == Qt.Key.Key_R:
            self.turn(STEP_DEG if shift else QUARTER_DEG)
        elif not held and key == Qt.Key.Key_N:
            self.align_to_edge()
        elif not held and key == Qt.Key.Key_B:
            self.next_reference(-1 if shift else 1)
        else:
            if key in HOLDING:
                self._hold_corner()
            return self.surface.drafter.key(event)
        return True

    def _back(self) -> None:
        """One level back: the locks, the tool. The corner chosen is none of them: giving it up would hardly be seen,
        and the next click would place a plant that was meant to be laid down."""
        if self.surface.drafter.escape():
            self._held = None
            self._show()
        else:
            self.surface.finished.emit()

    def _enter(self) -> None:
        ghost = self._held_ghost()
        if ghost is None:
            return
        aim = self._aim(ghost, self._pointer)
        self._place(ghost, aim or self._aim(ghost, self._middle()))

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
        before, self._angle_deg = self._ghost, (self._angle_deg + by_deg) % 360.0
        self._ghost = None
        after = self._held_ghost()
        if before is not None and after is not None and self._held is not None:
            self._held = after.nearest_corner(turned(before.corners[self._held], by_deg))
        self._show()

    def align_to_edge(self) -> bool:
        """Turn the ghost, as little as need be, so that its sides lie along and square to the nearest edge."""
        if self._pointer is None:
            return False
        at = (self._pointer.east_m, self._pointer.north_m)
        found = self.surface.snapper.edge_at(at, EDGE_REACH_PX)
        line = Line.through(*found.edge) if found is not None and found.edge is not None else None
        if line is None:
            self.surface.desk.tell(self.tr("There is no edge near the pointer to align to."))
            return False
        off = (math.degrees(math.atan2(line.dn, line.de)) - self._angle_deg) % QUARTER_DEG
        self.turn(off if off <= QUARTER_DEG / 2 else off - QUARTER_DEG)
        return True

    def next_reference(self, step: int = 1) -> None:
        """Another point of the plant follows the pointer: any corner that snaps, then each corner in turn."""
        ghost = self._held_ghost()
        if ghost is None:
            return
        places = len(ghost.corners) + 1
        at = ((self._reference if self._reference is not None else -1) + 1 + step) % places
        self._reference = at - 1 if at else None
        self._held = None
        self._show()
        self.surface.hint_changed.emit()

    def _hold_corner(self) -> None:
        """Distance and direction are typed for the corner that is snapped, or was last."""
        if self._reference is None and self._held is None and self._last is not None:
            self._held = self._last[1]

    # -- called by the drafter ------------------------------------------------------------------------------------

    @property
    def goes_straight(self) -> bool:
        """A number typed alone is a way straight to the pointer."""
        return True

    def locks_changed(self) -> None:
        self._show()

    def typed(self, east_m: float, north_m: float) -> None:
        """The point for the reference corner was typed in full: the plant is placed."""
        ghost = self._held_ghost()
        if ghost is not None:
            self._place(ghost, Aim(east_m, north_m, locked=True, fixed=True))

    # -- where the ghost lies -------------------------------------------------------------------------------------

    def _corner(self, ghost: Ghost) -> int | None:
        """The corner for which the point is meant; None: its centre, and any corner snaps."""
        if self._held is not None:
            return self._held
        return ghost.corner_named(self._reference) if self._reference is not None else None

    def _aim(self, ghost: Ghost, pointer: PointerEvent | None) -> Aim | None:
        surface, corner = self.surface, self._corner(ghost)
        if not surface.drafter.serves(self):  # dragged from the catalogue, another tool is in the hand
            assert pointer is not None
            at = (pointer.east_m, pointer.north_m)
            snap = surface.snapper.snap(
                ghost.corners + np.array(at), muted=pointer.control, pointer=at, outer=tuple(ghost.outer)
            )
            return Aim(*snap.point, snap, corner=snap.corner) if snap else Aim(*at)
        if self._held is not None and pointer is not None:
            east, north = ghost.corners[self._held]  # the ghost does not jump: its centre stays at the pointer
            pointer = replace(pointer, east_m=pointer.east_m + float(east), north_m=pointer.north_m + float(north))
        corners = ghost.corners if corner is None else None
        outer = tuple(ghost.outer)
        aim = surface.drafter.aim(pointer, self.anchor, corners=corners, body_deg=self._angle_deg, outer=outer)
        if aim is not None and aim.snap is not None and aim.snap.kind in PLACES and not aim.locked:
            self._last = (aim.snap.point, aim.snap.corner if corner is None else corner)
        return aim

    def _footprint(self, ghost: Ghost, aim: Aim) -> BaseGeometry:
        corner = self._corner(ghost)
        return ghost.footprint(*aim.point, aim.corner if corner is None else corner)

    def _show(self) -> None:
        ghost = self._held_ghost()
        aim = self._aim(ghost, self._pointer) if ghost is not None else None
        if ghost is None or aim is None:
            return
        self.surface.fitting.seek(ghost, self._angle_deg)
        marked = [aim.point] if self._corner(ghost) is not None else []
        self.surface.draft.show(None, marked, self.surface.view.origin, self.surface.desk.styles)
        shown = self.surface.preview(ghost.preview(self._footprint(ghost, aim)))
        if shown and self._pointer is not None:
            self.surface.tell_at(self._pointer, self._figures(), ghost.edit.plant_ids)

    def _place(self, ghost: Ghost, aim: Aim | None) -> bool:
        if aim is None:
            return False
        if self.surface.desk.is_locked(PLANTS):
            self.surface.tell_locked(PLANTS)
            return False
        edit = ghost.placing(self._footprint(ghost, aim))
        corner = self._corner(ghost)
        placed = self.surface.desk.apply(edit, select=edit.plant_ids)
        if placed and self.surface.drafter.serves(self):
            last = aim.corner if corner is None else corner
            self._last = (aim.point, last) if last is not None else None
            self.surface.drafter.point_set(aim.point)
            self._held = None
            if aim.fixed:
                self.cancel()  # what was typed is done; the ghost comes again with the next move
        return placed

    def _figures(self) -> str:
        """The type's name, and how far it is turned."""
        of = load_catalogue().get(self._type_id)
        name = of.name(self.surface.language)
        figures = f"{name}   {self._angle_deg:.4g}°" if self._angle_deg else name
        nowhere = self.surface.fitting.on and self.surface.fitting.fits_nowhere
        return figures + "\n" + self.tr("At this angle it fits nowhere in view") if nowhere else figures

    def _held_ghost(self) -> Ghost | None:
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


def turned(corner: Floats, by_deg: float) -> Point:
    """A corner (east, north of the centre) turned counter-clockwise about the centre."""
    angle = math.radians(by_deg)
    east, north = float(corner[0]), float(corner[1])
    return (
        east * math.cos(angle) - north * math.sin(angle),
        east * math.sin(angle) + north * math.cos(angle),
    )
