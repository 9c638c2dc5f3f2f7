"""The cross at a place somebody went to by its coordinates: the middle of a map is nothing one can see."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen

from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import MarkerItems

Z_PLACE = 95.0
ARM_PX, GAP_PX, WIDTH_PX, HALO_PX = 12.0, 4.0, 2.0, 4.0


class PlaceMark:
    """``place`` is easting and northing in the plan's CRS; None while there is no mark."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._items = MarkerItems(view.scene(), Z_PLACE)
        self.place: tuple[float, float] | None = None

    def set(self, east_m: float, north_m: float, styles: MapStyles) -> None:
        """Mark a place, and no other."""
        self.place = (east_m, north_m)
        self.show(styles)

    def clear(self) -> None:
        self.place = None
        self._items.clear()

    def show(self, styles: MapStyles) -> None:
        """The cross in the colours of the map, with a halo so that it is seen on any ground."""
        if self.place is None:
            return
        at = self._view.to_scene(*self.place)
        self._items.begin()
        for color, width_px in ((styles.background, HALO_PX), (styles.snap.line.color, WIDTH_PX)):
            pen = QPen(painting.color(color), width_px)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            self._items.add(at.x(), at.y(), _cross(), pen, QBrush())
        self._items.end()


def _cross() -> QPainterPath:
    """Four arms about (0, 0) in pixels that leave the place itself free."""
    path = QPainterPath()
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        path.moveTo(QPointF(x * GAP_PX, y * GAP_PX))
        path.lineTo(QPointF(x * ARM_PX, y * ARM_PX))
    return path
