"""What a handle of the selection is for: the gesture it begins, and the cursor that says so."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt

from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.pivot_gesture import PivotGesture
from siteplanner.gui.canvas.tools.push_gesture import PushGesture
from siteplanner.gui.canvas.tools.rotate_gesture import RotateGesture
from siteplanner.gui.canvas.tools.stretch_gesture import StretchGesture
from siteplanner.gui.canvas.tools.tool import Gesture
from siteplanner.gui.canvas.transform_handles import Grip, TransformHandles

_ARROWS = (
    Qt.CursorShape.SizeHorCursor,
    Qt.CursorShape.SizeBDiagCursor,
    Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeFDiagCursor,
)


def gesture_of(surface: Surface, handles: TransformHandles, grip: Grip, pressed: PointerEvent) -> Gesture | None:
    """The gesture of a handle; None where nothing may be changed."""
    session, frame, pivot = surface.editing, handles.frame, handles.pivot
    if session is None or frame is None or pivot is None:
        return None
    if grip.kind == "pivot":
        return PivotGesture(surface, handles)
    if grip.kind == "turn":
        return RotateGesture(surface, handles, pivot, pressed)
    if grip.kind == "edge":
        return PushGesture(surface, session, frame, grip, pressed)
    return StretchGesture(surface, frame, grip, pressed)


def cursor_of(handles: TransformHandles, grip: Grip) -> Qt.CursorShape:
    """Arrows the way that the handle goes."""
    frame = handles.frame
    if grip.kind in ("turn", "pivot") or frame is None:
        return Qt.CursorShape.PointingHandCursor
    if grip.edge is not None:
        (a, b) = grip.edge
        return arrows_along(b[1] - a[1], a[0] - b[0])
    way = grip.handle[0] * frame.box.along + grip.handle[1] * frame.box.across
    return arrows_along(float(way[0]), float(way[1]))


def arrows_along(east: float, north: float) -> Qt.CursorShape:
    """The cursor with arrows nearest to a direction on the map."""
    return _ARROWS[round(math.atan2(north, east) / (math.pi / 4)) % 4]
