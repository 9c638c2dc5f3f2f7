"""Bars of the town's steps: their words, their length, the tick only where a step is reached."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.targets_panel import Bar, TargetsPanel
from siteplanner.services.planning_session import PlanningSession

Opened = Callable[[Plan], PlanningSession]
THIN = "\u202f"


@pytest.fixture
def panel(window: MainWindow) -> TargetsPanel:
    return window.targets_panel


@pytest.fixture
def wanted(two_plants: Plan) -> Plan:
    """Two works of 10 000 and 5 000 t/a, 100 and 50 million yuan a year; wanted are 12 000 t/a and 300 million."""
    return edits.set_targets(
        [
            {"year": 2025, "product": "anode_graphite", "capacity": 12_000, "capacity_unit": "t/a", "name": "Step 1"},
            {"year": 2027, "output_value_cny": 3e8},
        ]
    ).apply(two_plants)


def bars(panel: TargetsPanel) -> list[Bar]:
    return panel.chart._bars


def test_without_targets_it_says_so(panel: TargetsPanel, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    assert panel._stack.currentWidget() is panel.empty
    assert panel.empty.accessibleName() == "No targets"


def test_each_target_has_a_bar_in_its_own_unit(panel: TargetsPanel, opened: Opened, wanted: Plan) -> None:
    opened(wanted)
    first, second = bars(panel)
    assert (first.year, first.label, first.value) == ("2025", "Step 1", f"15{THIN}000 t/a of 12{THIN}000 t/a  125%")
    assert (second.year, second.label, second.value) == ("2027", "Output value", "150.0 of 300.0 M CNY/a  50%")
    assert (first.reached, second.reached) == (True, False)
    assert (first.share, second.share) == (1.25, 0.5)
    assert panel.chart.accessibleName().startswith("2025 Step 1: ")


def test_a_share_below_the_target_is_never_rounded_up_to_all(
    panel: TargetsPanel, opened: Opened, two_plants: Plan
) -> None:
    opened(edits.set_targets([{"year": 2025, "output_value_cny": 1.502e8}]).apply(two_plants))
    [bar] = bars(panel)
    assert not bar.reached
    assert bar.value.endswith("99.8%")  # 150 of 150.2 million


def test_bars_follow_what_is_shown_and_come_back(panel: TargetsPanel, opened: Opened, wanted: Plan) -> None:
    session = opened(wanted)
    session.preview(edits.remove_plants("base", ["P1"]))
    assert [bar.reached for bar in bars(panel)] == [False, False]
    session.preview(None)
    assert [bar.reached for bar in bars(panel)] == [True, False]


def test_plants_without_the_figure_are_told(panel: TargetsPanel, opened: Opened, wanted: Plan) -> None:
    opened(edits.set_attributes("base", ["P2"], {"capacity": None, "output_value_cny": None}).apply(wanted))
    assert [bar.note for bar in bars(panel)] == ["1 plant gives no such figure and is not in the sum"] * 2


def test_the_chart_is_drawn_and_says_the_same_in_chinese(
    window: MainWindow, panel: TargetsPanel, opened: Opened, wanted: Plan, qtbot: Any
) -> None:
    opened(wanted)
    window.docks["targets"].raise_()
    drawn = panel.chart.grab().toImage()
    window.commands.language_zh_CN()
    qtbot.waitUntil(lambda: "1.5 万 t/a" in bars(panel)[0].value)
    assert "1.50" in bars(panel)[1].value
    assert panel.chart.grab().toImage() != drawn


def test_another_plan_has_its_own_bars(panel: TargetsPanel, opened: Opened, wanted: Plan) -> None:
    opened(wanted)
    opened(dataclasses.replace(wanted, targets=wanted.targets.iloc[:1]))
    assert len(bars(panel)) == 1


def test_a_bar_lights_up_the_plants_it_counts(
    window: MainWindow, panel: TargetsPanel, opened: Opened, wanted: Plan
) -> None:
    late = edits.set_attributes("base", ["P2"], {"in_service": "2026-05-01"}).apply(wanted)
    opened(late)
    QTest.keyClick(panel.chart, Qt.Key.Key_Down)
    assert [feature.id for feature in window.desk.lit] == ["P1"]  # P2 comes after 2025
    QTest.keyClick(panel.chart, Qt.Key.Key_Down)
    assert [feature.id for feature in window.desk.lit] == ["P1", "P2"]
    QTest.keyClick(panel.chart, Qt.Key.Key_Escape)
    assert window.desk.lit == ()


def test_a_bar_at_a_moment_lights_up_no_plant_that_comes_later(
    window: MainWindow, panel: TargetsPanel, opened: Opened, wanted: Plan
) -> None:
    opened(edits.set_attributes("base", ["P2"], {"in_service": "2026-05-01"}).apply(wanted))
    window.desk.set_moment(2025)
    QTest.keyClick(panel.chart, Qt.Key.Key_Down)
    QTest.keyClick(panel.chart, Qt.Key.Key_Down)
    assert bars(panel)[1].value.startswith("100.0 of")
    assert [feature.id for feature in window.desk.lit] == ["P1"]
