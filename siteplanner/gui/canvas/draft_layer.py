"""What a tool is drawing, over the map: the shape so far, its points, the lines that hold the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsScene
from shapely.geometry.base import BaseGeometry

from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import with_alpha
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.outlines import scene_outline
from siteplanner.gui.canvas.shapes import MarkerItems, ShapeItems

Point = tuple[float, float]

Z_GUIDES, Z_SHAPE, Z_POINTS = 71.0, 72.0, 73.0
POINT_PX = 6.0
LEAST_WIDTH_PX = 1.6


class DraftLayer:
    """Items above the plants and below the snap marker; ``origin`` is the scene's zero in the map's metres."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._guides = ShapeItems(scene, Z_GUIDES)
        self._shape = ShapeItems(scene, Z_SHAPE)
        self._points = MarkerItems(scene, Z_POINTS)

    def show(
        self,
        shape: BaseGeometry | None,
        points: Sequence[Point],
        origin: Point,
        styles: MapStyles,
        *,
        wrong: bool = False,
    ) -> None:
        """The shape as it would be, and the points set so far, in metres of the map; ``wrong``: as no shape."""
        line = (styles.finding_error if wrong else styles.hover).line
        assert line is not None  # the styles give both an outline
        pen = painting.pen(replace(line, width_px=max(line.width_px, LEAST_WIDTH_PX)))
        self._shape.begin()
        if shape is not None and not shape.is_empty:
            outline = scene_outline(shape, origin)
            area = shape.geom_type in ("Polygon", "MultiPolygon")
            fill = QBrush(painting.color(with_alpha(line.color, 36))) if area else QBrush()
            self._shape.add_path(outline, pen, fill)
        self._shape.end()
        self._points.begin()
        dot = QPen(painting.color(line.color), 1.5)
        for east_m, north_m in points:
            at = (east_m - origin[0], origin[1] - north_m)
            self._points.add(*at, _dot(), dot, QBrush(painting.color(styles.background)))
        self._points.end()

    def show_guides(self, guides: Iterable[tuple[Point, Point]], origin: Point, styles: MapStyles) -> None:
        """Dashed helping lines, each from one point of the map to another."""
        path = QPainterPath()
        for start, end in guides:
            path.moveTo(start[0] - origin[0], origin[1] - start[1])
            path.lineTo(end[0] - origin[0], origin[1] - end[1])
        self._guides.begin()
        if not path.isEmpty():
            self._guides.add_path(path, painting.pen(styles.guide), QBrush())
        self._guides.end()

    @property
    def is_shown(self) -> bool:
        return bool(self._shape.shown or self._points.shown)

    @property
    def points_shown(self) -> int:
        return len(self._points.shown)

    @property
    def guides_are_shown(self) -> bool:
        return bool(self._guides.shown)

    def clear(self) -> None:
        for pool in (self._guides, self._shape, self._points):
            pool.clear()


def _dot() -> QPainterPath:
    path = QPainterPath()
    half = POINT_PX / 2
    path.addRect(QRectF(-half, -half, POINT_PX, POINT_PX))
    return path
