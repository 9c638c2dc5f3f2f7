"""The program dies while a planner works; at the next start the work is offered, and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.gui.application import make_application
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.lost_work import LostWorkDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.recovery import discard, lost_work, restore
from siteplanner.services.session_journal import SessionJournal
from siteplanner.services.settings import Settings
from tests.dialog_answers import Answers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journals"


@pytest.fixture
def window(folder: Path, tmp_path: Path, qtbot: Any) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.json", {"language": "en", "theme": "light"})
    make_application(settings)
    desk = Desk(settings, journals=folder)
    made = MainWindow(desk)
    made.show()
    yield made
    desk.open_session(None)
    made.close()
    desk.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


@pytest.fixture
def died(folder: Path, tmp_path: Path, two_plants: Plan) -> Path:
    """A plan's file with two changes that only a journal holds."""
    path = tmp_path / "town.gpkg"
    save_plan(two_plants, path)
    session = PlanningSession.open(path, author="李工")
    journal = SessionJournal(session, folder)
    session.apply(edits.move_plants("base", ["P1"], 3.0, 0.0))
    session.apply(edits.set_attributes("base", ["P2"], {"name": "成品车间"}))
    journal.end(keep=True)
    return path


class Decision:
    """What the person does with the dialog: looks at it, presses a button."""

    def __init__(self, answers: Answers, qtbot: Any, role: QDialogButtonBox.ButtonRole) -> None:
        self.seen: list[str] = []
        self.steps: list[str] = []
        self._role, self._qtbot = role, qtbot
        answers.give("QDialog.exec", self._decide)

    def _decide(self, dialog: LostWorkDialog) -> int:
        dialog.show()
        self._qtbot.waitUntil(dialog.restore_button.isEnabled)
        self.seen = [dialog.list.item(row).text() for row in range(dialog.list.count())] + [dialog.summary.text()]
        self.steps = [dialog.steps.item(row).text() for row in range(dialog.steps.count())]
        button = next(b for b in dialog.buttons.buttons() if dialog.buttons.buttonRole(b) == self._role)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        dialog.hide()
        return dialog.result()


def name_of(plan: Plan, plant_id: str) -> str:
    return str(plan.plants("base").loc[plant_id, "name"])


def test_the_lost_work_is_offered_at_the_start_and_comes_back(
    window: MainWindow, died: Path, folder: Path, qtbot: Any, answers: Answers
) -> None:
    decision = Decision(answers, qtbot, QDialogButtonBox.ButtonRole.AcceptRole)
    window.commands.begin(None)
    qtbot.waitUntil(lambda: window.desk.session is not None)
    assert "2 changes newer than the file" in decision.seen[0]
    assert decision.seen[1] == "1 plants moved or reshaped; 1 plants with other data"
    assert len(decision.steps) == 2
    session = window.desk.session
    assert session is not None
    assert name_of(session.plan, "P2") == "成品车间"
    assert session.dirty
    assert session.path == died
    window.desk.undo()
    assert name_of(session.plan, "P2") != "成品车间"
    window.desk.redo()
    assert window.commands.save()
    assert name_of(open_plan(died), "P2") == "成品车间"
    assert lost_work(folder) == ()


def test_changes_that_were_undone_again_are_said_to_be(
    window: MainWindow, two_plants: Plan, folder: Path, tmp_path: Path, qtbot: Any, answers: Answers
) -> None:
    path = tmp_path / "town.gpkg"
    save_plan(two_plants, path)
    session = PlanningSession.open(path, author="李工")
    journal = SessionJournal(session, folder)
    session.apply(edits.move_plants("base", ["P1"], 3.0, 0.0))
    session.undo()
    journal.end(keep=True)
    decision = Decision(answers, qtbot, QDialogButtonBox.ButtonRole.AcceptRole)
    window.commands.begin(None)
    qtbot.waitUntil(lambda: window.desk.session is not None)
    assert decision.seen[1].startswith("The changes were undone again")


def test_work_kept_for_later_is_offered_again_with_its_plan(
    window: MainWindow, died: Path, folder: Path, qtbot: Any, answers: Answers
) -> None:
    later = Decision(answers, qtbot, QDialogButtonBox.ButtonRole.RejectRole)
    window.commands.begin(None)
    qtbot.waitUntil(lambda: bool(later.seen))
    assert window.desk.session is None
    assert len(lost_work(folder)) == 1
    again = Decision(answers, qtbot, QDialogButtonBox.ButtonRole.AcceptRole)
    window.commands.open_path(died)
    qtbot.waitUntil(lambda: bool(again.seen) and window.desk.session is not None and window.desk.session.dirty)
    assert window.desk.session is not None
    assert name_of(window.desk.session.plan, "P2") == "成品车间"


def test_work_that_is_not_wanted_is_thrown_away_only_after_a_question(
    window: MainWindow, died: Path, folder: Path, qtbot: Any, answers: Answers
) -> None:
    answers.give("QMessageBox.question", QMessageBox.StandardButton.Yes)
    thrown = Decision(answers, qtbot, QDialogButtonBox.ButtonRole.DestructiveRole)
    window.commands.restore_lost_work()
    qtbot.waitUntil(lambda: bool(thrown.seen))
    assert lost_work(folder) == ()
    assert name_of(open_plan(died), "P2") != "成品车间"


def test_leaving_the_window_after_saving_leaves_no_journal(
    window: MainWindow, died: Path, folder: Path, qtbot: Any, answers: Answers
) -> None:
    for journal in folder.iterdir():
        journal.unlink()
    window.commands.open_path(died)
    qtbot.waitUntil(lambda: window.desk.session is not None)
    assert window.desk.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    assert window.desk.journal.flush()
    assert len(list(folder.iterdir())) == 1
    assert window.commands.save()
    window.desk.open_session(None)
    assert list(folder.iterdir()) == []


def test_a_disk_that_refuses_the_journal_is_said_until_it_takes_it(
    window: MainWindow, died: Path, folder: Path, qtbot: Any, answers: Answers
) -> None:
    for journal in folder.iterdir():
        journal.unlink()
    folder.rmdir()
    folder.write_text("a file where the folder should be")
    window.commands.open_path(died)
    qtbot.waitUntil(lambda: window.desk.session is not None)
    assert window.desk.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    qtbot.waitUntil(lambda: window.status.unprotected.isVisible())
    assert str(folder) in window.status.unprotected.toolTip()
    folder.unlink()
    assert window.desk.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    qtbot.waitUntil(lambda: not window.status.unprotected.isVisible())
    assert window.desk.journal.flush()


def test_what_could_not_be_restored_stays_in_its_journal(
    window: MainWindow, died: Path, folder: Path, qtbot: Any, answers: Answers
) -> None:
    """Somebody else has removed P2 meanwhile: the move of P1 comes back, the new name of P2 waits."""
    wang = PlanningSession.open(died, author="王工")
    wang.apply(edits.remove_plants("base", ["P2"]))
    wang.save()
    Decision(answers, qtbot, QDialogButtonBox.ButtonRole.AcceptRole)
    window.commands.begin(None)
    qtbot.waitUntil(lambda: window.desk.session is not None)
    session = window.desk.session
    assert session is not None
    assert len(session.change_log) == len(wang.change_log) + 1
    assert [lost.changes for lost in lost_work(folder)] == [2]


def test_an_old_journal_stays_while_the_disk_refuses_that_of_the_plan_in_its_place(
    window: MainWindow, died: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a merge takes the place of the plan that was merged."""
    (lost,) = lost_work(folder)
    window.desk.open_session(restore(lost).session)
    assert window.desk.journal.flush()
    discard(lost)

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    again = PlanningSession.open(died)
    again.apply(edits.move_plants("base", ["P1"], 3.0, 0.0))
    monkeypatch.setattr("os.fsync", full)
    window.desk.open_session(again)
    monkeypatch.undo()
    assert 2 in [lost.changes for lost in lost_work(folder)]


@pytest.mark.parametrize(("button", "left"), [("Keep it", True), ("Throw it away", False)])
def test_a_journal_that_cannot_be_read_is_mentioned_once_and_kept_for_help(
    window: MainWindow, folder: Path, died: Path, answers: Answers, qtbot: Any, button: str, left: bool
) -> None:
    (journal,) = folder.glob("*.journal")
    journal.write_bytes(b"#" + journal.read_bytes()[1:])
    said: list[str] = []

    def press(box: QMessageBox) -> int:
        said.append(box.text())
        next(b for b in box.buttons() if b.text() == button).click()
        return 0

    answers.give("QDialog.exec", press)
    window.commands.begin(None)
    qtbot.waitUntil(lambda: bool(said))
    assert str(journal) in said[0]
    qtbot.waitUntil(lambda: not journal.exists())
    assert [path.suffix for path in folder.iterdir()] == ([".damaged"] if left else [])
    window.commands.begin(str(died))
    qtbot.waitUntil(lambda: window.desk.session is not None and not window.desk.background.is_busy("lost work"))
    assert len(said) == 1
