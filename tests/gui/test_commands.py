"""What the actions do, by their keys, in the window; questions answered by the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from siteplanner.assets import sample_plan
from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.dialog_answers import Answers
from tests.gui.conftest import rest
from tests.journeys.hand import Hand

Opened = Callable[[Plan], PlanningSession]
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.canvas.view, key, keys)


def scenarios(session: PlanningSession) -> list[str]:
    return [scenario.name or scenario.scenario_id for scenario in session.plan.scenarios]


def test_select_all_and_delete_by_keys_and_back(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(two_plants)
    press(window, Qt.Key.Key_A, CONTROL)
    assert session.selection == ("P1", "P2")
    press(window, Qt.Key.Key_Delete)
    assert (len(session.plan.plants()), session.selection) == (0, ())
    press(window, Qt.Key.Key_Z, CONTROL)
    assert (session.plan, session.selection) == (two_plants, ("P1", "P2"))
    rest(window, qtbot)


def test_a_new_plan_is_saved_where_the_planner_says(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers, tmp_path: Path
) -> None:
    session = opened(two_plants)
    answers.give("QFileDialog.getSaveFileName", (str(tmp_path / "方案"), ""))
    press(window, Qt.Key.Key_S, CONTROL)
    assert session.path == tmp_path / "方案.gpkg"
    assert window.commands.recent_files()[0] == session.path
    window.desk.apply(edits.move_plants("base", ["P1"], 0.0, 1.0))
    press(window, Qt.Key.Key_S, CONTROL)
    assert not session.dirty


def test_the_sample_is_never_written_over(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: Any) -> None:
    before = sample_plan().read_bytes()
    window.commands.open_sample()
    rest(window, qtbot)
    assert window.desk.session is not None
    some = str(window.desk.session.plan.plants().index[0])
    window.desk.apply(edits.move_plants(window.desk.session.scenario_id, [some], 0.0, 1.0))
    answers.give("QFileDialog.getSaveFileName", (str(tmp_path / "mine.gpkg"), ""))
    press(window, Qt.Key.Key_S, CONTROL)
    assert window.desk.session.path == tmp_path / "mine.gpkg"
    assert sample_plan().read_bytes() == before
    rest(window, qtbot)


def test_giving_up_saving_says_that_nothing_was_saved(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers
) -> None:
    session = opened(two_plants)
    answers.give("QFileDialog.getSaveFileName", ("", ""))
    assert not window.commands.save()
    assert session.path is None


@pytest.mark.parametrize(("button", "whose"), [("Overwrite", "mine"), ("Cancel", "theirs")])
def test_a_file_that_another_program_changed_is_overwritten_only_on_purpose(
    window: MainWindow,
    opened: Opened,
    two_plants: Plan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    whose: str,
) -> None:
    session = opened(two_plants)
    path = session.save(tmp_path / "p.gpkg")
    save_plan(edits.rename_plan("theirs").apply(two_plants), path)
    window.desk.apply(edits.rename_plan("mine"))

    def answer(box: QMessageBox) -> int:
        next(b for b in box.buttons() if b.text().replace("&", "") == button).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert window.commands.save() is (button == "Overwrite")
    assert open_plan(path).name == whose
    assert session.dirty is (button == "Cancel")


@pytest.mark.parametrize("button", ["Save there anew", "Cancel"])
def test_a_file_that_has_gone_is_written_anew_only_on_purpose(
    window: MainWindow, opened: Opened, two_plants: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    session = opened(two_plants)
    path = session.save(tmp_path / "p.gpkg")
    window.desk.apply(edits.rename_plan("mine"))
    path.rename(tmp_path / "renamed.gpkg")

    def answer(box: QMessageBox) -> int:
        assert "Save elsewhere…" in [b.text().replace("&", "") for b in box.buttons()]
        next(b for b in box.buttons() if b.text().replace("&", "") == button).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert window.commands.save() is path.exists() is (button != "Cancel")
    assert session.dirty is (button == "Cancel")


def test_scenarios_are_made_renamed_and_removed_each_as_steps(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers, qtbot: Any
) -> None:
    session = opened(two_plants)
    answers.give("QDialog.exec", lambda dialog: dialog.field.setText("第二步") or True)
    window.commands.duplicate_scenario()
    assert (scenarios(session)[-1], len(session.plan.plants())) == ("第二步", 2)
    answers.give("QInputDialog.getText", ("  第三步 ", True))
    window.commands.rename_scenario()
    assert scenarios(session)[-1] == "第三步"
    answers.give("QInputDialog.getText", ("", False))
    window.commands.add_scenario()
    answers.give("QInputDialog.getText", ("Empty", True))
    window.commands.add_scenario()
    assert (len(scenarios(session)), len(session.plan.plants())) == (3, 0)
    window.commands.remove_scenario()
    assert len(scenarios(session)) == 2
    rest(window, qtbot)
    while session.history.undo_label is not None:
        window.desk.undo()
    assert session.plan is two_plants
    rest(window, qtbot)


def test_the_check_brings_the_findings_to_the_front(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    window.docks["findings"].hide()
    press(window, Qt.Key.Key_F8)
    assert window.docks["findings"].isVisible()
    rest(window, qtbot)
    assert window.desk.result is not None


def test_the_layout_of_the_window_is_kept_and_can_be_reset(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    window.docks["zones"].hide()
    window.commands.save_layout(b"", bytes(window.saveState(1).toBase64().data()))
    assert window.commands.saved_layout()[1]
    window.commands.reset_layout()
    assert not window.docks["zones"].isHidden()


def test_placing_takes_the_capacity_that_is_set(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.catalogue_panel.choose("anode_finishing")
    window.catalogue_panel.capacity.setValue(9_000)
    press(window, Qt.Key.Key_P)
    assert window.qt_actions["tool_place"].isChecked()
    Hand(window).click(ORIGIN[0] + 300.0, ORIGIN[1] + 60.0)
    assert session.plan.plants()["capacity"].iloc[-1] == 9_000.0
    press(window, Qt.Key.Key_V)
    assert window.qt_actions["tool_select"].isChecked()
    rest(window, qtbot)
