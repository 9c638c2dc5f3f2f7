"""Repeating plants in the real window: along a line and in a grid, with numbers typed or fitted to the pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect, site
from tests.gui.conftest import rest
from tests.journeys.arranger import Arranger, bounds

Opened = Callable[[Plan], PlanningSession]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def alone() -> Plan:
    """One building of 40 m × 30 m on a wide parcel."""
    return plan(site({"L1": rect(0, 0, 420, 260)}), {"P01": factory(rect(20, 20, 40, 30), capacity=9_000.0)})


def begin(window: MainWindow, key: Qt.Key) -> Arranger:
    hand = Arranger(window)
    hand.point(40, 35)
    hand.on_map(key, SHIFT)
    return hand


def test_five_stand_evenly_to_the_point_that_is_clicked(
    window: MainWindow, opened: Opened, alone: Plan, qtbot: Any
) -> None:
    session, hand = opened(alone), begin(window, Qt.Key.Key_A)
    assert window.canvas.tool.name == "array_line"
    hand.option(Qt.Key.Key_N, "5")
    hand.pair(20, 20)
    hand.over(260, 20)
    assert len(session.shown_plan.plants()) == 5
    hand.pair(260, 20)
    plants = session.plan.plants()
    assert list(plants.index) == ["P01", "P02", "P03", "P04", "P05"]
    assert [bounds(session.plan, p)[0] for p in plants.index] == pytest.approx([20, 80, 140, 200, 260], abs=1e-6)
    assert plants["capacity"].tolist() == [9_000.0] * 5
    assert len(session.history.steps) == 2
    assert len(session.selection) == 5
    hand.control(Qt.Key.Key_Z)
    assert session.plan is alone
    rest(window, qtbot)


def test_a_distance_typed_says_how_many_fit(window: MainWindow, opened: Opened, alone: Plan, qtbot: Any) -> None:
    session, hand = opened(alone), begin(window, Qt.Key.Key_A)
    hand.option(Qt.Key.Key_N, "")
    hand.option(Qt.Key.Key_G, "52")
    hand.pair(20, 20)
    hand.pair(20 + 52 * 4 + 20, 20)  # four steps and a little
    found = [bounds(session.plan, p)[0] for p in session.plan.plants().index]
    assert found == pytest.approx([20, 72, 124, 176, 228], abs=1e-6)
    rest(window, qtbot)


def test_three_by_four_keep_their_clear_gaps(window: MainWindow, opened: Opened, alone: Plan, qtbot: Any) -> None:
    session, hand = opened(alone), begin(window, Qt.Key.Key_D)
    assert window.canvas.tool.name == "array_grid"
    for key, figure in ((Qt.Key.Key_N, "4"), (Qt.Key.Key_B, "3"), (Qt.Key.Key_G, "12"), (Qt.Key.Key_H, "20.5")):
        hand.option(key, figure)
    hand.over(300, 200)
    assert "4 × 3" in window.canvas.note.text()
    assert len(session.shown_plan.plants()) == 12
    hand.on_map(Qt.Key.Key_Return)
    assert len(session.plan.plants()) == 1  # a grid needs a point
    hand.point(300, 200)
    corners = {tuple(round(v, 6) for v in bounds(session.plan, p)[:2]) for p in session.plan.plants().index}
    assert corners == {(20 + 52.0 * c, 20 + 50.5 * r) for c in range(4) for r in range(3)}
    hand.control(Qt.Key.Key_Z)
    assert session.plan is alone
    rest(window, qtbot)


def test_the_pointer_says_how_many_and_too_many_are_refused(
    window: MainWindow, opened: Opened, alone: Plan, qtbot: Any
) -> None:
    session, hand = opened(alone), begin(window, Qt.Key.Key_D)
    hand.over(40 + 2 * 50, 35 + 40)  # two columns on, one row up, at gaps of 10 m
    assert "3 × 2" in window.canvas.note.text()
    hand.option(Qt.Key.Key_N, "2000")
    hand.option(Qt.Key.Key_B, "2000")
    hand.over(150, 80)
    assert "at most 10\u202f000" in window.canvas.note.text()
    hand.point(150, 80)
    assert session.plan is alone
    hand.on_map(Qt.Key.Key_Escape)
    hand.on_map(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "select"
    rest(window, qtbot)
