"""Dimensions and notes on the map, as items over the picture: so they follow what is dragged without a new picture."""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene

from siteplanner.core.plan import Plan
from siteplanner.drawing.annotation_marks import AnnotationMark, Head, HeadShape, Lettering, annotation_marks
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.map_view import MapView

Z_LINES, Z_LETTERS = 21.0, 22.0
TICK_PX, ARROW_PX, LOST_PX = 5.0, 11.0, 4.0
GAP_PX = 4.0
LEAST_ROOM_PX = 6.0
"""A dimension shorter than this on the screen is not drawn at all."""
OVERHANG = 1.25
"""Words may be longer than their dimension line by this much before they are left out."""
LOST_DASH = [4.0, 4.0]
NO_PEN = QPen(Qt.PenStyle.NoPen)


class AnnotationLayer:
    """Items are kept for each annotation and changed only where its mark has changed."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._items: dict[str, _MarkItems] = {}
        self._shown: tuple[object, ...] = ()

    def show(self, plan: Plan | None, scenario_id: str, styles: MapStyles, font: QFont, *, visible: bool) -> None:
        """Show the annotations of a scenario and those kept for all."""
        frame = plan.annotations if plan is not None and visible else None
        now = (frame, scenario_id, styles, font.toString(), self._view.origin)
        before, self._shown = self._shown, now
        if now[1:] != before[1:]:
            self.clear()
            self._shown = now
        elif frame is before[0]:
            return
        self._update(frame, scenario_id, styles, font)
        self.show_scale()

    def _update(self, frame: gpd.GeoDataFrame | None, scenario_id: str, styles: MapStyles, font: QFont) -> None:
        marks = {mark.id: mark for mark in annotation_marks(frame, scenario_id)} if frame is not None else {}
        for gone in self._items.keys() - marks.keys():
            self._items.pop(gone).remove()
        for mark_id, mark in marks.items():
            items = self._items.get(mark_id)
            if items is None or items.mark != mark:
                if items is not None:
                    items.remove()
                self._items[mark_id] = _MarkItems(self._view, mark, styles, font)

    def show_scale(self) -> None:
        """Leave out what has no room at the scale of the view."""
        for items in self._items.values():
            items.fit(self._view.metres_per_pixel)

    def clear(self) -> None:
        self._shown = ()
        for items in self._items.values():
            items.remove()
        self._items = {}

    def at(self, x_px: float, y_px: float) -> tuple[str, ...]:
        """The ids of the annotations whose words are at a place of the view, the uppermost first."""
        here = [key for key, items in self._items.items() if items.words_hold(x_px, y_px)]
        return tuple(reversed(here))

    def words_box(self, annotation_id: str) -> QRectF | None:
        """Where the words of an annotation are, in pixels of the view; None where they are not drawn."""
        items = self._items.get(annotation_id)
        return items.words_box() if items is not None else None

    @property
    def shown(self) -> tuple[AnnotationMark, ...]:
        """The marks that are drawn now."""
        return tuple(items.mark for items in self._items.values())


class _MarkItems:
    """The items of one annotation."""

    def __init__(self, view: MapView, mark: AnnotationMark, styles: MapStyles, font: QFont) -> None:
        self.mark = mark
        self._view = view
        self._drawn: list[QGraphicsPathItem] = []
        self._words: list[QGraphicsPathItem] = []
        self._add_lines(styles)
        for head in mark.heads:
            self._add_head(head, styles)
        if mark.lettering is not None and mark.lettering.text.strip():
            self._add_words(mark.lettering, styles, font)

    def _add_lines(self, styles: MapStyles) -> None:
        path = QPainterPath()
        for line in self.mark.lines:
            path.moveTo(self._view.to_scene(*line[0]))
            for point in line[1:]:
                path.lineTo(self._view.to_scene(*point))
        if path.isEmpty():
            return
        pen = painting.pen(styles.dimension)
        if self.mark.dashed:
            pen.setDashPattern(LOST_DASH)
        halo = QPen(painting.color(styles.label.halo), styles.dimension.width_px + 2.0)
        halo.setCosmetic(True)
        for drawn in (halo, pen):
            self._drawn.append(_item(self._view.scene(), path, drawn, QBrush(), Z_LINES))

    def _add_head(self, head: Head, styles: MapStyles) -> None:
        ink = painting.color(styles.dimension.color)
        solid = head.shape == "arrow"
        pen = QPen(ink, 1.0 if solid else 1.8)
        ground = ink if solid else painting.color(styles.background)
        brush = QBrush(ground) if head.shape != "tick" else QBrush()
        item = _item(self._view.scene(), _head_path(head.shape), pen, brush, Z_LINES)
        self._put(item, head.at, head.angle_deg)
        self._drawn.append(item)

    def _add_words(self, words: Lettering, styles: MapStyles, font: QFont) -> None:
        path = _words_path(words.text, tuple(font.families()), words.size_pt, words.align, words.above)
        halo = QPen(painting.color(styles.label.halo), styles.label.halo_width_px * 2 + 1.0)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for pen, brush in ((halo, QBrush()), (NO_PEN, QBrush(painting.color(styles.dimension.color)))):
            item = _item(self._view.scene(), path, pen, brush, Z_LETTERS)
            self._put(item, words.at, words.angle_deg)
            self._words.append(item)

    def _put(self, item: QGraphicsPathItem, at: tuple[float, float], angle_deg: float) -> None:
        """At a point of the map, the same size at any zoom, turned counter-clockwise."""
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setPos(self._view.to_scene(*at))
        item.setRotation(-angle_deg)

    def fit(self, metres_per_pixel: float) -> None:
        words = self.mark.lettering
        room_px = words.room_m / metres_per_pixel if words is not None and words.room_m is not None else None
        drawn = room_px is None or room_px >= LEAST_ROOM_PX
        for item in self._drawn:
            item.setVisible(drawn)
        for item in self._words:
            width = item.path().boundingRect().width()
            item.setVisible(drawn and (room_px is None or width <= room_px * OVERHANG + 2 * GAP_PX))

    def words_hold(self, x_px: float, y_px: float) -> bool:
        """Whether a place of the view is on the words."""
        if not self._words or not self._words[-1].isVisible():
            return False
        item = self._words[-1]
        inverse, _ = item.deviceTransform(self._view.viewportTransform()).inverted()
        return item.path().boundingRect().adjusted(-3, -3, 3, 3).contains(inverse.map(QPointF(x_px, y_px)))

    def words_box(self) -> QRectF | None:
        if not self._words or not self._words[-1].isVisible():
            return None
        item = self._words[-1]
        return item.deviceTransform(self._view.viewportTransform()).mapRect(item.path().boundingRect())

    def remove(self) -> None:
        for item in (*self._drawn, *self._words):
            self._view.scene().removeItem(item)
        self._drawn, self._words = [], []


def _item(scene: QGraphicsScene, path: QPainterPath, pen: QPen, brush: QBrush, z: float) -> QGraphicsPathItem:
    item = QGraphicsPathItem(path)
    item.setPen(pen)
    item.setBrush(brush)
    item.setZValue(z)
    item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
    scene.addItem(item)
    return item


@lru_cache(maxsize=8)
def _head_path(shape: HeadShape) -> QPainterPath:
    """A head about (0, 0) in pixels, its line coming from the left."""
    path = QPainterPath()
    if shape == "tick":
        path.moveTo(-TICK_PX, TICK_PX)
        path.lineTo(TICK_PX, -TICK_PX)
    elif shape == "arrow":
        path.moveTo(0.0, 0.0)
        path.lineTo(-ARROW_PX, -ARROW_PX * 0.36)
        path.lineTo(-ARROW_PX * 0.75, 0.0)
        path.lineTo(-ARROW_PX, ARROW_PX * 0.36)
        path.closeSubpath()
    else:
        path.addEllipse(QPointF(0.0, 0.0), LOST_PX, LOST_PX)
    return path


@lru_cache(maxsize=512)
def _words_path(text: str, families: tuple[str, ...], size_pt: float, align: str, above: bool) -> QPainterPath:
    """The outlines of some words about (0, 0) in pixels; several lines one below the other."""
    font = QFont(list(families))
    font.setPointSizeF(size_pt)
    metrics = QFontMetricsF(font)
    lines = text.split("\n")
    height = metrics.height() * len(lines)
    top = -GAP_PX - height if above else -height / 2
    path = QPainterPath()
    for number, line in enumerate(lines):
        width = metrics.horizontalAdvance(line)
        left = {"left": GAP_PX, "right": -width - GAP_PX}.get(align, -width / 2)
        path.addText(QPointF(left, top + number * metrics.height() + metrics.ascent()), font, line)
    return path
