"""New from maps, with the mouse and the keys."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox

from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.map_table import CRS, LAYER, NOTE, ROLE, ROWS
from siteplanner.gui.dialogs.new_from_maps import LANE, NewFromMapsDialog
from tests.builders import line, point, rect
from tests.dialog_answers import Answers
from tests.drawn_maps import frame_of, plots, written
from tests.gui.dialogs.conftest import LEFT

Open = Callable[..., NewFromMapsDialog]


@pytest.fixture
def open_dialog(desk: Desk, qtbot: Any) -> Iterator[Open]:
    """Shows the dialog on files and waits until they were looked into."""
    made: list[NewFromMapsDialog] = []

    def open_it(*paths: Path) -> NewFromMapsDialog:
        dialog = NewFromMapsDialog(desk, paths, None)
        made.append(dialog)
        dialog.show()
        looked_into(qtbot, dialog)
        return dialog

    yield open_it
    for dialog in made:
        dialog.done(0)
        dialog.deleteLater()


def looked_into(qtbot: Any, dialog: NewFromMapsDialog) -> None:
    qtbot.waitUntil(lambda: not any(entry.waiting for entry in dialog.maps.entries), timeout=20_000)


def cell(dialog: NewFromMapsDialog, row: int, column: int) -> str:
    item = dialog.maps.item(row, column)
    assert item is not None
    return item.text()


def create(qtbot: Any, dialog: NewFromMapsDialog) -> None:
    """Press Create and wait for the end of what it started."""
    qtbot.mouseClick(dialog.create_button, LEFT)
    qtbot.waitUntil(lambda: dialog.plan is not None or dialog.create_button.isEnabled(), timeout=30_000)


def pick(combo: Any, data: str) -> None:
    """Choose an entry as a person does: it becomes current, and is activated."""
    at = combo.findData(data)
    assert at >= 0, f"{data} is not offered"
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def test_parcels_and_zones_become_a_plan(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    parcels = written(tmp_path / "地块.gpkg", plots(3, ZDDM=["A1", "A2", "A3"]))
    zones = written(tmp_path / "片区.geojson", frame_of([rect(0, 0, 100, 25)], zone_id=["Z1"]).to_crs(4326))
    dialog = open_dialog(parcels, zones)
    assert [cell(dialog, 0, c) for c in (LAYER, ROLE, ROWS, CRS)] == ["地块", "Parcels", "3", "EPSG:4547"]
    assert cell(dialog, 1, ROLE) == "Zones"
    assert dialog.name.text() == "地块"
    assert dialog.plan_crs.code == "EPSG:4547"
    create(qtbot, dialog)
    assert dialog.result() == 1
    assert dialog.plan is not None
    assert list(dialog.plan.site.parcels.index) == ["A1", "A2", "A3"]
    assert list(dialog.plan.site.zones.index) == ["Z1"]
    assert len(dialog.plan.import_reports) == 2


def test_a_map_without_a_system_needs_one_and_the_likeliest_is_a_click_away(
    open_dialog: Open, qtbot: Any, tmp_path: Path
) -> None:
    bare = plots(2).to_crs(4526).set_crs(None, allow_override=True)
    dialog = open_dialog(written(tmp_path / "parcels.shp", bare))
    assert cell(dialog, 0, CRS) == ""
    assert cell(dialog, 0, NOTE) == "The file does not say its coordinate system. Choose it."
    create(qtbot, dialog)
    assert dialog.plan is None
    assert dialog.problem.text == "parcels.shp: The file does not say its coordinate system. Choose it."
    first = dialog.form.guesses.item(0)
    assert first is not None
    assert first.text().startswith("EPSG:4526 · CGCS2000 / 3-degree Gauss-Kruger zone 38")
    assert "Pingding county" in first.text()
    rectangle = dialog.form.guesses.visualItemRect(first)
    qtbot.mouseClick(dialog.form.guesses.viewport(), LEFT, pos=rectangle.center())
    looked_into(qtbot, dialog)
    assert cell(dialog, 0, CRS) == "EPSG:4526"
    assert cell(dialog, 0, NOTE) == "Ready"
    create(qtbot, dialog)
    assert dialog.plan is not None
    assert dialog.plan.site.parcels.geometry.iloc[0].centroid.distance(plots(1).geometry[0].centroid) < 0.001


def test_a_system_may_be_typed_and_enter_only_settles_it(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    bare = plots(2).set_crs(None, allow_override=True)
    dialog = open_dialog(written(tmp_path / "parcels.shp", bare))
    dialog.form.crs.setFocus()
    dialog.form.crs.setEditText("4547")
    qtbot.keyClick(dialog.form.crs, Qt.Key.Key_Return)
    looked_into(qtbot, dialog)
    assert dialog.plan is None
    assert dialog.isVisible()
    assert cell(dialog, 0, CRS) == "EPSG:4547"


def test_nonsense_for_a_system_is_refused_beside_the_row(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(written(tmp_path / "parcels.gpkg", plots(2)))
    dialog.form.crs.setFocus()
    dialog.form.crs.setEditText("nowhere")
    qtbot.keyClick(dialog.form.crs, Qt.Key.Key_Return)
    assert "“nowhere” is not a coordinate system" in cell(dialog, 0, NOTE)
    create(qtbot, dialog)
    assert dialog.plan is None


def test_columns_are_proposed_with_values_and_can_be_declined_or_exchanged(
    open_dialog: Open, qtbot: Any, tmp_path: Path
) -> None:
    frame = plots(2, ZDDM=["A1", "A2"], QLR=["甲公司", "乙公司"], note=["x", "y"])
    dialog = open_dialog(written(tmp_path / "parcels.gpkg", frame))
    mapping = dialog.form.mapping
    assert mapping.combo("parcel_id").currentData() == "ZDDM"
    assert mapping.combo("owner").currentData() == "QLR"
    assert "甲公司, 乙公司" in [mapping.item(row, 2).text() for row in range(mapping.rowCount())]  # type: ignore[union-attr]
    pick(mapping.combo("owner"), "")
    pick(mapping.combo("name"), "note")
    pick(mapping.combo("parcel_id"), "")
    create(qtbot, dialog)
    assert dialog.plan is not None
    parcels = dialog.plan.site.parcels
    assert list(parcels.index) == ["L0001", "L0002"]
    assert parcels["name"].tolist() == ["x", "y"]
    assert parcels["owner"].isna().all()
    assert parcels["QLR"].tolist() == ["甲公司", "乙公司"]


def test_what_the_names_do_not_tell_can_be_told_for_a_whole_map(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    parcels = written(tmp_path / "parcels.gpkg", plots(2, code=["100102", None]))
    roads = written(tmp_path / "lines.gpkg", frame_of([line((0, -9), (90, -9))]))
    dialog = open_dialog(parcels, roads)
    pick(dialog.form.mapping.combo("land_use"), "code")
    pick(dialog.form.mapping.combo("code_system"), "(MNR2023)")
    dialog.maps.setCurrentCell(1, 0)
    pick(dialog.form.mapping.combo("kind"), "(road)")
    create(qtbot, dialog)
    assert dialog.plan is not None
    site = dialog.plan.site
    assert site.parcels["code_system"].fillna("").tolist() == ["MNR2023", ""]
    assert site.constraints["kind"].tolist() == ["road"]


def test_a_file_that_is_no_map_says_so_in_its_row_and_can_be_removed(
    open_dialog: Open, qtbot: Any, tmp_path: Path
) -> None:
    (tmp_path / "readme.gpkg").write_text("no map")
    dialog = open_dialog(written(tmp_path / "parcels.gpkg", plots(2)), tmp_path / "readme.gpkg")
    assert "is damaged or no map" in cell(dialog, 1, NOTE)
    create(qtbot, dialog)
    assert dialog.plan is None
    assert dialog.maps.currentRow() == 1
    dialog.maps.setFocus()
    qtbot.keyClick(dialog.maps, Qt.Key.Key_Delete)
    assert dialog.maps.rowCount() == 1
    create(qtbot, dialog)
    assert dialog.plan is not None


def test_without_parcels_there_is_no_plan(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    stations = frame_of([point(0, 0)], name=["110 kV 站"])
    dialog = open_dialog(written(tmp_path / "变电站.gpkg", stations))
    assert cell(dialog, 0, ROLE) == "Substations"
    create(qtbot, dialog)
    assert dialog.plan is None
    assert dialog.problem.text == "A plan needs parcels. Add a map of them, or choose the role of one."


def test_shapes_that_cannot_be_the_role_are_told_in_the_row(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    stations = frame_of([point(0, 0)], name=["110 kV 站"])
    dialog = open_dialog(written(tmp_path / "变电站.gpkg", stations))
    pick(dialog.form.role, "parcels")
    looked_into(qtbot, dialog)
    assert "can be used as Parcels" in cell(dialog, 0, NOTE)
    pick(dialog.form.role, "substations")
    looked_into(qtbot, dialog)
    assert cell(dialog, 0, NOTE) == "Ready"


def test_a_file_of_several_maps_becomes_as_many_rows(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "town.gpkg"
    written(path, plots(2), layer="parcels")
    written(path, frame_of([rect(0, 0, 60, 25)]), layer="zones", append=True)
    written(path, frame_of([point(0, 0)]), layer="substations", append=True)
    dialog = open_dialog(path)
    looked_into(qtbot, dialog)
    assert [cell(dialog, row, LAYER) for row in range(3)] == ["parcels", "zones", "substations"]
    create(qtbot, dialog)
    assert dialog.plan is not None
    assert len(dialog.plan.site.substations) == 1


def test_of_several_layers_that_tell_nothing_one_must_be_chosen(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "data.gpkg"
    written(path, plots(2), layer="a")
    written(path, plots(3), layer="b", append=True)
    dialog = open_dialog(path)
    assert cell(dialog, 0, NOTE) == "The file has several layers. Choose one."
    pick(dialog.form.layer, "b")
    looked_into(qtbot, dialog)
    assert (cell(dialog, 0, LAYER), cell(dialog, 0, ROWS)) == ("b", "3")


def test_a_web_mercator_map_names_a_fitting_system_for_the_plan(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    far = gpd.GeoDataFrame(geometry=[rect(0, 0, 1, 1)], crs=4547).set_geometry(
        gpd.points_from_xy([14.40], [50.10], crs=4326).to_crs(3857).buffer(20)
    )
    dialog = open_dialog(written(tmp_path / "parcels.gpkg", far))
    assert dialog.plan_crs.code == ""
    assert "Web Mercator" in dialog.plan_crs_reason.text()
    dialog.form.placing.belongs.click()
    create(qtbot, dialog)
    assert dialog.plan is None
    assert dialog.problem.text == "Choose the plan's coordinate system."
    pick(dialog.plan_crs, "EPSG:32633")
    create(qtbot, dialog)
    assert dialog.plan is not None
    assert dialog.plan.site.crs.to_epsg() == 32633


def test_a_plan_system_that_does_not_fit_is_refused_and_the_dialog_stays(
    open_dialog: Open, qtbot: Any, tmp_path: Path
) -> None:
    dialog = open_dialog(written(tmp_path / "parcels.gpkg", plots(2)))
    dialog.plan_crs.setEditText("EPSG:4326")
    qtbot.keyClick(dialog.plan_crs, Qt.Key.Key_Return)
    create(qtbot, dialog)
    assert dialog.plan is None
    assert dialog.isVisible()
    assert dialog.problem.text.startswith("EPSG:4326 is in degrees; a plan needs")
    assert "--crs" not in dialog.problem.text


def test_files_are_added_by_dropping_and_by_the_button(
    open_dialog: Open, qtbot: Any, tmp_path: Path, answers: Any
) -> None:
    first, second = written(tmp_path / "parcels.gpkg", plots(2)), written(tmp_path / "zones.gpkg", plots(1))
    dialog = open_dialog()
    assert not dialog.create_button.isEnabled()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(first))])
    dialog.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier))
    answers.give("QFileDialog.getOpenFileNames", ([str(second), str(first)], ""))
    qtbot.mouseClick(dialog.add_button, LEFT)
    looked_into(qtbot, dialog)
    assert [entry.source.path for entry in dialog.maps.entries] == [first, second]


def test_what_was_mended_in_a_file_is_said_and_does_not_stop_it(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    path = written(tmp_path / "parcels.shp", plots(2))
    path.with_suffix(".shx").unlink()
    dialog = open_dialog(path)
    assert cell(dialog, 0, NOTE).startswith("Ready. The index file (.shx) is missing")
    create(qtbot, dialog)
    assert dialog.plan is not None


def test_escape_stops_the_making_and_the_dialog_stays(
    open_dialog: Open, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    dialog = open_dialog(written(tmp_path / "parcels.gpkg", plots(2)))
    holds = threading.Event()
    desk.background.start(LANE, lambda _: holds.wait(20), lambda _: None)  # what is asked next waits behind it
    qtbot.mouseClick(dialog.create_button, LEFT)
    assert not dialog.create_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    holds.set()
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=20_000)
    assert dialog.isVisible()
    assert dialog.plan is None
    create(qtbot, dialog)
    assert dialog.plan is not None


def test_escape_leaves_without_a_plan(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(written(tmp_path / "parcels.gpkg", plots(2)))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.plan is None


def test_it_fits_a_small_laptop_in_both_languages(open_dialog: Open, tmp_path: Path, language: str) -> None:
    dialog = open_dialog(written(tmp_path / "parcels.gpkg", plots(2)))
    assert dialog.width() <= 1366
    assert dialog.height() <= 700
    assert dialog.minimumSizeHint().width() <= 1200
    assert dialog.create_button.text()


def test_the_belgian_parcels_open_in_their_own_system(open_dialog: Open, qtbot: Any, real_maps: Path) -> None:
    dialog = open_dialog(real_maps / "belgium" / "polygon-parcel.gpkg", real_maps / "belgium" / "polygon-zone.gpkg")
    assert [cell(dialog, row, ROLE) for row in range(2)] == ["Parcels", "Zones"]
    assert dialog.plan_crs.code == "EPSG:31370"
    assert dialog.plan_crs_reason.text() == "The parcels' own system."
    assert not dialog.create_button.isEnabled()
    assert dialog.create_button.toolTip() == "Say first that polygon-parcel.gpkg belongs where it lies."
    assert all("tick that it belongs there" in cell(dialog, row, NOTE) for row in range(2))
    dialog.form.placing.belongs.click()  # told of one, it holds for the other beside it
    create(qtbot, dialog)
    assert dialog.plan is not None
    assert len(dialog.plan.site.parcels) == 47  # 48 of which one is empty (SOURCES.md)


def test_the_chinese_names_of_a_file_without_encoding_read_right(open_dialog: Open, real_maps: Path) -> None:
    dialog = open_dialog(real_maps / "gbk" / "chinese_encoding.shp")
    assert "天长市" in dialog.form.text.text()
    assert "GB18030" in dialog.form.text.text()
    assert cell(dialog, 0, NOTE) == "The file does not say its coordinate system. Choose it."


def test_leaving_several_gathered_maps_is_asked_about(
    open_dialog: Open, qtbot: Any, tmp_path: Path, answers: Answers
) -> None:
    dialog = open_dialog(*(written(tmp_path / f"{name}.gpkg", plots()) for name in ("parcels", "zones")))
    looked_into(qtbot, dialog)
    answers.give("QMessageBox.question", QMessageBox.StandardButton.No)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    answers.give("QMessageBox.question", QMessageBox.StandardButton.Yes)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
