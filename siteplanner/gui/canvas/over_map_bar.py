"""Bars over the map: as little in its way as they can be."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QWidget

MARGIN_PX, GAP_PX = 12, 6
LOW_MAP_PX = 480
"""Over a map lower than this bars are as flat as their fields, and lie at its very edge."""
LOW_MARGIN_PX = 2


class OverMapBar(QFrame):
    """What is pressed on an empty part of it, or on a label, is meant for the map below and goes there."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMouseTracking(True)

    @property
    def margin_px(self) -> int:
        """Between the bar and the upper edge of the map."""
        return LOW_MARGIN_PX if self._is_low else MARGIN_PX

    @property
    def gap_px(self) -> int:
        """Between the bar and the next."""
        return LOW_MARGIN_PX if self._is_low else GAP_PX

    def set_padding(self, across_px: int, down_px: int) -> None:
        """Room between its edge and what it holds; next to none where the map is low."""
        layout = self.layout()
        if layout is not None:
            down_px = 0 if self._is_low else down_px
            layout.setContentsMargins(across_px, down_px, across_px, down_px)

    def label(self, text: str = "") -> QLabel:
        """A label of the bar that lets the pointer's moves through too."""
        made = QLabel(text, self)
        made.setMouseTracking(True)
        return made

    @property
    def _is_low(self) -> bool:
        return self._over.height() < LOW_MAP_PX

    # -- the mouse ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._through(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._through(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._through(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._through(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        below = self._below_it()
        if below is not None:
            at = below.mapFromGlobal(event.globalPosition())
            turned = (event.pixelDelta(), event.angleDelta(), event.buttons(), event.modifiers())
            again = QWheelEvent(at, event.globalPosition(), *turned, event.phase(), event.inverted())
            QCoreApplication.sendEvent(below, again)

    def _through(self, event: QMouseEvent) -> None:
        below = self._below_it()
        if below is not None:
            at: QPointF = below.mapFromGlobal(event.globalPosition())
            keys = (event.button(), event.buttons(), event.modifiers())
            QCoreApplication.sendEvent(below, QMouseEvent(event.type(), at, event.globalPosition(), *keys))

    def _below_it(self) -> QWidget | None:
        """The surface of the map that has the keyboard for what it lies over."""
        view = self._over.focusProxy()
        return view.viewport() if isinstance(view, QAbstractScrollArea) else None
