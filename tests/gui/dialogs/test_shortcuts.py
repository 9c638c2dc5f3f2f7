"""The table of shortcuts: found in both languages, changed by pressing keys, conflicts refused by name."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.gui.actions.table import ACTIONS
from siteplanner.gui.dialogs.shortcuts import HAND, KEYS, NAME, ShortcutsDialog
from siteplanner.gui.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(window: MainWindow, qtbot: Any) -> ShortcutsDialog:
    made = ShortcutsDialog(window.keys, window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: ShortcutsDialog, action_id: str) -> None:
    row = next(r for r in range(dialog.table.rowCount()) if dialog._id_at(r) == action_id)
    dialog.table.setCurrentCell(row, NAME)


def keys_shown(dialog: ShortcutsDialog, action_id: str) -> str:
    row = next(r for r in range(dialog.table.rowCount()) if dialog._id_at(r) == action_id)
    item = dialog.table.item(row, KEYS)
    assert item is not None
    return item.text()


def visible(dialog: ShortcutsDialog) -> list[str]:
    return [dialog._id_at(r) for r in range(dialog.table.rowCount()) if not dialog.table.isRowHidden(r)]


def test_every_action_and_every_key_of_the_hand_is_listed(dialog: ShortcutsDialog) -> None:
    assert dialog.table.rowCount() == len(ACTIONS) + len(HAND)
    assert keys_shown(dialog, "redo") == "Ctrl+Shift+Z  Ctrl+Y"


@pytest.mark.parametrize("query", ["export geojson", "导出", "ctrl+e", "GEOJSON"])
def test_rows_are_found_by_name_in_either_language_and_by_keys(dialog: ShortcutsDialog, query: str) -> None:
    dialog.search.setText(query)
    assert "export" in visible(dialog)
    assert "undo" not in visible(dialog)


def test_pressed_keys_hold_at_once_in_actions_and_tool_tips(dialog: ShortcutsDialog, window: MainWindow) -> None:
    choose(dialog, "export")
    QTest.keyClick(dialog.field, Qt.Key.Key_E, CTRL | SHIFT)
    assert keys_shown(dialog, "export") == "Ctrl+Shift+E"
    action = window.qt_actions["export"]
    assert [s.toString() for s in action.shortcuts()] == ["Ctrl+Shift+E"]
    assert "Ctrl+Shift+E" in action.toolTip()
    assert window.desk.settings.get("shortcuts") == {"export": ["Ctrl+Shift+E"]}
    item = dialog.table.item(dialog.table.currentRow(), KEYS)
    assert item is not None
    assert item.font().bold(), "what is not as the program has it stands out"


def test_only_the_first_keys_change_where_there_are_several(dialog: ShortcutsDialog) -> None:
    choose(dialog, "redo")
    QTest.keyClick(dialog.field, Qt.Key.Key_R, CTRL)
    assert keys_shown(dialog, "redo") == "Ctrl+R  Ctrl+Y"


def test_taken_keys_are_refused_and_the_other_is_named(dialog: ShortcutsDialog, window: MainWindow) -> None:
    choose(dialog, "export")
    QTest.keyClick(dialog.field, Qt.Key.Key_S, CTRL)
    assert "“Save”" in dialog.told.text()
    assert keys_shown(dialog, "export") == "Ctrl+E"
    assert [s.toString() for s in window.qt_actions["save"].shortcuts()] == ["Ctrl+S"]
    QTest.keyClick(dialog.field, Qt.Key.Key_F12)
    assert dialog.told.text().strip() == ""
    assert keys_shown(dialog, "export") == "F12"


@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_7, Qt.Key.Key_Backspace])
def test_no_letter_digit_or_backspace_can_be_made_to_delete(dialog: ShortcutsDialog, key: Qt.Key) -> None:
    choose(dialog, "delete")
    QTest.keyClick(dialog.field, key)
    assert dialog.told.text().strip()
    assert keys_shown(dialog, "delete") == "Del"


def test_holding_only_ctrl_is_no_key_yet(dialog: ShortcutsDialog) -> None:
    choose(dialog, "export")
    QTest.keyPress(dialog.field, Qt.Key.Key_Control, CTRL)
    QTest.keyRelease(dialog.field, Qt.Key.Key_Control)
    assert keys_shown(dialog, "export") == "Ctrl+E"


def test_one_and_all_can_be_reset(dialog: ShortcutsDialog, window: MainWindow) -> None:
    assert not dialog.reset_all.isEnabled()
    choose(dialog, "export")
    assert not dialog.reset.isEnabled()
    QTest.keyClick(dialog.field, Qt.Key.Key_F12)
    choose(dialog, "check")
    dialog.none.click()
    assert keys_shown(dialog, "check") == ""
    assert window.qt_actions["check"].shortcuts() == []
    dialog.reset.click()
    assert keys_shown(dialog, "check") == "F8"
    dialog.reset_all.click()
    assert keys_shown(dialog, "export") == "Ctrl+E"
    assert not dialog.reset_all.isEnabled()


def test_the_keys_of_the_hand_cannot_be_changed(dialog: ShortcutsDialog) -> None:
    dialog.table.setCurrentCell(len(ACTIONS), NAME)
    assert not dialog.field.isEnabled()
    assert not dialog.reset.isEnabled()


def test_it_can_be_used_without_a_mouse(dialog: ShortcutsDialog) -> None:
    choose(dialog, "export")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.field.hasFocus()
    assert dialog.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_F12)
    QTest.keyClick(dialog.field, Qt.Key.Key_Tab)
    assert dialog.none.hasFocus()
    QTest.keyClick(dialog.none, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_keys_that_are_changed_are_those_of_a_row_in_sight(dialog: ShortcutsDialog, window: MainWindow) -> None:
    assert dialog._action_id not in ("", "mirror")
    dialog.search.setText("mirror")
    assert dialog._action_id in visible(dialog)
    assert "mirror" in dialog.chosen.text().casefold()
    dialog.search.setText("no action is called like this")
    assert visible(dialog) == []
    assert not dialog.field.isEnabled()
    assert not dialog.none.isEnabled()


def test_down_goes_from_the_search_into_the_rows_found(dialog: ShortcutsDialog) -> None:
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "mirror")
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.table.hasFocus()
    assert not dialog.table.isRowHidden(dialog.table.currentRow())
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.field.hasFocus()
