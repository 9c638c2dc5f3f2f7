"""A trial ends by a choice; what is lacking is said before anything is pressed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from siteplanner.gui.trial.end_dialog import EndTrialDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> EndTrialDialog:
    made = EndTrialDialog("Scheme one, trial", (), steps=2, beyond=False, names="Li")
    qtbot.addWidget(made)
    return made


def test_what_was_tried_is_kept_unless_one_says_otherwise(dialog: EndTrialDialog) -> None:
    assert dialog.kept
    assert dialog.finish.isEnabled()
    assert (dialog.name, dialog.decision) == ("Scheme one, trial", "")


def test_a_kept_trial_needs_a_name(dialog: EndTrialDialog) -> None:
    dialog.name_field.clear()
    assert not dialog.finish.isEnabled()
    assert "name" in dialog.why_not.text()
    dialog.discard_choice.setChecked(True)
    assert dialog.finish.isEnabled()
    assert not dialog.name_field.isEnabled()


def test_a_logged_decision_needs_words_and_names(dialog: EndTrialDialog) -> None:
    dialog.log.setChecked(True)
    assert not dialog.finish.isEnabled()
    dialog.text_field.setPlainText("South first")
    assert dialog.finish.isEnabled()
    dialog.names_field.setText("  ")
    assert not dialog.finish.isEnabled()
    dialog.names_field.setText("Li, Wang")
    assert (dialog.decision, dialog.names) == ("South first", "Li, Wang")
    dialog.log.setChecked(False)
    assert dialog.decision == ""


def test_nothing_tried_is_discarded_by_itself(qtbot: QtBot) -> None:
    dialog = EndTrialDialog("x", (), steps=0, beyond=False)
    qtbot.addWidget(dialog)
    assert not dialog.kept


def test_new_errors_are_told_where_no_other_number_changes(qtbot: QtBot) -> None:
    dialog = EndTrialDialog("x", (), steps=1, beyond=False, errors=(2, 8))
    qtbot.addWidget(dialog)
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Errors +6 (now 8)" in told
    assert "No number changes" not in told


def test_errors_that_are_not_counted_are_not_told_as_none(qtbot: QtBot) -> None:
    dialog = EndTrialDialog("x", (), steps=1, beyond=False, errors=None)
    qtbot.addWidget(dialog)
    assert "Errors are not counted yet." in " ".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize(("steps", "words"), [(1, "One step was tried out."), (3, "3 steps were tried out.")])
def test_one_step_and_several_are_told_as_such(qtbot: QtBot, steps: int, words: str) -> None:
    dialog = EndTrialDialog("x", (), steps=steps, beyond=False)
    qtbot.addWidget(dialog)
    assert any(words in label.text() for label in dialog.findChildren(QLabel))
