"""Dimensions and notes on the map, as items over the picture: so they follow what is dragged without a new picture."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsPixmapItem

from siteplanner.core.plan import Plan
from siteplanner.drawing.annotation_marks import AnnotationMark, AnnotationRow, Point, annotation_rows
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.annotation_pixmaps import GAP_PX, Stamp, head_stamp, words_stamp
from siteplanner.gui.canvas.map_view import MapView

Z_LINES, Z_WORDS = 21.0, 22.0
LEAST_ROOM_PX = 6.0
"""A dimension shorter than this on the screen is not drawn at all."""
OVERHANG = 1.25
"""Words may be longer than their dimension line by this much before they are left out."""
LOST_DASH = [4.0, 4.0]
HALO_PX = 2.0
NEAR_PX = 3.0


class AnnotationLayer:
    """Items are kept for each annotation and changed only where its mark has changed."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._items: dict[str, _MarkItems] = {}
        self._shown: tuple[object, ...] = ()
        self._reaches: tuple[tuple[str, ...], npt.NDArray[np.float64]] | None = None

    def show(self, plan: Plan | None, scenario_id: str, styles: MapStyles, font: QFont, *, visible: bool) -> None:
        """Show the annotations of a scenario and those kept for all."""
        frame = plan.annotations if plan is not None and visible else None
        ratio = self._view.devicePixelRatioF()
        now = (frame, scenario_id, styles, font.toString(), self._view.origin, ratio)
        before, self._shown = self._shown, now
        if now[1:] != before[1:]:
            self.clear()
            self._shown = now
        elif frame is before[0]:
            return
        self._update(frame, scenario_id, styles, font)
        self.show_scale()

    def _update(self, frame: gpd.GeoDataFrame | None, scenario_id: str, styles: MapStyles, font: QFont) -> None:
        rows = {row.id: row for row in annotation_rows(frame, scenario_id)} if frame is not None else {}
        self._reaches = None
        for gone in self._items.keys() - rows.keys():
            self._items.pop(gone).remove()
        for key, row in rows.items():
            items = self._items.get(key)
            if items is not None and items.row.is_drawn_as(row):
                continue
            if items is not None:
                self._items.pop(key).remove()
            mark = row.mark
            if mark is not None:
                self._items[key] = _MarkItems(self._view, row, mark, styles, font)

    def show_scale(self) -> None:
        """Leave out what has no room at the scale of the view."""
        for items in self._items.values():
            items.fit(self._view.metres_per_pixel)

    def clear(self) -> None:
        self._shown, self._reaches = (), None
        for items in self._items.values():
            items.remove()
        self._items = {}

    def at(self, x_px: float, y_px: float) -> tuple[str, ...]:
        """The ids of the annotations whose words are at a place of the view, the last drawn first."""
        if not self._items:
            return ()
        if self._reaches is None:
            rows = [items.reach() for items in self._items.values()]
            self._reaches = tuple(self._items), np.array(rows, dtype=float).reshape(-1, 3)
        ids, reaches = self._reaches
        scene = self._view.viewportTransform().inverted()[0].map(QPointF(x_px, y_px))
        east_m, north_m = self._view.to_map(scene)
        away_px = np.hypot(reaches[:, 0] - east_m, reaches[:, 1] - north_m) / self._view.metres_per_pixel
        near = np.flatnonzero(away_px <= reaches[:, 2])
        return tuple(ids[row] for row in near[::-1] if self._items[ids[row]].words_hold(x_px, y_px))

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

    def __init__(self, view: MapView, row: AnnotationRow, mark: AnnotationMark, styles: MapStyles, font: QFont) -> None:
        self.row, self.mark = row, mark
        self._view = view
        self._drawn: list[QGraphicsItem] = []
        self._words: QGraphicsPixmapItem | None = None
        self._box = QRectF()
        self._add_lines(styles)
        ratio = view.devicePixelRatioF()
        for head in mark.heads:
            self._drawn.append(self._put(head_stamp(head, styles, ratio), head.at, Z_LINES))
        words = mark.lettering
        if words is not None and words.text.strip():
            stamp = words_stamp(words, styles, font, ratio)
            self._words, self._box = self._put(stamp, words.at, Z_WORDS), stamp.box

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
        halo = QPen(painting.color(styles.label.halo), styles.dimension.width_px + HALO_PX)
        halo.setCosmetic(True)
        for drawn in (halo, pen):
            item = QGraphicsPathItem(path)
            item.setPen(drawn)
            item.setBrush(QBrush())
            self._drawn.append(self._add(item, Z_LINES))

    def _put(self, stamp: Stamp, at: Point, z: float) -> QGraphicsPixmapItem:
        """At a point of the map, the same size at any zoom."""
        item = QGraphicsPixmapItem(stamp.pixmap)
        item.setOffset(stamp.offset)
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setPos(self._view.to_scene(*at))
        self._add(item, z)
        return item

    def _add(self, item: QGraphicsItem, z: float) -> QGraphicsItem:
        item.setZValue(z)
        item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._view.scene().addItem(item)
        return item

    def fit(self, metres_per_pixel: float) -> None:
        words = self.mark.lettering
        room_px = words.room_m / metres_per_pixel if words is not None and words.room_m is not None else None
        drawn = room_px is None or room_px >= LEAST_ROOM_PX
        for item in self._drawn:
            item.setVisible(drawn)
        if self._words is not None:
            fits = room_px is None or self._box.width() <= room_px * OVERHANG + 2 * GAP_PX
            self._words.setVisible(drawn and fits)

    def reach(self) -> tuple[float, float, float]:
        """Easting, northing of the words' point, and how far from it in pixels they reach; −1: there are none."""
        words = self.mark.lettering
        if words is None or self._words is None:
            return 0.0, 0.0, -1.0
        box = self._box
        far = max(math.hypot(x, y) for x in (box.left(), box.right()) for y in (box.top(), box.bottom()))
        return *words.at, far + 2 * NEAR_PX

    def words_hold(self, x_px: float, y_px: float) -> bool:
        """Whether a place of the view is on the words."""
        turn = self._turn()
        if turn is None:
            return False
        here = turn.inverted()[0].map(QPointF(x_px, y_px))
        return self._box.adjusted(-NEAR_PX, -NEAR_PX, NEAR_PX, NEAR_PX).contains(here)

    def words_box(self) -> QRectF | None:
        turn = self._turn()
        return None if turn is None else turn.mapRect(self._box)

    def _turn(self) -> QTransform | None:
        """From the words as they are written to pixels of the view; None where they are not drawn."""
        words = self.mark.lettering
        if words is None or self._words is None or not self._words.isVisible():
            return None
        at = self._view.viewportTransform().map(self._view.to_scene(*words.at))
        return QTransform.fromTranslate(at.x(), at.y()).rotate(-words.angle_deg)

    def remove(self) -> None:
        scene = self._view.scene()
        for item in (*self._drawn, *([self._words] if self._words is not None else [])):
            scene.removeItem(item)
        self._drawn, self._words = [], None
