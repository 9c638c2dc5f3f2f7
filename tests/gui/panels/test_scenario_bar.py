"""Above the map: which scenario; until when stands in its own test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.scenario_bar import ScenarioBar
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def bar(window: MainWindow) -> ScenarioBar:
    return window.scenario_bar


@pytest.fixture
def dated(two_plants: Plan) -> Plan:
    """Two scenarios, “later” being a copy."""
    return edits.add_scenario("later", "Later", copy_of="base").apply(two_plants)


def test_a_scenario_is_switched_by_the_keyboard_as_one_step(
    window: MainWindow, bar: ScenarioBar, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    session = opened(dated)
    session.select(["P1"])
    assert [bar.scenarios.itemText(at) for at in range(bar.scenarios.count())][1] == "Later"
    bar.scenarios.setFocus()
    QTest.keyClick(bar.scenarios, Qt.Key.Key_Down)
    assert (session.scenario_id, session.history.at, session.selection) == ("later", 1, ())
    assert bar.scenarios.currentText() == "Later"
    rest(window, qtbot)
    window.desk.undo()
    assert bar.scenarios.currentIndex() == 0
    assert session.selection == ("P1",)
    rest(window, qtbot)


def test_the_button_makes_a_copy_under_a_name(
    window: MainWindow, bar: ScenarioBar, opened: Opened, dated: Plan, answers: Answers, qtbot: Any
) -> None:
    session = opened(dated)
    answers.give("QDialog.exec", lambda dialog: dialog.field.setText("方案三") or dialog.as_copy.click() or True)
    QTest.mouseClick(bar.add, Qt.MouseButton.LeftButton)
    assert bar.scenarios.currentText() == "方案三"
    assert len(session.plan.plants()) == 2
    rest(window, qtbot)
