"""The import reports of the open plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from siteplanner.core.plan import ImportReportEntry, Plan
from siteplanner.gui import translation
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.import_report import ImportReportDialog
from siteplanner.gui.dialogs.kept_sentences import recognised
from siteplanner.gui.table_models.issues_model import ACTION, REASON, ROW
from siteplanner.gui.wording import say
from siteplanner.services.new_plan import RoleSource, new_plan
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN, plan, rect, shape, site
from tests.drawn_maps import frame_of, plots, written
from tests.gui.dialogs.conftest import LEFT


@pytest.fixture
def town(tmp_path: Path) -> Plan:
    """Zones that are sound; parcels of which the second crosses itself and the third is empty."""
    bow_tie = shape((200, 0), (240, 40), (240, 0), (200, 40))
    parcels = written(tmp_path / "parcels.gpkg", frame_of([rect(0, 0, 90, 90), bow_tie, None], ZDDM=["A", "B", "C"]))
    zones = written(tmp_path / "zones.gpkg", plots(2, zone_id=["Z1", "Z2"]))
    sources = [RoleSource.parse("parcels", str(parcels)), RoleSource.parse("zones", str(zones))]
    return new_plan(sources)[0]


@pytest.fixture
def dialog(desk: Desk, opened: Callable[[Plan], PlanningSession], town: Plan) -> Iterator[ImportReportDialog]:
    opened(town)
    made = ImportReportDialog(desk)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def shown(dialog: ImportReportDialog, row: int, column: int) -> str:
    return str(dialog.model.index(row, column).data())


def test_each_map_has_its_line_and_a_sound_one_says_so(dialog: ImportReportDialog) -> None:
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]  # type: ignore[union-attr]
    assert lines == [
        "Zones · zones.gpkg\n2 read, all kept as they are",
        "Parcels · parcels.gpkg\n3 read, 1 repaired, 1 refused",
    ]
    assert dialog.sound.isVisible()
    assert not dialog.issues.isVisible()


def test_the_rows_are_listed_with_what_was_done_and_why(dialog: ImportReportDialog) -> None:
    dialog.list.setCurrentRow(1)
    rows = [[shown(dialog, row, column) for column in (ROW, ACTION)] for row in range(dialog.model.rowCount())]
    assert ["2", "repaired"] in rows
    assert ["3", "refused"] in rows
    assert "EPSG:4547" in dialog.facts.text()
    assert "Parcel number ← ZDDM" in dialog.facts.text()
    assert "on the ellipsoid" in dialog.facts.text()


def test_rows_can_be_filtered_by_what_was_done(dialog: ImportReportDialog) -> None:
    dialog.list.setCurrentRow(1)
    at = dialog.filter.findData("refused")
    dialog.filter.setCurrentIndex(at)
    dialog.filter.activated.emit(at)
    assert [shown(dialog, row, ACTION) for row in range(dialog.model.rowCount())] == ["refused"]


def test_a_click_on_a_row_shows_its_place_and_enter_too(dialog: ImportReportDialog, desk: Desk, qtbot: Any) -> None:
    dialog.list.setCurrentRow(1)
    index = dialog.model.index(0, REASON)
    with qtbot.waitSignal(desk.place_shown) as asked:
        qtbot.mouseClick(dialog.issues.viewport(), LEFT, pos=dialog.issues.visualRect(index).center())
    west, south, east, north = asked.args[0]
    assert ((west + east) / 2 - ORIGIN[0], (south + north) / 2 - ORIGIN[1]) == pytest.approx((220.0, 20.0))
    with qtbot.waitSignal(desk.place_shown):
        qtbot.keyClick(dialog.issues, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_row_that_lies_nowhere_shows_no_place(dialog: ImportReportDialog, desk: Desk, qtbot: Any) -> None:
    dialog.list.setCurrentRow(1)
    nowhere = next(r for r in range(dialog.model.rowCount()) if shown(dialog, r, ROW) == "3")
    index = dialog.model.index(nowhere, REASON)
    with qtbot.assertNotEmitted(desk.place_shown):
        qtbot.mouseClick(dialog.issues.viewport(), LEFT, pos=dialog.issues.visualRect(index).center())


def test_the_whole_report_can_be_copied_as_text(dialog: ImportReportDialog, qtbot: Any) -> None:
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog.copy_button, LEFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Parcels: 3 read, 1 repaired, 1 refused"
    assert any(line.startswith("3\tC\trefused\t") for line in lines)


def test_reports_kept_in_english_are_said_in_the_language_of_the_window(
    desk: Desk, opened: Callable[[Plan], PlanningSession], town: Plan, language: str
) -> None:
    opened(town)
    made = ImportReportDialog(desk)
    made.list.setCurrentRow(1)
    report = made.current
    assert report is not None
    for row, issue in enumerate(report.issues):
        message = recognised(issue.reason)
        assert message is not None
        assert shown(made, row, REASON) == say(message)
    assert made.windowTitle()
    made.deleteLater()


def test_it_follows_a_switch_of_the_language(dialog: ImportReportDialog, qtbot: Any) -> None:
    assert dialog.windowTitle() == "Import reports"
    translation.install_language("zh_CN")
    qtbot.waitUntil(dialog.isVisible)
    translation.install_language("en")
    assert dialog.windowTitle() == "Import reports"


def test_a_plan_without_imports_and_a_report_nobody_can_read_are_no_trouble(
    desk: Desk, opened: Callable[[Plan], PlanningSession]
) -> None:
    opened(plan(site({"L1": rect(0, 0, 9, 9)})))
    made = ImportReportDialog(desk)
    made.show()
    assert made.none.isVisible()
    broken = tuple(
        ImportReportEntry(pd.Timestamp("2026-11-23"), "parcels", text)
        for text in ("{", "[]", '{"read": "many", "issues": [1, {"row": null, "location": ["x", 2]}]}')
    )
    opened(plan(site({"L1": rect(0, 0, 9, 9)}), import_reports=broken))
    assert made.list.count() == 3
    made.close()
    made.deleteLater()
