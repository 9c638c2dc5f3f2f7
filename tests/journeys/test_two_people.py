"""Two planners have one file open on a share; the second to save merges on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.gui.dialogs.merge_versions import MergeVersionsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.share_lock import ShareLock, lock_file
from tests.dialog_answers import Answers


@pytest.fixture
def shared(window: MainWindow, two_plants: Plan, tmp_path: Path) -> Path:
    """A file that is open here, P1 moved and renamed; meanwhile Wang renamed P1 and P2 in it and saved."""
    path = save_plan(two_plants, tmp_path / "town.gpkg")
    window.desk.open_session(PlanningSession.open(path, author="李工"))
    wang = PlanningSession.open(path, author="王工")
    wang.apply(edits.set_attributes("base", ["P2"], {"name": "王二"}))
    wang.apply(edits.set_attributes("base", ["P1"], {"name": "王一"}))
    wang.save()
    assert window.desk.apply(edits.move_plants("base", ["P1"], 4.0, 0.0))
    assert window.desk.apply(edits.set_attributes("base", ["P1"], {"name": "李一"}))
    return path


def press(text: str) -> Any:
    def pressed(box: QMessageBox) -> int:
        next(button for button in box.buttons() if button.text().replace("&", "") == text).click()
        return 0

    return pressed


@pytest.mark.parametrize(("take", "name"), [("mine", "李一"), ("theirs", "王一")])
def test_both_sides_are_in_the_file_and_the_clash_went_as_decided(
    window: MainWindow, shared: Path, answers: Answers, take: str, name: str
) -> None:
    def decide(dialog: MergeVersionsDialog) -> int:
        assert dialog.table.rowCount() == 1
        assert [dialog.table.item(0, column).text() for column in range(5)][1:] == ["Name", "blank", "李一", "王一"]
        combo = dialog.combo(0)
        combo.setCurrentIndex(combo.findData(take))
        combo.activated.emit(combo.currentIndex())
        dialog.merge_button.click()
        return dialog.result()

    answers.give("QDialog.exec", press("Merge…"))
    answers.give("QDialog.exec", decide)
    assert window.commands.save()
    plants = open_plan(shared).plants("base")
    assert plants["name"].to_dict() == {"P1": name, "P2": "王二"}
    session = window.desk.session
    assert session is not None
    assert not session.dirty
    assert plants.geometry["P1"].equals(session.plan.plants("base").geometry["P1"])


def test_thinking_better_of_it_leaves_both_as_they_are(window: MainWindow, shared: Path, answers: Answers) -> None:
    before = shared.read_bytes()

    def cancel(dialog: MergeVersionsDialog) -> int:
        dialog.reject()
        return dialog.result()

    answers.give("QDialog.exec", press("Merge…"))
    answers.give("QDialog.exec", cancel)
    assert not window.commands.save()
    assert shared.read_bytes() == before
    assert window.desk.session is not None
    assert window.desk.session.dirty


@pytest.fixture
def held(two_plants: Plan, tmp_path: Path) -> Path:
    """A file that 王工 has open on another machine."""
    path = save_plan(two_plants, tmp_path / "town.gpkg")
    assert ShareLock(path, "王工", "PLAN-02").take() is None
    return path


def opened(window: MainWindow, path: Path, qtbot: Any) -> PlanningSession:
    window.commands.open_path(path)
    qtbot.waitUntil(lambda: window.desk.session is not None)
    session = window.desk.session
    assert session is not None
    return session


def test_a_file_that_somebody_has_open_opens_to_read_and_saves_elsewhere(
    window: MainWindow, held: Path, tmp_path: Path, qtbot: Any, answers: Answers
) -> None:
    said: list[str] = []

    def read(box: QMessageBox) -> int:
        said.append(box.text())
        return int(press("Open to read")(box))

    answers.give("QDialog.exec", read)
    session = opened(window, held, qtbot)
    assert "王工 on PLAN-02" in said[0]
    assert "to read only" in window.windowTitle()
    before = held.read_bytes()
    assert window.desk.apply(edits.move_plants("base", ["P1"], 4.0, 0.0))
    own = tmp_path / "own.gpkg"
    answers.give("QFileDialog.getSaveFileName", (str(own), ""))
    assert window.commands.save()
    assert held.read_bytes() == before
    assert session.path == own
    assert not session.read_only
    assert lock_file(own).exists()


@pytest.mark.parametrize(("button", "over"), [("Overwrite", True), ("Save elsewhere…", False), ("Cancel", False)])
def test_saving_under_the_name_of_a_file_that_somebody_has_open_is_asked_about(
    window: MainWindow, two_plants: Plan, held: Path, tmp_path: Path, qtbot: Any, answers: Answers,
    button: str, over: bool,
) -> None:  # fmt: skip
    said: list[str] = []

    def decide(box: QMessageBox) -> int:
        said.append(box.text())
        return int(press(button)(box))

    session = opened(window, save_plan(two_plants, tmp_path / "mine.gpkg"), qtbot)
    assert window.desk.apply(edits.move_plants("base", ["P1"], 4.0, 0.0))
    before = held.read_bytes()
    answers.give("QFileDialog.getSaveFileName", (str(held), ""))
    answers.give("QDialog.exec", decide)
    if button.startswith("Save"):
        answers.give("QFileDialog.getSaveFileName", (str(tmp_path / "other.gpkg"), ""))
    assert window.commands.save_as() is (button != "Cancel")
    assert "王工 on PLAN-02" in said[0]
    assert (held.read_bytes() != before) is over
    assert session.path == {"Overwrite": held, "Cancel": tmp_path / "mine.gpkg"}.get(button, tmp_path / "other.gpkg")


def test_a_copy_is_a_plan_without_a_file(window: MainWindow, held: Path, qtbot: Any, answers: Answers) -> None:
    answers.give("QDialog.exec", press("Open a copy"))
    session = opened(window, held, qtbot)
    assert session.path is None
    assert window.desk.share.lock is None


def test_the_lock_is_there_while_the_plan_is_open_and_gone_with_it(
    window: MainWindow, two_plants: Plan, tmp_path: Path, qtbot: Any
) -> None:
    path = save_plan(two_plants, tmp_path / "town.gpkg")
    opened(window, path, qtbot)
    assert ShareLock(path, "王工", "PLAN-02").take() is not None
    window.commands.open_path(path)
    qtbot.waitUntil(lambda: not window.desk.background.is_busy("files"))
    assert window.desk.share.lock is not None
    window.desk.open_session(None)
    assert not lock_file(path).exists()


def test_a_lock_that_was_taken_over_is_said(window: MainWindow, two_plants: Plan, tmp_path: Path, qtbot: Any) -> None:
    path = save_plan(two_plants, tmp_path / "town.gpkg")
    opened(window, path, qtbot)
    told: list[str] = []
    window.desk.told.connect(lambda message, _action: told.append(str(message)))
    lock_file(path).unlink()
    ShareLock(path, "王工", "PLAN-02").take()
    window.desk.share.beat()
    qtbot.waitUntil(lambda: bool(told))
    assert "Somebody else has opened town.gpkg" in told[0]
    assert window.desk.share.lock is None
