"""A laser pointer: a red dot over everything, where the mouse is, with a short tail."""

from __future__ import annotations

from collections import deque
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QApplication, QWidget

TAIL_MS = 350
FRAME_MS = 16
DOT_SHARE = 0.011
"""Radius of the dot for one of the height."""
RED = QColor(235, 20, 30)


class Laser(QWidget):
    """Lies over ``stage`` and lets the mouse through; ``set_on`` lights it."""

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self._tail: deque[tuple[int, QPointF]] = deque()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._fading = QTimer(self, interval=FRAME_MS)
        self._fading.timeout.connect(self._fade)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def on(self) -> bool:
        return self.isVisible()

    @property
    def place(self) -> QPointF | None:
        """Where the dot is; None while it has not been moved."""
        return self._tail[-1][1] if self._tail else None

    def set_on(self, on: bool) -> None:
        application = QApplication.instance()
        assert application is not None
        self._tail.clear()
        if on:
            self.setGeometry(self._stage.rect())
            self.raise_()
            self.show()
            for widget in (self._stage, *self._stage.findChildren(QWidget)):
                widget.setMouseTracking(True)
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)
            self._fading.stop()
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.MouseMove
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QWidget)
            and watched.window() is self.window()
        ):
            place = QPointF(self.mapFromGlobal(event.globalPosition()))
            if place != self.place:
                self._tail.append((self._clock.elapsed(), place))
                self._fading.start()
                self.update()
        return super().eventFilter(watched, event)

    def _fade(self) -> None:
        now = self._clock.elapsed()
        while len(self._tail) > 1 and now - self._tail[0][0] > TAIL_MS:
            self._tail.popleft()
        if len(self._tail) <= 1:
            self._fading.stop()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._tail:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, now = max(5.0, DOT_SHARE * self.height()), self._clock.elapsed()
        points = list(self._tail)
        for (when, start), (_, end) in pairwise(points):
            faint = QColor(RED)
            faint.setAlphaF(max(0.0, 0.45 * (1 - (now - when) / TAIL_MS)))
            painter.setPen(QPen(faint, radius, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(start, end)
        centre = points[-1][1]
        glow = QRadialGradient(centre, 2 * radius)
        for at, alpha in ((0.0, 255), (0.45, 255), (0.55, 110), (1.0, 0)):
            glow.setColorAt(at, QColor(RED.red(), RED.green(), RED.blue(), alpha))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(centre, 2 * radius, 2 * radius)
        painter.end()
