"""Mirroring in the real window: two points, clicked or typed, the original kept or not."""

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


def test_a_plant_is_mirrored_across_the_boundary_of_two_parcels(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session, hand = opened(two_plants), Arranger(window)
    assert not window.qt_actions["tool_mirror"].isEnabled()  # nothing is selected yet
    hand.point(40, 35)
    hand.on_map(Qt.Key.Key_M, SHIFT)
    assert window.canvas.tool.name == "mirror"
    hand.point(200.5, 0.4)  # the corners of the parcels at x = 200 are snapped to
    hand.over(199.6, 119.5)
    assert bounds(session.shown_plan, "P1") == pytest.approx((340, 20, 380, 50), abs=1e-9)
    assert session.plan is two_plants
    hand.point(199.6, 119.5)
    assert bounds(session.plan, "P1") == pytest.approx((340, 20, 380, 50), abs=1e-9)
    assert len(session.history.steps) == 2
    hand.control(Qt.Key.Key_Z)
    assert session.plan is two_plants
    rest(window, qtbot)


def test_the_original_is_kept_and_the_axis_typed(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session, hand = opened(two_plants), Arranger(window)
    hand.point(40, 35)
    hand.on_map(Qt.Key.Key_M, SHIFT)
    hand.on_map(Qt.Key.Key_K)
    hand.point(150, 60)
    hand.on_map(Qt.Key.Key_Escape)  # one level: the point
    assert window.canvas.tool.name == "mirror"
    hand.pair(200, 0)
    hand.pair(200, 50)
    assert list(session.plan.plants().index) == ["P1", "P2", "P03"]
    assert bounds(session.plan, "P03") == pytest.approx((340, 20, 380, 50), abs=1e-6)
    assert bounds(session.plan, "P1") == (20, 20, 60, 50)
    assert session.selection == ("P03",)
    hand.on_map(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "select"
    assert not window.canvas.tools["mirror"].bar.isVisible()  # type: ignore[attr-defined]
    rest(window, qtbot)


def test_two_points_at_one_place_are_no_axis(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any) -> None:
    session, hand = opened(two_plants), Arranger(window)
    hand.point(40, 35)
    hand.on_map(Qt.Key.Key_M, SHIFT)
    hand.point(150, 60)
    hand.point(150, 60)
    assert session.plan is two_plants
    assert window.canvas.tool.points  # type: ignore[attr-defined]
    rest(window, qtbot)
