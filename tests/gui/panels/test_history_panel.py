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
from siteplanner.gui.table_models.history_model import SAVED, TIME
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
    return [str(panel.model.index(at).data()) for at in range(panel.model.rowCount())]


def saved(panel: HistoryPanel) -> list[bool]:
    return [bool(panel.model.index(at).data(SAVED)) for at in range(panel.model.rowCount())]


def click(panel: HistoryPanel, at: int) -> None:
    place = panel.steps.visualRect(panel.model.index(at)).center()
    QTest.mouseClick(panel.steps.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_every_step_is_named_and_the_last_is_current(panel: HistoryPanel, session: PlanningSession) -> None:
    assert texts(panel)[0] == "As opened"
    assert len(texts(panel)) == 4
    assert "P1" in texts(panel)[1]
    assert panel.steps.currentIndex().row() == 3


def test_a_step_says_when_and_by_whom_it_was_made(
    panel: HistoryPanel, session: PlanningSession, qtmodeltester: Any
) -> None:
    about = panel.model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    made = session.change_of(1)
    assert made is not None
    clock = made.time.tz_localize("UTC").to_pydatetime(warn=False).astimezone()
    assert f"{clock:%Y-%m-%d %H:%M:%S} · tester" in about
    assert panel.model.index(1).data(TIME) == f"{clock:%H:%M}"
    assert panel.model.index(0).data(TIME) == ""
    qtmodeltester.check(panel.model)


def test_every_kind_of_step_has_a_picture(panel: HistoryPanel, session: PlanningSession) -> None:
    pictures = [panel.model.index(at).data(Qt.ItemDataRole.DecorationRole).name() for at in range(4)]
    assert pictures == ["open", "move", "edit", "move"]


def test_doing_one_thing_inserts_one_row(panel: HistoryPanel, session: PlanningSession, qtbot: Any) -> None:
    with qtbot.assertNotEmitted(panel.model.modelReset), qtbot.waitSignal(panel.model.rowsInserted):
        session.apply(edits.move_plants("base", ["P2"], 1.0, 0.0))
    session.undo()
    with qtbot.assertNotEmitted(panel.model.modelReset), qtbot.waitSignal(panel.model.rowsRemoved):
        session.apply(edits.remove_plants("base", ["P2"]))
    assert len(texts(panel)) == 5


def test_a_click_goes_to_a_step_and_back(
    window: MainWindow, panel: HistoryPanel, session: PlanningSession, two_plants: Plan, qtbot: Any
) -> None:
    latest = session.plan
    click(panel, 0)
    assert session.plan is two_plants
    assert panel.steps.currentIndex().row() == 0
    assert panel.model.index(2).data(Qt.ItemDataRole.ForegroundRole) == panel.palette().placeholderText().color()
    assert panel.model.index(0).data(Qt.ItemDataRole.ForegroundRole) is None
    assert "click to do it again" in panel.model.index(2).data(Qt.ItemDataRole.ToolTipRole)
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
    assert saved(panel) == [False, False, False, True]
    click(panel, 1)
    assert session.dirty
    assert saved(panel) == [False, False, False, True]


def test_without_a_plan_it_is_empty(window: MainWindow, panel: HistoryPanel, session: PlanningSession) -> None:
    window.desk.open_session(None)
    assert texts(panel) == []
