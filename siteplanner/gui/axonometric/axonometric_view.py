"""The scheme from the air, turned by hand."""

from __future__ import annotations

import math
from typing import Any, Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from siteplanner.core.axonometric.scene import topmost
from siteplanner.gui.axonometric.scene_view import SceneView
from siteplanner.gui.background import Background

DRAG_TURN_DEG_A_PX, DRAG_TILT_DEG_A_PX = 0.35, 0.25
KEY_TURN_DEG, KEY_TILT_DEG, KEY_ZOOM = 5.0, 5.0, 1.25
FINE: Final = 0.2
"""With Shift keys do so much of what they do without."""
WHEEL_ZOOM: Final = 1.2
WHEEL_STEP: Final = 120
CLICK_PX: Final = 4.0


class AxonometricView(SceneView):
    """Dragging turns and tilts, the wheel zooms, dragging with the middle button or Space moves; arrow keys turn and
    tilt, + and - zoom, Home shows the whole site again. ``plant_hovered`` and ``plant_clicked`` tell which plant is
    meant (None: none); the tool tip names the one under the pointer."""

    plant_hovered = Signal(object)
    plant_clicked = Signal(object)

    def __init__(self, background: Background, lane: str, parent: QWidget | None = None) -> None:
        super().__init__(background, lane, parent)
        self._press: tuple[QPointF, Qt.MouseButton] | None = None
        self._at: QPointF | None = None
        self._dragged = self._space = False
        self.setMouseTracking(True)

    # -- by hand ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self.turning = False
            self._press, self._at, self._dragged = (event.position(), event.button()), event.position(), False
            moves = self._moves()
            self.setCursor(Qt.CursorShape.ClosedHandCursor if moves else Qt.CursorShape.SizeAllCursor)

    def _moves(self) -> bool:
        """Whether a drag moves the picture and does not turn it."""
        return self._space or (self._press is not None and self._press[1] == Qt.MouseButton.MiddleButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        camera, at = self._camera, event.position()
        if camera is None:
            return
        if self._press is None or self._at is None:
            self._hover(self.plant_at(at))
            return
        away = at - self._press[0]
        if not self._dragged and math.hypot(away.x(), away.y()) < CLICK_PX:
            return
        by, self._at, self._dragged = at - self._at, at, True
        self._hover(None)
        if self._moves():
            self.move_camera(camera.panned(by.x(), by.y()))
        else:
            turned = camera.turned(by.x() * DRAG_TURN_DEG_A_PX)
            self.move_camera(turned.tilted(-by.y() * DRAG_TILT_DEG_A_PX))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None or event.button() != self._press[1]:
            return
        clicked = not self._dragged and event.button() == Qt.MouseButton.LeftButton
        self._press = self._at = None
        self._rest_cursor()
        if clicked:
            self.plant_clicked.emit(self.plant_at(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._camera is not None and event.angleDelta().y():
            at, factor = event.position(), WHEEL_ZOOM ** (event.angleDelta().y() / WHEEL_STEP)
            self.move_camera(self._camera.zoomed(factor, at.x(), at.y()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        camera = self._camera
        if camera is None or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            super().keyPressEvent(event)
            return
        share = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        turns = {Qt.Key.Key_Left: KEY_TURN_DEG, Qt.Key.Key_Right: -KEY_TURN_DEG}
        tilts = {Qt.Key.Key_Up: -KEY_TILT_DEG, Qt.Key.Key_Down: KEY_TILT_DEG}
        zooms = {Qt.Key.Key_Plus: KEY_ZOOM, Qt.Key.Key_Equal: KEY_ZOOM, Qt.Key.Key_Minus: 1 / KEY_ZOOM}
        key = Qt.Key(event.key())
        if key in turns:
            self.turning = False
            self.move_camera(camera.turned(turns[key] * share))
        elif key in tilts:
            self.move_camera(camera.tilted(tilts[key] * share))
        elif key in zooms:
            self.move_camera(camera.zoomed(zooms[key], self.width() / 2, self.height() / 2))
        elif key == Qt.Key.Key_Home:
            self.turning = False
            self.camera = None
        elif key == Qt.Key.Key_Space:
            self._space = True
            self._rest_cursor()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._rest_cursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        self._rest_cursor()
        super().focusOutEvent(event)

    def _rest_cursor(self) -> None:
        if self._press is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor)

    # -- hovering -----------------------------------------------------------------------------------------------

    def plant_at(self, at: QPointF) -> str | None:
        """The plant that is on top at a place of the view."""
        wish, camera, faces = self._wish, self._camera, self._seen_faces()
        if wish is None or camera is None or faces is None:
            return None
        row = topmost(faces, at.x(), at.y())
        if row is None:
            row = wish.model.flat_at(camera, at.x(), at.y())
        return None if row is None else str(wish.model.plants.index[row])

    def _hover(self, plant_id: str | None) -> None:
        if plant_id == self._hovered:
            return
        self._hovered = plant_id
        self.setToolTip("" if plant_id is None else self._told_of(plant_id))
        self.plant_hovered.emit(plant_id)
        self.update()

    def _told_of(self, plant_id: str) -> str:
        """Name, number and height of a plant."""
        model = self.model
        if model is None or plant_id not in model.plants.index:
            return ""
        row = model.plants.index.get_loc(plant_id)
        said: Any = model.plants["name"].iloc[row]
        name = said if isinstance(said, str) else ""
        height = float(model.plants["height_m"].to_numpy(dtype=float)[row])
        told = self.tr("{height:g} m high").format(height=height) if height > 0 else self.tr("height not known")
        return " · ".join(part for part in (name, plant_id, told) if part)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._rest_cursor()
        super().enterEvent(event)
