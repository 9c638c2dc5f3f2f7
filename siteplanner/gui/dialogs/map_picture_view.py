"""The picture of a map before it comes in: wheel to zoom, drag to move, a click on a shape goes to its row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing.style_values import FillStyle, LineStyle, Rgba
from siteplanner.gui.background import Background
from siteplanner.gui.canvas import painting
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.tokens import Tokens
from siteplanner.services.map_picture import MapPicture

LANE = "painting a map to bring in"
POINT_PX = 3.5
CLICK_PX = 6.0
STEP = 1.25
CLOSEST_M = 0.01
"""Metres a pixel beyond which nothing is to be seen any more."""
AROUND_ROW = 8.0
"""A row that is gone to is shown with so many times its size around it."""
SMALLEST_PX = 0.35
NO_SHAPES: Geometries = np.empty(0, dtype=object)


@dataclass(frozen=True, eq=False)
class Painted:
    """Shapes of one look: areas as rings, lines and points as they are."""

    rings: Rings
    lines: Geometries
    points: Geometries
    look: FillStyle

    @classmethod
    def of(cls, shapes: Geometries, look: FillStyle) -> Painted:
        kinds = shapely.get_type_id(shapes)
        whole = (kinds == 3) | (kinds == 6)
        return cls(
            Rings.of(shapes[whole]),
            shapes[np.isin(kinds, (1, 2, 5, 7))],
            shapes[np.isin(kinds, (0, 4))],
            look,
        )


class MapPictureView(QWidget):
    """``row_chosen(row)``, counted from 0, on a click. Painted in the background; what is there moves meanwhile."""

    row_chosen = Signal(int)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        painting.first_strokes()
        self._background = background
        self._picture: MapPicture | None = None
        self._below: Geometries = NO_SHAPES
        self._marks: dict[int, str] = {}
        self._groups: tuple[Painted, ...] = ()
        self._window = ViewWindow(0.0, 0.0, 1.0, 1.0, 1.0)
        self._image: QImage | None = None
        self._image_window = self._window
        self._fitted = self._whole = False
        self._pressed: QPointF | None = None
        self._dragged = False
        self.row: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(False)
        self.setMinimumSize(200, 140)
        self.setAccessibleName(self.tr("Picture of the map"))
        self.setAccessibleDescription(self.tr("Arrows move it, + and - zoom, Home shows the whole map."))

    def sizeHint(self) -> QSize:
        return QSize(520, 300)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_picture(self, picture: MapPicture | None, below: Geometries = NO_SHAPES) -> None:
        """Another map, or none; ``below`` are parcels of the open plan, in the picture's system."""
        self._picture, self._below = picture, below
        self._marks, self._groups, self._image, self.row = {}, (), None, None
        self._fitted = False
        self._begin()

    def show_marks(self, marks: dict[int, str]) -> None:
        """Rows (from 0) drawn as ``error`` or ``warning``."""
        if marks != self._marks or not self._groups:
            self._marks, self._groups = marks, ()
            self._begin()

    def go_to(self, row: int, *, closer: bool = True) -> None:
        """Mark a row's shape, and bring it into view where it is not, or is too small to be seen."""
        self.row = row
        bounds = self._bounds_of(row)
        if bounds is not None and closer:
            west, south, east, north = bounds
            size = max(east - west, north - south, 1.0)
            shown = self._window.bounds
            seen = shown[0] <= west and shown[1] <= south and shown[2] >= east and shown[3] >= north
            if not seen or size / self._window.metres_per_pixel < 2 * CLICK_PX:
                around = size * (AROUND_ROW - 1) / 2
                wide = (west - around, south - around, east + around, north + around)
                self._whole = False
                self._look(ViewWindow.fitting(wide, self.width(), self.height()))
        self.update()

    def fit(self) -> None:
        """Show the whole map."""
        if self._picture is not None and self._picture.bounds is not None and self.width() > 1:
            self._fitted = self._whole = True
            self._look(ViewWindow.fitting(self._picture.bounds, self.width(), self.height()))

    @property
    def is_current(self) -> bool:
        """Whether what is seen has been painted for just this view."""
        return self._image is not None and self._image_window == self._window and not self._background.is_busy(LANE)

    def _bounds_of(self, row: int) -> tuple[float, float, float, float] | None:
        if self._picture is None or not 0 <= row < len(self._picture.shapes):
            return None
        box = shapely.bounds(self._picture.shapes[row])
        return None if not np.isfinite(box).all() else tuple(box.tolist())

    # -- painting -----------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._picture is None:
            self.update()
        elif not self._fitted:
            self.fit()
        else:
            self._paint_anew()

    def _look(self, window: ViewWindow) -> None:
        self._window = replace(window, width_px=self.width(), height_px=self.height())
        self._paint_anew()
        self.update()

    def _paint_anew(self) -> None:
        picture = self._picture
        if picture is None or not self.isVisible():
            return
        tokens, ratio, window = current_tokens(), self.devicePixelRatioF(), self._window
        known, marks, below = self._groups, dict(self._marks), self._below

        def job(work: Work) -> tuple[tuple[Painted, ...], QImage]:
            groups = known or grouped(picture.shapes, below, marks, tokens)
            work.pause()
            return groups, image_of(groups, window, ratio, tokens, work)

        self._background.start(LANE, job, partial(self._painted, picture, window, marks), lambda _: None)

    def _painted(
        self, picture: MapPicture, window: ViewWindow, marks: dict[int, str], made: tuple[tuple[Painted, ...], QImage]
    ) -> None:
        if isValid(self) and picture is self._picture and marks == self._marks:
            self._groups, self._image = made
            self._image_window = window
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(*tokens.canvas))
        if self._image is not None:
            painter.drawImage(self._place_of_image(), self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_row(painter, tokens)
        painter.setPen(QColor(tokens.accent if self.hasFocus() else tokens.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _place_of_image(self) -> QRectF:
        """Where the last painted image lies in the present view."""
        west, south, east, north = self._image_window.bounds
        left, top = self._window.to_screen(west, north)
        right, bottom = self._window.to_screen(east, south)
        return QRectF(left, top, right - left, bottom - top)

    def _paint_row(self, painter: QPainter, tokens: Tokens) -> None:
        if self._picture is None or self.row is None or self._bounds_of(self.row) is None:
            return
        shape = self._picture.shapes[self.row : self.row + 1]
        painter.setPen(QPen(QColor(*tokens.selection), 2.5))
        painter.setBrush(QColor(*tokens.selection[:3], 60))
        kind = int(shapely.get_type_id(shape)[0])
        if kind in (0, 4):
            for x, y in shapely.get_coordinates(shape):
                painter.drawEllipse(QPointF(*self._window.to_screen(x, y)), 2 * POINT_PX, 2 * POINT_PX)
        elif kind in (3, 6):
            for path in painting.paths_of(Rings.of(shape), self._window):
                painter.drawPath(path)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(painting.line_path(shape, self._window))

    # -- the hand -----------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120.0
        self._zoom(STEP**steps, event.position())
        event.accept()

    def _zoom(self, factor: float, at: QPointF) -> None:
        if self._picture is not None and (factor < 1 or self._window.metres_per_pixel > CLOSEST_M):
            self._whole = False
            self._look(self._window.zoomed(factor, at.x(), at.y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if not self._dragged and moved.manhattanLength() < CLICK_PX / 2:
            return
        self._dragged = True
        self._pressed = event.position()
        self._shift(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked = self._pressed is not None and not self._dragged
        self._pressed = None
        if clicked and self._picture is not None and event.button() == Qt.MouseButton.LeftButton:
            east_m, north_m = self._window.to_map(event.position().x(), event.position().y())
            row = self._picture.row_at(east_m, north_m, CLICK_PX * self._window.metres_per_pixel)
            if row is not None:
                self.go_to(row, closer=False)
                self.row_chosen.emit(row)

    def mouseDoubleClickEvent(self, _: QMouseEvent) -> None:
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, + and - zoom, Home shows everything."""
        key, tenth = event.key(), 0.1
        ways = {
            Qt.Key.Key_Left: (tenth, 0.0),
            Qt.Key.Key_Right: (-tenth, 0.0),
            Qt.Key.Key_Up: (0.0, tenth),
            Qt.Key.Key_Down: (0.0, -tenth),
        }
        middle = QPointF(self.width() / 2, self.height() / 2)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(STEP, middle)
        elif key == Qt.Key.Key_Minus:
            self._zoom(1 / STEP, middle)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif (way := ways.get(Qt.Key(key))) is not None:
            self._shift(way[0] * self.width(), way[1] * self.height())
        else:
            super().keyPressEvent(event)

    def _shift(self, right_px: float, down_px: float) -> None:
        scale = self._window.metres_per_pixel
        self._whole = False
        self._look(
            replace(
                self._window,
                centre_e=self._window.centre_e - right_px * scale,
                centre_n=self._window.centre_n + down_px * scale,
            )
        )

    # -- the window ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole or not self._fitted:
            self.fit()
        else:
            self._look(self._window)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        self._background.cancel(LANE)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._groups = ()
            self._begin()
        super().changeEvent(event)


def looks_of(tokens: Tokens) -> dict[str, FillStyle]:
    """How the plan's parcels and rows of each kind are drawn; not by colour alone."""

    def ink(color: str, alpha: int) -> Rgba:
        named = QColor(color)
        return named.red(), named.green(), named.blue(), alpha

    accent, warning, error, muted = tokens.accent, tokens.warning, tokens.error, tokens.text_muted
    return {
        "plan": FillStyle(line=LineStyle(ink(muted, 255), 0.7)),
        "ok": FillStyle(ink(accent, 36), LineStyle(ink(accent, 255), 1.0)),
        "warning": FillStyle(ink(warning, 70), LineStyle(ink(warning, 255), 2.0, (3.0, 2.0))),
        "error": FillStyle(ink(error, 40), LineStyle(ink(error, 255), 2.0), "diagonal", ink(error, 255)),
    }


def grouped(shapes: Geometries, below: Geometries, marks: dict[int, str], tokens: Tokens) -> tuple[Painted, ...]:
    """Shapes by their look, the lowest first: the plan's parcels, sound rows, those mended, those left out."""
    kinds = np.zeros(len(shapes), dtype=np.int8)
    for row, mark in marks.items():
        kinds[row] = 2 if mark == "error" else 1
    there = shapely.get_type_id(shapes) != -1
    looks = looks_of(tokens)
    rows = [Painted.of(shapes[(kinds == at) & there], looks[k]) for at, k in enumerate(("ok", "warning", "error"))]
    return Painted.of(below, looks["plan"]), *rows


def image_of(groups: tuple[Painted, ...], window: ViewWindow, ratio: float, tokens: Tokens, work: Work) -> QImage:
    """What the groups look like in a window. Raises Cancelled where another view is wanted already."""
    image = QImage(
        max(round(window.width_px * ratio), 1), max(round(window.height_px * ratio), 1), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(*tokens.canvas))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        for group in groups:
            work.pause()
            _paint(painter, group, window)
    finally:
        painter.end()
    return image


def _paint(painter: QPainter, group: Painted, window: ViewWindow) -> None:
    line = group.look.line or LineStyle()
    painting.fill_rings(painter, group.rings, window, group.look, SMALLEST_PX)
    if len(group.lines):
        painting.stroke_lines(painter, group.lines, window, line)
    painter.setPen(painting.pen(line))
    painter.setBrush(painting.color(line.color))
    for x, y in painting.to_pixels(shapely.get_coordinates(group.points), window).tolist():
        painter.drawEllipse(QPointF(x, y), POINT_PX, POINT_PX)
