"""A newer map of parcels taken into the open plan from the window's own menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QMessageBox

from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.gui.dialogs.import_layer import ImportLayerDialog
from siteplanner.gui.dialogs.parcel_update import ParcelUpdateDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import rect
from tests.drawn_maps import frame_of, written

Opened = Callable[[Plan], PlanningSession]
NEWER = {"L1-1": rect(0, 0, 40, 120), "L1-2": rect(40, 0, 160, 120), "R2": rect(200, 0, 200, 120)}
"""L1 of the two plants is cut in two across one of them, L2 is called R2."""


def newer_map(path: Path, **said: Any) -> Path:
    return written(path, frame_of(list(NEWER.values()), DKBH=list(NEWER), **said))


def test_a_newer_map_is_compared_looked_at_and_taken_as_one_step(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any, answers: Any, tmp_path: Path
) -> None:
    session = opened(two_plants)
    before = session.plan
    session.select_features([Feature("parcels", "L2")])
    answers.give("QFileDialog.getOpenFileName", (str(newer_map(tmp_path / "dk2026.gpkg")), ""))
    looked: list[str] = []

    def person(dialog: ParcelUpdateDialog) -> int:
        dialog.show()
        looked.extend(f"{c.kind} {'+'.join(c.old)} {'+'.join(c.new)}" for c in dialog.proposal.changes.changes)
        assert session.plan is before  # nothing is done while it is looked at
        dialog.apply.click()
        return dialog.result()

    answers.give("QDialog.exec", person)
    window.commands.update_parcels()
    qtbot.waitUntil(lambda: session.plan is not before and not window.desk.checking, timeout=20_000)
    assert looked == ["split L1 L1-1+L1-2", "renamed L2 R2"]
    assert session.plan.site.parcels.index.tolist() == ["L1-1", "L1-2", "R2"]
    assert session.selected == (Feature("parcels", "R2"),)
    assert str(session.history.undo_label) == "Parcels updated from dk2026.gpkg: 1 split, 1 renumbered"
    assert window.desk.result is not None
    assert any(f.rule == "across-parcels" for f in window.desk.result.findings)
    window.commands.undo()
    assert session.plan is before
    window.commands.redo()
    assert session.plan.site.parcels.index.tolist() == ["L1-1", "L1-2", "R2"]


def test_leaving_the_dialog_changes_nothing(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any, answers: Any, tmp_path: Path
) -> None:
    session = opened(two_plants)
    asked: list[ParcelUpdateDialog] = []

    def person(dialog: ParcelUpdateDialog) -> int:
        asked.append(dialog)
        dialog.reject()
        return dialog.result()

    answers.give("QFileDialog.getOpenFileName", (str(newer_map(tmp_path / "dk2026.gpkg")), ""))
    answers.give("QDialog.exec", person)
    window.commands.update_parcels()
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert session.plan is two_plants


def test_a_map_that_does_not_say_its_system_is_asked_about_in_the_import_dialog(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any, answers: Any, tmp_path: Path
) -> None:
    opened(two_plants)
    path = written(tmp_path / "dk2026.shp", frame_of(list(NEWER.values()), crs=None, DKBH=list(NEWER)))
    asked: list[ImportLayerDialog] = []

    def person(dialog: ImportLayerDialog) -> int:
        asked.append(dialog)
        assert isinstance(dialog, ImportLayerDialog)
        qtbot.waitUntil(lambda: dialog.entry is not None and not dialog.entry.waiting, timeout=20_000)
        assert dialog.entry is not None
        assert dialog.entry.source.path == path
        dialog.reject()
        return dialog.result()

    answers.give("QFileDialog.getOpenFileName", (str(path), ""))
    answers.give("QDialog.exec", person)
    window.commands.update_parcels()
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)


def test_a_file_that_is_no_map_is_said_in_a_sentence(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any, answers: Any, tmp_path: Path
) -> None:
    opened(two_plants)
    (path := tmp_path / "dk2026.geojson").write_text("not a map", encoding="utf-8")
    said: list[str] = []

    def person(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        said.append(text)
        return QMessageBox.StandardButton.Ok

    answers.give("QFileDialog.getOpenFileName", (str(path), ""))
    answers.give("QMessageBox.warning", person)
    window.commands.update_parcels()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "dk2026.geojson" in said[0]
