"""The rules looked through and changed in the real window, by keys; shared as a file and brought back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.files.rule_packs import read_pack
from siteplanner.gui.dialogs.rule_editor import RuleEditor
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]
CONTROL = Qt.KeyboardModifier.ControlModifier
SETBACK = ("setback", "setback_m")


class Person:
    """Sits at the rule editor with the keyboard alone."""

    def __init__(self, window: MainWindow, qtbot: Any) -> None:
        self.window, self._qtbot = window, qtbot

    def open(self) -> RuleEditor:
        self.window.activateWindow()  # as the system does when the dialog before is closed
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        QTest.keyClick(self.window, Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        self.editor: RuleEditor = self.window.findChildren(RuleEditor)[-1]
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is self.editor)
        return self.editor

    def keys(self, text: str) -> None:
        for sign in text:
            QTest.keyClicks(self._focus(), sign)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focus(), key, modifiers)

    def find(self, words: str) -> None:
        """Ctrl+F, the words, Enter: the first row that fits is the current one, with the hand on the list."""
        self.key(Qt.Key.Key_F, CONTROL)
        self.editor.search.selectAll()
        self.keys(words)
        self.key(Qt.Key.Key_Return)

    def apply(self) -> None:
        self.key(Qt.Key.Key_Return, CONTROL)

    def _focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found


@pytest.fixture
def person(window: MainWindow, qtbot: Any) -> Person:
    return Person(window, qtbot)


def setbacks(window: MainWindow) -> list[str]:
    assert window.desk.result is not None
    return [f.id for f in window.desk.result.findings if f.rule == "setback"]


def test_a_limit_changed_by_keys_makes_findings_and_undo_takes_them_back(
    window: MainWindow, opened: Opened, two_plants: Plan, person: Person, qtbot: Any
) -> None:
    session = opened(two_plants)
    assert setbacks(window) == []
    editor = person.open()
    person.find("setback_m")
    assert editor.tree.place == SETBACK
    person.keys("25")
    assert editor.detail.value.hasFocus()
    assert editor.detail.value.text() == "25"
    person.key(Qt.Key.Key_Return)
    assert editor.detail.why.hasFocus()
    person.apply()  # not without a word why
    assert editor.isVisible()
    assert editor.detail.why.hasFocus()
    assert editor.detail.problem.text == "Say why this differs from the pack."
    person.keys("Town plan 2024")
    assert editor.detail.problem.text == ""
    qtbot.waitUntil(lambda: editor.effect is not None, timeout=10_000)
    assert "2 more, 0 fewer" in editor.effect_line.text()
    assert session.plan is two_plants  # nothing holds yet
    person.apply()
    rest(window, qtbot)
    assert setbacks(window) == ["setback:P1", "setback:P2"]
    limit = pack_of(session.plan).settings("setback").limits["setback_m"]
    assert (limit.value, limit.source) == (25.0, "Town plan 2024")
    window.desk.undo()
    rest(window, qtbot)
    assert session.plan is two_plants
    assert setbacks(window) == []


def test_tab_goes_from_another_figure_to_its_reason(opened: Opened, two_plants: Plan, person: Person) -> None:
    opened(two_plants)
    editor = person.open()
    person.find("setback_m")
    person.key(Qt.Key.Key_F2)
    person.keys("-3")
    assert not editor.detail.why.isEnabled()  # no figure, no reason
    person.key(Qt.Key.Key_Escape)
    person.keys("8")
    person.key(Qt.Key.Key_Tab)
    assert editor.detail.why.hasFocus()
    person.keys("Town plan 2024")
    assert (editor.draft.text(SETBACK), editor.draft.note(SETBACK)) == ("8.0", "Town plan 2024")


def test_several_changes_are_one_step_and_cancel_is_none(
    window: MainWindow, opened: Opened, two_plants: Plan, person: Person, qtbot: Any
) -> None:
    session = opened(two_plants)
    editor = person.open()
    person.find("fire-separation")
    assert editor.tree.place == ("fire-separation", "enabled")
    person.key(Qt.Key.Key_Space)
    editor.detail.ask_why()
    person.keys("judged by the fire brigade")
    person.key(Qt.Key.Key_Return)
    assert editor.tree.hasFocus()
    person.find("overlap")
    person.key(Qt.Key.Key_F2)
    assert editor.detail.severity.hasFocus()
    person.key(Qt.Key.Key_Down)
    editor.detail.ask_why()
    person.keys("sheds on top of each other")
    person.key(Qt.Key.Key_Escape)
    assert session.plan is two_plants
    editor = person.open()
    person.find("fire-separation")
    assert editor.draft.settings("fire-separation").enabled
    person.key(Qt.Key.Key_Space)
    editor.detail.ask_why()
    person.keys("judged by the fire brigade")
    person.key(Qt.Key.Key_Return)
    person.find("setback_m")
    person.keys("6")
    person.key(Qt.Key.Key_Return)
    person.keys("agreed")
    person.apply()
    rest(window, qtbot)
    pack = pack_of(session.plan)
    assert (pack.settings("fire-separation").enabled, pack.settings("setback").value("setback_m")) == (False, 6.0)
    assert pack.settings("fire-separation").note == "judged by the fire brigade"
    window.desk.undo()
    assert session.plan is two_plants


def test_a_figure_that_is_none_is_not_taken_and_reset_gives_back_to_the_pack(
    window: MainWindow, opened: Opened, two_plants: Plan, person: Person
) -> None:
    opened(two_plants)
    editor = person.open()
    person.find("setback_m")
    person.key(Qt.Key.Key_F2)
    person.keys("-3")
    person.key(Qt.Key.Key_Return)
    assert editor.detail.value.hasFocus()
    assert editor.detail.problem.text == "“-3” does not fit; a number of 0 or more is needed."
    person.apply()
    assert editor.isVisible()
    person.key(Qt.Key.Key_Escape)  # the first Esc takes back what was typed
    assert editor.isVisible()
    assert editor.detail.value.text() == "5"
    person.keys("8")
    person.key(Qt.Key.Key_Return)
    assert editor.detail.pack_says.text() == "The pack: 5 m"
    editor.detail.reset.click()
    assert editor.draft.edit() is None
    assert editor.detail.value.text() == "5"
    assert not editor.apply.isEnabled()


def test_the_rules_go_out_as_a_file_and_come_back_into_another_plan(
    window: MainWindow, opened: Opened, two_plants: Plan, person: Person, answers: Any, tmp_path: Path, qtbot: Any
) -> None:
    out = tmp_path / "本镇.toml"
    opened(two_plants)
    editor = person.open()
    person.find("setback_m")
    person.keys("25")
    person.key(Qt.Key.Key_Return)
    person.keys("Town plan 2024")
    answers.give("QFileDialog.getSaveFileName", (str(out), ""))
    editor.export_button.click()
    assert editor.problem.text == "Written: 本镇.toml"
    person.key(Qt.Key.Key_Escape)
    assert read_pack(out).settings("setback").value("setback_m") == 25.0

    session = opened(two_plants)
    editor = person.open()
    answers.give("QFileDialog.getOpenFileName", (str(out), ""))
    editor.import_button.click()
    assert editor.packs.currentData() == "本镇"
    assert editor.draft.text(SETBACK) == "25.0"
    qtbot.waitUntil(lambda: editor.effect is not None, timeout=10_000)
    person.apply()
    rest(window, qtbot)
    assert session.plan.rule_pack == "本镇"
    assert setbacks(window) == ["setback:P1", "setback:P2"]
    window.desk.undo()
    rest(window, qtbot)
    assert session.plan is two_plants


def test_a_file_with_a_mistake_is_refused_with_the_line(
    window: MainWindow, opened: Opened, two_plants: Plan, person: Person, answers: Any, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('[pack]\nid = "bad"\nextends = "gb-screening-2024"\n', encoding="utf-8")
    opened(two_plants)
    editor = person.open()
    answers.give("QFileDialog.getOpenFileName", (str(bad), ""))
    editor.import_button.click()
    assert editor.problem.text.startswith(
        "Rule pack bad.toml, line 3, pack.extends: there is no pack “gb-screening-2024” to extend."
    )
    assert editor.packs.currentData() == "gb-screening-2023"
    assert not editor.apply.isEnabled()


def test_another_pack_is_tried_before_it_is_chosen(
    window: MainWindow, opened: Opened, two_plants: Plan, person: Person, qtbot: Any
) -> None:
    session = opened(two_plants)
    editor = person.open()
    editor.packs.setFocus()
    person.key(Qt.Key.Key_Down)  # safety only, the next
    assert editor.draft.pack_id == "safety-only"
    assert not editor.draft.settings("setback").enabled
    qtbot.waitUntil(lambda: editor.effect is not None, timeout=10_000)
    person.apply()
    rest(window, qtbot)
    assert session.plan.rule_pack == "safety-only"


def test_a_plan_whose_rules_cannot_be_read_opens_and_is_mended_in_the_editor(
    window: MainWindow, two_plants: Plan, person: Person, qtbot: Any
) -> None:
    told: list[str] = []
    window.desk.told.connect(lambda message, _: told.append(str(message)))
    session = PlanningSession(dataclasses.replace(two_plants, rule_pack="city"), author="tester")
    window.desk.open_session(session)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0].startswith("There is no rule pack “city”.")
    assert window.desk.result is None
    editor = person.open()
    assert editor.problem.text.startswith("There is no rule pack “city”.")
    assert editor.problem.text.endswith("It is left out here; applying keeps it out.")
    person.apply()
    rest(window, qtbot)
    assert session.plan.rule_pack == "gb-screening-2023"
