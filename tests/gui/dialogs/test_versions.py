"""Earlier versions are listed with what changed since, and open beside the file of today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.gui.dialogs.versions import VersionsDialog
from siteplanner.gui.file_commands import VERSIONS_KEPT
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers


@pytest.fixture
def saved_twice(window: MainWindow, two_plants: Plan, tmp_path: Path) -> Path:
    """A plan saved once, then P1 moved, then saved again."""
    path = save_plan(two_plants, tmp_path / "town.gpkg")
    window.desk.open_session(PlanningSession.open(path))
    assert window.desk.apply(edits.move_plants("base", ["P1"], 5.0, 0.0))
    assert window.commands.save()
    return path


def test_a_version_says_what_changed_since_and_opens_as_a_plan_without_a_file(
    window: MainWindow, saved_twice: Path, qtbot: Any, answers: Answers
) -> None:
    told: list[str] = []

    def choose(dialog: VersionsDialog) -> int:
        dialog.show()
        qtbot.waitUntil(dialog.open_button.isEnabled)
        told.append(dialog.differs.text())
        dialog.count.setValue(2)
        dialog.open_button.click()
        dialog.hide()
        return dialog.result()

    answers.give("QDialog.exec", choose)
    window.commands.earlier_versions()
    assert told == ["From then to now: 1 plants moved or reshaped"]
    session = window.desk.session
    assert session is not None
    assert session.path is None
    moved, old = (plan.plants("base").geometry["P1"].bounds[0] for plan in (open_plan(saved_twice), session.plan))
    assert moved - old == pytest.approx(5.0)
    assert window.desk.settings.get(VERSIONS_KEPT, 5) == 2


def test_a_plan_never_saved_over_has_none(window: MainWindow, two_plants: Plan, qtbot: Any, answers: Answers) -> None:
    window.desk.open_session(PlanningSession(two_plants))

    def look(dialog: VersionsDialog) -> int:
        assert "Nothing was kept yet" in dialog.differs.text()
        assert not dialog.open_button.isEnabled()
        dialog.reject()
        return dialog.result()

    answers.give("QDialog.exec", look)
    window.commands.earlier_versions()
