"""What a tool draws over the map for the moment: the selection rectangle, the snap marker, the line of a turn."""

from __future__ import annotations

from collections.abc import Callable

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
CLOSED_MARKS = frozenset({"vertex", "midpoint", "edge"})


class Marks:
    """Items above everything else on the map."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._band = ShapeItems(scene, Z_BAND)
        self._snap = MarkerItems(scene, Z_SNAP)
        self._leading = ShapeItems(scene, Z_SNAP - 1)

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

    def show_snap(self, snap: Snap | None, to_scene: Callable[[float, float], QPointF], styles: MapStyles) -> None:
        """The marker of what was snapped to, each kind by its own shape, and the dotted line that leads to it."""
        self._snap.begin()
        self._leading.begin()
        if snap is not None:
            line, at = styles.snap.line, to_scene(*snap.point)
            pen = QPen(painting.color(line.color), line.width_px)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            glow = QBrush(QColor(*with_alpha(line.color, 40)))
            filled = glow if snap.kind in CLOSED_MARKS else QBrush()
            self._snap.add(at.x(), at.y(), snap_path(snap.kind, styles.snap.size_px), pen, filled)
            for start, end in snap.guides:
                path = QPainterPath(to_scene(*start))
                path.lineTo(to_scene(*end))
                self._leading.add_path(path, _dotted(painting.color(line.color)), QBrush())
        self._snap.end()
        self._leading.end()

    @property
    def snap_is_shown(self) -> bool:
        return bool(self._snap.shown)

    @property
    def band_is_shown(self) -> bool:
        return bool(self._band.shown)

    def clear(self) -> None:
        self._band.clear()
        self._snap.clear()
        self._leading.clear()


def snap_path(kind: SnapKind, size_px: float) -> QPainterPath:
    """The marker's outline about (0, 0), in pixels: a box for a corner, an hourglass for an edge, a triangle for a
    middle, a cross for a crossing, a right-angle sign for a foot."""
    s = size_px / 2
    path = QPainterPath()
    for line in _STROKES[kind]:
        path.addPolygon(QPolygonF([QPointF(x * s, y * s) for x, y in line]))
    if kind in CLOSED_MARKS:
        path.closeSubpath()
    if kind in ("centre", "setback", "setback_corner"):
        path.addEllipse(QPointF(0, 0), s, s)
    return path


def _dotted(color: QColor) -> QPen:
    pen = QPen(color, 1.2)
    pen.setCosmetic(True)
    pen.setDashPattern([1.5, 2.5])
    return pen


_STROKES: dict[SnapKind, list[list[tuple[float, float]]]] = {
    "vertex": [[(-1, -1), (1, -1), (1, 1), (-1, 1)]],
    "intersection": [[(-1, -1), (1, 1)], [(-1, 1), (1, -1)]],
    "setback_corner": [[(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5)]],
    "midpoint": [[(0, -1), (1, 1), (-1, 1)]],
    "centre": [[(-1, 0), (1, 0)], [(0, -1), (0, 1)]],
    "perpendicular": [[(-1, -1), (-1, 1), (1, 1)], [(-1, 0), (0, 0), (0, 1)]],
    "edge": [[(-1, -1), (1, -1), (-1, 1), (1, 1)]],
    "setback": [[(-1, 0), (1, 0)]],
    "extension": [[(-1, 0), (-0.5, 0)], [(-0.2, 0), (0.2, 0)], [(0.5, 0), (1, 0)], [(0, -0.8), (0, 0.8)]],
    "alignment": [[(-1, -1), (-1, 1)], [(1, -1), (1, 1)], [(-1, 0), (1, 0)]],
    "angle": [[(-1, 1), (1, 1)], [(-1, 1), (-1, -1)]],
    "grid": [[(-1, -0.4), (1, -0.4)], [(-1, 0.4), (1, 0.4)], [(-0.4, -1), (-0.4, 1)], [(0.4, -1), (0.4, 1)]],
}
