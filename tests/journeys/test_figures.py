"""A planner answers for a number: from the table to the map, the formula, the chart and the workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession

Opened = Callable[[Plan], PlanningSession]
SAMPLE = Path(__file__).parents[2] / "maps" / "zhangzhuang.gpkg"


def settled(window: MainWindow, qtbot: Any) -> None:
    background = window.desk.background
    qtbot.waitUntil(lambda: not any(background.is_busy(lane) for lane in ("figures", "chart", "files")), timeout=20_000)


def test_a_number_is_answered_for_and_handed_on(
    window: MainWindow, opened: Opened, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(open_plan(SAMPLE))
    panel = window.figures_panel
    QTest.keySequence(window, "Ctrl+8")
    settled(window, qtbot)
    assert panel.table is not None
    assert panel.table.key == "totals_zone"

    # the anode of zone 2, by the arrow keys: its three works light up, and the formula has their numbers in it
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(0, 2))
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert {feature.id for feature in window.desk.lit} == {"P08", "P09", "P11"}
    assert "118" in panel.trace.formula.text()
    assert window.canvas.lit_features.shown == 3
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.canvas.view.window().metres_per_pixel < 5)

    # the other way: a plant on the map marks its numbers
    window.desk.select_features((Feature("plants", "P08"),))
    qtbot.waitUntil(lambda: bool(panel.model.held))
    rows = {panel.table.rows[row].key for row, _ in panel.model.held}
    assert rows == {"Z02", None}

    # as a chart, and back
    panel.as_chart.click()
    qtbot.waitUntil(lambda: not panel.chart.image.isNull(), timeout=20_000)
    panel.as_chart.click()

    # all of it as a workbook
    out = tmp_path / "figures.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window.commands.export_workbook()
    settled(window, qtbot)
    qtbot.waitUntil(out.exists)
    book = load_workbook(out)
    assert len(book.sheetnames) > 20

    # and a chart as a picture of its own
    chart = tmp_path / "chart.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chart), ""))
    window.commands.save_chart()
    settled(window, qtbot)
    qtbot.waitUntil(chart.exists)
    assert b"<svg" in chart.read_bytes()[:2000]


def test_f9_gives_the_figures_most_of_the_window_and_the_map_its_place_back(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    dock = window.docks["figures"]
    QTest.keySequence(window, "F9")
    qtbot.waitUntil(lambda: dock.height() > window.height() * 0.4)
    QTest.keySequence(window, "F9")
    qtbot.waitUntil(lambda: dock.height() < window.height() * 0.35)
    assert window.canvas.isAncestorOf(window.focusWidget()) or window.focusWidget() is window.canvas.view
