"""A chart of the figures as large as there is room, drawn in the background; it can be copied and saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from siteplanner.core.measures.basis import Basis
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk
from siteplanner.gui.numbers import in_chinese
from siteplanner.words import translator

if TYPE_CHECKING:
    from siteplanner.drawing.charts.chart_paper import Look

LANE = "chart"
DPI = 96.0
COPY_RATIO = 2.0
"""A copied picture has so many pixels for one of the screen's: it is sharp on a projector and on paper."""
PAUSE_MS = 80
LEAST_PX = QSize(200, 100)


class ChartView(QWidget):
    """The picture before stays until the next one is there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.key = ""
        self.basis: Basis | None = None
        self.image = QImage()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._draw)
        self.setMinimumSize(LEAST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        desk.theme_changed.connect(self._pause.start)

    def show_chart(self, key: str, basis: Basis | None) -> None:
        """Draw a chart of these figures; '' or None: nothing."""
        if key != self.key:
            self.image = QImage()
        self.key, self.basis = key, basis
        self._pause.start()
        self.update()

    def copy(self) -> None:
        """Put the chart on the clipboard as a picture, on white."""
        if self.key and self.basis is not None:
            size = (self.width() / DPI, self.height() / DPI)
            image = chart_image(self.key, self.basis, self._language(), size, "print", COPY_RATIO, Work())
            QGuiApplication.clipboard().setImage(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        if not self.image.isNull():
            size = self.image.deviceIndependentSize()
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), self.image)
        painter.end()

    def _language(self) -> str:
        return "zh" if in_chinese() else "en"

    def _draw(self) -> None:
        if not self.key or self.basis is None or not self.isVisible():
            return
        size = (self.width() / DPI, self.height() / DPI)
        look: Look = "dark" if self.desk.theme == "dark" else "light"
        ratio = self.devicePixelRatioF()
        job = partial(chart_image, self.key, self.basis, self._language(), size, look, ratio)
        self.desk.background.start(LANE, job, self._drawn)

    def _drawn(self, image: QImage) -> None:
        self.image = image
        self.update()


def chart_image(
    key: str, basis: Basis, language: str, size_in: tuple[float, float], look: Look, ratio: float, work: Work
) -> QImage:
    """A chart as a picture of the screen, ``ratio`` device pixels for each of 1/96 inch."""
    from siteplanner.drawing.charts.chart_list import chart
    from siteplanner.drawing.charts.chart_picture import draw_chart, pixels

    paper = draw_chart(chart(key), basis, translator(language), size_in=size_in, look=look)
    work.pause()
    drawn = pixels(paper, DPI * ratio)
    height, width = drawn.shape[:2]
    image = QImage(drawn.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(ratio)
    return image
