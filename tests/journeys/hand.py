"""A hand on the real window: the mouse at map coordinates, the keys where the focus is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.gui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


class Hand:
    """Works on the map of a window in easting and northing of its plan."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def at(self, east_m: float, north_m: float) -> QPointF:
        view = self.window.canvas.view
        return view.viewportTransform().map(view.to_scene(east_m, north_m))

    def move(self, east_m: float, north_m: float, *, pressed: bool = False) -> None:
        self._send(QEvent.Type.MouseMove, self.at(east_m, north_m), pressed=pressed)

    def click(self, east_m: float, north_m: float) -> None:
        self.move(east_m, north_m)
        self._send(QEvent.Type.MouseButtonPress, self.at(east_m, north_m), pressed=True)
        self._send(QEvent.Type.MouseButtonRelease, self.at(east_m, north_m), pressed=False)

    def press(self, east_m: float, north_m: float) -> None:
        self._send(QEvent.Type.MouseButtonPress, self.at(east_m, north_m), pressed=True)

    def release(self, east_m: float, north_m: float) -> None:
        self._send(QEvent.Type.MouseButtonRelease, self.at(east_m, north_m), pressed=False)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the focus is, as the system would deliver it."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def control(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)

    def _send(self, kind: QEvent.Type, at: QPointF, *, pressed: bool) -> None:
        viewport = self.window.canvas.view.viewport()
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        held = LEFT if pressed else Qt.MouseButton.NoButton
        scene = QPointF(viewport.mapToGlobal(QPoint(0, 0))) + at
        event = QMouseEvent(kind, at, scene, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
