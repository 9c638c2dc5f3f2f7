"""A mistake of the program is said, written down, and survived."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from siteplanner.core import edits
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.text import Template
from siteplanner.gui.background import NO_MEMORY
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.fault import FaultDialog
from siteplanner.gui.faults import FaultKeeper
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


def test_a_job_that_runs_out_of_memory_is_stopped_alone(desk: Desk, qtbot: Any) -> None:
    failed: list[Exception] = []

    def greedy(_work: object) -> None:
        raise MemoryError

    desk.background.start("a job", greedy, lambda _none: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert str(failed[0]) == NO_MEMORY.text
