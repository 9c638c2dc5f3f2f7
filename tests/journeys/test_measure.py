"""Measuring in the real window: snapped to corners, copied, one step back at a time, never changing the plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.tools.measure_tool import MeasureTool
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.journeys.draftsman import Draftsman
from tests.journeys.hand import Hand

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def hand(window: MainWindow, opened: Opened, two_plants: Plan) -> Hand:
    opened(two_plants)
    window.canvas.view.setFocus()
    return Hand(window)


def measuring(hand: Hand, key: Qt.Key) -> MeasureTool:
    """Take a measuring tool in hand by its shortcut."""
    QTest.keyClick(hand.window.canvas.view, key, CTRL_SHIFT)
    tool = hand.window.canvas.tool
    assert isinstance(tool, MeasureTool)
    return tool


def click(hand: Hand, east_m: float, north_m: float) -> None:
    hand.click(ORIGIN[0] + east_m, ORIGIN[1] + north_m)


def right_click(hand: Hand, east_m: float, north_m: float) -> None:
    viewport = hand.window.canvas.view.viewport()
    at = hand.at(ORIGIN[0] + east_m, ORIGIN[1] + north_m)
    button = Qt.MouseButton.RightButton
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress, at, QPointF(viewport.mapToGlobal(QPoint(0, 0))) + at, button, button,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_the_gap_between_two_plants_is_read_from_corner_to_corner(hand: Hand, two_plants: Plan) -> None:
    tool = measuring(hand, Qt.Key.Key_M)
    click(hand, 60.3, 20.2)  # near the corner of P1 at (60, 20)
    click(hand, 68.8, 20.3)  # near the corner of P2 at (69, 20)
    assert tool.points == [(ORIGIN[0] + 60, ORIGIN[1] + 20), (ORIGIN[0] + 69, ORIGIN[1] + 20)], "snapped bit for bit"
    hand.key(Qt.Key.Key_Return)
    card = tool.card
    assert card.isVisible()
    assert card.main.text() == "9.000 m"
    assert "bearing 90.0000° (90°00′00″)" in card.lines.text()
    assert "on the ellipsoid" in card.lines.text()
    session = hand.window.desk.session
    assert session is not None
    assert session.plan is two_plants
    assert session.history.at == 0


def test_sides_and_total_of_a_line_of_several(hand: Hand) -> None:
    tool = measuring(hand, Qt.Key.Key_M)
    for at in ((0, 0), (200, 0), (200, 120)):
        click(hand, *at)
    right_click(hand, 200, 120)
    assert tool.card.main.text() == "320.000 m"
    assert "1   200.000 m   bearing 90.00°" in tool.card.lines.text()
    assert "2   120.000 m   bearing 0.00°" in tool.card.lines.text()


def test_what_was_measured_is_copied_with_its_own_keys_and_not_the_plants(hand: Hand) -> None:
    tool = measuring(hand, Qt.Key.Key_M)
    click(hand, 0, 0)
    click(hand, 200, 0)
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Distance 200.000 m\non the ellipsoid")
    tool.choose_unit("km")
    assert tool.card.main.text() == "0.2000 km"


def test_escape_goes_one_step_back_at_a_time(hand: Hand) -> None:
    tool = measuring(hand, Qt.Key.Key_M)
    for at in ((0, 0), (200, 0), (200, 120)):
        click(hand, *at)
    hand.key(Qt.Key.Key_Escape)
    assert len(tool.points) == 2
    hand.key(Qt.Key.Key_Backspace)
    assert len(tool.points) == 1
    click(hand, 200, 0)
    hand.key(Qt.Key.Key_Return)
    assert (tool.points, len(tool.measured)) == ([], 2)
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.canvas.tool is tool, "the first Esc takes the measurement away"
    assert not tool.card.isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.canvas.tool.name == "select"


def test_an_area_is_told_in_hectares_and_mu(hand: Hand) -> None:
    tool = measuring(hand, Qt.Key.Key_J)
    for at in ((0, 0), (200, 0), (200, 120), (0, 120)):
        click(hand, *at)
    hand.key(Qt.Key.Key_Return)
    assert tool.card.main.text().replace("\u202f", " ") == "24 000.00 m²"
    assert "2.4000 ha = 36.000 mu" in tool.card.lines.text()
    assert "640.000 m" in tool.card.lines.text()
    tool.choose_unit("mu")
    assert tool.card.main.text() == "36.000 mu"


def test_an_outline_that_crosses_itself_is_given_no_area(hand: Hand) -> None:
    tool = measuring(hand, Qt.Key.Key_J)
    for at in ((0, 0), (200, 120), (200, 0), (0, 120)):
        click(hand, *at)
    hand.key(Qt.Key.Key_Return)
    assert tool.card.main.text() == "–"
    assert "crosses itself" in tool.card.lines.text()


def test_an_angle_is_read_at_the_second_of_three_points(hand: Hand) -> None:
    tool = measuring(hand, Qt.Key.Key_K)
    for at in ((200, 0), (0, 0), (0, 120)):
        click(hand, *at)
    assert tool.card.main.text() == "90.0000°"
    assert "90°00′00″" in tool.card.lines.text()


def test_nothing_is_called_clean_while_measuring(hand: Hand) -> None:
    measuring(hand, Qt.Key.Key_M)
    click(hand, 0, 0)
    hand.move(ORIGIN[0] + 100, ORIGIN[1] + 60)
    assert "Nothing found" not in hand.window.canvas.note.text()


def test_undo_takes_back_a_point_first_and_then_what_was_done_to_the_plan(hand: Hand, two_plants: Plan) -> None:
    from siteplanner.core import edits

    desk = hand.window.desk
    desk.apply(edits.move_plants("base", ["P1"], 5.0, 0.0))
    tool = measuring(hand, Qt.Key.Key_M)
    click(hand, 0, 0)
    QTest.keyClick(hand.window.canvas.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan is not two_plants
    assert not tool.points
    click(hand, 0, 0)
    desk.undo()
    assert desk.plan is two_plants
    assert len(tool.points) == 1, "an undo from elsewhere keeps what is half drawn"


def test_it_works_where_the_map_is_locked_and_speaks_the_language_of_the_window(hand: Hand) -> None:
    hand.window.canvas.set_locked(True)
    tool = measuring(hand, Qt.Key.Key_M)
    click(hand, 0, 0)
    click(hand, 200, 0)
    hand.key(Qt.Key.Key_Return)
    assert tool.card.main.text() == "200.000 m"
    hand.window.commands.language_zh_CN()
    hand.window.commands.language_en()
    assert tool.card.title.text() == "Distance"


def test_the_card_goes_with_the_tool(hand: Hand) -> None:
    tool = measuring(hand, Qt.Key.Key_M)
    click(hand, 0, 0)
    click(hand, 200, 0)
    assert tool.card.isVisible()
    hand.window.canvas.use_select()
    assert not tool.card.isVisible()


def test_lengths_and_directions_can_be_typed(hand: Hand) -> None:
    tool = measuring(hand, Qt.Key.Key_M)
    typist = Draftsman(hand.window)
    typist.point(0, 0)
    typist.over(30, 20)
    for distance, azimuth in (("25", "90"), ("40", "180")):
        typist.figure(Qt.Key.Key_D, distance)
        typist.figure(Qt.Key.Key_A, azimuth)
    typist.on_map(Qt.Key.Key_Return)
    assert tool.card.main.text() == "65.000 m"
    ends = [(ORIGIN[0] + east_m, ORIGIN[1] + north_m) for east_m, north_m in ((0, 0), (25, 0), (25, -40))]
    assert [pytest.approx(end, abs=1e-6) for end in ends] == tool.measured


def test_with_ctrl_held_nothing_snaps(hand: Hand) -> None:
    tool = measuring(hand, Qt.Key.Key_M)
    viewport = hand.window.canvas.view.viewport()
    at = hand.at(ORIGIN[0] + 60.3, ORIGIN[1] + 20.2)
    held = Qt.KeyboardModifier.ControlModifier
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress, at, QPointF(viewport.mapToGlobal(QPoint(0, 0))) + at,
        Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, held,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    (point,) = tool.points
    assert point == pytest.approx((ORIGIN[0] + 60.3, ORIGIN[1] + 20.2), abs=0.05)
    assert point != (ORIGIN[0] + 60, ORIGIN[1] + 20)
