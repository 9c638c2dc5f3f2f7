"""A small map in a dialog that is moved and zoomed by wheel, mouse and keys; what it shows is its own."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainterPath, QPolygonF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from shapely.geometry.base import BaseGeometry

from siteplanner.core.site import Geometries
from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.painting import to_pixels

Box = tuple[float, float, float, float]

AROUND = 0.6
STEP = 1.25
CLICK_PX = 4
LEGEND_PX = 20
"""At the foot, where no map is drawn."""
SMALLEST_M = 20.0


class PannedPicture(QWidget):
    """``clicked(place)`` in pixels. Wheel zooms, drag moves, + and − and the arrow keys do the same."""

    clicked = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(QSize(280, 220))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window = ViewWindow(0.0, 0.0, 1.0, 280.0, 220.0)
        self._wanted: Box | None = None
        self._pressed: QPoint | None = None
        self._dragged = False

    def sizeHint(self) -> QSize:
        return QSize(520, 360)

    @property
    def window_shown(self) -> ViewWindow:
        """What is in view."""
        return self._window

    def show_box(self, box: Box | None) -> None:
        """Zoom to a box, with its surroundings; None: stay."""
        if box is not None:
            self._wanted = box
            self._fit()

    # -- moving -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        at = event.position()
        self._zoom(STEP ** (event.angleDelta().y() / 120), at.x(), at.y())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed is None:
            return
        by = here - self._pressed
        if self._dragged or by.manhattanLength() > CLICK_PX:
            self._dragged, self._pressed, self._wanted = True, here, None
            self._window = self._window.panned(by.x(), by.y())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._dragged:
            self.clicked.emit(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (1, 0),
            Qt.Key.Key_Right: (-1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        middle = self.width() / 2, self.height() / 2
        key = Qt.Key(event.key())
        if key in steps:
            self._wanted = None
            self._window = self._window.panned(steps[key][0] * self.width() / 8, steps[key][1] * self.height() / 8)
            self.update()
        elif event.text() in ("+", "="):
            self._zoom(STEP, *middle)
        elif event.text() == "-":
            self._zoom(1 / STEP, *middle)
        else:
            super().keyPressEvent(event)

    def _zoom(self, factor: float, x_px: float, y_px: float) -> None:
        self._wanted = None
        self._window = self._window.zoomed(factor, x_px, y_px)
        self.update()

    def _fit(self) -> None:
        width, height = float(max(self.width(), 1)), float(max(self.height() - LEGEND_PX, 1))
        if self._wanted is not None:
            west, south, east, north = self._wanted
            grow = max(SMALLEST_M - max(east - west, north - south), 0.0) / 2
            self._window = ViewWindow.fitting(
                (west - grow, south - grow, east + grow, north + grow), width, height, AROUND / 2
            )
        else:
            self._window = self._window.resized(width, height)
        self.update()

    def path(self, shapes: Iterable[BaseGeometry] | Geometries) -> QPainterPath:
        """Areas as a path in pixels, filled between rings that lie in each other."""
        path = QPainterPath()
        for shape in shapes:
            for part in shapely.get_parts(shapely.get_parts(shape)):
                for ring in shapely.get_rings(part) if part.geom_type == "Polygon" else ():
                    corners = to_pixels(shapely.get_coordinates(ring), self._window)
                    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners.tolist()]))
        return path
