"""The walls of the side that is being entered, drawn thick on the map: which side is which is seen there."""

from __future__ import annotations

import shapely
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF
from shapely.geometry.base import BaseGeometry

from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import ItemPool
from siteplanner.gui.desk import Desk

Z_WALLS = 94.0
WIDTH_PX, HALO_PX = 5.0, 9.0


class WallMark(QObject):
    """Follows the desk by itself; ``walls`` are the lines that are drawn now, in the plan's CRS."""

    def __init__(self, desk: Desk, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self._items = ItemPool(view.scene(), Z_WALLS)
        self.walls: BaseGeometry | None = None
        desk.walls_shown.connect(self.show)
        desk.session_changed.connect(self._clear)
        desk.theme_changed.connect(self._dress)

    def show(self, walls: BaseGeometry | None) -> None:
        """Draw these lines with a halo; None: nothing."""
        self.walls = walls
        self._items.begin()
        if walls is not None and not walls.is_empty:
            styles = self._desk.styles
            path = self._path(walls)
            for color, width_px in ((styles.background, HALO_PX), (styles.snap.line.color, WIDTH_PX)):
                pen = QPen(painting.color(color), width_px)
                pen.setCosmetic(True)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                self._items.add_path(path, pen, QBrush())
        self._items.end()

    def _path(self, walls: BaseGeometry) -> QPainterPath:
        path = QPainterPath()
        for part in shapely.get_parts(walls):
            points = [self._view.to_scene(float(e), float(n)) for e, n in shapely.get_coordinates(part)]
            path.addPolygon(QPolygonF(points))
        return path

    def _clear(self) -> None:
        self.show(None)

    def _dress(self) -> None:
        """The same in the colours of the theme."""
        self.show(self.walls)
