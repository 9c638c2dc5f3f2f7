"""The real canvas on a drawn site, and a hand that moves a real mouse over it in map coordinates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.plan_canvas import PlanCanvas
from siteplanner.gui.desk import Desk
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings
from tests.builders import ORIGIN, plan, rect, site

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Presses, moves and releases at points given in metres from the test origin."""

    def __init__(self, canvas: PlanCanvas) -> None:
        self.canvas = canvas

    def pixel(self, east_m: float, north_m: float) -> QPointF:
        view = self.canvas.view
        return view.viewportTransform().map(view.to_scene(ORIGIN[0] + east_m, ORIGIN[1] + north_m))

    def press(self, east_m: float, north_m: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseButtonPress, self.pixel(east_m, north_m), LEFT, keys)

    def move(self, east_m: float, north_m: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseMove, self.pixel(east_m, north_m), Qt.MouseButton.NoButton, keys)

    def release(self, east_m: float, north_m: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseButtonRelease, self.pixel(east_m, north_m), LEFT, keys)

    def click(self, east_m: float, north_m: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self.press(east_m, north_m, keys)
        self.release(east_m, north_m, keys)

    def drag(
        self, start: tuple[float, float], end: tuple[float, float], keys: Qt.KeyboardModifier = NONE, steps: int = 3
    ) -> None:
        """Press, move in some steps with ``keys`` held, release."""
        self.press(*start, keys)
        for step in range(1, steps + 1):
            share = step / steps
            self.move(*(a + (b - a) * share for a, b in zip(start, end, strict=True)), keys)
        self.release(*end, keys)

    def drag_pixels(self, start: QPointF, end: QPointF, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseButtonPress, start, LEFT, keys)
        for share in (0.3, 0.6, 1.0):
            self._send(QEvent.Type.MouseMove, start + (end - start) * share, Qt.MouseButton.NoButton, keys)
        self._send(QEvent.Type.MouseButtonRelease, end, LEFT, keys)

    def click_pixel(self, at: QPointF) -> None:
        self._send(QEvent.Type.MouseButtonPress, at, LEFT, NONE)
        self._send(QEvent.Type.MouseButtonRelease, at, LEFT, NONE)

    def hover_pixel(self, at: QPointF) -> None:
        self._send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, NONE)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.canvas.view, key, keys)

    def _send(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
        """An event with the fraction of a pixel that QTest's own would round away."""
        viewport = self.canvas.view.viewport()
        buttons = LEFT if kind != QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, QPointF(viewport.mapToGlobal(QPoint(0, 0))) + at, button, buttons, keys)
        QApplication.sendEvent(viewport, event)


class Bench:
    """A canvas with a desk and a session, ready to be worked on."""

    def __init__(self, desk: Desk, canvas: PlanCanvas, session: PlanningSession) -> None:
        self.desk, self.canvas, self.session = desk, canvas, session
        self.hand = Hand(canvas)

    @property
    def plan(self) -> Plan:
        return self.session.plan

    def corner(self, plant_id: str) -> tuple[float, float]:
        """The south-west corner of a plant's bounding box, from the test origin."""
        west, south, _, _ = self.plan.plants()["geometry"][plant_id].bounds
        return west - ORIGIN[0], south - ORIGIN[1]

    def ask_for_pivot(self) -> None:
        """Click the round handle of the selection."""
        at = self.canvas.handles.centre_px
        assert at is not None
        self.hand.click_pixel(at)

    def settle(self, qtbot: object) -> None:
        """Until the picture and the check are those of what is there now."""
        wait = qtbot.waitUntil  # type: ignore[attr-defined]
        drawing, view = self.desk.background, self.canvas.view
        wait(lambda: view.picture_is_current and not drawing.is_busy("drawing"), timeout=20_000)
        wait(lambda: view.picture_is_current and not self.desk.checking, timeout=20_000)


Open = Callable[[Plan], Bench]


def two_plants() -> Plan:
    """Two parcels of 100 m side by side, one plant on each, and a third plant over a part of the second."""
    on = site({"L1": rect(0, 0, 100, 100), "L2": rect(110, 0, 100, 100)})
    return plan(on, {"P1": rect(20, 20, 30, 20), "P2": rect(140, 20, 40, 40), "P3": rect(150, 30, 10, 10)})


@pytest.fixture
def open_plan(qtbot: object, tmp_path: Path) -> Iterator[Open]:
    """Opens a plan on a canvas of 800 × 600 pixels."""
    opened: list[tuple[Desk, QWidget]] = []

    def open_it(made: Plan) -> Bench:
        desk = Desk(Settings(tmp_path / "settings.json"))
        canvas = PlanCanvas(desk)
        opened.append((desk, canvas))
        canvas.resize(800, 600)
        canvas.show()
        session = PlanningSession(made, author="tester")
        desk.open_session(session)
        bench = Bench(desk, canvas, session)
        bench.settle(qtbot)
        return bench

    yield open_it
    for desk, canvas in opened:
        canvas.close()
        desk.close()
        canvas.deleteLater()
        desk.deleteLater()


@pytest.fixture
def bench(open_plan: Open) -> Bench:
    return open_plan(two_plants())
