"""The map of what two states of a plan differ in: came, went, moved (an arrow), has other data; the base map too."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import shapely
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from shapely.geometry.base import BaseGeometry

from siteplanner.core.change_places import KIND_NAMES, KINDS, Kind, PlaceChange
from siteplanner.core.piecewise_tree import tree_over
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.gui.canvas.painting import to_pixels
from siteplanner.gui.dialogs.panned_picture import LEGEND_PX, Box, PannedPicture
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say

MOST_SHAPES = 4000
"""Of more shapes in view only those that differ are drawn."""
MOST_NAMES = 60
GROUND_ALPHA, FILM_ALPHA, BASE_ALPHA = 90, 110, 40
HEAD_PX, DOT_PX, SAMPLE_PX, GAP_PX = 7.0, 3.0, 22.0, 12.0


class DifferencePicture(PannedPicture):
    """Shows nothing until it is told what. ``chosen(number)`` on a click on one of the changes."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Map of what differs"))
        self.changes: tuple[PlaceChange, ...] = ()
        self._plan: Plan | None = None
        self._current: int | None = None
        self._shapes: list[BaseGeometry] = []
        self._tree = tree_over(shapes_of_nothing())
        self.clicked.connect(self._clicked)

    def show_changes(self, plan: Plan | None, scenario_id: str, changes: tuple[PlaceChange, ...]) -> None:
        """Draw these over the plan as it is afterwards, all of them in view; None: nothing."""
        self.changes, self._plan, self._current = changes, plan, None
        standing = plan.scenario_plants.get(scenario_id) if plan is not None else None
        changed = {change.id for change in changes if change.is_plant}
        same = standing[~standing.index.isin(changed)] if standing is not None else None
        self._plants = shapes_of(same) if same is not None else shapes_of_nothing()
        self._tree = tree_over(self._plants)
        self._shapes = [shape for change in changes for shape in (change.before, change.after) if shape is not None]
        told = "; ".join(say(change.told()) for change in changes[:MOST_NAMES])
        self.setAccessibleDescription(told)
        self.show_box(self._whole())
        self.update()

    def show_change(self, number: int | None) -> None:
        """Mark one change and zoom to it; None: all of them in view, none marked."""
        self._current = number
        self.show_box(self._whole() if number is None else _box(self.changes[number]))
        self.update()

    def _whole(self) -> Box | None:
        plants = [shape for change in self.changes if change.is_plant for shape in (change.before, change.after)]
        shapes = [shape for shape in plants if shape is not None] or self._shapes
        if shapes:
            west, south, east, north = shapely.total_bounds(shapes).tolist()
            return west, south, east, north
        return self._plan.site.bounds if self._plan is not None else None

    def _clicked(self, at: QPointF) -> None:
        point = shapely.Point(self._window.to_map(at.x(), at.y()))
        for number, change in enumerate(self.changes):
            if any(shape is not None and shape.distance(point) == 0.0 for shape in (change.after, change.before)):
                self.chosen.emit(number)
                return

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(*tokens.canvas))
        painter.setClipRect(QRectF(0, 0, self.width(), self.height() - LEGEND_PX))
        if self._plan is not None:
            self._paint_ground(painter, self._plan, shapely.box(*self._window.bounds))
            base = [change for change in self.changes if not change.is_plant]
            plants = [change for change in self.changes if change.is_plant]
            for change in (*base, *plants):
                self._paint_change(painter, change)
            for change in plants[:MOST_NAMES]:
                self._paint_name(painter, change)
        if self._current is not None:
            shapes = [
                s for s in (self.changes[self._current].before, self.changes[self._current].after) if s is not None
            ]
            painter.fillPath(self.path(shapes), _film(QColor(*tokens.selection), GROUND_ALPHA))
        painter.setClipping(False)
        self._paint_legend(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter, plan: Plan, view: BaseGeometry) -> None:
        tokens = current_tokens()
        near = plan.site.parcel_tree.query(view)
        if len(near) <= MOST_SHAPES:
            painter.strokePath(self.path(plan.site.parcel_shapes[near]), QPen(QColor(tokens.border), 1.0))
        standing = self._tree.query(view)
        if len(standing) <= MOST_SHAPES:
            path = self.path(self._plants[standing])
            painter.fillPath(path, _film(QColor(tokens.border_strong), GROUND_ALPHA))
            painter.strokePath(path, QPen(QColor(tokens.border_strong), 1.0))

    def _paint_change(self, painter: QPainter, change: PlaceChange) -> None:
        ink = inks()[change.kind]
        width = 2.0 if change.is_plant else 1.4
        if change.after is not None:
            self._paint_shape(painter, change.after, ink, QPen(ink, width), plant=change.is_plant)
        if change.before is not None and change.kind in ("removed", "moved"):
            pen = QPen(QColor(current_tokens().error) if change.kind == "removed" else ink, width)
            pen.setDashPattern([4.0, 3.0])
            self._paint_shape(painter, change.before, None, pen, plant=change.is_plant)
        if change.is_plant and change.way is not None:
            self._paint_arrow(painter, *change.way)

    def _paint_shape(
        self, painter: QPainter, shape: BaseGeometry, film: QColor | None, pen: QPen, *, plant: bool
    ) -> None:
        if shape.geom_type in ("Polygon", "MultiPolygon"):
            path = self.path([shape])
            if film is not None:
                painter.fillPath(path, _film(film, FILM_ALPHA if plant else BASE_ALPHA))
            painter.strokePath(path, pen)
            return
        painter.setPen(pen)
        for part in shapely.get_parts(shape):
            pixels = [QPointF(x, y) for x, y in to_pixels(shapely.get_coordinates(part), self._window).tolist()]
            if part.geom_type == "Point":
                painter.drawEllipse(pixels[0], DOT_PX, DOT_PX)
            else:
                painter.drawPolyline(QPolygonF(pixels))

    def _paint_arrow(self, painter: QPainter, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = to_pixels(shapely.get_coordinates(shapely.LineString([start, end])), self._window).tolist()
        length = math.hypot(x1 - x0, y1 - y0)
        if length < 2.0:
            return
        ink = QColor(current_tokens().text)
        painter.setPen(QPen(ink, 1.4))
        painter.drawLine(QPointF(x0, y0), QPointF(x1, y1))
        dx, dy, head = (x1 - x0) / length, (y1 - y0) / length, min(HEAD_PX, length)
        base = QPointF(x1 - dx * head, y1 - dy * head)
        side = QPointF(-dy * head / 2, dx * head / 2)
        painter.setBrush(QBrush(ink))
        painter.drawPolygon(QPolygonF([QPointF(x1, y1), base + side, base - side]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_name(self, painter: QPainter, change: PlaceChange) -> None:
        shape = change.after if change.after is not None else change.before
        if shape is None:
            return
        west, south, east, north = shape.bounds
        (left, top), (right, bottom) = to_pixels(np.array([(west, north), (east, south)]), self._window).tolist()
        width = QFontMetricsF(self.font()).horizontalAdvance(change.id) + 4
        x, y = (left + right) / 2, (top + bottom) / 2
        if right - left < width * 2:  # it would hide what it names
            y = bottom + 10
        tokens = current_tokens()
        box = QRectF(x - width / 2, y - 8, width, 16)
        painter.fillRect(box, _film(QColor(tokens.base), 190))
        painter.setPen(QColor(tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, change.id)

    def _paint_legend(self, painter: QPainter) -> None:
        tokens = current_tokens()
        strip = QRectF(0, self.height() - LEGEND_PX, self.width(), LEGEND_PX)
        painter.fillRect(strip, QColor(tokens.base))
        metrics, middle, x = self.fontMetrics(), strip.center().y(), 8.0
        for kind in KINDS:
            ink = inks()[kind]
            pen = QPen(ink, 1.6)
            if kind == "removed":
                pen.setDashPattern([4.0, 3.0])
            else:
                painter.fillRect(QRectF(x, middle - 5, SAMPLE_PX, 10), _film(ink, FILM_ALPHA))
            painter.setPen(pen)
            painter.drawRect(QRectF(x, middle - 5, SAMPLE_PX, 10))
            words = say(KIND_NAMES[kind])
            painter.setPen(QColor(tokens.text))
            painter.drawText(QPointF(x + SAMPLE_PX + 5, middle + metrics.ascent() / 2 - 1), words)
            x += SAMPLE_PX + 5 + metrics.horizontalAdvance(words) + GAP_PX


def inks() -> dict[Kind, QColor]:
    """The colour of each kind in the theme of the window; they differ by their lines and their places too."""
    tokens = current_tokens()
    found: dict[Kind, QColor] = {
        "added": QColor(tokens.ok),
        "removed": QColor(tokens.error),
        "moved": QColor(tokens.accent),
        "altered": QColor(tokens.warning),
    }
    return found


def shapes_of_nothing() -> Geometries:
    """No shapes at all."""
    return shapely.from_wkb([])


def _box(change: PlaceChange) -> Box | None:
    shapes: Iterable[BaseGeometry] = [shape for shape in (change.before, change.after) if shape is not None]
    west, south, east, north = shapely.total_bounds(list(shapes)).tolist()
    return (west, south, east, north) if math.isfinite(west) else None


def _film(ink: QColor, alpha: int) -> QColor:
    made = QColor(ink)
    made.setAlpha(alpha)
    return made
