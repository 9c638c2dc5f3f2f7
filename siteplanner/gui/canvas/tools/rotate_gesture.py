"""Turning what is selected by a round handle about the pivot."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from siteplanner.core.edits import rotate_features
from siteplanner.core.features import plants_of
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.move_gesture import signed
from siteplanner.gui.canvas.transform_handles import TransformHandles

Point = tuple[float, float]

STEP_DEG = 15.0
FREE_DECIMALS = 1


class RotateGesture:
    """Free turns go by a tenth of a degree, with Shift by 15 degrees."""

    def __init__(self, surface: Surface, handles: TransformHandles, pivot: Point, start: PointerEvent) -> None:
        self._surface, self._handles = surface, handles
        self._scenario_id, self._features = surface.scenario_id, surface.movable
        self._plant_ids = plants_of(self._features)
        self._pivot = pivot
        self._from_deg = self._bearing(start)

    def move(self, pointer: PointerEvent) -> None:
        angle_deg = self._angle(pointer)
        self._surface.preview(rotate_features(self._scenario_id, self._features, angle_deg, self._pivot))
        view = self._surface.view
        hand = view.to_scene(pointer.east_m, pointer.north_m)
        self._surface.marks.show_turn(view.to_scene(*self._pivot), hand, self._surface.desk.styles)
        self._surface.tell_at(pointer, angle_text(angle_deg), self._plant_ids)

    def release(self, pointer: PointerEvent) -> None:
        angle_deg = self._angle(pointer)
        self._end()
        edit = rotate_features(self._scenario_id, self._features, angle_deg, self._pivot)
        with self._handles.kept():  # to turn on about the same pivot
            if angle_deg == 0.0 or not self._surface.desk.apply(edit):
                self._surface.preview(None)

    def cancel(self) -> None:
        self._end()
        self._surface.preview(None)

    def _end(self) -> None:
        self._surface.note.hide()
        self._surface.marks.hide_band()

    def _bearing(self, pointer: PointerEvent) -> float:
        """Degrees counter-clockwise from east, seen from the pivot."""
        return math.degrees(math.atan2(pointer.north_m - self._pivot[1], pointer.east_m - self._pivot[0]))

    def _angle(self, pointer: PointerEvent) -> float:
        """Degrees counter-clockwise since the press, from -180 to 180."""
        angle_deg = (self._bearing(pointer) - self._from_deg + 180.0) % 360.0 - 180.0
        if pointer.shift:
            return round(angle_deg / STEP_DEG) * STEP_DEG
        return round(angle_deg, FREE_DECIMALS)


def angle_text(angle_deg: float) -> str:
    """By how much something is turned."""
    text = QCoreApplication.translate("canvas", "Turned {angle_deg}° counter-clockwise")
    return text.format(angle_deg=signed(angle_deg, FREE_DECIMALS))
