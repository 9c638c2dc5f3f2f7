"""From the slide show into a trial on the stage and back, by keys and one dialog."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox

from siteplanner.core import edits
from siteplanner.core.decisions import decisions_of
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.trial.end_dialog import EndTrialDialog
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers


@pytest.fixture
def session(opened: Callable[[Plan], PlanningSession], two_plants: Plan) -> PlanningSession:
    return opened(two_plants)


def ends(*, keep: bool, decision: str = "", names: str = "Li") -> Callable[[QDialog], int]:
    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, EndTrialDialog)
        (dialog.keep_choice if keep else dialog.discard_choice).setChecked(True)
        dialog.name_field.setText("Scheme three")
        if decision:
            dialog.log.setChecked(True)
            dialog.text_field.setPlainText(decision)
            dialog.names_field.setText(names)
        assert dialog.finish.isEnabled()
        return QDialog.DialogCode.Accepted

    return answer


def thrown_away(dialog: QDialog) -> int:
    """The answer to whether unsaved changes are to be saved."""
    assert isinstance(dialog, QMessageBox)
    next(button for button in dialog.buttons() if button.text() == "Discard").click()
    return int(dialog.result())


def test_thrown_away_it_leaves_the_plan_as_it_was(
    window: MainWindow, session: PlanningSession, answers: Answers
) -> None:
    before = session.plan
    window.commands.begin_trial()
    session.apply(edits.move_plants(session.scenario_id, ["P1"], 5.0, 0.0))
    answers.give("QDialog.exec", ends(keep=False))
    window.commands.end_trial()
    assert session.plan is before
    assert not window.trial_strip.isVisible()


def test_kept_it_is_a_scenario_and_the_decision_is_in_the_log(
    window: MainWindow, session: PlanningSession, answers: Answers
) -> None:
    window.commands.begin_trial()
    session.apply(edits.move_plants(session.scenario_id, ["P1"], 5.0, 0.0))
    answers.give("QDialog.exec", ends(keep=True, decision="South first", names="Li, Wang"))
    window.commands.end_trial()
    assert session.plan.scenario().name == "Scheme three"
    assert [(each.text, each.names, each.kept_as) for each in decisions_of(session.plan)] == [
        ("South first", "Li, Wang", session.scenario_id)
    ]
    assert "South first" in session.change_log[-1].label


def test_a_trial_is_not_begun_twice(window: MainWindow, session: PlanningSession) -> None:
    window.commands.begin_trial()
    before = session.plan
    window.commands.begin_trial()
    assert session.plan is before


def test_from_the_show_to_the_stage_and_back(window: MainWindow, session: PlanningSession, answers: Answers) -> None:
    window.commands.present()
    show = window.commands.slide_show
    assert show is not None
    QTest.keyClick(show, Qt.Key.Key_W)
    assert not show.isVisible()
    assert window.isFullScreen()
    assert not window.menuBar().isVisible()
    assert window.trial_strip.large
    assert {name for name, dock in window.docks.items() if not dock.isHidden()} == {"properties"}
    session.apply(edits.move_plants(session.scenario_id, ["P1"], 5.0, 0.0))
    answers.give("QDialog.exec", ends(keep=False))
    window.qt_actions["present"].trigger()  # the key that begins and ends showing
    assert show.isVisible()
    assert not window.isFullScreen()
    assert window.menuBar().isVisible()
    assert window.docks["zones"].isVisible()
    QTest.keyClick(show, Qt.Key.Key_Escape)
    assert window.commands.slide_show is None


def test_another_plan_on_the_stage_gives_the_window_back(window: MainWindow, session: PlanningSession) -> None:
    window.commands.present()
    show = window.commands.slide_show
    assert show is not None
    QTest.keyClick(show, Qt.Key.Key_W)
    window.desk.open_session(PlanningSession(session.plan, None))
    assert not window.commands.on_stage
    assert window.menuBar().isVisible()
    assert window.commands.slide_show is None


def test_the_window_closed_on_the_stage_keeps_the_layout_of_the_desk(
    window: MainWindow, session: PlanningSession, answers: Answers
) -> None:
    window.commands.present()
    show = window.commands.slide_show
    assert show is not None
    QTest.keyClick(show, Qt.Key.Key_W)
    session.undo()
    window.trial_strip.refresh()
    assert show.isVisible()  # the trial undone gives the show back
    QTest.keyClick(show, Qt.Key.Key_W)
    answers.give("QDialog.exec", thrown_away)
    window.close()
    assert not window.commands.on_stage
    assert window.commands.slide_show is None
    assert not window.docks["zones"].isHidden()
