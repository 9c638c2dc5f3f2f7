"""A small plan of a footprint, north up, that shows which side is which and where fire walls stand."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import shapely
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fire.sides import edges_of, sides_of
from siteplanner.core.fire.table import Floats
from siteplanner.core.fire.walls import SIDES, Walls
from siteplanner.gui.theme import current_tokens

HEIGHT_PX = 104
MARGIN_PX = 22
THIN_PX, THICK_PX = 1.2, 3.5
Placing = Callable[[Floats], QPointF]
"""Where a point of the map is drawn."""


class WallsPicture(QWidget):
    """The side being entered is drawn in the colour of a selection, fire walls thick, the rest thin."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shape: BaseGeometry | None = None
        self._walls: Walls | None = None
        self._names: tuple[str, ...] = ("",) * len(SIDES)
        self.side: int | None = None

    def show_walls(self, shape: BaseGeometry | None, walls: Walls | None, names: tuple[str, ...]) -> None:
        """A footprint, its walls and what its sides are called, in the order of ``SIDES``."""
        self._shape, self._walls, self._names = shape, walls, names
        self.setAccessibleDescription(", ".join(names))
        self.update()

    def mark(self, side: int | None) -> None:
        """The side being entered; None: none is."""
        if side != self.side:
            self.side = side
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(2 * HEIGHT_PX, HEIGHT_PX)

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._shape is None or self._walls is None or self._shape.is_empty:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        west, south, east, north = self._shape.bounds
        room = QRectF(self.rect()).adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
        scale = min(room.width() / max(east - west, 1e-9), room.height() / max(north - south, 1e-9))
        middle = np.array([(west + east) / 2, (south + north) / 2])

        def at(point: Floats) -> QPointF:
            east_px, north_px = (point - middle) * scale
            return room.center() + QPointF(float(east_px), -float(north_px))

        self._fill(painter, at)
        edges = edges_of(self._shape)
        on = sides_of(edges.azimuth_deg, self._walls.front_deg)
        ink, chosen = self.palette().windowText().color(), QColor(current_tokens().accent)
        for start, end, sides in zip(edges.start, edges.end, on, strict=True):
            of = np.flatnonzero(sides).tolist()
            fire = all(self._walls.sides[side].is_fire_wall for side in of)
            painter.setPen(QPen(chosen if self.side in of else ink, THICK_PX if fire else THIN_PX))
            painter.drawLine(at(start), at(end))
        for side, name in enumerate(self._names):
            painter.setPen(chosen if side == self.side else ink)
            painter.drawText(self._label_box(side, at), Qt.AlignmentFlag.AlignCenter, name)
        painter.end()

    def _fill(self, painter: QPainter, at: Placing) -> None:
        path = QPainterPath()  # where rings lie within each other it is filled between them
        for ring in shapely.get_rings(self._shape):
            path.addPolygon(QPolygonF([at(point) for point in shapely.get_coordinates(ring)]))
        painter.fillPath(path, self.palette().alternateBase())

    def _label_box(self, side: int, at: Placing) -> QRectF:
        """Beyond the outermost point of the footprint on that side."""
        assert self._shape is not None
        assert self._walls is not None
        azimuth = math.radians(self._walls.front_deg + 90.0 * side)
        out = np.array([math.sin(azimuth), math.cos(azimuth)])
        points = shapely.get_coordinates(self._shape)
        centre = np.array(self._shape.centroid.coords[0])
        far = float(((points - centre) @ out).max())
        place = at(centre + out * far) + QPointF(float(out[0]), -float(out[1])) * (MARGIN_PX / 2)
        width = self.fontMetrics().horizontalAdvance("WWW")
        height = self.fontMetrics().height()
        found = QRectF(place.x() - width / 2, place.y() - height / 2, width, height)
        within = QRectF(self.rect())
        return found.translated(min(0.0, within.right() - found.right()) + max(0.0, within.left() - found.left()), 0.0)
