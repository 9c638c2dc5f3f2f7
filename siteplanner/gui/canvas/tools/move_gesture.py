"""Dragging what is selected: live preview, corners snap, distance and direction can be typed, one edit at the end."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from siteplanner.core.edits import move_features
from siteplanner.core.features import plants_of
from siteplanner.core.loci import Point
from siteplanner.core.oriented_box import direction_deg
from siteplanner.core.snapping import Floats, corners_of, exact_shift
from siteplanner.gui.canvas.drafter import Aim
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.services.planning_session import PlanningSession

RIGHT_ANGLE_DEG = 90.0
GRAB_PX = 12.0
MOST_CORNERS = 8
"""Of many things moved together, so many corners about the grabbed point snap: the hand looks there."""
MOST_READ = 50
"""Of so many things the common direction is looked for."""
DECIMALS = 3
"""Metres that nothing but the hand chose are whole millimetres."""


class MoveGesture:
    """Ctrl held mutes snapping, Shift keeps to east-west or north-south; D, A, X, Y type where the grabbed point goes.

    The grabbed point is the corner under the press, or the press itself.
    """

    def __init__(self, surface: Surface, session: PlanningSession, start: PointerEvent) -> None:
        self._surface, self._session, self._start = surface, session, start
        self._scenario_id, self._features = session.scenario_id, surface.movable
        self._plant_ids = plants_of(self._features)
        features = surface.features
        shapes = features.shapes_of(self._features) if features else np.empty(0, dtype=object)
        self._corners = corners_of(shapes)
        self._body_deg = direction_deg(shapes[:MOST_READ])
        self._grabbed = self._corner_under(start)
        self._corners = _nearest(self._corners, self._grabbed)
        self._pointer = start
        self.is_done = False
        surface.drafter.take(self, setbacks=bool(self._plant_ids))
        surface.snapper.prepare(features=self._features, setbacks=bool(self._plant_ids))

    @property
    def anchor(self) -> Point | None:
        """Distance and direction are those of the move."""
        return self._grabbed

    @property
    def goes_on(self) -> bool:
        """Whether the move waits for what is being typed after the button was let go."""
        return not self.is_done and (self._surface.drafting_bar.is_typed_in or self._surface.drafter.locks.any)

    def move(self, pointer: PointerEvent) -> None:
        if not self.is_done:
            self._pointer = pointer
            self._show()

    def release(self, pointer: PointerEvent) -> None:
        self._pointer = pointer
        if not self.is_done and not self.goes_on:
            self.finish()

    def finish(self) -> None:
        """Move for good to where it is shown."""
        if not self.is_done:
            self._apply(self._aim())

    def cancel(self) -> None:
        if not self.is_done:
            self._end()
            self._surface.preview(None)

    # -- keys -----------------------------------------------------------------------------------------------------

    def owns(self, event: QKeyEvent) -> bool:
        """Letters and digits; what is held with Ctrl stays the window's, as a drag does not last."""
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return not self.is_done and not held and self._surface.drafter.owns(event)

    def key(self, event: QKeyEvent) -> bool:
        return self.owns(event) and self._surface.drafter.key(event)

    @property
    def goes_straight(self) -> bool:
        """A number typed alone is a way straight to the pointer."""
        return True

    def locks_changed(self) -> None:
        if not self.is_done:
            self._show()

    def typed(self, east_m: float, north_m: float) -> None:
        """Where the grabbed point goes was typed in full."""
        if not self.is_done:
            self._apply(Aim(east_m, north_m, locked=True, fixed=True))

    # -- where it goes --------------------------------------------------------------------------------------------

    def _corner_under(self, start: PointerEvent) -> Point:
        at = np.array([start.east_m, start.north_m])
        if len(self._corners):
            apart_m = np.hypot(*(self._corners - at).T)
            nearest = int(apart_m.argmin())
            if apart_m[nearest] <= GRAB_PX * self._surface.view.metres_per_pixel:
                east, north = self._corners[nearest]
                return float(east), float(north)
        return start.east_m, start.north_m

    def _aim(self) -> Aim:
        """Where the grabbed point goes: it keeps its place beside the pointer."""
        east = self._grabbed[0] + self._pointer.east_m - self._start.east_m
        north = self._grabbed[1] + self._pointer.north_m - self._start.north_m
        pointer = replace(self._pointer, east_m=east, north_m=north)
        corners: Floats = self._corners - np.array(self._grabbed)
        aim = self._surface.drafter.aim(
            pointer, self._grabbed, corners=corners, step_deg=RIGHT_ANGLE_DEG, body_deg=self._body_deg
        )
        return aim or Aim(east, north)

    def _distance(self, aim: Aim) -> tuple[float, float]:
        """East and north, such that a snapped corner lands on the very ordinates of its target."""
        if aim.corner is not None:
            east, north = self._corners[aim.corner]
            return exact_shift((float(east), float(north)), aim.point)
        de_m, dn_m = exact_shift(self._grabbed, aim.point)
        return (de_m, dn_m) if aim.locked or aim.snap else (round(de_m, DECIMALS), round(dn_m, DECIMALS))

    def _show(self) -> None:
        de_m, dn_m = self._distance(self._aim())
        self._surface.slide = (de_m, dn_m)
        self._surface.preview(move_features(self._scenario_id, self._features, de_m, dn_m))
        self._surface.tell_at(self._pointer, distance_text(de_m, dn_m), self._plant_ids)

    def _apply(self, aim: Aim) -> None:
        de_m, dn_m = self._distance(aim)
        self._end()
        moved = move_features(self._scenario_id, self._features, de_m, dn_m)
        if (de_m, dn_m) == (0.0, 0.0) or not self._surface.desk.apply(moved):
            self._surface.preview(None)

    def _end(self) -> None:
        self.is_done = True
        self._surface.slide = None
        self._surface.note.hide()
        self._surface.drafter.lay_down(self)


def _nearest(corners: Floats, point: Point) -> Floats:
    """The corners nearest to a point, where there are many."""
    if len(corners) <= MOST_CORNERS:
        return corners
    apart_m = np.hypot(*(corners - np.array(point)).T)
    nearest: Floats = corners[np.argpartition(apart_m, MOST_CORNERS)[:MOST_CORNERS]]
    return nearest


def distance_text(de_m: float, dn_m: float) -> str:
    """How far something is moved."""
    text = QCoreApplication.translate("canvas", "ΔE {de_m} m   ΔN {dn_m} m   distance {distance_m:.2f} m")
    return text.format(de_m=signed(de_m, 2), dn_m=signed(dn_m, 2), distance_m=math.hypot(de_m, dn_m))


def signed(value: float, decimals: int) -> str:
    """A number with its sign, as it is set in print; no sign where it rounds to 0.

    >>> signed(-3.204, 2), signed(12.0, 1), signed(-0.001, 2)
    ('−3.20', '+12.0', '0.00')
    """
    rounded = round(value, decimals)
    sign = "−" if rounded < 0 else "+" if rounded > 0 else ""
    return f"{sign}{abs(rounded):.{decimals}f}"
