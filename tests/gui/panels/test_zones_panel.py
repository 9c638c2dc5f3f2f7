"""The sums under the map: live, closed to the whole, by any grouping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.measures.zone_totals import zone_totals
from siteplanner.core.plan import Plan
from siteplanner.gui import desk as gui_desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels import zones_panel
from siteplanner.gui.panels.zones_panel import LANE, ZonesPanel
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def panel(window: MainWindow) -> ZonesPanel:
    return window.zones_panel


def column(panel: ZonesPanel, title: str) -> list[str]:
    model = panel.model
    at = next(c for c in range(model.columnCount()) if model.headerData(c, Qt.Orientation.Horizontal) == title)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def choose(panel: ZonesPanel, text: str) -> None:
    box = panel.by
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != text:
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_each_zone_has_a_row_and_they_close_to_the_whole(panel: ZonesPanel, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    assert column(panel, "Plants") == ["2", "0", "0", "2"]
    assert column(panel, "Zone") == ["Z1  West", "Z2  East", "outside or none", "Total"]


def test_while_a_plant_is_dragged_the_sums_follow(panel: ZonesPanel, opened: Opened, two_plants: Plan) -> None:
    session = opened(two_plants)
    session.preview(edits.move_plants("base", ["P2"], 200.0, 0.0))
    assert column(panel, "Plants") == ["1", "1", "0", "2"]
    session.preview(edits.move_plants("base", ["P2"], 2000.0, 0.0))
    assert column(panel, "Plants") == ["1", "0", "1", "2"]
    session.preview(None)
    assert column(panel, "Plants") == ["2", "0", "0", "2"]


def test_while_much_is_dragged_the_sums_follow_behind_the_hand_and_are_exact_once_it_is_put_down(
    panel: ZonesPanel, opened: Opened, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_desk, "MANY_IN_HAND", 1)
    session = opened(two_plants)
    session.select(("P1", "P2"))
    session.preview(edits.move_plants("base", ["P1", "P2"], 200.0, 0.0))
    assert column(panel, "Plants") == ["2", "0", "0", "2"], "the hand does not wait for them"
    qtbot.waitUntil(lambda: column(panel, "Plants") == ["0", "2", "0", "2"], timeout=20_000)
    session.preview(edits.move_plants("base", ["P1", "P2"], 2000.0, 0.0))
    panel.refresh()
    assert panel.desk.background.is_busy(LANE), "put down while the sums are being taken"
    session.apply(edits.move_plants("base", ["P1", "P2"], 100.0, 0.0))
    expected = zone_totals(session.plan)["plants"].to_list()
    qtbot.waitUntil(lambda: column(panel, "Plants")[:-1] == [str(count) for count in expected], timeout=20_000)
    session.undo()
    qtbot.waitUntil(lambda: column(panel, "Plants") == ["2", "0", "0", "2"], timeout=20_000)


def test_a_plan_opened_while_sums_are_taken_shows_its_own(
    panel: ZonesPanel, opened: Opened, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zones_panel, "MOST_AT_ONCE", 0)
    panel.desk.open_session(PlanningSession(two_plants))
    assert panel.desk.background.is_busy(LANE)
    monkeypatch.undo()
    panel.desk.open_session(PlanningSession(plan(replace(two_plants.site), {"P1": factory(rect(20, 20, 40, 30))})))
    qtbot.waitUntil(lambda: panel.model.columnCount() > 0, timeout=20_000)
    qtbot.waitUntil(lambda: column(panel, "Plants") == ["1", "0", "0", "1"], timeout=20_000)


def test_the_selected_row_stays_while_sums_change(panel: ZonesPanel, opened: Opened, two_plants: Plan) -> None:
    session = opened(two_plants)
    panel.view.selectRow(1)
    session.preview(edits.move_plants("base", ["P2"], 200.0, 0.0))
    assert [index.row() for index in panel.view.selectionModel().selectedRows()] == [1]


def test_a_gap_is_marked_and_explained_only_where_there_is_one(
    panel: ZonesPanel, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    assert column(panel, "Jobs")[0] == "– *"
    assert panel.note.isVisible()
    given = {"output_value_cny": 1e8, "investment_cny": 1e8, "jobs": 10, "capacity": 1.0, "capacity_unit": "t/a"}
    opened(plan(two_plants.site, {"P1": factory(rect(20, 20, 40, 30), **given)}))
    assert column(panel, "Jobs")[0] == "10"
    assert not panel.note.isVisible()


def test_the_grouping_is_chosen_in_the_header(panel: ZonesPanel, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    header = panel.view.horizontalHeader()
    assert panel.by.geometry().width() == header.sectionSize(0)
    choose(panel, "Product")
    assert column(panel, "Product")[0].startswith("anode_graphite") or "Anode graphite" in column(panel, "Product")[0]
    choose(panel, "Substation")
    assert column(panel, "Substation")[0] == "S1  S"
    choose(panel, "Year")
    assert column(panel, "Year") == ["undated", "Total"]


def test_four_rows_are_seen_on_a_small_screen(
    window: MainWindow, panel: ZonesPanel, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    assert (window.width(), window.height()) == (1366, 768)
    assert panel.view.viewport().height() + 8 >= 4 * panel.view.rowHeight(0) - panel.note.height()


def test_a_double_click_zooms_to_the_zone(
    window: MainWindow, panel: ZonesPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    shown: list[Any] = []
    window.desk.place_shown.connect(shown.append)
    at = panel.view.visualRect(panel.model.index(1, 0)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert shown == [session.plan.site.zones.geometry["Z2"].bounds]


def test_another_scenario_has_its_own_sums(panel: ZonesPanel, opened: Opened, two_plants: Plan, qtbot: Any) -> None:
    session = opened(two_plants)
    session.apply(edits.add_scenario("empty", "Empty"))
    session.set_active_scenario("empty")
    qtbot.waitUntil(lambda: column(panel, "Plants")[-1] == "0")
    session.undo()
    qtbot.waitUntil(lambda: column(panel, "Plants")[-1] == "2")
    session.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    session.set_active_scenario("empty")
    session.apply(edits.remove_plants("base", ["P1"]))
    session.set_active_scenario("base")  # what was summed of it before is no longer true
    qtbot.waitUntil(lambda: column(panel, "Plants")[-1] == "1")


def test_another_language_keeps_the_grouping(
    window: MainWindow, panel: ZonesPanel, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    choose(panel, "Substation")
    window.commands.language_zh_CN()
    qtbot.waitUntil(lambda: panel.by.currentText() == "变电站")
    assert panel.model.index(0, 0).data() == "S1  S"
