"""Any shape as one painter path in scene coordinates: areas closed, lines open, points left out."""

from __future__ import annotations

import shapely
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF
from shapely.geometry.base import BaseGeometry

Origin = tuple[float, float]


def scene_outline(shape: BaseGeometry, origin: Origin) -> QPainterPath:
    """The rings and lines of ``shape``; made for the few shapes in the hand, not for a map full of them."""
    path = QPainterPath()
    for part in shapely.get_parts(shape):
        if part.is_empty or part.geom_type == "Point":
            continue
        if part.geom_type not in ("Polygon", "LineString", "LinearRing"):
            path.addPath(scene_outline(part, origin))
            continue
        rings = shapely.get_rings(part) if part.geom_type == "Polygon" else [part]
        for ring in rings:
            corners = [QPointF(x - origin[0], origin[1] - y) for x, y in shapely.get_coordinates(ring)]
            path.addPolygon(QPolygonF(corners))
            if part.geom_type == "Polygon":
                path.closeSubpath()
    return path
