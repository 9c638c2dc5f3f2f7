"""A town hands its layout over, moves a plant, and hands it over again: in the real window, by its own commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan
from siteplanner.gui.dialogs.handover import HandoverDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.handover.verifying import verify
from siteplanner.services.planning_session import PlanningSession


def test_two_packs_and_what_changed_between_them(
    window: MainWindow,
    opened: Callable[[Plan], PlanningSession],
    two_plants: Plan,
    qtbot: Any,
    answers: Any,
    tmp_path: Path,
) -> None:
    session = opened(two_plants)
    made = []

    def person(dialog: HandoverDialog) -> int:
        dialog.show()
        dialog.folder.setText(str(tmp_path / "packs"))
        dialog.folder.editingFinished.emit()
        qtbot.waitUntil(lambda: dialog.seen is not None, timeout=20_000)
        if dialog.reason.isVisible():
            dialog.reason.setPlainText("The institute corrects it by Friday")
        for group in ("tables", "sheet", "dxf", "txt"):
            dialog.groups[group].setChecked(False)
        dialog.hand_over.click()
        qtbot.waitUntil(lambda: dialog.made is not None, timeout=60_000)
        made.append(dialog.made)
        dialog.done(0)
        return 0

    answers.give("QDialog.exec", person)
    window.qt_actions["hand_over"].trigger()
    window.desk.apply(edits.move_plants("base", ["P1"], 6.0, 8.0))
    qtbot.waitUntil(lambda: not window.desk.checking, timeout=20_000)
    answers.give("QDialog.exec", person)
    window.qt_actions["hand_over"].trigger()
    first, second = made
    assert first is not None
    assert second is not None
    assert second.folder.name == f"{first.folder.name}-2"
    changes = json.loads((second.folder / "manifest.json").read_text(encoding="utf-8"))["changes"]
    assert [(of["plant_id"], of["kind"], of["moved_m"]) for of in changes["plants"]] == [("P1", "moved", 10.0)]
    (copy,) = second.folder.glob("*.gpkg")
    assert [entry.label for entry in open_plan(copy).change_log] == ["Move P1 by 6.000 m east, 8.000 m north"]
    assert verify(second.folder, session.logged_plan).read["shp-parcels"] == len(two_plants.site.parcels)
