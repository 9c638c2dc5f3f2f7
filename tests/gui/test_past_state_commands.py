"""A state gone by is opened as a scenario from the history, from a version and from the log, as one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import save_plan
from siteplanner.gui.dialogs.change_log import CHANGE, ChangeLogDialog
from siteplanner.gui.dialogs.past_state import PastStateDialog
from siteplanner.gui.dialogs.versions import VersionsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers


def moved(by_m: float) -> edits.Edit:
    return edits.move_plants("base", ["P1"], by_m, 0.0)


def west_m(plan: Plan, scenario: str) -> float:
    return float(plan.plants(scenario).geometry["P1"].bounds[0]) - 470_000.0


@pytest.fixture
def worked_on(window: MainWindow, two_plants: Plan) -> PlanningSession:
    """P1 stood at 20 m and was moved by 5, by 7 and by 11 m."""
    session = PlanningSession(two_plants, author="Li")
    window.desk.open_session(session)
    for by_m in (5.0, 7.0, 11.0):
        session.apply(moved(by_m))
    return session


def agree(told: list[PastStateDialog] | None = None, name: str | None = None) -> Callable[[PastStateDialog], int]:
    def answer(dialog: PastStateDialog) -> int:
        if told is not None:
            told.append(dialog)
        if name is not None:
            dialog.name.setText(name)
        dialog.open_button.click()
        return dialog.result()

    return answer


def test_a_step_of_the_history_becomes_a_scenario_and_what_was_undone_stays(
    window: MainWindow, worked_on: PlanningSession, answers: Answers
) -> None:
    panel = window.history_panel
    panel.steps.setCurrentIndex(panel.model.index(1))
    answers.give("QDialog.exec", agree())
    (wanted,) = [action for action in panel.menu().actions() if "scenario" in action.text()]
    wanted.trigger()
    plan = worked_on.plan
    assert worked_on.history.at == 4
    assert plan.active_scenario == "scenario-2"
    assert west_m(plan, "scenario-2") == pytest.approx(25.0)
    assert west_m(plan, "base") == pytest.approx(43.0)
    made = plan.scenario("scenario-2")
    assert made.name.startswith("base · ")
    assert "after: Move P1 by 5.000 m east" in made.description
    worked_on.undo()
    assert "scenario-2" not in worked_on.plan.scenario_plants
    assert worked_on.plan.active_scenario == "base"


def test_the_plan_as_opened_is_a_state_too_and_the_name_is_free(
    window: MainWindow, worked_on: PlanningSession, answers: Answers
) -> None:
    window.history_panel.steps.setCurrentIndex(window.history_panel.model.index(0))
    answers.give("QDialog.exec", agree(name="方案一"))
    window.commands.step_as_scenario()
    assert worked_on.plan.scenario("scenario-2").name == "方案一"
    assert west_m(worked_on.plan, "scenario-2") == pytest.approx(20.0)


def test_the_dialog_tells_what_differs_and_shows_it_on_a_map(
    window: MainWindow, worked_on: PlanningSession, answers: Answers
) -> None:
    def look(dialog: PastStateDialog) -> int:
        assert "From then to now: 1 plants moved or reshaped" in dialog.differs.text()
        assert [change.id for change in dialog.picture.changes] == ["P1"]
        assert not dialog.not_taken.isVisibleTo(dialog)
        dialog.name.setText("  ")
        assert not dialog.open_button.isEnabled()
        assert "name" in dialog.open_button.toolTip()
        dialog.reject()
        return dialog.result()

    window.history_panel.steps.setCurrentIndex(window.history_panel.model.index(1))
    answers.give("QDialog.exec", look)
    window.commands.step_as_scenario()
    assert worked_on.history.at == 3


def test_what_is_not_taken_from_the_state_is_named(
    window: MainWindow, worked_on: PlanningSession, answers: Answers
) -> None:
    worked_on.apply(edits.rename_feature(worked_on.plan, "parcels", "L1", "L9"))
    window.history_panel.steps.setCurrentIndex(window.history_panel.model.index(1))

    def look(dialog: PastStateDialog) -> int:
        assert "base map changed: Parcels" in dialog.not_taken.text()
        dialog.reject()
        return dialog.result()

    answers.give("QDialog.exec", look)
    window.commands.step_as_scenario()


def test_a_version_that_was_kept_becomes_a_scenario_of_the_plan_of_today(
    window: MainWindow, two_plants: Plan, tmp_path: Path, qtbot: Any, answers: Answers
) -> None:
    path = save_plan(two_plants, tmp_path / "town.gpkg")
    window.desk.open_session(PlanningSession.open(path))
    assert window.desk.apply(moved(5.0))
    assert window.commands.save()

    def choose(dialog: VersionsDialog) -> int:
        dialog.show()
        qtbot.waitUntil(dialog.scenario_button.isEnabled)
        assert [change.id for change in dialog.picture.changes] == ["P1"]
        assert dialog.picture.isVisible()
        dialog.scenario_button.click()
        dialog.hide()
        return dialog.result()

    answers.give("QDialog.exec", choose)
    answers.give("QDialog.exec", agree())
    window.commands.earlier_versions()
    session = window.desk.session
    assert session is not None
    assert session.path == path
    assert west_m(session.plan, "scenario-2") == pytest.approx(20.0)
    assert "as it was saved on" in session.plan.scenario("scenario-2").description


def in_log(qtbot: Any, words: str, told: list[str]) -> Callable[[ChangeLogDialog], int]:
    """Find a line of the log by words and open its state; what it says of it when it cannot."""

    def answer(dialog: ChangeLogDialog) -> int:
        dialog.filter.setText(words)
        told.append(str(dialog.shown.index(0, CHANGE).data()))
        dialog.open_button.click()
        qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted or "cannot" in dialog.told.text())
        told.append(dialog.told.text())
        return dialog.result()

    return answer


def test_a_line_of_the_log_that_was_worked_over_is_found_again(
    window: MainWindow, worked_on: PlanningSession, qtbot: Any, answers: Answers
) -> None:
    worked_on.jump(1)
    worked_on.apply(moved(-3.0))  # the steps by 7 and by 11 are no longer in the history
    told: list[str] = []
    answers.give("QDialog.exec", in_log(qtbot, "7.000", told))
    answers.give("QDialog.exec", agree())
    window.commands.change_log()
    assert told[0] == "Undo: Move P1 by 7.000 m east, 0.000 m north"  # the newest of those with these words
    assert west_m(worked_on.plan, "scenario-2") == pytest.approx(25.0)
    assert "Found again from the change log" in worked_on.plan.scenario("scenario-2").description


def test_a_line_from_before_all_that_is_kept_says_why_it_cannot_be_had(
    window: MainWindow, worked_on: PlanningSession, tmp_path: Path, qtbot: Any, answers: Answers
) -> None:
    window.desk.open_session(PlanningSession.open(save_plan(worked_on.logged_plan, tmp_path / "town.gpkg")))
    told: list[str] = []
    answers.give("QDialog.exec", in_log(qtbot, "Move P1 by 7.000", told))
    window.commands.change_log()
    assert "no version of the plan from before it is kept" in told[1]
    session = window.desk.session
    assert session is not None
    assert list(session.plan.scenario_plants) == ["base"]


def test_an_empty_log_says_so(window: MainWindow, two_plants: Plan, answers: Answers) -> None:
    window.desk.open_session(PlanningSession(two_plants))

    def look(dialog: ChangeLogDialog) -> int:
        assert dialog.told.text() == "Nothing was changed in this plan yet."
        assert not dialog.open_button.isEnabled()
        dialog.reject()
        return dialog.result()

    answers.give("QDialog.exec", look)
    window.commands.change_log()


def test_a_proposed_name_is_told_from_those_there_are(
    window: MainWindow, worked_on: PlanningSession, answers: Answers
) -> None:
    window.history_panel.steps.setCurrentIndex(window.history_panel.model.index(0))
    for _ in range(2):
        answers.give("QDialog.exec", agree())
        window.commands.step_as_scenario()
        window.history_panel.steps.setCurrentIndex(window.history_panel.model.index(0))
    assert [scenario.name for scenario in worked_on.plan.scenarios] == ["base", "base (2)", "base (3)"]
