"""A name typed without our ending gets one, and no file is replaced that nobody asked about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from siteplanner.gui.dialogs.asked_file import asked_file
from tests.dialog_answers import Answers

KINDS = "Film (*.mp4);;Animated picture (*.gif)"
ENDINGS = (".gif", ".mp4")


@pytest.fixture
def parent(qtbot: Any) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def asked(parent: QWidget, answers: Answers, name: Path | str) -> Path | None:
    answers.give("QFileDialog.getSaveFileName", (str(name), "Film (*.mp4)"))
    return asked_file(parent, "Film", "", KINDS, ENDINGS)[0]


def test_a_name_gets_the_ending_of_the_kind_that_was_chosen(parent: QWidget, answers: Answers, tmp_path: Path) -> None:
    assert asked(parent, answers, tmp_path / "方案2.5") == tmp_path / "方案2.5.mp4"
    assert asked(parent, answers, tmp_path / "a.gif") == tmp_path / "a.gif"


def test_nothing_named_is_nothing(parent: QWidget, answers: Answers) -> None:
    assert asked(parent, answers, "") is None


@pytest.mark.parametrize(("answer", "taken"), [("Yes", True), ("No", False)])
def test_a_file_that_the_system_could_not_ask_about_is_asked_about(
    parent: QWidget, answers: Answers, tmp_path: Path, answer: str, taken: bool
) -> None:
    there = tmp_path / "方案2.5.mp4"
    there.touch()
    answers.give("QMessageBox.question", QMessageBox.StandardButton[answer])
    assert asked(parent, answers, tmp_path / "方案2.5") == (there if taken else None)
    assert answers.unused() == []


def test_a_file_that_the_system_has_asked_about_is_not_asked_about_again(
    parent: QWidget, answers: Answers, tmp_path: Path
) -> None:
    there = tmp_path / "a.mp4"
    there.touch()
    assert asked(parent, answers, there) == there
