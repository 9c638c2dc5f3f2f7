"""What is offered while no plan is open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import save_plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.start_page import StartPage
from tests.dialog_answers import Answers
from tests.gui.conftest import rest


@pytest.fixture
def page(window: MainWindow) -> StartPage:
    return window.start_page


def recent(page: StartPage) -> list[QPushButton]:
    items = (page._recent_box.itemAt(at) for at in range(page._recent_box.count()))
    return [widget for item in items if item and isinstance(widget := item.widget(), QPushButton)]


def test_it_is_there_while_no_plan_is_open(window: MainWindow, page: StartPage) -> None:
    assert page.isVisible()
    assert recent(page) == []
    assert not page.recent_title.isVisible()


def test_a_plan_is_opened_by_its_button(
    window: MainWindow, page: StartPage, answers: Answers, two_plants: Plan, tmp_path: Path, qtbot: Any
) -> None:
    path = save_plan(two_plants, tmp_path / "方案.gpkg")
    answers.give("QFileDialog.getOpenFileName", (str(path), ""))
    QTest.mouseClick(page.open, Qt.MouseButton.LeftButton)
    rest(window, qtbot)
    assert window.desk.session is not None
    assert window.desk.session.path == path
    assert not page.isVisible()


def test_recent_plans_are_one_click_away_and_lost_ones_are_not_offered(
    window: MainWindow, page: StartPage, two_plants: Plan, tmp_path: Path, qtbot: Any
) -> None:
    path = save_plan(two_plants, tmp_path / "方案.gpkg")
    window.desk.settings.add_recent(tmp_path / "gone.gpkg")
    window.desk.settings.add_recent(path)
    page.retranslate()
    [button] = recent(page)
    assert (button.text(), button.toolTip()) == ("方案.gpkg", str(path))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    rest(window, qtbot)
    assert window.desk.session is not None


def test_giving_up_the_file_dialog_changes_nothing(window: MainWindow, page: StartPage, answers: Answers) -> None:
    answers.give("QFileDialog.getOpenFileName", ("", ""))
    QTest.mouseClick(page.open, Qt.MouseButton.LeftButton)
    assert window.desk.session is None


def test_the_sample_opens(window: MainWindow, page: StartPage, qtbot: Any) -> None:
    QTest.mouseClick(page.sample, Qt.MouseButton.LeftButton)
    rest(window, qtbot)
    assert window.desk.plan is not None
    assert len(window.desk.plan.site.zones) == 10
