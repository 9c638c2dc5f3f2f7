"""The round handle above the selection that turns it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainterPath, QPen

from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.hits import Box
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import MarkerItems

SIZE_PX = 8.0
DISTANCE_PX = 22.0
GRIP_PX = 9.0
Z_HANDLE = 80.0


class RotateHandle:
    """8 px at any zoom, on a short stem above the middle of the bounding box."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._items = MarkerItems(view.scene(), Z_HANDLE)
        self._foot: QPointF | None = None

    def show(self, bounds: Box | None, styles: MapStyles) -> None:
        """Put it above ``bounds`` (metres); None hides it."""
        self._items.begin()
        self._foot = None
        line = styles.selection.line
        if bounds is not None and line is not None:
            self._foot = self._view.to_scene((bounds[0] + bounds[2]) / 2, bounds[3])
            x, y = self._foot.x(), self._foot.y()
            stem = QPainterPath(QPointF(0, 0))
            stem.lineTo(0, -DISTANCE_PX + SIZE_PX / 2)
            self._items.add(x, y, stem, QPen(painting.color(line.color), 1.2), QBrush())
            knob = QPainterPath()
            knob.addEllipse(QRectF(-SIZE_PX / 2, -DISTANCE_PX - SIZE_PX / 2, SIZE_PX, SIZE_PX))
            face = QBrush(painting.color(styles.background))
            self._items.add(x, y, knob, QPen(painting.color(line.color), 1.6), face)
        self._items.end()

    @property
    def centre_px(self) -> QPointF | None:
        """Where its centre is in the viewport; None when it is hidden."""
        if self._foot is None:
            return None
        foot = self._view.viewportTransform().map(self._foot)
        return QPointF(foot.x(), foot.y() - DISTANCE_PX)

    def hit(self, x_px: float, y_px: float) -> bool:
        centre = self.centre_px
        return centre is not None and math.hypot(x_px - centre.x(), y_px - centre.y()) <= GRIP_PX
