"""The hand on the map: zoom, pan, and who gets the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.gui.canvas.map_view import CLOSEST_M_PER_PX, around
from tests.builders import ORIGIN
from tests.gui.canvas.conftest import NONE, Bench

MIDDLE = Qt.MouseButton.MiddleButton


def wheel(bench: Bench, at: QPointF, notches: int) -> None:
    viewport = bench.canvas.view.viewport()
    spin = QPoint(0, 120 * notches)
    event = QWheelEvent(
        at, viewport.mapToGlobal(at), QPoint(), spin, Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(viewport, event)


def under(bench: Bench, at: QPointF) -> tuple[float, float]:
    pointer = bench.canvas.view.pointer_at(at)
    return pointer.east_m, pointer.north_m


@pytest.mark.parametrize("notches", [1, 3, -1])
def test_the_wheel_zooms_at_the_pointer(bench: Bench, notches: int) -> None:
    at = QPointF(200, 150)
    before, scale = under(bench, at), bench.canvas.view.metres_per_pixel
    wheel(bench, at, notches)
    now = bench.canvas.view.metres_per_pixel
    assert (now < scale) == (notches > 0)
    assert under(bench, at) == pytest.approx(before, abs=1.5 * max(now, scale))


def test_zooming_ends_at_a_limit_on_both_sides(bench: Bench) -> None:
    wheel(bench, QPointF(400, 300), 400)
    bench.canvas.set_scale(1e-6)
    assert bench.canvas.view.metres_per_pixel >= CLOSEST_M_PER_PX * 0.999
    bench.canvas.set_scale(1e12)
    assert bench.canvas.view.metres_per_pixel < 100


def test_the_middle_button_pans_and_selects_nothing(bench: Bench) -> None:
    viewport = bench.canvas.view.viewport()
    before = under(bench, QPointF(100, 100))
    for kind, at, held in (
        (QEvent.Type.MouseButtonPress, QPointF(100, 100), MIDDLE),
        (QEvent.Type.MouseMove, QPointF(160, 130), MIDDLE),
        (QEvent.Type.MouseButtonRelease, QPointF(160, 130), Qt.MouseButton.NoButton),
    ):
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else MIDDLE
        QApplication.sendEvent(viewport, QMouseEvent(kind, at, at, button, held, NONE))
    assert under(bench, QPointF(160, 130)) == pytest.approx(before, abs=1e-6)
    assert bench.session.selection == ()


def test_space_held_pans_with_the_left_button_and_leaves_the_plan_alone(bench: Bench) -> None:
    view, before = bench.canvas.view, bench.plan
    start = bench.hand.pixel(30, 30)
    QTest.keyPress(view, Qt.Key.Key_Space)
    bench.hand.drag_pixels(start, start + QPointF(50, 20))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert bench.plan is before
    assert bench.session.selection == ()
    moved = bench.hand.pixel(30, 30)
    assert (moved.x() - start.x(), moved.y() - start.y()) == pytest.approx((50, 20))


def test_the_centre_stays_when_the_window_is_resized(bench: Bench, qtbot: object) -> None:
    bench.canvas.zoom(2)
    before = bench.canvas.view.window()
    bench.canvas.resize(700, 500)
    bench.settle(qtbot)
    now = bench.canvas.view.window()
    assert (now.width_px, now.height_px) == (700, 500)
    near = pytest.approx((before.centre_e, before.centre_n), abs=2 * before.metres_per_pixel)
    assert (now.centre_e, now.centre_n) == near
    assert now.metres_per_pixel == before.metres_per_pixel


def test_a_map_not_moved_yet_stays_whole_when_the_window_is_resized(bench: Bench, qtbot: object) -> None:
    bench.canvas.resize(300, 500)
    bench.settle(qtbot)
    west, _, east, _ = bench.canvas.view.window().bounds
    assert west < ORIGIN[0]
    assert east > ORIGIN[0] + 210


def owned(bench: Bench, key: Qt.Key) -> bool:
    """Whether the canvas keeps a key that a shortcut of the window would take."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
    event.ignore()
    QApplication.sendEvent(bench.canvas.view, event)
    return event.isAccepted()


def test_the_tool_in_hand_owns_its_keys_and_no_others(bench: Bench) -> None:
    assert not owned(bench, Qt.Key.Key_R)
    assert not owned(bench, Qt.Key.Key_S)
    bench.canvas.use_place("warehouse")
    assert owned(bench, Qt.Key.Key_R)
    assert owned(bench, Qt.Key.Key_Escape)
    assert not owned(bench, Qt.Key.Key_S)


def test_arrow_keys_are_the_tools_only_with_a_selection(bench: Bench) -> None:
    assert not owned(bench, Qt.Key.Key_Left)
    bench.hand.click(30, 30)
    assert owned(bench, Qt.Key.Key_Left)


def test_the_picture_on_screen_is_the_one_asked_for_last(bench: Bench, qtbot: object) -> None:
    for _ in range(5):
        bench.canvas.zoom(1.2)
    assert not bench.canvas.view.picture_is_current
    bench.settle(qtbot)
    assert bench.canvas.view.picture_is_current


def test_the_pieces_around_a_hole_cover_the_rest_once() -> None:
    rect = QRect(0, 0, 10, 8)
    for hole in (QRect(2, 3, 4, 2), QRect(-3, -3, 6, 6), QRect(5, 5, 50, 50), QRect(0, 0, 10, 8), QRect(20, 0, 5, 5)):
        covered = [
            (x, y)
            for p in around(rect, hole)
            for x in range(p.left(), p.right() + 1)
            for y in range(p.top(), p.bottom() + 1)
        ]
        assert sorted(covered) == sorted((x, y) for x in range(10) for y in range(8) if not hole.contains(x, y))
