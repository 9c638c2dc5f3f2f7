"""What lies below a bar is within reach: presses beside its fields go to the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.gui.canvas.tools.point_tool import PointTool
from tests.gui.canvas.conftest import Bench


def test_a_click_on_an_empty_part_or_a_label_sets_a_point_of_the_map(bench: Bench) -> None:
    bench.canvas.set_snapping(False)
    bench.canvas.use_tool("draw")
    tool = bench.canvas.tool
    assert isinstance(tool, PointTool)
    bar = bench.canvas.surface.drafting_bar
    bar.say("Words that lie over the map")
    for number, (widget, at) in enumerate(((bar, QPoint(2, 2)), (bar.message, bar.message.rect().center())), 1):
        QTest.mouseMove(widget, at)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
        assert len(tool.points) == number
        view = bench.canvas.view
        meant = view.pointer_at(QPointF(widget.mapTo(bench.canvas, at)))
        set_there = tool.points[-1]
        assert abs(set_there[0] - meant.east_m) < 0.01
        assert abs(set_there[1] - meant.north_m) < 0.01


def test_a_click_on_a_field_or_a_lock_is_the_bars(bench: Bench) -> None:
    bench.canvas.use_tool("draw")
    tool = bench.canvas.tool
    assert isinstance(tool, PointTool)
    bar = bench.canvas.surface.drafting_bar
    for widget in (bar.fields["x"], bar.locks["x"], bar.convention):
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    assert not tool.points


def test_the_wheel_over_a_bar_zooms_the_map(bench: Bench) -> None:
    bench.canvas.use_tool("draw")
    bar, before = bench.canvas.surface.drafting_bar, bench.canvas.view.metres_per_pixel
    at = QPointF(2, 2)
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        at, bar.mapToGlobal(at), QPoint(), QPoint(0, 120), none, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(bar, turn)
    assert bench.canvas.view.metres_per_pixel < before
