"""The panel of figures: a number is a link to the map and back, follows edits and the date, and goes to Excel whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.figures_panel import FiguresPanel
from siteplanner.services.planning_session import PlanningSession
from tests.gui.panels.conftest import Shown, settled

Opened = Callable[[Plan], PlanningSession]


def choose(panel: FiguresPanel, row: str | None, column: str) -> None:
    assert panel.table is not None
    place = panel.model.index(panel.table.row(row), panel.table.column(column) + 1)
    panel.view.setCurrentIndex(place)


@pytest.mark.parametrize("family", list(FAMILIES))
def test_every_family_has_tables_whose_numbers_say_what_they_are_made_of(
    shown: Shown, opened: Opened, two_plants: Plan, family: str
) -> None:
    opened(two_plants)
    panel = shown(family)
    assert panel.made is not None
    assert panel.made.tables
    for table in panel.made.tables:
        for row, of in enumerate(table.rows):
            for column, value in enumerate(of.values):
                if isinstance(value, float | int) and value:
                    assert table.trace(row, column) is not None, (table.key, of.key, table.columns[column].key)


def test_a_number_lights_up_what_it_is_made_of_and_says_how(
    shown: Shown, window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    panel = shown("totals", "totals_zone")
    choose(panel, "Z1", "output_value_cny")
    assert set(window.desk.lit) == {Feature("plants", "P1"), Feature("plants", "P2")}
    assert window.canvas.lit_features.shown == 2
    assert "150" in panel.trace.formula.text()
    listed = panel.trace.text()
    assert "P1" in listed
    assert "P2" in listed
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert window.desk.lit == ()
    assert window.canvas.lit_features.shown == 0


def test_the_other_way_round_what_is_selected_marks_its_numbers(
    shown: Shown, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(two_plants)
    panel = shown("totals", "totals_zone")
    session.select(["P1"])
    settled(panel, qtbot)
    assert panel.table is not None
    marked = {(panel.table.rows[row].key, panel.table.rows[row].kind.value) for row, _ in panel.model.held}
    assert ("Z1", "group") in marked
    assert (None, "total") in marked
    assert ("Z2", "group") not in marked
    session.select([])
    settled(panel, qtbot)
    assert panel.model.held == frozenset()


def test_enter_zooms_to_it_and_a_thing_of_the_list_is_selected(
    shown: Shown, window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    panel = shown("totals", "totals_zone")
    choose(panel, "Z1", "output_value_cny")
    before = window.canvas.view.window()
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert window.canvas.view.window().metres_per_pixel < before.metres_per_pixel
    first = panel.trace.terms.topLevelItem(0)
    assert first is not None
    panel.trace.terms.itemActivated.emit(first, 0)
    assert [feature.id for feature in session.selected] == ["P1"]


def test_an_edit_changes_the_number_and_the_place_in_the_table_stays(
    shown: Shown, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(two_plants)
    panel = shown("totals", "totals_zone")
    choose(panel, "Z1", "output_value_cny")
    at = panel.view.currentIndex()
    session.apply(edits.set_attributes("base", ["P1"], {"output_value_cny": 3e8}))
    assert panel.table is not None
    qtbot.waitUntil(lambda: panel.table is not None and panel.table.value("Z1", "output_value_cny") == 3.5e8)
    assert (panel.view.currentIndex().row(), panel.view.currentIndex().column()) == (at.row(), at.column())
    assert "350" in panel.trace.formula.text()


def test_copied_numbers_are_whole_with_their_units_in_the_headings(
    shown: Shown, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    panel = shown("totals", "totals_zone")
    panel.copy.click()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    value = next(at for at, heading in enumerate(lines[0]) if heading.startswith("Output value"))
    assert lines[0][value].endswith("(CNY/a)")
    assert [line[value] for line in lines[1:3]] == ["150000000", "0"]
    choose(panel, "Z1", "output_value_cny")
    QTest.keySequence(panel.view, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "150000000"


def test_the_chart_of_the_family_takes_the_table_s_place_and_is_copied_as_a_picture(
    shown: Shown, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    panel = shown("totals")
    panel.as_chart.click()
    qtbot.waitUntil(lambda: not panel.chart.image.isNull())
    assert panel.chart.image.width() >= panel.chart.width() - 2
    panel.copy.click()
    assert not QGuiApplication.clipboard().image().isNull()
    panel.as_chart.click()
    assert panel.pages.currentWidget() is panel.view


def test_in_chinese_headings_and_units_are_chinese(
    shown: Shown, window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    window.commands.language_zh_CN()
    panel = shown("totals", "totals_zone")
    headings = [panel.model.heading(section) for section in range(panel.model.columnCount())]
    assert any("亿元" in heading for heading in headings)


def test_closing_the_plan_leaves_nothing_lit_and_says_so(
    shown: Shown, window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    panel = shown("totals", "totals_zone")
    choose(panel, "Z1", "output_value_cny")
    window.desk.open_session(None)
    assert window.desk.lit == ()
    assert panel.stack.currentWidget() is panel.empty
