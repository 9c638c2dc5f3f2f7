"""Stretching, sizing, lining up and spacing in the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect, site
from tests.gui.conftest import rest
from tests.journeys.arranger import Arranger, bounds
from tests.journeys.draftsman import told_in

Opened = Callable[[Plan], PlanningSession]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def three() -> Plan:
    ground = site({"L1": rect(0, 0, 420, 260)})
    line = {"type_id": "anode_integrated", "capacity": 20_000.0, "capacity_unit": "t/a"}
    return plan(
        ground,
        {
            "P1": factory(rect(20, 20, 60, 40), **line),
            "P2": factory(rect(120, 35, 30, 50)),
            "P3": factory(rect(240, 10, 20, 20)),
        },
    )


def test_plants_are_lined_up_by_a_key_and_spaced_by_a_figure(
    window: MainWindow, opened: Opened, three: Plan, qtbot: Any
) -> None:
    session, hand = opened(three), Arranger(window)
    hand.control(Qt.Key.Key_A)
    hand.on_map(Qt.Key.Key_Down, CTRL_SHIFT)
    assert [bounds(session.plan, p)[1] for p in ("P1", "P2", "P3")] == [10, 10, 10]
    window.qt_actions["distribute_east"].trigger()
    assert bounds(session.plan, "P2")[0] == pytest.approx(145, abs=1e-9)  # 240 m less 60, 30, 20 m in two gaps
    window.qt_actions["typed_gap"].trigger()
    type_in(window, "12")
    assert [bounds(session.plan, p)[0] for p in ("P1", "P2", "P3")] == pytest.approx([20, 92, 134], abs=1e-9)
    assert len(session.history.steps) == 4
    for _ in range(3):
        hand.control(Qt.Key.Key_Z)
    assert session.plan is three
    rest(window, qtbot)


def test_one_plant_alone_is_not_lined_up(window: MainWindow, opened: Opened, three: Plan, qtbot: Any) -> None:
    session, hand, told = opened(three), Arranger(window), told_in(window)
    hand.point(40, 40)
    for action in ("align_west", "typed_gap", "distribute_north"):
        told.clear()
        window.qt_actions[action].trigger()
        assert "Select at least" in told[-1][0]
    assert session.plan is three
    rest(window, qtbot)


def test_a_size_is_typed_and_capacity_follows_or_stays(
    window: MainWindow, opened: Opened, three: Plan, qtbot: Any
) -> None:
    session, hand = opened(three), Arranger(window)
    hand.point(40, 40)
    assert window.qt_actions["toggle_capacity"].isChecked()
    hand.on_map(Qt.Key.Key_S, SHIFT)
    type_in(window, "90")
    assert bounds(session.plan, "P1") == pytest.approx((20, 20, 110, 60), abs=1e-9)
    assert session.plan.plants()["capacity"]["P1"] == 30_000.0
    hand.control(Qt.Key.Key_Z)
    window.qt_actions["toggle_capacity"].trigger()
    assert not window.qt_actions["toggle_capacity"].isChecked()
    hand.on_map(Qt.Key.Key_S, SHIFT)
    type_in(window, "90")
    assert session.plan.plants()["capacity"]["P1"] == 20_000.0
    assert window.desk.settings.get("capacity_when_resized") == "fixed"
    rest(window, qtbot)


def test_a_scale_is_typed_and_centres_are_spaced_evenly(
    window: MainWindow, opened: Opened, three: Plan, qtbot: Any
) -> None:
    session, hand = opened(three), Arranger(window)
    hand.point(40, 40)
    window.qt_actions["typed_scale"].trigger()
    type_in(window, "1.2")
    assert bounds(session.plan, "P1") == pytest.approx((14, 16, 86, 64), abs=1e-9)
    assert session.plan.plants()["capacity"]["P1"] == pytest.approx(28_800)  # areas go with the square
    hand.control(Qt.Key.Key_Z)
    hand.control(Qt.Key.Key_A)
    window.qt_actions["distribute_centres_east"].trigger()
    west, _, east, _ = bounds(session.plan, "P2")
    assert (west + east) / 2 == pytest.approx(150, abs=1e-9)  # between 50 and 250
    rest(window, qtbot)


def test_a_side_dragged_with_the_mouse_shows_checks_and_is_one_step(
    window: MainWindow, opened: Opened, three: Plan, qtbot: Any
) -> None:
    session, hand = opened(three), Arranger(window)
    window.canvas.set_snapping(False)
    hand.point(40, 40)
    hand.press(*hand.there(80, 40))
    hand.move(*hand.there(115, 40), pressed=True)  # P2 stands at 120: too near
    note = window.canvas.note.text()
    assert "capacity follows" in note
    assert "●" in note  # an error binds
    assert session.plan is three
    hand.release(*hand.there(115, 40))
    assert bounds(session.plan, "P1")[2] == pytest.approx(115, abs=1)
    assert len(session.history.steps) == 2
    hand.control(Qt.Key.Key_Z)
    assert session.plan is three
    rest(window, qtbot)


def type_in(window: MainWindow, text: str) -> None:
    """A figure into the first field of the bar, Enter."""
    field = window.canvas.typed_bar.fields[0]
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_band_takes_plants_and_an_unlocked_layer_and_both_move_together(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session, hand = opened(two_plants), Arranger(window)
    window.canvas.set_snapping(False)
    window.desk.set_locked("zones", locked=False)
    hand.press(*hand.there(-30, 150))
    hand.move(*hand.there(195, -30), pressed=True)
    hand.release(*hand.there(195, -30))  # to the right: what lies inside, so not the zone of 200 m
    assert {f.layer for f in session.selected} == {"plants"}
    hand.press(*hand.there(250, 150))
    hand.move(*hand.there(-20, -30), pressed=True)
    hand.release(*hand.there(-20, -30))  # to the left: what is touched, zones too, parcels are locked
    assert {f.layer for f in session.selected} == {"plants", "zones"}
    west = session.plan.site.zones.geometry["Z1"].bounds[0]
    hand.on_map(Qt.Key.Key_Right)
    assert session.plan.site.zones.geometry["Z1"].bounds[0] == west + 1
    assert bounds(session.plan, "P1")[0] == 21
    assert session.plan.site.parcels is two_plants.site.parcels
    hand.control(Qt.Key.Key_Z)
    assert session.plan is two_plants
    rest(window, qtbot)
