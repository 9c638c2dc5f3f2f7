"""Turning about a picked point in the real window: by two directions, or by an angle that is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest
from tests.journeys.arranger import Arranger, bounds

Opened = Callable[[Plan], PlanningSession]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_from_one_direction_to_another_about_a_corner(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session, hand = opened(two_plants), Arranger(window)
    hand.point(40, 35)
    hand.on_map(Qt.Key.Key_R, SHIFT)
    assert window.canvas.tool.name == "rotate"
    hand.point(20.3, 20.2)  # the corner of P1 itself is snapped to
    assert window.canvas.tool.points == [tuple(window.canvas.tool.points[0])]  # type: ignore[attr-defined]
    hand.point(60.2, 20.1)  # along its south side
    hand.figure(Qt.Key.Key_A, "0")  # to grid north, as an azimuth from the pivot
    hand.over(22, 90)
    assert session.plan is two_plants
    assert bounds(session.shown_plan, "P1") == pytest.approx((-10, 20, 20, 60), abs=1e-6)
    hand.point(22, 90)
    assert bounds(session.plan, "P1") == pytest.approx((-10, 20, 20, 60), abs=1e-6)
    hand.control(Qt.Key.Key_Z)
    assert session.plan is two_plants
    rest(window, qtbot)


def test_an_angle_typed_about_a_typed_point(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any) -> None:
    session, hand = opened(two_plants), Arranger(window)
    hand.point(40, 35)
    hand.on_map(Qt.Key.Key_R, SHIFT)
    hand.pair(20, 20)
    hand.on_map(Qt.Key.Key_K)
    hand.option(Qt.Key.Key_N, "-90")
    assert bounds(session.plan, "P03") == pytest.approx((20, -20, 50, 20), abs=1e-6)
    assert bounds(session.plan, "P1") == (20, 20, 60, 50)
    assert session.selection == ("P03",)
    rest(window, qtbot)


def test_enter_too_early_says_what_is_missing(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any) -> None:
    session, hand = opened(two_plants), Arranger(window)
    told: list[str] = []
    window.desk.told.connect(lambda message, _action: told.append(str(message)))
    hand.point(40, 35)
    hand.on_map(Qt.Key.Key_R, SHIFT)
    hand.point(150, 80)
    hand.on_map(Qt.Key.Key_Return)
    assert told[-1] == "Pick two directions, or type the angle."
    for _ in range(2):
        hand.on_map(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "select"
    assert session.plan is two_plants
    rest(window, qtbot)
