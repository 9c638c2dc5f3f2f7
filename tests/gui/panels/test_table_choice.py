"""Tables under headings: the one shown stands without its indent."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStyleOptionComboBox

from siteplanner.gui.panels.table_choice import INDENT, TableChoice


def test_the_closed_list_shows_its_entry_without_indent(qtbot: Any) -> None:
    choice = TableChoice()
    qtbot.addWidget(choice)
    choice.addItem(f"{INDENT}By zone", "totals/zone")
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    assert option.currentText == "By zone"
    assert choice.currentText() == f"{INDENT}By zone"
