"""The history: named steps, a click goes there, what was undone is grey until something else is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.history_panel import HistoryPanel
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def session(opened: Opened, two_plants: Plan) -> PlanningSession:
    """Three steps: moved, renamed, moved."""
    made = opened(two_plants)
    made.select(["P1"])
    made.apply(edits.move_plants("base", ["P1"], 0.0, 5.0))
    made.apply(edits.set_attributes("base", ["P1"], {"name": "Works"}))
    made.apply(edits.move_plants("base", ["P2"], 5.0, 0.0))
    return made


@pytest.fixture
def panel(window: MainWindow) -> HistoryPanel:
    window.docks["history"].raise_()
    return window.history_panel


def texts(panel: HistoryPanel) -> list[str]:
    return [panel.steps.item(at).text() for at in range(panel.steps.count())]


def click(panel: HistoryPanel, at: int) -> None:
    place = panel.steps.visualItemRect(panel.steps.item(at)).center()
    QTest.mouseClick(panel.steps.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_every_step_is_named_and_the_last_is_current(panel: HistoryPanel, session: PlanningSession) -> None:
    assert texts(panel)[0].startswith("As opened")
    assert len(texts(panel)) == 4
    assert "P1" in texts(panel)[1]
    assert panel.steps.currentRow() == 3


def test_a_click_goes_to_a_step_and_back(
    window: MainWindow, panel: HistoryPanel, session: PlanningSession, two_plants: Plan, qtbot: Any
) -> None:
    latest = session.plan
    click(panel, 0)
    assert session.plan is two_plants
    assert panel.steps.currentRow() == 0
    assert panel.steps.item(2).foreground().color() == panel.palette().placeholderText().color()
    click(panel, 3)
    assert session.plan is latest
    rest(window, qtbot)


def test_enter_goes_to_a_step(panel: HistoryPanel, session: PlanningSession, window: MainWindow, qtbot: Any) -> None:
    panel.steps.setFocus()
    QTest.keyClick(panel.steps, Qt.Key.Key_Up)
    assert session.history.at == 3
    QTest.keyClick(panel.steps, Qt.Key.Key_Return)
    assert session.history.at == 2
    rest(window, qtbot)


def test_something_new_after_going_back_replaces_what_was_undone(
    panel: HistoryPanel, session: PlanningSession, window: MainWindow, qtbot: Any
) -> None:
    click(panel, 1)
    session.apply(edits.remove_plants("base", ["P2"]))
    assert len(texts(panel)) == 3
    assert "P2" in texts(panel)[2]
    rest(window, qtbot)


def test_the_saved_step_is_marked_and_stays_so(panel: HistoryPanel, session: PlanningSession, tmp_path: Path) -> None:
    session.save(tmp_path / "p.gpkg")
    assert [text.endswith("(saved)") for text in texts(panel)] == [False, False, False, True]
    click(panel, 1)
    assert session.dirty
    assert texts(panel)[3].endswith("(saved)")


def test_without_a_plan_it_is_empty(window: MainWindow, panel: HistoryPanel, session: PlanningSession) -> None:
    window.desk.open_session(None)
    assert texts(panel) == []
