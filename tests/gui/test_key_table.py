"""The keys of every action: none twice, remembered, and nothing deletes by accident."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence

from siteplanner.gui.actions.table import ACTIONS
from siteplanner.gui.key_table import DESTRUCTIVE, SETTING, KeyTable, is_bare, portable
from siteplanner.services.settings import Settings


@pytest.fixture
def keys(qapp: Any, settings: Settings) -> KeyTable:
    return KeyTable(settings)


def test_no_two_actions_of_the_program_have_the_same_keys(qapp: Any) -> None:
    held: dict[str, str] = {}
    for row in ACTIONS:
        for each in row.shortcuts:
            assert portable(each) not in held, f"{each}: {row.id} and {held[portable(each)]}"
            held[portable(each)] = row.id


def test_the_keys_are_those_of_the_rows_until_somebody_changes_them(keys: KeyTable) -> None:
    for row in ACTIONS:
        assert keys.keys(row.id) == tuple(portable(k) for k in row.shortcuts)
        assert not keys.is_own(row.id)


def test_no_letter_digit_or_backspace_deletes(keys: KeyTable) -> None:
    for action_id in DESTRUCTIVE:
        assert keys.keys(action_id) == ("Del",)
        for key in (*string.ascii_uppercase, *string.digits, "Backspace", "Shift+D", "F12"):
            assert keys.refusal(action_id, key) is not None, key
        assert keys.refusal(action_id, "Del") is None
        assert keys.refusal(action_id, "Ctrl+Backspace") is None


def test_what_takes_away_has_no_bare_key_in_the_whole_table(qapp: Any) -> None:
    """Anything whose name says delete, remove or clear needs Delete, Ctrl or Alt."""
    for row in ACTIONS:
        if row.id in DESTRUCTIVE or row.id.startswith(("remove", "delete", "clear")):
            assert not any(is_bare(k) for k in row.shortcuts), row.id


def test_new_keys_are_remembered_for_the_next_time(keys: KeyTable, settings: Settings, qtbot: Any) -> None:
    with qtbot.waitSignal(keys.changed):
        assert keys.set_keys("export", ["Ctrl+Shift+E"]) is None
    assert keys.keys("export") == ("Ctrl+Shift+E",)
    assert keys.is_own("export")
    again = KeyTable(Settings.load(settings.path))
    assert again.keys("export") == ("Ctrl+Shift+E",)
    assert again.keys("save") == ("Ctrl+S",)


def test_keys_that_another_has_are_refused_by_its_name_and_nothing_changes(keys: KeyTable, qtbot: Any) -> None:
    with qtbot.assertNotEmitted(keys.changed):
        refused = keys.set_keys("export", ["Ctrl+S"])
    assert refused is not None
    assert refused.action_id == "save"
    assert "“Save”" in str(refused.message)
    assert keys.keys("export") == ("Ctrl+E",)
    assert keys.keys("save") == ("Ctrl+S",)


def test_second_keys_count_as_taken_too(keys: KeyTable) -> None:
    refused = keys.set_keys("export", ["Ctrl+Y"])
    assert refused is not None
    assert refused.action_id == "redo"


@pytest.mark.parametrize("own", ["Esc", "Return", "Tab", "Backspace", "Space", "Left", "Shift+Backspace"])
def test_the_keys_of_the_map_itself_are_refused(keys: KeyTable, own: str) -> None:
    assert keys.refusal("export", own) is not None
    assert keys.refusal("export", f"Ctrl+Alt+{own}") is None


def test_a_sequence_of_keys_is_refused(keys: KeyTable) -> None:
    assert keys.refusal("export", "Ctrl+K, Ctrl+X") is not None
    assert keys.refusal("export", "") is not None


def test_an_action_can_be_left_without_keys_and_gets_them_back(keys: KeyTable, settings: Settings) -> None:
    assert keys.set_keys("export", []) is None
    assert keys.keys("export") == ()
    assert keys.shown("export") == ""
    assert keys.set_keys("save_as", ["Ctrl+E"]) is None
    refused = keys.reset("export")
    assert refused is not None
    assert refused.action_id == "save_as"
    assert keys.reset("save_as") is None
    assert keys.reset("export") is None
    assert keys.keys("export") == ("Ctrl+E",)
    assert settings.get(SETTING) is None, "what is as the program has it is not kept"


def test_all_can_be_reset_at_once(keys: KeyTable) -> None:
    keys.set_keys("export", ["Ctrl+Alt+1"])
    keys.set_keys("save_as", ["Ctrl+E"])
    keys.reset_all()
    assert not any(keys.is_own(row.id) for row in ACTIONS)


def test_settings_that_give_keys_twice_leave_nobody_with_the_same(qapp: Any, tmp_path: Path) -> None:
    stored = {"export": ["Ctrl+S"], "teleport": ["Ctrl+T"], "save_as": "no list", "undo": [3, "nonsense+q"]}
    keys = KeyTable(Settings(tmp_path / "s.json", {SETTING: stored}))
    assert keys.keys("export") == ("Ctrl+S",)
    assert keys.keys("save") == ()
    assert keys.keys("save_as") == ("Ctrl+Shift+S",)
    assert keys.keys("undo") == ("Ctrl+Z",)


def test_bare_keys_are_those_that_write(qapp: Any) -> None:
    for key in (*string.ascii_uppercase, *string.digits, "+", "Shift+A", "Space"):
        assert is_bare(key), key
    for key in ("F4", "Shift+F4", "Delete", "Ctrl+A", "Alt+A", "Left", "Esc"):
        assert not is_bare(key), key
    assert QKeySequence("Delete").toString() == "Del"
