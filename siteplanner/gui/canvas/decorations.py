"""What lies over the map's corners: scale bar, north arrow, the mark of an illustrative map. None takes the mouse."""

from __future__ import annotations

import math

from pyproj import CRS
from pyproj.exceptions import ProjError
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from siteplanner.core.coordinates import convergence_deg
from siteplanner.core.view_window import ViewWindow, round_length_m
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import LabelStyle
from siteplanner.gui.canvas import painting

LONGEST_BAR_PX = 160.0
BAR_HEIGHT_PX = 5.0
MARGIN_PX = 12
TOLD_EVERY_M = 500.0
"""True north is reckoned anew after so far: it turns by less than a hundredth of a degree meanwhile."""
METRES_A_KM = 1000.0
CONVERGENCE_SHOWN_DEG = 0.5
"""True north is drawn beside the arrow when it is farther than this from grid north, as on the map sheet."""


class Decoration(QWidget):
    """Draws with the map's label colours and halo, so that it is legible on any ground.

    Drawn once and then copied: every frame of a pan shows it anew, and strokes with a halo take milliseconds.
    """

    def __init__(self, styles: MapStyles, parent: QWidget) -> None:
        super().__init__(parent)
        self._styles = styles
        self._drawn: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_styles(self, styles: MapStyles) -> None:
        self._styles = styles
        self.draw_again()

    def draw_again(self) -> None:
        """What it shows has changed."""
        self._drawn = None
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        self._drawn = None
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._drawn is None or self._drawn.size() != size:
            self._drawn = QPixmap(size)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            if not self._drawn.isNull():
                painter = QPainter(self._drawn)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setFont(self.font())
                self.paint(painter)
                painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Draw it, in logical pixels of the widget."""
        raise NotImplementedError

    @property
    def label(self) -> LabelStyle:
        return self._styles.label

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
        length_m = round_length_m(LONGEST_BAR_PX * window.metres_per_pixel)
        length_px = length_m / window.metres_per_pixel
        if (length_m, length_px) != (self.length_m, self._length_px):
            self.length_m, self._length_px = length_m, length_px
            self.setAccessibleName(self.tr("Scale bar, {length}").format(length=self.text()))
            self.draw_again()

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

    def paint(self, painter: QPainter) -> None:
        if self._length_px <= 0:
            return
        foot = self.height() - 4.5
        bracket = QPainterPath()
        bracket.addRect(QRectF(3, foot - 1, self._length_px, 2))
        for x in (3.0, 3 + self._length_px / 2, 3 + self._length_px):
            high = BAR_HEIGHT_PX if x == 3 + self._length_px / 2 else BAR_HEIGHT_PX * 2
            bracket.addRect(QRectF(x - 0.75, foot + 1 - high, 1.5, high))
        bracket.setFillRule(Qt.FillRule.WindingFill)
        self.draw(painter, bracket)
        self.draw_text(painter, self.text(), QPointF(self._length_px + 11, foot + 1))


class NorthArrow(Decoration):
    """Grid north is up, always. True north is told in the tool tip, and beside the arrow when it is well apart."""

    def __init__(self, styles: MapStyles, parent: QWidget) -> None:
        super().__init__(styles, parent)
        self.true_north_deg: float | None = None
        self._crs: CRS | None = None
        self._place: tuple[int, int] | None = None
        self._times = 1.0

    def set_magnification(self, times: float) -> None:
        """Draw arrow and words so many times as large."""
        self._times = times
        self.draw_again()

    def show_place(self, crs: CRS | None, window: ViewWindow | None) -> None:
        """Tell true north near the middle of ``window``."""
        place = None
        if window is not None:
            place = round(window.centre_e / TOLD_EVERY_M), round(window.centre_n / TOLD_EVERY_M)
        if crs is self._crs and place == self._place:
            return
        self._crs, self._place = crs, place
        angle = _true_north_deg(crs, *place) if crs is not None and place is not None else None
        if angle != self.true_north_deg or not self.toolTip():
            self.true_north_deg = angle
            self.say_again()
            self.draw_again()

    def say_again(self) -> None:
        """Words in the language of the window."""
        self.setToolTip(self._told())
        self.setAccessibleName(self.toolTip())

    @property
    def tells_true_north(self) -> bool:
        """Whether true north is far enough from grid north to be printed beside the arrow."""
        return self.true_north_deg is not None and abs(self.true_north_deg) > CONVERGENCE_SHOWN_DEG

    def _told(self) -> str:
        if self.true_north_deg is None:
            return self.tr("Grid north is up.")
        angle = abs(self.true_north_deg)
        if self.true_north_deg < 0:
            return self.tr("Grid north is up. True north lies {angle:.2f}° west of it here.").format(angle=angle)
        return self.tr("Grid north is up. True north lies {angle:.2f}° east of it here.").format(angle=angle)

    def text(self) -> str:
        """What stands below the arrow; empty where the two norths are as good as one."""
        if not self.tells_true_north or self.true_north_deg is None:
            return ""
        angle = abs(self.true_north_deg)
        if self.true_north_deg < 0:
            return self.tr("true N {angle:.1f}° W").format(angle=angle)
        return self.tr("true N {angle:.1f}° E").format(angle=angle)

    def sizeHint(self) -> QSize:
        wide, high = 32.0, 46.0
        if self.text():
            metrics = QFontMetricsF(self.font())
            wide, high = max(56.0, metrics.horizontalAdvance(self.text()) + 8), 50 + metrics.height()
        return QSize(math.ceil(wide * self._times), math.ceil(high * self._times))

    def paint(self, painter: QPainter) -> None:
        painter.scale(self._times, self._times)
        text, wide, high = self.text(), self.width() / self._times, self.height() / self._times
        middle = wide - 16.0 if text else wide / 2
        if text and self.true_north_deg is not None:
            self._draw_true_north(painter, middle, self.true_north_deg)
            width = QFontMetricsF(self.font()).horizontalAdvance(text)
            self.draw_text(painter, text, QPointF(wide - width - 4, high - 5))
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

    def _draw_true_north(self, painter: QPainter, middle: float, angle_deg: float) -> None:
        turned = math.radians(angle_deg)
        tip = QPointF(middle + 26 * math.sin(turned), 43 - 26 * math.cos(turned))
        painter.setPen(QPen(painting.color(self.label.halo), 4))
        painter.drawLine(QPointF(middle, 43), tip)
        painter.setPen(QPen(painting.color(self.label.color), 1.2))
        painter.drawLine(QPointF(middle, 43), tip)


def _true_north_deg(crs: CRS, column: int, row: int) -> float | None:
    """Degrees clockwise from grid north to true north at a node, to a hundredth; None: unknown."""
    try:
        angle = -convergence_deg(crs, column * TOLD_EVERY_M, row * TOLD_EVERY_M)
    except ProjError:
        return None
    return round(angle, 2) + 0.0 if math.isfinite(angle) else None


class IllustrativeMark(Decoration):
    """Says on the map itself that it was never surveyed."""

    def text(self) -> str:
        return self.tr("Illustrative map, not surveyed")

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(math.ceil(metrics.horizontalAdvance(self.text())) + 18, math.ceil(metrics.height()) + 8)

    def paint(self, painter: QPainter) -> None:
        ink, ground = painting.color(self.label.color), painting.color(self._styles.background)
        ground.setAlpha(225)
        frame = QColor(ink)
        frame.setAlpha(110)
        painter.setPen(QPen(frame, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
