"""The map of a parcel update: outlines of the plan dashed, of the newer map solid, land given up and taken hatched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
import shapely
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
)
from shapely.geometry.base import BaseGeometry

from siteplanner.core.parcel_changes.change import ParcelChange, ParcelChanges
from siteplanner.core.piecewise_tree import tree_over
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.gui.canvas.painting import to_pixels
from siteplanner.gui.dialogs.panned_picture import LEGEND_PX, Box, PannedPicture
from siteplanner.gui.theme import current_tokens

MOST_SHAPES = 4000
"""Of more shapes in view only their boxes are drawn: they are a few pixels each then."""
MOST_HATCHED = 400
GROUND_ALPHA, GLOW_ALPHA = 90, 60
TAKEN, GIVEN_UP = Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.DiagCrossPattern


class ChangePicture(PannedPicture):
    """``chosen(number)`` on a click on a change."""

    chosen = Signal(int)

    def __init__(self, plan: Plan, changes: ParcelChanges, scenario_id: str) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Map of the changes"))
        self._changes = changes
        self._listed = [n for n, change in enumerate(changes.changes) if change.kind != "unchanged"]
        boxes = _boxes([changes.changes[n] for n in self._listed])
        self._listed = [n for n, box in zip(self._listed, boxes, strict=True) if not box.is_empty]
        self._boxes: Geometries = boxes[~shapely.is_empty(boxes)]
        self._tree = tree_over(self._boxes)
        self._site = plan.site
        self._plants = shapes_of(plan.plants(scenario_id))
        self._plant_tree = tree_over(self._plants)
        self._accepted: frozenset[int] = frozenset(changes.usual)
        self._hatched: dict[int, tuple[BaseGeometry, BaseGeometry]] = {}
        self._current: int | None = None
        self.clicked.connect(self._clicked)
        self.show_box(self._whole())

    def show_change(self, number: int | None) -> None:
        """Mark one change and zoom to it; None: all of them in view, none marked."""
        self._current = number
        self.show_box(self._changes.changes[number].bounds if number is not None else self._whole())

    def _clicked(self, at: QPointF) -> None:
        number = self._at(at)
        if number is not None:
            self.chosen.emit(number)

    def set_accepted(self, accepted: Collection[int]) -> None:
        """Those that are taken; the others are drawn fainter."""
        self._accepted = frozenset(accepted)
        self.update()

    # -- what is where ------------------------------------------------------------------------------------------

    def _whole(self) -> Box | None:
        if not len(self._boxes):
            return self._site.bounds
        west, south, east, north = shapely.total_bounds(self._boxes).tolist()
        return west, south, east, north

    def _at(self, place: QPointF) -> int | None:
        """The smallest change under the pointer."""
        point = shapely.Point(self._window.to_map(place.x(), place.y()))
        found = []
        for row in self._tree.query(point).tolist():
            change = self._changes.changes[self._listed[row]]
            if any(shape is not None and shape.distance(point) == 0.0 for shape in (change.before, change.after)):
                found.append((self._boxes[row].area, self._listed[row]))
        return min(found)[1] if found else None

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(*tokens.canvas))
        painter.setClipRect(QRectF(0, 0, self.width(), self.height() - LEGEND_PX))
        view = shapely.box(*self._window.bounds)
        self._paint_surroundings(painter, view, QColor(tokens.border_strong), QColor(tokens.border))
        rows = self._tree.query(view).tolist()
        numbers = [self._listed[row] for row in rows]
        if len(rows) > MOST_SHAPES:
            self._paint_boxes(painter, rows, QColor(tokens.accent))
        else:
            for number in numbers:
                self._paint_change(painter, self._changes.changes[number], number, hatched=len(rows) <= MOST_HATCHED)
        if self._current is not None:
            self._paint_current(painter, QColor(*tokens.selection))
        painter.setClipping(False)
        self._paint_legend(painter)
        painter.end()

    def _paint_surroundings(self, painter: QPainter, view: BaseGeometry, plants: QColor, parcels: QColor) -> None:
        near = self._site.parcel_tree.query(view)
        if len(near) <= MOST_SHAPES:
            painter.strokePath(self.path(self._site.parcel_shapes[near]), QPen(parcels, 1.0))
        standing = self._plant_tree.query(view)
        if len(standing) <= MOST_SHAPES:
            path = self.path(self._plants[standing])
            painter.fillPath(path, _pale(plants, GROUND_ALPHA))
            painter.strokePath(path, QPen(plants, 1.0))

    def _paint_boxes(self, painter: QPainter, rows: Iterable[int], ink: QColor) -> None:
        painter.setPen(QPen(ink, 1.0))
        corners = shapely.bounds(self._boxes[list(rows)])
        low, high = to_pixels(corners[:, [0, 3]], self._window), to_pixels(corners[:, [2, 1]], self._window)
        boxes = np.column_stack([low, np.maximum(high - low, 1.0)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # a few pixels each, and very many
        painter.drawRects([QRectF(*box) for box in boxes.tolist()])

    def _paint_change(self, painter: QPainter, change: ParcelChange, number: int, *, hatched: bool) -> None:
        tokens = current_tokens()
        taken = number in self._accepted
        painter.setOpacity(1.0 if taken else 0.4)
        if hatched:
            gone, come = self._differing(change, number)
            for land, ink, pattern in ((gone, tokens.error, GIVEN_UP), (come, tokens.accent, TAKEN)):
                path = self.path([land])
                painter.fillPath(path, _pale(QColor(ink), GROUND_ALPHA))  # of a narrow strip no pattern is seen
                painter.fillPath(path, QBrush(QColor(ink), pattern))
        if change.after is not None:
            painter.strokePath(self.path([change.after]), _after_pen())
        if change.before is not None:
            painter.strokePath(self.path([change.before]), _before_pen())
        painter.setOpacity(1.0)

    def _paint_current(self, painter: QPainter, ink: QColor) -> None:
        assert self._current is not None
        change = self._changes.changes[self._current]
        shapes = [shape for shape in (change.before, change.after) if shape is not None]
        painter.fillPath(self.path(shapes[-1:]), _pale(ink, GLOW_ALPHA))

    def _paint_legend(self, painter: QPainter) -> None:
        tokens = current_tokens()
        strip = QRectF(0, self.height() - LEGEND_PX, self.width(), LEGEND_PX)
        painter.fillRect(strip, QColor(tokens.base))
        metrics, x = self.fontMetrics(), 8.0
        middle = strip.center().y()
        samples = (
            (self.tr("in the plan"), _before_pen(), QBrush()),
            (self.tr("in the newer map"), _after_pen(), QBrush()),
            (self.tr("land given up"), QPen(Qt.PenStyle.NoPen), QBrush(QColor(tokens.error), GIVEN_UP)),
            (self.tr("land taken"), QPen(Qt.PenStyle.NoPen), QBrush(QColor(tokens.accent), TAKEN)),
        )
        for words, pen, brush in samples:
            if brush.style() is Qt.BrushStyle.NoBrush:
                painter.setPen(pen)
                painter.drawLine(QPointF(x, middle), QPointF(x + 24, middle))
            else:
                painter.fillRect(QRectF(x, middle - 6, 24, 12), brush)
            painter.setPen(QColor(tokens.text))
            painter.drawText(QPointF(x + 30, middle + metrics.ascent() / 2 - 1), words)
            x += 30 + metrics.horizontalAdvance(words) + 16

    def _differing(self, change: ParcelChange, number: int) -> tuple[BaseGeometry, BaseGeometry]:
        """The land that a change gives up and the land it takes, worked out once."""
        if number not in self._hatched:
            nothing = shapely.MultiPolygon()
            before, after = (
                nothing if shape is None else shapely.union_all(shapely.make_valid(shapely.get_parts(shape)))
                for shape in (change.before, change.after)
            )
            self._hatched[number] = before.difference(after), after.difference(before)
        return self._hatched[number]


def _boxes(changes: Sequence[ParcelChange]) -> Geometries:
    """The boxes about both outlines of each change, empty ones where there is nothing."""
    before, after = (np.array([None] * len(changes), dtype=object) for _ in range(2))
    before[:], after[:] = [change.before for change in changes], [change.after for change in changes]
    a, b = shapely.bounds(before), shapely.bounds(after)
    low, high = np.fmin(a[:, :2], b[:, :2]), np.fmax(a[:, 2:], b[:, 2:])
    made: Geometries = np.full(len(changes), shapely.Polygon(), dtype=object)
    there = np.isfinite(low).all(axis=1)
    made[there] = shapely.box(*low[there].T, *high[there].T)
    return made


def _pale(ink: QColor, alpha: int) -> QColor:
    """The colour as a film."""
    made = QColor(ink)
    made.setAlpha(alpha)
    return made


def _before_pen() -> QPen:
    pen = QPen(QColor(current_tokens().text), 1.4, Qt.PenStyle.DashLine)
    pen.setDashPattern([4.0, 3.0])
    return pen


def _after_pen() -> QPen:
    return QPen(QColor(current_tokens().accent), 1.6)
