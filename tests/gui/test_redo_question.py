"""A bookmark or theme made after stepping back asks before it costs what could be redone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox

from siteplanner.core import edits
from siteplanner.core.bookmarks import bookmarks_of
from siteplanner.core.plan import Plan
from siteplanner.core.themes import themes_of
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def session(opened: Opened, two_plants: Plan) -> PlanningSession:
    """Three steps made and two of them undone."""
    made = opened(two_plants)
    for name in ("a", "b", "c"):
        made.apply(edits.set_attributes("base", ["P1"], {"name": name}))
    made.undo()
    made.undo()
    return made


def press(asked: list[str], role: QMessageBox.ButtonRole) -> Callable[[Any], None]:
    def answer(box: QMessageBox) -> None:
        asked.append(box.text())
        next(button for button in box.buttons() if box.buttonRole(button) == role).click()

    return answer


def keep_bookmark(window: MainWindow) -> None:
    window.bookmarks_panel.name.setText("North gate")
    window.bookmarks_panel.keep_view()


def test_a_bookmark_asks_first_and_cancel_leaves_what_can_be_redone(
    window: MainWindow, session: PlanningSession, answers: Answers
) -> None:
    asked: list[str] = []
    answers.give("QDialog.exec", press(asked, QMessageBox.ButtonRole.RejectRole))
    keep_bookmark(window)
    assert "can be redone yet: 2." in asked[0]
    assert bookmarks_of(session.plan) == ()
    assert window.bookmarks_panel.name.text() == "North gate", "what was typed stays"
    window.desk.redo()
    window.desk.redo()
    assert session.plan.plants().loc["P1", "name"] == "c"


def test_a_bookmark_is_kept_where_that_is_wanted_and_asks_no_more(
    window: MainWindow, session: PlanningSession, answers: Answers
) -> None:
    answers.give("QDialog.exec", press([], QMessageBox.ButtonRole.DestructiveRole))
    keep_bookmark(window)
    assert [bookmark.name for bookmark in bookmarks_of(session.plan)] == ["North gate"]
    assert session.history.undone == 0
    window.bookmarks_panel.refresh()
    window.bookmarks_panel.list.setCurrentItem(window.bookmarks_panel.list.topLevelItem(0))
    window.bookmarks_panel.remove()  # a test fails where a question is not expected
    assert bookmarks_of(session.plan) == ()


def test_a_theme_asks_too(window: MainWindow, session: PlanningSession, answers: Answers) -> None:
    answers.give("QInputDialog.getText", ("Board meeting", True))
    answers.give("QDialog.exec", press([], QMessageBox.ButtonRole.RejectRole))
    window.commands.save_map_theme()
    assert themes_of(session.plan) == {}
    assert session.history.undone == 2


def test_an_edit_of_the_plan_itself_asks_nothing(window: MainWindow, session: PlanningSession) -> None:
    assert window.desk.apply(edits.set_attributes("base", ["P1"], {"name": "d"}))
    assert session.history.undone == 0
