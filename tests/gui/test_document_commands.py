"""Slides and reports from the menus: asked for a file, written in the background, told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pptx import Presentation
from PySide6.QtWidgets import QMessageBox

from siteplanner.core.plan import Plan
from siteplanner.gui.document_commands import TEMPLATE
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers


@pytest.fixture
def session(opened: Callable[[Plan], PlanningSession], two_plants: Plan) -> PlanningSession:
    return opened(two_plants)


def test_slides_are_written_where_the_person_says(
    window: MainWindow, session: PlanningSession, answers: Answers, tmp_path: Path, qtbot: Any
) -> None:
    told: list[str] = []
    window.desk.told.connect(lambda message, _: told.append(str(message)))
    answers.give("QFileDialog.getSaveFileName", (str(tmp_path / "会议"), ""))
    window.commands.export_slides()
    qtbot.waitUntil(lambda: any("会议.pptx" in text for text in told), timeout=60_000)
    assert len(Presentation(tmp_path / "会议.pptx").slides) > 3
    assert any("keeps no slides" in text for text in told)


def test_a_short_report_is_chosen_by_its_kind(
    window: MainWindow, session: PlanningSession, answers: Answers, tmp_path: Path, qtbot: Any
) -> None:
    told: list[str] = []
    window.desk.told.connect(lambda message, _: told.append(str(message)))
    answers.give("QFileDialog.getSaveFileName", (str(tmp_path / "报告"), "Word, a few pages (*.docx)"))
    window.commands.export_report()
    qtbot.waitUntil(lambda: any("报告.docx" in text for text in told), timeout=60_000)
    assert len(Document(str(tmp_path / "报告.docx")).inline_shapes) == 2


def test_a_template_is_looked_at_before_it_is_kept_and_can_be_left_again(
    window: MainWindow, session: PlanningSession, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "bad.pptx").write_text("no deck", encoding="utf-8")
    Presentation().save(str(tmp_path / "good.pptx"))
    answers.give("QFileDialog.getOpenFileName", (str(tmp_path / "bad.pptx"), ""))
    answers.give("QMessageBox.warning", QMessageBox.StandardButton.Ok)
    window.commands.choose_slide_template()
    assert window.desk.settings.get(TEMPLATE, "") == ""
    answers.give("QFileDialog.getOpenFileName", (str(tmp_path / "good.pptx"), ""))
    window.commands.choose_slide_template()
    assert window.desk.settings.get(TEMPLATE, "") == str(tmp_path / "good.pptx")
    answers.give("QMessageBox.question", QMessageBox.StandardButton.Yes)
    window.commands.choose_slide_template()
    assert window.desk.settings.get(TEMPLATE, "") == ""


def test_nothing_is_written_where_no_file_is_named(
    window: MainWindow, session: PlanningSession, answers: Answers, tmp_path: Path
) -> None:
    told: list[str] = []
    window.desk.told.connect(lambda message, _: told.append(str(message)))
    for command in (window.commands.export_slides, window.commands.export_report):
        answers.give("QFileDialog.getSaveFileName", ("", ""))
        command()
    assert told == []
    assert list(tmp_path.glob("*.[pd]*x")) == []
