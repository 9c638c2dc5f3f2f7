"""Above the map: which scenario, up to which year."""

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
    """P1 in service from 2023 in both scenarios, P2 from 2026 only in “later”; a target for 2027."""
    plan = edits.set_attributes("base", ["P1"], {"in_service": "2023"}).apply(two_plants)
    plan = edits.add_scenario("later", "Later", copy_of="base").apply(plan)
    plan = edits.set_attributes("later", ["P2"], {"in_service": "2026"}).apply(plan)
    return edits.set_targets([{"year": 2027, "output_value_cny": 1e8}]).apply(plan)


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


def test_the_years_are_those_of_the_whole_plan_in_every_scenario(
    window: MainWindow, bar: ScenarioBar, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    session = opened(dated)
    assert bar._years == [2023, 2024, 2025, 2026, 2027, None]
    assert bar.year.text() == "all years"
    session.set_active_scenario("later")
    assert bar._years == [2023, 2024, 2025, 2026, 2027, None]
    rest(window, qtbot)


def test_the_slider_fades_and_stays_where_it_was_put(
    window: MainWindow, bar: ScenarioBar, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    session = opened(dated)
    bar.slider.setFocus()
    for _ in range(2):
        QTest.keyClick(bar.slider, Qt.Key.Key_Left)
    assert (bar.year.text(), window.desk.year) == ("2026", 2026)
    session.apply(edits.move_plants("base", ["P1"], 0.0, 1.0))
    assert (bar.year.text(), window.desk.year) == ("2026", 2026)
    QTest.keyClick(bar.slider, Qt.Key.Key_End)
    assert (bar.year.text(), window.desk.year) == ("all years", None)
    rest(window, qtbot)


def test_a_plan_without_dates_has_nothing_to_slide(bar: ScenarioBar, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    assert not bar.slider.isEnabled()
    assert bar.year.text() == "all years"


def test_a_year_typed_wrong_does_not_make_a_thousand_stops(bar: ScenarioBar, opened: Opened, dated: Plan) -> None:
    opened(edits.set_attributes("base", ["P2"], {"in_service": "2226"}).apply(dated))
    assert bar._years == [2023, 2026, 2027, 2226, None]


def test_another_plan_starts_with_all_years(
    window: MainWindow, bar: ScenarioBar, opened: Opened, dated: Plan, two_plants: Plan
) -> None:
    opened(dated)
    bar.slider.setValue(0)
    assert window.desk.year == 2023
    opened(two_plants)
    assert window.desk.year is None


def test_the_button_makes_a_copy_under_a_name(
    window: MainWindow, bar: ScenarioBar, opened: Opened, dated: Plan, answers: Answers, qtbot: Any
) -> None:
    session = opened(dated)
    answers.give("QInputDialog.getText", ("方案三", True))
    QTest.mouseClick(bar.add, Qt.MouseButton.LeftButton)
    assert bar.scenarios.currentText() == "方案三"
    assert len(session.plan.plants()) == 2
    rest(window, qtbot)
