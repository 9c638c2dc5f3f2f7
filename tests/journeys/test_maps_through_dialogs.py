"""Maps brought in through the dialogs that the window's own commands open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from siteplanner.gui.dialogs.import_layer import ImportLayerDialog
from siteplanner.gui.dialogs.import_report import ImportReportDialog
from siteplanner.gui.dialogs.new_from_maps import NewFromMapsDialog
from siteplanner.gui.main_window import MainWindow
from tests.builders import ORIGIN, rect, shape
from tests.drawn_dxf import drawing, saved, segment, square, text
from tests.drawn_maps import frame_of, plots, written
from tests.gui.dialogs.conftest import LEFT
from tests.gui.dialogs.test_new_from_maps import create, looked_into


def new_plan_from(window: MainWindow, qtbot: Any, answers: Any, *paths: Path) -> None:
    def person(dialog: NewFromMapsDialog) -> int:
        dialog.show()
        looked_into(qtbot, dialog)
        create(qtbot, dialog)
        return dialog.result()

    answers.give("QDialog.exec", person)
    window.commands.new_from_maps(paths)
    qtbot.waitUntil(lambda: not window.desk.checking, timeout=20_000)


def test_a_new_plan_opens_with_its_report_and_a_row_of_it_moves_the_map(
    window: MainWindow, qtbot: Any, answers: Any, tmp_path: Path
) -> None:
    bow_tie = shape((900, 0), (940, 40), (940, 0), (900, 40))
    parcels = written(tmp_path / "parcels.gpkg", frame_of([rect(0, 0, 90, 90), bow_tie]))
    new_plan_from(window, qtbot, answers, parcels)
    assert window.desk.plan is not None
    assert len(window.desk.plan.site.parcels) == 2
    report = window.findChild(ImportReportDialog)
    assert report is not None
    assert report.isVisible()
    assert not report.isModal()
    place = report.issues.visualRect(report.model.index(0, 0)).center()
    qtbot.mouseClick(report.issues.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: abs(window.canvas.view.window().centre_e - ORIGIN[0] - 920) < 1.0, timeout=20_000)
    window.commands.show_import_reports()
    assert len(window.findChildren(ImportReportDialog)) == 1
    report.close()


def test_a_layer_is_imported_as_one_step_of_the_history(
    window: MainWindow, qtbot: Any, answers: Any, tmp_path: Path
) -> None:
    new_plan_from(window, qtbot, answers, written(tmp_path / "parcels.gpkg", plots(3)))
    zones = written(tmp_path / "zones.gpkg", plots(2))

    def person(dialog: ImportLayerDialog) -> int:
        dialog.choose(zones)
        qtbot.waitUntil(lambda: dialog.entry is not None and not dialog.entry.waiting, timeout=20_000)
        dialog.import_button.click()
        qtbot.waitUntil(lambda: dialog.edit is not None, timeout=20_000)
        return dialog.result()

    answers.give("QDialog.exec", person)
    window.commands.import_layer()
    session = window.desk.session
    assert session is not None
    assert len(session.plan.site.zones) == 2
    window.commands.undo()
    assert len(session.plan.site.zones) == 0


def test_a_drawing_becomes_a_plan_once_its_layer_and_system_are_told(
    window: MainWindow, qtbot: Any, answers: Any, tmp_path: Path
) -> None:
    numbers = (text("DK-01", 10, 10), text("贝特瑞", 40, 10))
    drawn = drawing(square(0, 0), square(30, 0), *numbers, segment((0, 60), (60, 60), "道路"))
    town = saved(tmp_path / "现状.dxf", drawn, "gb18030")

    def person(dialog: NewFromMapsDialog) -> int:
        dialog.show()
        looked_into(qtbot, dialog)
        assert [entry.source.layer for entry in dialog.maps.entries] == ["地块", "道路"]
        for row in range(2):
            dialog.maps.setCurrentCell(row, 0)
            assert dialog.maps.current is not None
            assert dialog.form.layer.count() == 2
            assert dialog.form.guesses.count() > 0
            likeliest = dialog.form.guesses.item(0)
            dialog.form.guesses.itemActivated.emit(likeliest)
            looked_into(qtbot, dialog)
        create(qtbot, dialog)
        return dialog.result()

    answers.give("QDialog.exec", person)
    window.commands.new_from_maps((town,))
    qtbot.waitUntil(lambda: not window.desk.checking, timeout=20_000)
    assert window.desk.plan is not None
    made = window.desk.plan.site
    assert (made.crs.to_epsg(), made.parcels.index.tolist()) == (4547, ["DK-01", "贝特瑞"])
    assert made.parcels.area.tolist() == [625.0, 625.0]
    assert made.constraints["kind"].tolist() == ["road"]
