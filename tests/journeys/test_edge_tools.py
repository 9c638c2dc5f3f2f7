"""A distance kept from an edge, an edge made parallel, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, line, plan, rect, shape, site
from tests.gui.conftest import rest
from tests.journeys.arranger import Arranger, bounds

Opened = Callable[[Plan], PlanningSession]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def slanting() -> Plan:
    """A parcel whose west side slants, a building on it square to the map, a road to the south."""
    ground = site(
        {"L1": shape((0, 0), (300, 0), (300, 200), (60, 200))},
        constraints={"C1": (line((-40, -40), (340, -60)), {"kind": "road", "half_width_m": 6.0})},
    )
    return plan(ground, {"P1": factory(rect(120, 60, 60, 40))})


def begin(window: MainWindow, key: Qt.Key) -> Arranger:
    hand = Arranger(window)
    hand.point(150, 80)
    hand.on_map(key, SHIFT)
    return hand


def test_a_number_typed_alone_is_the_distance(window: MainWindow, opened: Opened, slanting: Plan) -> None:
    session, hand = opened(slanting), begin(window, Qt.Key.Key_O)
    hand.over(200, 0.5)
    hand.on_map(Qt.Key.Key_1)
    QTest.keyClicks(QApplication.focusWidget(), "2.5")
    assert bounds(session.shown_plan, "P1") == pytest.approx((120, 12.5, 180, 52.5), abs=1e-9)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.canvas.view
    hand.on_map(Qt.Key.Key_Return)
    assert bounds(session.plan, "P1") == pytest.approx((120, 12.5, 180, 52.5), abs=1e-9)


def test_exactly_so_far_from_one_edge_then_from_another(
    window: MainWindow, opened: Opened, slanting: Plan, qtbot: Any
) -> None:
    session, hand = opened(slanting), begin(window, Qt.Key.Key_O)
    assert window.canvas.tool.name == "offset"
    hand.option(Qt.Key.Key_D, "8.5")
    hand.over(200, 0.5)
    assert bounds(session.shown_plan, "P1") == pytest.approx((120, 8.5, 180, 48.5), abs=1e-9)
    assert session.plan is slanting
    assert "8.500 m from the edge" in window.canvas.note.text()
    hand.point(200, 0.5)
    assert bounds(session.plan, "P1") == pytest.approx((120, 8.5, 180, 48.5), abs=1e-9)
    hand.option(Qt.Key.Key_D, "12")
    hand.point(299.5, 100)
    assert bounds(session.plan, "P1") == pytest.approx((228, 8.5, 288, 48.5), abs=1e-9)
    assert len(session.history.steps) == 3
    for _ in range(2):
        hand.control(Qt.Key.Key_Z)
    assert session.plan is slanting
    rest(window, qtbot)


def test_parallel_to_the_slanting_side(window: MainWindow, opened: Opened, slanting: Plan, qtbot: Any) -> None:
    session, hand = opened(slanting), begin(window, Qt.Key.Key_O)
    hand.on_map(Qt.Key.Key_P)
    hand.option(Qt.Key.Key_D, "10")
    hand.point(30, 100)
    side = line((0, 0), (60, 200))
    footprint = session.plan.plants().geometry["P1"]
    assert footprint.distance(side) == pytest.approx(10, abs=1e-6)
    # a whole side lies so far from it, not a corner alone
    near = [shapely.Point(xy).distance(side) for xy in shapely.get_coordinates(footprint)[:-1]]
    assert sorted(near)[:2] == pytest.approx([10, 10], abs=1e-6)
    rest(window, qtbot)


def test_an_edge_is_made_parallel_to_the_road_and_escape_goes_back_a_level(
    window: MainWindow, opened: Opened, slanting: Plan, qtbot: Any
) -> None:
    session, hand = opened(slanting), begin(window, Qt.Key.Key_P)
    assert window.canvas.tool.name == "parallel"
    hand.point(150, 60.5)  # the south side of the building
    assert window.canvas.tool.own is not None  # type: ignore[attr-defined]
    hand.on_map(Qt.Key.Key_Escape)
    assert window.canvas.tool.own is None  # type: ignore[attr-defined]
    assert window.canvas.tool.name == "parallel"
    hand.point(150, 60.5)
    hand.over(150, -49.5)
    assert session.plan is slanting
    assert session.shown_plan is not slanting
    hand.point(150, -49.5)
    footprint = session.plan.plants().geometry["P1"]
    xy = shapely.get_coordinates(footprint)
    along, road = xy[2] - xy[1], (380.0, -20.0)
    length = float((along**2).sum() ** 0.5) * 380.5259
    assert abs(along[0] * road[1] - along[1] * road[0]) / length < 1e-9
    assert footprint.centroid.distance(rect(120, 60, 60, 40).centroid) < 1e-6
    hand.control(Qt.Key.Key_Z)
    assert session.plan is slanting
    rest(window, qtbot)


def test_nothing_is_taken_where_there_is_no_edge(
    window: MainWindow, opened: Opened, slanting: Plan, qtbot: Any
) -> None:
    session, hand = opened(slanting), begin(window, Qt.Key.Key_O)
    hand.point(220, 120)
    assert session.plan is slanting
    hand.option(Qt.Key.Key_D, "-3")
    hand.over(200, 0.5)
    assert "not possible" in window.canvas.note.text()
    hand.on_map(Qt.Key.Key_Return)
    assert session.plan is slanting
    hand.on_map(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "select"
    assert session.shown_plan is slanting
    rest(window, qtbot)
