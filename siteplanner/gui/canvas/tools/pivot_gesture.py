"""Dragging the pivot that the selection turns about."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.transform_handles import TransformHandles

Point = tuple[float, float]
CENTRE_PX = 6.0


class PivotGesture:
    """It snaps to corners, middles and edges, those of the selection too; dropped near the centre it is the centre."""

    def __init__(self, surface: Surface, handles: TransformHandles) -> None:
        self._surface, self._handles = surface, handles
        self._before = handles.pivot if handles.pivot_is_placed else None
        surface.snapper.prepare()

    def move(self, pointer: PointerEvent) -> None:
        self._place(self._at(pointer))
        self._surface.tell_at(pointer, QCoreApplication.translate("canvas", "Pivot"), ())

    def release(self, pointer: PointerEvent) -> None:
        self._place(self._at(pointer))
        self._end()

    def cancel(self) -> None:
        self._place(self._before)
        self._end()

    def _at(self, pointer: PointerEvent) -> Point | None:
        """Where the pivot is put; None for the centre."""
        at = (pointer.east_m, pointer.north_m)
        snap = self._surface.snapper.snap(np.array([at]), muted=pointer.control)
        if snap is not None:
            return snap.east_m, snap.north_m
        frame = self._handles.frame
        near_m = CENTRE_PX * self._surface.view.metres_per_pixel
        return None if frame is not None and math.dist(frame.box.centre, at) <= near_m else at

    def _place(self, pivot: Point | None) -> None:
        self._handles.place_pivot(pivot)
        self._surface.handles_changed.emit()

    def _end(self) -> None:
        self._surface.note.hide()
        self._surface.snapper.rest()
