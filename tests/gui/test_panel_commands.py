"""Panels by keys, and the map alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession

CTRL = Qt.KeyboardModifier.ControlModifier
Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def planning(window: MainWindow, opened: Opened, two_plants: Plan) -> MainWindow:
    opened(two_plants)
    window.canvas.view.setFocus()
    return window


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_1, "layers"),
        (Qt.Key.Key_2, "types"),
        (Qt.Key.Key_4, "findings"),
        (Qt.Key.Key_5, "zones"),
        (Qt.Key.Key_7, "history"),
    ],
)
def test_a_panel_is_ready_for_the_keys_and_the_same_keys_lead_back(
    planning: MainWindow, key: Qt.Key, name: str
) -> None:
    QTest.keyClick(planning, key, CTRL)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert planning.docks[name].isAncestorOf(focus)
    assert not planning.docks[name].visibleRegion().isEmpty()
    QTest.keyClick(focus, key, CTRL)
    assert planning.canvas.view.hasFocus()


def test_the_properties_of_what_is_selected_can_be_reached(planning: MainWindow) -> None:
    planning.desk.select(("P1",))
    QTest.keyClick(planning, Qt.Key.Key_3, CTRL)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert planning.docks["properties"].isAncestorOf(focus)


def test_a_panel_that_was_closed_comes_back(planning: MainWindow) -> None:
    planning.docks["layers"].hide()
    planning.commands.show_panel("layers")
    assert not planning.docks["layers"].isHidden()


def test_the_map_alone_and_back(planning: MainWindow) -> None:
    planning.docks["targets"].hide()
    shown = {name for name, dock in planning.docks.items() if not dock.isHidden()}
    QTest.keyClick(planning.canvas.view, Qt.Key.Key_Tab, CTRL)
    assert all(dock.isHidden() for dock in planning.docks.values())
    assert planning.canvas.view.hasFocus()
    QTest.keyClick(planning.canvas.view, Qt.Key.Key_Tab, CTRL)
    assert {name for name, dock in planning.docks.items() if not dock.isHidden()} == shown


def test_panels_put_away_by_hand_come_back_all(planning: MainWindow) -> None:
    for dock in planning.docks.values():
        dock.hide()
    planning.commands.map_only()
    assert not any(dock.isHidden() for dock in planning.docks.values())
