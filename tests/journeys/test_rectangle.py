"""A rectangle by three points in the real window."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
import shapely
from PySide6.QtCore import Qt

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest
from tests.journeys.draftsman import Draftsman, draw

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def hand(window: MainWindow) -> Draftsman:
    return Draftsman(window)


def test_a_rectangle_by_three_points_has_right_angles_and_typed_sides(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    draw(window, "zone", tool="rectangle")
    hand.point(40, 130)
    hand.over(60, 140)
    hand.figure(Qt.Key.Key_D, "60")
    hand.figure(Qt.Key.Key_A, "75")
    hand.over(70, 170)
    hand.figure(Qt.Key.Key_D, "25")
    made = session.plan.site.zones.geometry.iloc[-1]
    xy = shapely.get_coordinates(made)
    sides = [float(shapely.Point(a).distance(shapely.Point(b))) for a, b in itertools.pairwise(xy)]
    assert sorted(sides) == pytest.approx([25, 25, 60, 60], abs=1e-6)
    along, across = xy[1] - xy[0], xy[2] - xy[1]
    assert abs(float(along @ across)) / (60 * 25) < 1e-9
    assert session.selected[0].layer == "zones"
    rest(window, qtbot)
    window.desk.undo()
    assert session.plan is two_plants


def test_a_rectangle_with_the_mouse_takes_the_third_point_as_the_depth(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    draw(window, "plant", tool="rectangle", capacity="fixed")
    hand.point(120, 20)
    hand.point(180, 20)
    hand.point(150, 60)
    plant = session.plan.plants().iloc[-1]
    assert plant["capacity"] == 10_000.0
    assert plant.geometry.area == pytest.approx(60 * 40, rel=0.02)
    assert plant.geometry.equals(plant.geometry.minimum_rotated_rectangle) or plant.geometry.area == pytest.approx(
        plant.geometry.minimum_rotated_rectangle.area, rel=1e-6
    )


@pytest.mark.parametrize("pointer", [(110, 165), (250, 131), (-60, 190)])
def test_a_number_typed_alone_is_the_depth_wherever_the_pointer_is(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, pointer: tuple[float, float]
) -> None:
    session = opened(two_plants)
    draw(window, "zone", tool="rectangle")
    hand.point(40, 130)
    hand.point(100, 130)
    hand.over(*pointer)
    hand.figure(Qt.Key.Key_1, "00")
    west, south, east, north = session.plan.site.zones.geometry.iloc[-1].bounds
    assert north - south == pytest.approx(100.0, abs=1e-6)
    assert east - west == pytest.approx(60.0, rel=0.02)
