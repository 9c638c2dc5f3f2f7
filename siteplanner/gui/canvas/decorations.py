"""What lies over the map's corners: scale bar, north arrow, the mark of an illustrative map. None takes the mouse."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from siteplanner.core.view_window import ViewWindow, round_length_m
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import LabelStyle
from siteplanner.gui.canvas import painting

LONGEST_BAR_PX = 160.0
BAR_HEIGHT_PX = 5.0
MARGIN_PX = 12
METRES_A_KM = 1000.0


class Decoration(QWidget):
    """Draws with the map's label colours and halo, so that it is legible on any ground."""

    def __init__(self, styles: MapStyles, parent: QWidget) -> None:
        super().__init__(parent)
        self._styles = styles
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_styles(self, styles: MapStyles) -> None:
        self._styles = styles
        self.update()

    @property
    def label(self) -> LabelStyle:
        return self._styles.label

    def painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def draw(self, painter: QPainter, path: QPainterPath) -> None:
        """A filled path with its halo."""
        halo = QPen(painting.color(self.label.halo), self.label.halo_width_px * 2)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, halo)
        painter.fillPath(path, painting.color(self.label.color))

    def draw_text(self, painter: QPainter, text: str, baseline: QPointF) -> None:
        path = QPainterPath()
        path.addText(baseline, self.font(), text)
        self.draw(painter, path)


class ScaleBar(Decoration):
    """A bar of a round length."""

    def __init__(self, styles: MapStyles, parent: QWidget) -> None:
        super().__init__(styles, parent)
        self.length_m = 0.0
        self._length_px = 0.0

    def show_window(self, window: ViewWindow) -> None:
        self.length_m = round_length_m(LONGEST_BAR_PX * window.metres_per_pixel)
        self._length_px = self.length_m / window.metres_per_pixel
        self.setAccessibleName(self.tr("Scale bar, {length}").format(length=self.text()))
        self.update()

    def text(self) -> str:
        """The bar's length with its unit."""
        if self.length_m >= METRES_A_KM:
            return self.tr("{length_km:g} km").format(length_km=self.length_m / METRES_A_KM)
        return self.tr("{length_m:g} m").format(length_m=self.length_m)

    @property
    def length_px(self) -> float:
        return self._length_px

    def sizeHint(self) -> QSize:
        return QSize(round(LONGEST_BAR_PX) + 90, math.ceil(QFontMetricsF(self.font()).height()) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._length_px <= 0:
            return
        painter = self.painter()
        foot = self.height() - 4.5
        bracket = QPainterPath()
        bracket.addRect(QRectF(3, foot - 1, self._length_px, 2))
        for x in (3.0, 3 + self._length_px / 2, 3 + self._length_px):
            high = BAR_HEIGHT_PX if x == 3 + self._length_px / 2 else BAR_HEIGHT_PX * 2
            bracket.addRect(QRectF(x - 0.75, foot + 1 - high, 1.5, high))
        bracket.setFillRule(Qt.FillRule.WindingFill)
        self.draw(painter, bracket)
        self.draw_text(painter, self.text(), QPointF(self._length_px + 11, foot + 1))
        painter.end()


class NorthArrow(Decoration):
    """Grid north is up, always."""

    def sizeHint(self) -> QSize:
        return QSize(32, 46)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.painter()
        middle = self.width() / 2
        left = QPainterPath()
        left.addPolygon(QPolygonF([QPointF(middle, 16), QPointF(middle, 36), QPointF(middle - 9, 43)]))
        right = QPainterPath()
        right.addPolygon(QPolygonF([QPointF(middle, 16), QPointF(middle + 9, 43), QPointF(middle, 36)]))
        for path in (left, right):
            path.closeSubpath()
        self.draw(painter, left)
        halo, ink = painting.color(self.label.halo), painting.color(self.label.color)
        painter.fillPath(right, QColor(halo.red(), halo.green(), halo.blue()))
        painter.strokePath(right, QPen(ink, 1.2))
        text = self.tr("N")
        width = QFontMetricsF(self.font()).horizontalAdvance(text)
        self.draw_text(painter, text, QPointF(middle - width / 2, 12))
        painter.end()


class IllustrativeMark(Decoration):
    """Says on the map itself that it was never surveyed."""

    def text(self) -> str:
        return self.tr("Illustrative map, not surveyed")

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(math.ceil(metrics.horizontalAdvance(self.text())) + 18, math.ceil(metrics.height()) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.painter()
        ink, ground = painting.color(self.label.color), painting.color(self._styles.background)
        ground.setAlpha(225)
        frame = QColor(ink)
        frame.setAlpha(110)
        painter.setPen(QPen(frame, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
