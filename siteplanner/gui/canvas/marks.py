"""What a tool draws over the map for the moment: the selection rectangle, the snap marker, the line of a turn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsScene

from siteplanner.core.snapping import Snap, SnapKind
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import with_alpha
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.shapes import MarkerItems, ShapeItems

Z_BAND = 70.0
Z_SNAP = 90.0


class Marks:
    """Items above everything else on the map."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._band = ShapeItems(scene, Z_BAND)
        self._snap = MarkerItems(scene, Z_SNAP)

    def show_band(self, rectangle: QRectF, styles: MapStyles, *, touching: bool) -> None:
        """The selection rectangle in scene coordinates: a full line takes what is inside, a dashed one what touches."""
        line = styles.hover.line
        assert line is not None  # the styles give the hover an outline
        pen = QPen(painting.color(line.color), 1.0)
        pen.setCosmetic(True)
        if touching:
            pen.setDashPattern([4.0, 3.0])
        path = QPainterPath()
        path.addRect(rectangle)
        self._band.begin()
        self._band.add_path(path, pen, QBrush(painting.color(with_alpha(line.color, 28))))
        self._band.end()

    def hide_band(self) -> None:
        self._band.clear()

    def show_turn(self, pivot: QPointF, hand: QPointF, styles: MapStyles) -> None:
        """A line from the centre of a turn to the hand, in scene coordinates."""
        path = QPainterPath(pivot)
        path.lineTo(hand)
        self._band.begin()
        self._band.add_path(path, painting.pen(styles.guide), QBrush())
        self._band.end()

    def show_snap(self, snap: Snap | None, at: QPointF, styles: MapStyles) -> None:
        """The marker of what was snapped to: a box for a corner, a triangle for a middle, an hourglass for an edge."""
        self._snap.begin()
        if snap is not None:
            line = styles.snap.line
            pen = QPen(painting.color(line.color), line.width_px)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            glow = QBrush(QColor(*with_alpha(line.color, 40)))
            self._snap.add(at.x(), at.y(), snap_path(snap.kind, styles.snap.size_px), pen, glow)
        self._snap.end()

    @property
    def snap_is_shown(self) -> bool:
        return bool(self._snap.shown)

    @property
    def band_is_shown(self) -> bool:
        return bool(self._band.shown)

    def clear(self) -> None:
        self._band.clear()
        self._snap.clear()


def snap_path(kind: SnapKind, size_px: float) -> QPainterPath:
    """The marker's outline about (0, 0), in pixels."""
    s = size_px / 2
    corners: dict[SnapKind, list[tuple[float, float]]] = {
        "vertex": [(-s, -s), (s, -s), (s, s), (-s, s)],
        "midpoint": [(0, -s), (s, s), (-s, s)],
        "edge": [(-s, -s), (s, -s), (-s, s), (s, s)],
    }
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners[kind]]))
    path.closeSubpath()
    return path
