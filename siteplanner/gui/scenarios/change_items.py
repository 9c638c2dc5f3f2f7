"""In which plants two states differ, marked on a map: added, moved (from where), removed, altered."""

from __future__ import annotations

import math
from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF, QTransform

from siteplanner.core.difference import PlantChanges
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.drawing.style_values import FillStyle, LineStyle, Rgba, with_alpha
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import MarkerItems, ShapeItems

Z_SHAPES, Z_SIGNS = 36.0, 37.0
INK: dict[str, Rgba] = {"light": (196, 0, 122, 255), "dark": (255, 128, 205, 255)}
"""One colour for all, which neither findings nor the selection have; the kinds differ by line and sign."""
ADDED_PX, LINE_PX, HALO_PX = 3.0, 1.8, 4.5
DASHES, DOTS = (5.0, 4.0), (1.5, 2.5)
HATCH_ALPHA, HALO_ALPHA = 150, 200
BADGE_PX, HEAD_PX = 7.0, 9.0
MOST_SIGNS = 300
"""With more, the outlines tell it alone: signs would cover the map."""
MOVED_M = 0.05
"""A centre that moved less has not moved: the outline is another, and there is no arrow."""


class ChangeItems:
    """The marks on one map. Few are graphics items of C++; very many are laid down as small pictures made once, for
    dashes and halos in their thousands cost more than a frame."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self.shapes = ShapeItems(view.scene(), Z_SHAPES)
        self._signs = MarkerItems(view.scene(), Z_SIGNS)
        self._theme = "light"
        self._background: Rgba = (255, 255, 255, 255)

    def show(
        self,
        found: PlantChanges,
        before: gpd.GeoDataFrame,
        after: gpd.GeoDataFrame,
        theme: str,
        background: Rgba,
    ) -> None:
        """Mark in which plants two frames differ, in the colours of a theme."""
        self._theme, self._background = theme, background
        self.shapes.begin()
        self._signs.begin()
        if found:
            self._draw(found, before, after)
        self.shapes.end()
        self._signs.end()

    def clear(self) -> None:
        for pool in (self.shapes, self._signs):
            pool.begin()
            pool.end()

    def _draw(self, found: PlantChanges, ground: gpd.GeoDataFrame, plants: gpd.GeoDataFrame) -> None:
        looks = change_looks(self._theme, self._background)
        altered = [plant_id for plant_id in found.altered if plant_id not in set(found.moved)]
        was, now = _shapes(ground, found.moved), _shapes(plants, found.moved)
        self._outline(_shapes(ground, found.removed), looks["removed"])
        self._outline(was, looks["ghost"])
        self._outline(now, looks["moved"])
        self._outline(_shapes(plants, altered), looks["altered"])
        self._outline(_shapes(plants, found.added), looks["added"])
        signed = len(found.touched) <= MOST_SIGNS
        self._arrows(was, now, heads=signed)
        if signed:
            for kind, shapes in (
                ("added", _shapes(plants, found.added)),
                ("removed", _shapes(ground, found.removed)),
                ("altered", _shapes(plants, altered)),
            ):
                self._badges(kind, shapes)

    def _outline(self, shapes: Geometries, style: FillStyle) -> None:
        shapes = shapes[~shapely.is_empty(shapes)]
        if len(shapes) == 0 or style.line is None:
            return
        self.shapes.add(shapes, style, self._view.origin)

    def _arrows(self, was: Geometries, now: Geometries, *, heads: bool) -> None:
        """From the middle of where it was to the middle of where it is."""
        there = ~(shapely.is_empty(was) | shapely.is_empty(now))  # one that is missing on one side has no way
        start, end = (shapely.get_coordinates(shapely.centroid(shapes[there])) for shapes in (was, now))
        far = np.hypot(*(end - start).T) >= MOVED_M
        way = QPainterPath()
        for one, other in zip(start[far].tolist(), end[far].tolist(), strict=True):
            tail, head = self._view.to_scene(*one), self._view.to_scene(*other)
            way.moveTo(tail)
            way.lineTo(head)
            if heads:
                self._head(tail, head)
        if not way.isEmpty():
            pen = QPen(painting.color(self._ink), LINE_PX)
            pen.setCosmetic(True)
            self.shapes.add_path(way, pen, QBrush())

    def _head(self, tail: QPointF, head: QPointF) -> None:
        angle = math.degrees(math.atan2(head.y() - tail.y(), head.x() - tail.x()))
        arrow = QPainterPath()
        arrow.addPolygon(QPolygonF([QPointF(0, 0), QPointF(-HEAD_PX, -HEAD_PX / 2), QPointF(-HEAD_PX, HEAD_PX / 2)]))
        arrow.closeSubpath()
        turned = QTransform().rotate(angle).map(arrow)
        self._signs.add(head.x(), head.y(), turned, QPen(Qt.PenStyle.NoPen), QBrush(painting.color(self._ink)))

    def _badges(self, kind: str, shapes: Geometries) -> None:
        ink, ground = painting.color(self._ink), painting.color(self._background)
        badge, sign = QPainterPath(), _sign(kind)
        badge.addEllipse(QRectF(-BADGE_PX, -BADGE_PX, 2 * BADGE_PX, 2 * BADGE_PX))
        line = QPen(ground, 1.8)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        for east, north in _corners(shapes):
            at = self._view.to_scene(east, north)
            self._signs.add(at.x(), at.y(), badge, QPen(ground, 1.2), QBrush(ink))
            self._signs.add(at.x(), at.y(), sign, line, QBrush())

    @property
    def _ink(self) -> Rgba:
        return INK[self._theme]


def change_looks(theme: str, background: Rgba) -> dict[str, FillStyle]:
    """How each kind is outlined; ``ghost`` is where a moved plant was."""
    ink, halo = INK[theme], with_alpha(background, HALO_ALPHA)

    def line(width_px: float, dash: Sequence[float] = ()) -> LineStyle:
        return LineStyle(ink, width_px, tuple(dash), halo, width_px + HALO_PX - LINE_PX)

    return {
        "added": FillStyle(line=line(ADDED_PX)),
        "moved": FillStyle(line=line(LINE_PX)),
        "ghost": FillStyle(line=line(LINE_PX, DASHES)),
        "removed": FillStyle(line=line(LINE_PX, DASHES), hatch="diagonal", hatch_color=with_alpha(ink, HATCH_ALPHA)),
        "altered": FillStyle(line=line(LINE_PX, DOTS)),
    }


def _shapes(frame: gpd.GeoDataFrame, ids: Sequence[str]) -> Geometries:
    if not ids:
        return np.empty(0, dtype=object)
    rows = frame.index.get_indexer(pd.Index(list(ids), dtype=frame.index.dtype))
    found: Geometries = shapes_of(frame)[rows]
    return found


def _corners(shapes: Geometries) -> npt.NDArray[np.float64]:
    """The north-east corner of each one's box, (n, 2): beside its name, off its findings."""
    bounds = shapely.bounds(shapes[~shapely.is_empty(shapes)])
    corners: npt.NDArray[np.float64] = bounds[:, 2:]
    return corners


def _sign(kind: str) -> QPainterPath:
    """What stands in the badge: + added, × removed, ≠ altered."""
    lines = {
        "added": ((-3.5, 0, 3.5, 0), (0, -3.5, 0, 3.5)),
        "removed": ((-3, -3, 3, 3), (-3, 3, 3, -3)),
        "altered": ((-3.5, -1.5, 3.5, -1.5), (-3.5, 1.8, 3.5, 1.8), (2, -4, -2, 4)),
    }
    path = QPainterPath()
    for x0, y0, x1, y1 in lines[kind]:
        path.moveTo(x0, y0)
        path.lineTo(x1, y1)
    return path
