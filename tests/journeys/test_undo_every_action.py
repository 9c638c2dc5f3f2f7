"""Every row of the table of actions that changes the plan makes one step, and undo gives back the very same plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox

from siteplanner.core import edits
from siteplanner.core.features import Feature, as_plants
from siteplanner.core.plan import Plan
from siteplanner.gui.actions.table import ACTIONS
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.scenarios.duplicate_dialog import DuplicateScenarioDialog
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers
from tests.gui.conftest import rest

NOT_ABOUT_THE_PLAN = frozenset({
    "new_from_maps", "open_plan", "open_sample", "save", "save_as", "import_layer", "update_parcels",
    "import_plants", "export", "map_sheets", "export_workbook", "hand_over", "save_chart", "quit", "undo", "redo",
    "paste_coordinates", "change_log", "compare_scenarios", "axonometric_view", "present",
    "present_from_start", "film_phases", "export_slides", "choose_slide_template", "export_report",
})  # fmt: skip
"""Files in and out, each with journeys of its own, and undo itself."""
CHANGE_THE_PLAN = frozenset({"paste", "duplicate", "delete", "add_scenario", "duplicate_scenario", "rename_scenario"})
"""Rows that must be among those found to change it."""


def say_yes(asked: str, *arguments: Any, **named: Any) -> Any:
    """Whatever is asked: a name is given, a question is answered yes, a dialog is closed."""
    if asked == "QInputDialog.getText":
        return "Fresh", True
    if asked == "QDialog.exec" and isinstance(arguments[0], DuplicateScenarioDialog):
        return 1
    return QMessageBox.StandardButton.Yes if asked.startswith("QMessageBox") else 0


def test_every_action_that_changes_the_plan_is_undone(
    window: MainWindow,
    opened: Callable[[Plan], PlanningSession],
    two_plants: Plan,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: Any,
) -> None:
    monkeypatch.setattr(answers, "take", say_yes)
    start = edits.add_scenario("next", copy_of="base").apply(two_plants)
    session = opened(start)
    window.desk.set_locked("zones", False)
    session.select(["P1"])
    window.commands.copy()
    changed = set()
    for row in ACTIONS:
        if row.id in NOT_ABOUT_THE_PLAN or row.group:
            continue  # rows of a group choose a tool, a theme, a language
        for selected in (as_plants(["P1", "P2"]), (Feature("zones", "Z1"), Feature("zones", "Z2"))):
            session.select_features(selected)
            before = session.history.at
            if not window.qt_actions[row.id].isEnabled():
                continue
            window.qt_actions[row.id].trigger()
            if session.plan is start:
                assert session.history.at == before, row.id
                continue
            changed.add(row.id)
            assert session.history.at == before + 1, f"“{row.id}” is one step"
            session.undo()
            assert session.plan is start, row.id
            session.redo()
            session.undo()
            assert session.plan is start, row.id
    assert changed >= CHANGE_THE_PLAN
    rest(window, qtbot)
