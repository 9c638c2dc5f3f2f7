"""A scenario is duplicated under a name, as a child or on its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from siteplanner.gui.desk import Desk
from siteplanner.gui.scenarios.duplicate_dialog import DuplicateScenarioDialog


def test_it_is_a_child_unless_the_copy_is_chosen(desk: Desk, qtbot: Any) -> None:
    dialog = DuplicateScenarioDialog("现状", "方案2")
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.name, dialog.linked) == ("方案2", True)
    assert "“现状”" in dialog.as_child.accessibleDescription()
    QTest.keyClick(dialog.as_copy, Qt.Key.Key_Space)
    assert not dialog.linked


def test_without_a_name_nothing_is_made(desk: Desk, qtbot: Any) -> None:
    dialog = DuplicateScenarioDialog("现状", "方案2")
    qtbot.addWidget(dialog)
    made = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    dialog.field.setText("  ")
    assert not made.isEnabled()
    dialog.field.setText(" 西区 ")
    assert made.isEnabled()
    assert dialog.name == "西区"
