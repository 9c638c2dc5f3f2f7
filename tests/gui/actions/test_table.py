"""The table of actions: every row can be found, read and reached by keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QKeySequence

from siteplanner.gui.actions.menus import MENUS, TOOL_BAR
from siteplanner.gui.actions.table import ACTIONS, action
from siteplanner.gui.icons import icon_names


def test_ids_and_names_are_there_once() -> None:
    ids = [row.id for row in ACTIONS]
    assert len(ids) == len(set(ids))
    for menu in MENUS:
        names = [row.text.text for row in ACTIONS if row.menu == menu]
        assert names
        assert len(names) == len(set(names))
    assert {row.menu for row in ACTIONS} == set(MENUS)


def test_every_key_is_one_that_qt_knows(qapp: Any) -> None:
    for row in ACTIONS:
        for keys in row.shortcuts:
            assert QKeySequence(keys).toString(), f"{row.id}: {keys}"


def test_every_icon_and_every_button_of_the_tool_bar_is_there() -> None:
    assert {row.icon for row in ACTIONS if row.icon} <= set(icon_names())
    assert {name for ids in TOOL_BAR for name in ids} <= {row.id for row in ACTIONS}


def test_a_dialog_is_announced_by_dots_and_nothing_else_is() -> None:
    asking = {row.id for row in ACTIONS if row.text.text.endswith("…")}
    assert {"open_plan", "save_as", "new_from_maps", "export"} <= asking
    assert asking.isdisjoint({"save", "undo", "redo", "delete", "check"})


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(StopIteration):
        action("teleport")
