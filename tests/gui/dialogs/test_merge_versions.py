"""The merge shows on a map what each side changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import save_plan
from siteplanner.gui.dialogs.merge_versions import MergeVersionsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.merging_with_file import MergingWithFile
from siteplanner.services.planning_session import PlanningSession


def test_what_they_and_what_you_changed_is_on_the_map_and_a_clash_is_marked(
    window: MainWindow, two_plants: Plan, tmp_path: Path, qtbot: Any
) -> None:
    path = save_plan(two_plants, tmp_path / "town.gpkg")
    mine, theirs = PlanningSession.open(path, author="李"), PlanningSession.open(path, author="王")
    theirs.apply(edits.set_attributes("base", ["P1", "P2"], {"name": "王"}))
    theirs.save()
    mine.apply(edits.move_plants("base", ["P1"], 4.0, 0.0))
    mine.apply(edits.set_attributes("base", ["P1"], {"name": "李"}))
    dialog = MergeVersionsDialog(window.desk, MergingWithFile.of(mine), window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [(change.id, change.kind) for change in dialog.picture.changes] == [("P1", "altered"), ("P2", "altered")]
    dialog.of_whom.setCurrentIndex(1)
    (moved,) = dialog.picture.changes
    assert (moved.id, moved.kind, moved.fields) == ("P1", "moved", ("name",))
    dialog.of_whom.setCurrentIndex(0)
    assert middle_east_m(dialog) == pytest.approx(64.5)  # P1 from 20 m and P2 to 109 m
    dialog.table.selectRow(0)
    assert middle_east_m(dialog) == pytest.approx(40.0)  # P1 alone, 20 to 60 m


def middle_east_m(dialog: MergeVersionsDialog) -> float:
    west, _, east, _ = dialog.picture.window_shown.bounds
    return (west + east) / 2 - 470_000.0
