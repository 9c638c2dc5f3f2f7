"""Dragging what is selected: live preview, snapping of their corners, one edit at the end."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from siteplanner.core.edits import move_features
from siteplanner.core.features import plants_of
from siteplanner.core.snapping import corners_of
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.services.planning_session import PlanningSession


class MoveGesture:
    """Corners snap while it goes; Ctrl held mutes that, Shift keeps to east-west or north-south."""

    def __init__(self, surface: Surface, session: PlanningSession, start: PointerEvent) -> None:
        self._surface, self._session, self._start = surface, session, start
        self._scenario_id, self._features = session.scenario_id, surface.movable
        self._plant_ids = plants_of(self._features)
        features = surface.features
        self._corners = corners_of(features.shapes_of(self._features)) if features else np.empty((0, 2))
        surface.snapper.prepare(frozenset(self._plant_ids))

    def move(self, pointer: PointerEvent) -> None:
        de_m, dn_m = self._distance(pointer)
        self._surface.preview(move_features(self._scenario_id, self._features, de_m, dn_m))
        self._surface.tell_at(pointer, distance_text(de_m, dn_m), self._plant_ids)

    def release(self, pointer: PointerEvent) -> None:
        de_m, dn_m = self._distance(pointer)
        self._end()
        if (de_m, dn_m) == (0.0, 0.0) or not self._surface.desk.apply(
            move_features(self._scenario_id, self._features, de_m, dn_m)
        ):
            self._surface.preview(None)

    def cancel(self) -> None:
        self._end()
        self._surface.preview(None)

    def _end(self) -> None:
        self._surface.note.hide()
        self._surface.snapper.rest()

    def _distance(self, pointer: PointerEvent) -> tuple[float, float]:
        """East and north, such that a snapped corner lands on the very ordinates of its target."""
        de_m, dn_m = pointer.east_m - self._start.east_m, pointer.north_m - self._start.north_m
        if pointer.shift:
            de_m, dn_m = (de_m, 0.0) if abs(de_m) >= abs(dn_m) else (0.0, dn_m)
        snap = self._surface.snapper.snap(
            self._corners + np.array([de_m, dn_m]), muted=pointer.control or pointer.shift
        )
        if snap is None:
            return round(de_m, 3), round(dn_m, 3)
        east_m, north_m = self._corners[snap.corner]
        return snap.east_m - float(east_m), snap.north_m - float(north_m)


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
