"""A mistake of the program is said, written down, and survived."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from siteplanner.core import edits
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.text import Template
from siteplanner.gui.background import NO_MEMORY
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.fault import FaultDialog
from siteplanner.gui.faults import AGAIN, MOST_DIALOGS, ONE_MORE, FaultKeeper
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers


@pytest.fixture
def keeper(window: MainWindow, two_plants: Plan) -> Iterator[FaultKeeper]:
    window.desk.open_session(PlanningSession(two_plants))
    made = FaultKeeper(window)
    made.take_over()
    yield made
    made.give_back()


class Told:
    """The dialogs that came, each answered with “Go on”."""

    def __init__(self, answers: Answers, times: int = 1) -> None:
        self.dialogs: list[str] = []
        self.paths: list[Path] = []
        for _ in range(times):
            answers.give("QDialog.exec", self._answer)

    def _answer(self, dialog: FaultDialog) -> int:
        self.dialogs.append(dialog.text.toPlainText())
        dialog.go_on.click()
        return dialog.result()


def broken() -> None:
    raise ZeroDivisionError("a mistake in a slot")


def test_a_mistake_in_a_slot_is_told_once_and_the_program_goes_on(
    keeper: FaultKeeper, window: MainWindow, qtbot: Any, answers: Answers, capsys: Any
) -> None:
    told = Told(answers)
    with qtbot.captureExceptions():
        keeper.take_over()
        for _ in range(3):
            QTimer.singleShot(0, broken)
        qtbot.waitUntil(lambda: bool(told.dialogs))
        keeper.give_back()
    assert "ZeroDivisionError: a mistake in a slot" in told.dialogs[0]
    assert "2 parcels" in told.dialogs[0]
    assert window.desk.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))


def test_a_mistake_in_a_thread_is_told(keeper: FaultKeeper, qtbot: Any, answers: Answers) -> None:
    told = Told(answers)
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told.dialogs))
    assert "ZeroDivisionError" in told.dialogs[0]


def test_an_error_with_words_of_its_own_is_no_fault(keeper: FaultKeeper, qtbot: Any, answers: Answers) -> None:
    said: list[str] = []
    answers.give("QMessageBox.warning", lambda _parent, _title, text: said.append(text))
    keeper.note(InputError(Template("errors", "No such file.")))
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["No such file."]


def test_a_fault_in_painting_is_told_once_however_often_it_is_painted(
    keeper: FaultKeeper, window: MainWindow, qtbot: Any, answers: Answers, caplog: pytest.LogCaptureFixture
) -> None:
    told, painted = Told(answers), []

    class Broken(QWidget):
        def paintEvent(self, _: QPaintEvent) -> None:
            painted.append(True)
            if len(painted) <= 40:
                raise ZeroDivisionError("a mistake in painting")

    with qtbot.captureExceptions():
        keeper.take_over()
        shown = Broken(window)
        shown.show()
        for _ in range(40):
            shown.update()
            QCoreApplication.processEvents()
        qtbot.waitUntil(lambda: bool(told.dialogs))
        keeper.give_back()
    assert len(painted) >= 40
    traces = [record for record in caplog.records if record.exc_info]
    assert len(traces) == 1, "one trace, not one a frame"
    assert "for the 10. time" in caplog.text
    assert window.desk.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    shown.deleteLater()


def test_a_fault_within_an_open_dialog_is_told_in_front_of_it(
    keeper: FaultKeeper, window: MainWindow, qtbot: Any, answers: Answers
) -> None:
    before = QDialog(window)
    before.setModal(True)
    before.show()
    parents: list[object] = []

    def answer(dialog: FaultDialog) -> int:
        parents.append(dialog.parent())
        dialog.go_on.click()
        return dialog.result()

    answers.give("QDialog.exec", answer)
    with qtbot.captureExceptions():
        keeper.take_over()
        QTimer.singleShot(0, before, broken)
        qtbot.waitUntil(lambda: bool(parents))
        keeper.give_back()
    assert parents == [before]
    assert before.isVisible()
    before.close()
    before.deleteLater()


def mistakes(keeper: FaultKeeper, count: int) -> None:
    """Faults at so many places."""
    for number in range(count):
        try:
            exec(compile("\n" * number + "1 / 0", f"place-{number}", "exec"), {})
        except ZeroDivisionError as error:
            keeper.note(error)


def test_many_faults_at_many_places_are_no_row_of_dialogs(
    keeper: FaultKeeper, window: MainWindow, qtbot: Any, answers: Answers
) -> None:
    told, toasts = Told(answers, times=MOST_DIALOGS), []
    window.desk.told.connect(lambda message, _action: toasts.append(message))
    mistakes(keeper, MOST_DIALOGS + 2)
    qtbot.waitUntil(lambda: len(toasts) == 2)
    assert len(told.dialogs) == MOST_DIALOGS
    assert toasts == [ONE_MORE, ONE_MORE]


def test_a_known_fault_comes_back_as_a_toast_after_a_while(
    keeper: FaultKeeper, window: MainWindow, qtbot: Any, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, toasts = Told(answers), []
    window.desk.told.connect(lambda message, _action: toasts.append(str(message)))
    mistakes(keeper, 1)
    qtbot.waitUntil(lambda: bool(told.dialogs))
    mistakes(keeper, 1)
    monkeypatch.setattr("siteplanner.gui.faults.AGAIN_S", 0.0)
    mistakes(keeper, 1)
    qtbot.waitUntil(lambda: bool(toasts))
    assert toasts == [str(AGAIN(count=3))]


def test_a_fault_whose_report_fails_is_told_all_the_same(
    keeper: FaultKeeper, qtbot: Any, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_report(*_: object) -> str:
        raise OSError("no log")

    told = Told(answers)
    monkeypatch.setattr("siteplanner.gui.faults.fault_text", no_report)
    mistakes(keeper, 1)
    qtbot.waitUntil(lambda: bool(told.dialogs))
    assert "ZeroDivisionError" in told.dialogs[0]


@pytest.fixture
def leaving(window: MainWindow) -> Callable[[], None]:
    """Close the window as a person does: from outside, through the event loop."""
    return lambda: QTimer.singleShot(0, window, window.close)


def test_a_fault_while_leaving_keeps_the_window_open_and_the_plan_in_it(
    keeper: FaultKeeper,
    window: MainWindow,
    leaving: Callable[[], None],
    qtbot: Any,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = Told(answers)
    with qtbot.captureExceptions(), monkeypatch.context() as patched:
        keeper.take_over()
        patched.setattr(window.commands, "may_leave_plan", broken)
        leaving()
        qtbot.waitUntil(lambda: bool(told.dialogs))
        assert window.isVisible()
        assert window.desk.session is not None
        leaving()  # it will not be asked a second time for nothing
        qtbot.waitUntil(lambda: not window.isVisible())
        keeper.give_back()
    assert window.desk.session is not None, "so that its journal stays"


def test_a_fault_after_the_person_agreed_to_leave_does_not_keep_the_window(
    keeper: FaultKeeper,
    window: MainWindow,
    leaving: Callable[[], None],
    qtbot: Any,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = Told(answers)
    with qtbot.captureExceptions(), monkeypatch.context() as patched:
        keeper.take_over()
        patched.setattr(window.commands, "may_leave_plan", lambda: True)
        patched.setattr(window.commands, "save_layout", lambda *_: broken())
        leaving()
        qtbot.waitUntil(lambda: bool(told.dialogs))
        keeper.give_back()
    assert not window.isVisible()
    assert window.desk.session is None


def test_a_job_that_runs_out_of_memory_is_stopped_alone(desk: Desk, qtbot: Any) -> None:
    failed: list[Exception] = []

    def greedy(_work: object) -> None:
        raise MemoryError

    desk.background.start("a job", greedy, lambda _none: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert str(failed[0]) == NO_MEMORY.text
