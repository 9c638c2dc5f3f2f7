"""The attribute table in the window: selection both ways, filter, cells, many rows at once, the clipboard, columns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan
from siteplanner.gui.dialogs.refused_cells import RefusedCellsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.table_panel import TablePanel
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect, site
from tests.dialog_answers import Answers
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(opened: Opened) -> PlanningSession:
    """Six plants in a row on one parcel, three of them planned."""
    works = {
        f"P{n}": factory(rect(60 * n, 10, 40, 30), status="planned" if n % 2 else "existing", name=f"Works {n}")
        for n in range(1, 7)
    }
    ground = site({"L1": rect(0, 0, 500, 100), "L2": rect(0, 100, 500, 50)}, {"Z1": (rect(0, 0, 500, 150), {})})
    return opened(plan(ground, works))


@pytest.fixture
def panel(window: MainWindow, session: PlanningSession, qtbot: Any) -> TablePanel:
    window.commands.open_table("plants")
    made = window.table_panel
    qtbot.waitUntil(lambda: made.model.rowCount() == 6)
    return made


def click(panel: TablePanel, row: int, column: str, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    view, index = panel.view, panel.model.index(row, panel.model.section_of(column))
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(place.x(), place.y()))


def shown(panel: TablePanel, column: str = "plant_id") -> list[str]:
    section = panel.model.section_of(column)
    return [panel.model.index(row, section).data() for row in range(panel.model.rowCount())]


def type_filter(panel: TablePanel, text: str) -> None:
    panel.edit_filter()
    panel.filter.line.setText(text)
    QTest.keyClick(panel.filter.line, Qt.Key.Key_Return)


def test_f6_opens_the_table_and_gives_it_the_keys(window: MainWindow, session: PlanningSession) -> None:
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.table_panel.isVisible()
    assert window.table_panel.view.hasFocus()
    assert shown(window.table_panel)[0] == "P1"


def test_rows_chosen_here_are_selected_on_the_map(panel: TablePanel, session: PlanningSession, qtbot: Any) -> None:
    click(panel, 1, "name")
    qtbot.waitUntil(lambda: session.selection == ("P2",))
    click(panel, 3, "name", Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: set(session.selection) == {"P2", "P3", "P4"})
    click(panel, 2, "name", CONTROL)
    qtbot.waitUntil(lambda: set(session.selection) == {"P2", "P4"})


def test_what_is_selected_on_the_map_is_selected_here(panel: TablePanel, session: PlanningSession) -> None:
    session.select(["P5", "P1"])
    assert [list(run) for run in panel.view.selected_rows()] == [[0], [4]]
    session.select([])
    assert panel.view.selected_rows() == []


def test_rows_of_the_base_map_are_selected_both_ways_too(
    window: MainWindow, panel: TablePanel, session: PlanningSession, qtbot: Any
) -> None:
    window.commands.open_table("parcels")
    click(panel, 1, "land_use")
    qtbot.waitUntil(lambda: session.selected == (Feature("parcels", "L2"),))
    session.select_features([Feature("parcels", "L1")])
    assert [list(run) for run in panel.view.selected_rows()] == [[0]]


def test_a_filter_shows_the_rows_that_fit_and_selects_them_on_the_map(
    panel: TablePanel, session: PlanningSession
) -> None:
    type_filter(panel, "status = planned and power_kw >= 1 MW")
    assert shown(panel) == ["P1", "P3", "P5"]
    assert panel.totals.title == "3 of 6 rows"
    panel.filter.select.click()
    assert set(session.selection) == {"P1", "P3", "P5"}
    QTest.keyClick(panel.filter.line, Qt.Key.Key_Escape)
    assert len(shown(panel)) == 6
    assert set(session.selection) == {"P1", "P3", "P5"}  # the selection stays


def test_a_wrong_filter_says_what_is_wrong_and_where(panel: TablePanel) -> None:
    type_filter(panel, "power_kw > many")
    assert "“many” (character 12) is not a number" in panel.filter.problem.text()
    assert panel.filter.problem.isVisible()
    assert len(shown(panel)) == 6
    type_filter(panel, "Works 4")
    assert not panel.filter.problem.isVisible()
    assert shown(panel) == ["P4"]


def test_filters_used_are_remembered_for_their_layer(panel: TablePanel, window: MainWindow) -> None:
    type_filter(panel, "status = existing")
    type_filter(panel, "Works 1")
    assert panel.filter.recent() == ["Works 1", "status = existing"]
    QTest.keyClick(panel.filter.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert panel.filter.menu.isVisible()
    entries = {entry.text(): entry for entry in panel.filter.menu.actions()}
    entries["status = existing"].trigger()
    panel.filter.menu.close()
    assert shown(panel) == ["P2", "P4", "P6"]
    panel.filter.set_text("")
    entries["Connected load"].trigger()
    assert panel.filter.line.text() == "Connected load "
    QTest.keyClick(panel.filter.line, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    window.commands.open_table("parcels")
    assert panel.filter.recent() == []
    assert panel.filter.line.text() == ""


def test_a_cell_is_typed_into_and_tab_goes_on(panel: TablePanel, session: PlanningSession, qtbot: Any) -> None:
    before = session.plan
    click(panel, 0, "water_m3_a")
    QTest.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("1.2万")  # as an input method commits it
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert session.plan.plants().loc["P1", "water_m3_a"] == 12_000.0
    assert panel.view.currentIndex().column() == panel.model.section_of("steam_t_a")
    session.undo()
    assert session.plan is before


def test_a_value_that_does_not_fit_stays_in_the_cell_with_the_reason(
    panel: TablePanel, session: PlanningSession, qtbot: Any
) -> None:
    before = session.plan
    click(panel, 0, "water_m3_a")
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    editor = panel.view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "wet")
    with qtbot.waitSignal(panel.editor.refused):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert "“wet” is not a number" in editor.toolTip()
    assert session.plan is before
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert session.plan is before


def test_saving_takes_over_what_is_typed_in_a_cell(
    window: MainWindow, panel: TablePanel, session: PlanningSession, tmp_path: Path
) -> None:
    session.save(tmp_path / "p.gpkg")
    session.apply(edits.set_attributes("base", ["P2"], {"jobs": 5}))
    click(panel, 0, "developer")
    QTest.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("杉杉")
    window.qt_actions["save"].trigger()
    assert open_plan(tmp_path / "p.gpkg").plants().loc["P1", "developer"] == "杉杉"


def test_a_letter_begins_to_edit_and_takes_no_tool(window: MainWindow, panel: TablePanel, qtbot: Any) -> None:
    click(panel, 0, "note")
    QTest.keyClick(panel.view, Qt.Key.Key_P)
    editor = panel.view.findChild(QLineEdit)
    assert editor is not None
    assert not window.qt_actions["tool_place"].isChecked()
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_an_input_method_writes_into_the_cell(panel: TablePanel, session: PlanningSession, qtbot: Any) -> None:
    click(panel, 1, "developer")
    composing = QInputMethodEvent("ban", [])
    QApplication.sendEvent(panel.view, composing)
    editor = panel.view.findChild(QLineEdit)
    assert editor is not None
    done = QInputMethodEvent()
    done.setCommitString("贝特瑞")
    QApplication.sendEvent(editor, done)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.plan.plants().loc["P2", "developer"] == "贝特瑞")


def test_delete_empties_the_cell_and_no_plant(panel: TablePanel, session: PlanningSession) -> None:
    click(panel, 2, "name")
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert len(session.plan.plants()) == 6
    assert session.plan.plants()["name"].isna().tolist() == [False, False, True, False, False, False]


def test_one_value_is_set_in_all_selected_rows_as_one_step(panel: TablePanel, session: PlanningSession) -> None:
    before = session.plan
    session.select(["P1", "P2", "P4"])
    assert panel.bulk.isVisible()
    panel.bulk.choose("power_kw")
    assert isinstance(panel.bulk.editor, QLineEdit)
    QTest.keyClicks(panel.bulk.editor, "4.2 MW")
    QTest.keyClick(panel.bulk.editor, Qt.Key.Key_Return)
    assert session.plan.plants()["power_kw"].tolist() == [4200.0, 4200.0, 1000.0, 4200.0, 1000.0, 1000.0]
    assert session.history.at == 1
    panel.bulk.choose("hazard_class")
    assert isinstance(panel.bulk.editor, QComboBox)
    panel.bulk.editor.setCurrentIndex(panel.bulk.editor.findData("B"))
    panel.bulk.button.click()
    assert session.plan.plants()["hazard_class"].tolist() == ["B", "B", "C", "B", "C", "C"]
    session.jump(0)
    assert session.plan is before


def test_totals_are_of_the_selected_rows_or_of_those_shown(panel: TablePanel, session: PlanningSession) -> None:
    section = panel.model.section_of("power_kw")
    assert panel.totals.text(section).endswith("6\u202f000")
    session.select(["P1", "P2"])
    assert panel.totals.text(section) == "2\u202f000"
    assert panel.totals.title == "2 of 6 selected"
    session.apply(edits.set_attributes("base", ["P1"], {"power_kw": None}))
    assert panel.totals.text(section) == "1\u202f000 *"  # a blank makes the sum too small, and it says so
    assert "1 blank" in panel.totals.about(section)
    assert panel.totals.text(panel.model.section_of("height_m")) == ""


def test_rows_copied_are_the_same_when_pasted_again(panel: TablePanel, session: PlanningSession, qtbot: Any) -> None:
    before = session.plan
    QTest.keyClick(panel.view, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: len(session.selection) == 6)
    QTest.keyClick(panel.view, Qt.Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].split("\t")[:3] == ["Plant number", "Name", "Project"]
    assert len(text.splitlines()) == 7
    QTest.keyClick(panel.view, Qt.Key.Key_V, CONTROL)
    assert session.plan is before  # the table says the same already
    changed = text.replace("Works 3", "北厂").replace("Works 5", "南厂")
    lines = changed.splitlines()
    QGuiApplication.clipboard().setText("\n".join([lines[0], *reversed(lines[1:])]))  # sorted otherwise in Excel
    QTest.keyClick(panel.view, Qt.Key.Key_V, CONTROL)
    assert session.plan.plants()["name"].tolist() == ["Works 1", "Works 2", "北厂", "Works 4", "南厂", "Works 6"]
    assert session.history.at == 1


def test_one_row_copies_its_current_cell(panel: TablePanel, qtbot: Any) -> None:
    click(panel, 0, "power_kw")
    QTest.keyClick(panel.view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "1000"


def test_one_value_pasted_fills_all_selected_rows(panel: TablePanel, session: PlanningSession, qtbot: Any) -> None:
    click(panel, 0, "developer")
    click(panel, 3, "developer", Qt.KeyboardModifier.ShiftModifier)
    QGuiApplication.clipboard().setText("贝特瑞")
    QTest.keyClick(panel.view, Qt.Key.Key_V, CONTROL)
    assert session.plan.plants()["developer"].notna().tolist() == [True] * 4 + [False] * 2


def test_what_does_not_fit_is_asked_about_before_anything_is_done(
    panel: TablePanel, session: PlanningSession, answers: Answers
) -> None:
    before = session.plan
    click(panel, 0, "power_kw")
    QGuiApplication.clipboard().setText("2000\nmany\n-3\n4000")
    asked: list[list[str]] = []

    def nothing(dialog: RefusedCellsDialog) -> int:
        asked.append([dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())])
        assert "“many” is not a number" in dialog.table.item(0, 3).text()
        return 0

    answers.give("QDialog.exec", nothing)
    panel.editing.paste()
    assert asked == [["P2", "P3"]]
    assert session.plan is before
    answers.give("QDialog.exec", 1)
    panel.editing.paste()
    assert session.plan.plants()["power_kw"].tolist() == [2000.0, 1000.0, 1000.0, 4000.0, 1000.0, 1000.0]
    session.undo()
    assert session.plan is before


def test_a_locked_layer_is_looked_at_only_and_offers_to_be_unlocked(
    window: MainWindow, panel: TablePanel, session: PlanningSession, qtbot: Any
) -> None:
    window.commands.open_table("parcels")
    before = session.plan
    click(panel, 0, "owner")
    with qtbot.waitSignal(window.desk.told) as told:
        QTest.keyClick(panel.view, Qt.Key.Key_F2)
    assert "Parcels" in str(told.args[0])
    told.args[1][1]()
    assert not window.desk.is_locked("parcels")
    QTest.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("镇政府")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.plan.site.parcels.loc["L1", "owner"] == "镇政府")
    session.undo()
    assert session.plan is before


def test_hidden_columns_and_widths_are_remembered(window: MainWindow, panel: TablePanel) -> None:
    section = panel.model.section_of("developer")
    panel.columns.show("developer", shown=False)
    panel.view.setColumnWidth(panel.model.section_of("name"), 211)
    assert panel.view.isColumnHidden(section)
    window.commands.open_table("parcels")
    assert not panel.view.isColumnHidden(panel.model.section_of("owner"))
    window.commands.open_table("plants")
    assert panel.view.isColumnHidden(section)
    assert panel.view.columnWidth(panel.model.section_of("name")) == 211
    panel.columns.reset()
    assert not panel.view.isColumnHidden(section)


def test_a_click_on_a_heading_sorts_and_the_first_column_stays_in_sight(panel: TablePanel, qtbot: Any) -> None:
    panel.view.frozen.horizontalHeader().sectionClicked.emit(0)
    assert shown(panel) == ["P1", "P2", "P3", "P4", "P5", "P6"]
    panel.view.frozen.horizontalHeader().sectionClicked.emit(0)
    assert shown(panel)[0] == "P6"
    bar = panel.view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert panel.view.frozen.isVisible()
    assert panel.view.frozen.columnViewportPosition(0) == 0
    assert panel.view.frozen.rowViewportPosition(2) == panel.view.rowViewportPosition(2)


def test_another_layer_begins_unsorted(window: MainWindow, panel: TablePanel) -> None:
    header = panel.view.horizontalHeader()
    header.setSortIndicator(panel.model.section_of("name"), Qt.SortOrder.DescendingOrder)
    assert shown(panel)[0] == "P6"
    assert not panel.view.frozen.horizontalHeader().isSortIndicatorShown()
    window.commands.open_table("parcels")
    assert shown(panel, "parcel_id") == ["L1", "L2"]
    assert header.sortIndicatorSection() == -1


def test_a_table_without_rows_says_why(window: MainWindow, panel: TablePanel) -> None:
    type_filter(panel, "no such works")
    assert shown(panel) == []
    assert panel.view.empty_text == "No row fits the filter"
    window.commands.open_table("annotations")
    assert panel.view.empty_text == "This layer is empty"


def test_a_double_click_on_the_number_goes_there_on_the_map(window: MainWindow, panel: TablePanel, qtbot: Any) -> None:
    with qtbot.waitSignal(window.desk.place_shown) as gone:
        panel.view.doubleClicked.emit(panel.model.index(1, 0))
    assert gone.args[0] == tuple(panel.model.table.shapes[1].bounds)  # type: ignore[union-attr]
    rest(window, qtbot)


def test_the_menu_of_a_row_copies_goes_there_and_edits(
    window: MainWindow, panel: TablePanel, session: PlanningSession, qtbot: Any
) -> None:
    session.select(["P2", "P3"])
    menu = panel.menu.made(panel.model.index(1, panel.model.section_of("name")))
    entries = {entry.text(): entry for entry in menu.actions() if entry.text()}
    assert list(entries) == ["Zoom there", "Copy rows with headings", "Copy cell", "Paste", "Edit cell"]
    entries["Copy cell"].trigger()
    assert QGuiApplication.clipboard().text() == "Works 2"
    entries["Copy rows with headings"].trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3
    with qtbot.waitSignal(window.desk.place_shown):
        entries["Zoom there"].trigger()
    entries["Edit cell"].trigger()
    editor = panel.view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Works 2"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    menu.deleteLater()
    rest(window, qtbot)


def test_rows_come_and_go_with_the_plan(panel: TablePanel, session: PlanningSession) -> None:
    type_filter(panel, "status = planned")
    session.apply(edits.remove_plants("base", ["P3"]))
    assert shown(panel) == ["P1", "P5"]
    session.undo()
    assert shown(panel) == ["P1", "P3", "P5"]


def test_without_a_plan_it_says_so_and_in_chinese_too(window: MainWindow, panel: TablePanel, qtbot: Any) -> None:
    window.commands.language_zh_CN()
    assert panel.layers.count() == 7
    window.desk.open_session(None)
    assert panel.stack.currentIndex() == 1


def test_a_land_use_that_the_code_system_does_not_know_is_refused_in_a_cell(
    panel: TablePanel, session: PlanningSession, window: MainWindow
) -> None:
    told: list[str] = []
    window.desk.told.connect(lambda message, _: told.append(str(message)))
    window.desk.set_locked("parcels", False)
    panel.show_layer("parcels")
    index = panel.model.index(0, panel.model.section_of("land_use"))
    panel.model.setData(index, "1e99")
    assert "“1e99” is no code of the" in told[-1]
    assert session.history.at == 0
    panel.model.setData(index, "100103")
    assert session.plan.site.parcels["land_use"].iloc[0] == "100103"


def test_while_a_filter_is_half_written_it_says_that_the_rows_are_as_before(panel: TablePanel, qtbot: Any) -> None:
    type_filter(panel, "status = planned")
    assert shown(panel) == ["P1", "P3", "P5"]
    panel.filter.line.setFocus()
    panel.filter.line.selectAll()
    QTest.keyClicks(panel.filter.line, "status =")
    qtbot.waitUntil(panel.filter.problem.isVisible)
    assert "the rows are as before" in panel.filter.problem.text()
    assert panel.filter.line.property("filter_state") == "begun"
    assert shown(panel) == ["P1", "P3", "P5"]
    QTest.keyClick(panel.filter.line, Qt.Key.Key_Return)
    assert "ends too early" in panel.filter.problem.text()
    assert panel.filter.line.property("invalid")
    panel.filter.line.end(False)
    QTest.keyClicks(panel.filter.line, " existing")
    qtbot.waitUntil(lambda: shown(panel) == ["P2", "P4", "P6"])
    assert not panel.filter.problem.isVisible()
    assert not panel.filter.line.property("invalid")


def test_where_no_row_fits_the_filter_can_be_cleared_on_the_spot(panel: TablePanel) -> None:
    assert not panel.view.way_out.isVisible()
    type_filter(panel, "no works are called like this")
    assert panel.model.rowCount() == 0
    assert panel.view.empty_text == "No row fits the filter"
    assert panel.view.way_out.isVisible()
    assert panel.view.viewport().rect().contains(panel.view.way_out.geometry())
    QTest.mouseClick(panel.view.way_out, Qt.MouseButton.LeftButton)
    assert len(shown(panel)) == 6
    assert not panel.view.way_out.isVisible()
    assert panel.view.hasFocus()
