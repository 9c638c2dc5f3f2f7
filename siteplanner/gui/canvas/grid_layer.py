"""The coordinate grid: its lines in the composed picture, its ordinates along the window's edges."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from siteplanner.core.map_grid import grid_of, ordinate_text
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import LineStyle
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.decorations import Decoration

LABEL_POINT_SHARE = 0.82
"""The ordinates' size as a share of the window's type."""
LABELS_KEPT = 200
EDGE_GAP_PX = 4.0


def draw_grid(painter: QPainter, window: ViewWindow, style: LineStyle) -> None:
    """The grid's lines on a picture of ``window`` (logical pixels), each on whole pixels so that it stays thin."""
    grid = grid_of(window)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(painting.pen(style))
    upright = [window.to_screen(east, window.centre_n)[0] for east in grid.eastings]
    level = [window.to_screen(window.centre_e, north)[1] for north in grid.northings]
    painter.drawLines(
        [QLineF(math.floor(x), 0, math.floor(x), window.height_px) for x in upright]
        + [QLineF(0, math.floor(y), window.width_px, math.floor(y)) for y in level]
    )
    painter.restore()


class GridLabels(Decoration):
    """The ordinates of the lines along one edge: eastings (Y, 东) along the top, northings (X, 北) up the left side.

    Two narrow strips, so that a pan repaints no more than them; a label is painted once and then copied.
    """

    def __init__(self, styles: MapStyles, parent: QWidget, *, eastings: bool) -> None:
        super().__init__(styles, parent)
        self._eastings = eastings
        self._window: ViewWindow | None = None
        self._pixmaps: dict[tuple[str, float], QPixmap] = {}
        self._take_on_font()

    def _take_on_font(self) -> None:
        self._type = QFont(self.font())
        self._type.setPointSizeF(max(6.0, self._type.pointSizeF() * LABEL_POINT_SHARE))
        self._metrics = QFontMetricsF(self._type)
        self._pixmaps.clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_pixmaps"):
            self._take_on_font()

    def show_window(self, window: ViewWindow) -> None:
        self._window = window
        if self.isVisible():
            self.update()

    def set_styles(self, styles: MapStyles) -> None:
        self._pixmaps.clear()
        super().set_styles(styles)

    @property
    def thickness(self) -> int:
        """How broad the strip is, in pixels."""
        return math.ceil(self._metrics.height()) + 4

    def sizeHint(self) -> QSize:
        parent = self.parentWidget()
        room = parent.size() if parent is not None else QSize(0, 0)
        return QSize(room.width(), self.thickness) if self._eastings else QSize(self.thickness, room.height())

    def labels(self) -> list[tuple[float, str]]:
        """(pixel along the edge, text) of the labels that have room, the first line with the axis' name."""
        if self._window is None:
            return []
        grid = grid_of(self._window)
        ordinates = grid.eastings if self._eastings else grid.northings
        metrics = self._metrics
        free_from = float(self.thickness) if self._eastings else 0.0
        found: list[tuple[float, str]] = []
        length = float(self.width() if self._eastings else self.height())
        for ordinate in ordinates if self._eastings else reversed(ordinates):
            at = self._place(self._window, ordinate)
            text = self._text(ordinate_text(ordinate, grid.step_m), named=not found)
            half = metrics.horizontalAdvance(text) / 2 + EDGE_GAP_PX
            if at - half >= free_from and at + half <= length:
                found.append((at, text))
                free_from = at + half + metrics.averageCharWidth()
        return found

    def _place(self, window: ViewWindow, ordinate: float) -> float:
        if self._eastings:
            return window.to_screen(ordinate, window.centre_n)[0]
        return window.to_screen(window.centre_e, ordinate)[1]

    def _text(self, ordinate: str, *, named: bool) -> str:
        if not named:
            return ordinate
        name = self.tr("Y(east) {ordinate}") if self._eastings else self.tr("X(north) {ordinate}")
        return name.format(ordinate=ordinate)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, text in self.labels():
            pixmap = self._pixmap(text)
            size = pixmap.deviceIndependentSize()
            if self._eastings:
                painter.drawPixmap(QPointF(round(at - size.width() / 2), 0), pixmap)
            else:
                painter.drawPixmap(QPointF(0, round(at - size.height() / 2)), pixmap)
        painter.end()

    def _pixmap(self, text: str) -> QPixmap:
        """One label with its halo, lying for eastings, standing for northings."""
        ratio = self.devicePixelRatioF()
        key = text, ratio
        if key not in self._pixmaps:
            if len(self._pixmaps) >= LABELS_KEPT:
                self._pixmaps.clear()
            self._pixmaps[key] = self._painted(text, ratio)
        return self._pixmaps[key]

    def _painted(self, text: str, ratio: float) -> QPixmap:
        font, metrics = self._type, self._metrics
        long, broad = math.ceil(metrics.horizontalAdvance(text)) + 2 * EDGE_GAP_PX, float(self.thickness)
        size = (long, broad) if self._eastings else (broad, long)
        pixmap = QPixmap(math.ceil(size[0] * ratio), math.ceil(size[1] * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._eastings:
            painter.translate(0, size[1])
            painter.rotate(-90)
        ground = painting.color(self._styles.background)
        ground.setAlpha(170)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(1, 1, long - 2, broad - 2), 3, 3)
        path = QPainterPath()
        path.addText(QPointF(EDGE_GAP_PX, 2 + metrics.ascent()), font, text)
        painter.strokePath(path, QPen(painting.color(self.label.halo), self.label.halo_width_px))
        painter.fillPath(path, painting.color(self.label.color))
        painter.end()
        return pixmap
