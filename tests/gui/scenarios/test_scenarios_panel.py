"""The tree of scenarios: what it counts, and what its keys do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTreeWidgetItem

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.tree import in_tree_order, parent_of
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.scenarios.scenario_tree import BEHIND, NAME, OWN, PLANTS, id_of
from siteplanner.gui.scenarios.scenarios_panel import ScenariosPanel
from siteplanner.services.planning_session import PlanningSession

Opened = Callable[[Plan], PlanningSession]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def schemes(two_plants: Plan) -> Plan:
    """base ─ West (moved P1) ─ Later; an independent Copy; the base has P2 elsewhere since."""
    plan = edits.add_scenario("west", "West", copy_of="base", linked=True).apply(two_plants)
    plan = edits.add_scenario("later", "Later", copy_of="west", linked=True).apply(plan)
    plan = edits.add_scenario("copy", "Copy", copy_of="base").apply(plan)
    plan = edits.move_plants("west", ["P1"], 5.0, 0.0).apply(plan)
    return edits.move_plants("base", ["P2"], 60.0, 0.0).apply(plan)


@pytest.fixture
def panel(window: MainWindow, opened: Opened, schemes: Plan) -> ScenariosPanel:
    opened(schemes)
    window.commands.show_scenarios()
    return window.scenarios_panel


def row(panel: ScenariosPanel, scenario_id: str) -> QTreeWidgetItem:
    return next(item for item in panel.tree.items() if id_of(item) == scenario_id)


def cells(panel: ScenariosPanel, scenario_id: str) -> tuple[str, ...]:
    return tuple(row(panel, scenario_id).text(column) for column in (NAME, PLANTS, OWN, BEHIND))


def drawn(window: MainWindow) -> str:
    plan = window.desk.plan
    assert plan is not None
    return " ".join("-" * depth + s.scenario_id for s, depth in in_tree_order(plan))


def press(panel: ScenariosPanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(panel.tree, key, modifier)
    panel.show_plan(panel.desk.plan)


def test_each_row_says_what_is_its_own_and_how_far_it_is_behind(panel: ScenariosPanel) -> None:
    assert cells(panel, "base") == ("base", "2", "", "")
    assert cells(panel, "west") == ("West", "2", "1", "1")
    assert cells(panel, "later") == ("Later", "2", "0", "1")
    assert cells(panel, "copy") == ("Copy", "2", "", "")
    assert row(panel, "later").parent() is row(panel, "west")
    assert "“West”" in row(panel, "later").toolTip(BEHIND)


def test_the_key_that_leads_there_leads_back(window: MainWindow, panel: ScenariosPanel) -> None:
    assert panel.tree.hasFocus()
    window.commands.show_scenarios()
    assert window.canvas.view.hasFocus()


def test_enter_shows_and_delete_removes_and_undo_brings_back(window: MainWindow, panel: ScenariosPanel) -> None:
    panel.tree.choose("west")
    press(panel, Qt.Key.Key_Return)
    session = window.desk.session
    assert session is not None
    assert session.scenario_id == "west"
    assert row(panel, "west").font(NAME).bold()
    press(panel, Qt.Key.Key_Delete)
    assert drawn(window) == "base later copy"
    session.undo()
    assert drawn(window) == "base -west --later copy"


def test_alt_and_arrows_move_among_siblings_under_and_out(window: MainWindow, panel: ScenariosPanel) -> None:
    panel.tree.choose("copy")
    press(panel, Qt.Key.Key_Up, ALT)
    assert drawn(window) == "copy base -west --later"
    press(panel, Qt.Key.Key_Down, ALT)
    press(panel, Qt.Key.Key_Right, ALT)
    assert drawn(window) == "base -west --later -copy"
    assert window.desk.plan is not None
    assert parent_of(window.desk.plan, "copy") == "base"
    panel.tree.choose("later")
    press(panel, Qt.Key.Key_Left, ALT)
    assert drawn(window) == "base -west -later -copy"
    panel.tree.choose("base")
    press(panel, Qt.Key.Key_Right, ALT)  # there is nothing above it
    assert drawn(window) == "base -west -later -copy"


def test_a_new_name_is_typed_in_the_row(window: MainWindow, panel: ScenariosPanel, qtbot: Any) -> None:
    panel.tree.choose("west")
    QTest.keyClick(panel.tree, Qt.Key.Key_F2)
    field = panel.tree.findChild(QLineEdit)
    assert field is not None
    field.setText("西区")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.desk.plan is not None
    qtbot.waitUntil(lambda: window.desk.plan is not None and window.desk.plan.scenario("west").name == "西区")
    panel.show_plan(window.desk.plan)
    assert cells(panel, "west")[0] == "西区"


def test_a_description_is_kept_when_its_field_is_left(window: MainWindow, panel: ScenariosPanel) -> None:
    panel.tree.choose("west")
    panel.description.setFocus()
    QTest.keyClicks(panel.description, "West first")
    QTest.keyClick(panel.description, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.plan is not None
    assert window.desk.plan.scenario("west").description == "West first"
    panel.description.setFocus()
    QTest.keyClicks(panel.description, " no")
    QTest.keyClick(panel.description, Qt.Key.Key_Escape)
    assert window.desk.plan.scenario("west").description == "West first"
    assert panel.description.toPlainText() == "West first"


def test_a_command_takes_on_what_is_typed_before(window: MainWindow, panel: ScenariosPanel) -> None:
    panel.tree.choose("west")
    panel.description.setFocus()
    QTest.keyClicks(panel.description, "by 2030")
    window.qt_actions["check"].trigger()
    assert window.desk.plan is not None
    assert window.desk.plan.scenario("west").description == "by 2030"


def test_what_is_archived_lies_under_a_fold_and_is_not_offered(window: MainWindow, panel: ScenariosPanel) -> None:
    window.commands.archive_scenario("copy")
    panel.show_plan(window.desk.plan)
    fold = row(panel, "copy").parent()
    assert fold is not None
    assert fold.text(NAME) == "Archived (1)"
    offered = [window.scenario_bar.scenarios.itemText(at).strip() for at in range(3)]
    assert offered[1:] == ["West", "Later"]
    assert window.scenario_bar.scenarios.count() == 3
    window.commands.archive_scenario()  # the one shown makes way
    assert window.desk.plan is not None
    assert (window.desk.plan.active_scenario, window.desk.plan.scenario("base").archived) == ("west", True)
    window.commands.set_scenario("base")
    assert not window.desk.plan.scenario("base").archived


def test_what_cannot_be_done_says_why(window: MainWindow, panel: ScenariosPanel) -> None:
    panel.tree.choose("copy")
    assert not panel.take_over.isEnabled()
    assert panel.take_over.toolTip() == "It hangs on no other scenario."
    entries = {entry.text(): entry for entry in panel.menu().actions() if entry.text()}
    assert not entries["Let it stand on its own"].isEnabled()
    assert entries["Take over…"].toolTip() == "It hangs on no other scenario."
    assert entries["Remove"].isEnabled()
    window.desk.open_session(None)
    panel.show_plan(None)
    assert not panel.isEnabled()


def test_what_can_be_done_opens_at_its_button(window: MainWindow, panel: ScenariosPanel) -> None:
    window.move(0, 0)
    window.resize(700, 700)  # the menu has to find room on the screen
    panel.tree.choose("copy")
    wanted = panel.more.mapToGlobal(panel.more.rect().bottomLeft())
    QTest.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    room = menu.screen().availableGeometry()
    assert menu.x() == min(wanted.x(), room.right() + 1 - menu.width())
    assert menu.y() in (wanted.y(), wanted.y() - menu.height(), room.bottom() + 1 - menu.height())
    menu.close()


def test_a_drop_hangs_one_scenario_on_another(window: MainWindow, panel: ScenariosPanel, qtbot: Any) -> None:
    with qtbot.waitSignal(panel.tree.moved):
        panel.tree.moved.emit("copy", "later", "")
    assert drawn(window) == "base -west --later ---copy"
    panel.tree.moved.emit("base", "copy", "")  # it would hang on itself
    assert drawn(window) == "base -west --later ---copy"


def test_a_scenario_that_comes_to_be_shown_is_the_one_spoken_of(window: MainWindow, panel: ScenariosPanel) -> None:
    window.commands.set_scenario("copy")
    panel.show_plan(window.desk.plan)
    assert panel.tree.current_id == "copy"
    panel.tree.choose("west")  # looked at without being shown
    panel.show_plan(window.desk.plan)
    assert panel.tree.current_id == "west"
