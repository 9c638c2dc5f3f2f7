"""Until when things count: a slider over quarters, and a field to type in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.moment_slider import MomentSlider
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def bar(window: MainWindow) -> MomentSlider:
    return window.scenario_bar.moment


@pytest.fixture
def dated(two_plants: Plan) -> Plan:
    """P1 in service from 2026Q3 in both scenarios, P2 from 2027Q1 only in “later”; a target for 2027."""
    plan = edits.set_attributes("base", ["P1"], {"in_service": "2026-07-01"}).apply(two_plants)
    plan = edits.add_scenario("later", "Later", copy_of="base").apply(plan)
    plan = edits.set_attributes("later", ["P2"], {"in_service": "2027-03-31"}).apply(plan)
    return edits.set_targets([{"year": 2027, "output_value_cny": 1e8}]).apply(plan)


def typed(bar: MomentSlider, text: str) -> None:
    bar.field.setFocus()
    bar.field.selectAll()
    bar.field.insert(text)  # the test library types no Chinese
    QTest.keyClick(bar.field, Qt.Key.Key_Return)


def test_the_stops_are_the_quarters_of_the_whole_plan_in_every_scenario(
    window: MainWindow, bar: MomentSlider, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    session = opened(dated)
    stops = ["2026Q3", "2026Q4", "2027Q1", "2027Q2", "2027Q3", "2027Q4"]
    assert [str(q) for q in bar.quarters] == stops
    assert (bar.slider.value(), bar.field.text(), window.desk.moment) == (6, "", None)
    session.set_active_scenario("later")
    assert [str(q) for q in bar.quarters] == stops
    rest(window, qtbot)


def test_keys_step_by_quarters_and_an_edit_leaves_it_where_it_was_put(
    window: MainWindow, bar: MomentSlider, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    session = opened(dated)
    bar.slider.setFocus()
    for _ in range(4):
        QTest.keyClick(bar.slider, Qt.Key.Key_Left)
    assert (bar.field.text(), window.desk.moment) == ("2027Q1", dt.date(2027, 3, 31))
    QTest.keyClick(bar.slider, Qt.Key.Key_Right)
    assert (bar.field.text(), window.desk.moment) == ("2027Q2", dt.date(2027, 6, 30))
    session.apply(edits.move_plants("base", ["P1"], 0.0, 1.0))
    assert (bar.field.text(), window.desk.moment) == ("2027Q2", dt.date(2027, 6, 30))
    QTest.keyClick(bar.slider, Qt.Key.Key_End)
    assert (bar.field.text(), window.desk.moment) == ("", None)
    QTest.keyClick(bar.slider, Qt.Key.Key_Home)
    assert bar.field.text() == "2026Q3"
    rest(window, qtbot)


@pytest.mark.parametrize(
    ("text", "moment", "shown", "stop"),
    [
        ("2026Q4", dt.date(2026, 12, 31), "2026Q4", 1),
        ("2027", dt.date(2027, 12, 31), "2027Q4", 5),
        ("2027-02-03", dt.date(2027, 2, 3), "2027-02-03", 2),
        ("2019", dt.date(2019, 12, 31), "2019Q4", 0),
        ("2031q1", dt.date(2031, 3, 31), "2031Q1", 5),
    ],
)
def test_a_moment_can_be_typed(
    window: MainWindow, bar: MomentSlider, opened: Opened, dated: Plan, text: str, moment: dt.date, shown: str,
    stop: int, qtbot: Any,
) -> None:  # fmt: skip
    opened(dated)
    typed(bar, text)
    assert (window.desk.moment, bar.field.text(), bar.slider.value()) == (moment, shown, stop)
    typed(bar, "全部")
    assert (window.desk.moment, bar.field.text(), bar.slider.value()) == (None, "", 6)
    rest(window, qtbot)


def test_what_is_no_moment_is_said_and_changes_nothing(
    window: MainWindow, bar: MomentSlider, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    opened(dated)
    typed(bar, "2026Q4")
    said: list[str] = []
    window.desk.told.connect(lambda message, _: said.append(str(message)))
    typed(bar, "2026Q7")
    assert said == ["“2026Q7” is no year, quarter or day. Write it like 2025, 2025Q4 or 2025-06-30."]
    assert (window.desk.moment, bar.field.text()) == (dt.date(2026, 12, 31), "2026Q4")
    QTest.keyClicks(bar.field, "9")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.field.text() == "2026Q4"
    rest(window, qtbot)


def test_a_plan_without_dates_has_nothing_to_slide(
    window: MainWindow, bar: MomentSlider, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    assert not bar.isEnabled()
    assert window.desk.moment is None


def test_a_year_typed_wrong_does_not_make_a_thousand_stops(bar: MomentSlider, opened: Opened, dated: Plan) -> None:
    opened(edits.set_attributes("base", ["P2"], {"in_service": "2226-01-01"}).apply(dated))
    assert [str(q) for q in bar.quarters] == ["2026Q3", "2027Q1", "2027Q4", "2226Q1"]


def test_where_the_last_date_goes_everything_counts_again(
    window: MainWindow, bar: MomentSlider, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(edits.set_attributes("base", ["P1"], {"in_service": "2026-07-01"}).apply(two_plants))
    bar.slider.setValue(0)
    assert window.desk.moment is not None
    session.apply(edits.set_attributes("base", ["P1"], {"in_service": None}))
    assert (window.desk.moment, bar.isEnabled()) == (None, False)
    rest(window, qtbot)


def test_another_plan_starts_with_all(
    window: MainWindow, bar: MomentSlider, opened: Opened, dated: Plan, two_plants: Plan
) -> None:
    opened(dated)
    bar.slider.setValue(0)
    assert window.desk.moment == dt.date(2026, 9, 30)
    opened(two_plants)
    assert window.desk.moment is None
