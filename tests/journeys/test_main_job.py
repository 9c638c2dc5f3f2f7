"""The main job, end to end, on real parcels: from map files to GeoJSON, with mouse and keys in the real window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core.site import shapes_of
from siteplanner.gui.dialogs.export import ExportDialog
from siteplanner.gui.dialogs.import_report import ImportReportDialog
from siteplanner.gui.dialogs.new_from_maps import NewFromMapsDialog
from siteplanner.gui.main_window import MainWindow
from tests.dialog_answers import Answers
from tests.gui.conftest import rest
from tests.journeys.hand import Hand


def test_from_parcel_maps_to_geojson(
    window: MainWindow, qtbot: Any, answers: Answers, real_maps: Path, tmp_path: Path
) -> None:
    hand, desk = Hand(window), window.desk

    # New from the Belgian parcels and zones: 47 of 48 parcels can be used, one is empty (SOURCES.md).
    def choose_maps(dialog: NewFromMapsDialog) -> int:
        dialog.show()
        dialog.add_paths([real_maps / "belgium" / "polygon-parcel.gpkg", real_maps / "belgium" / "polygon-zone.gpkg"])
        qtbot.waitUntil(lambda: dialog.gathered.astray is not None and not dialog.gathered.waiting, timeout=30_000)
        dialog.form.placing.belongs.click()  # they do lie in Belgium
        qtbot.waitUntil(dialog.create_button.isEnabled, timeout=30_000)
        qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.plan is not None or dialog.problem.isVisible(), timeout=30_000)
        assert dialog.plan is not None, dialog.problem.text()
        return 1

    answers.give("QDialog.exec", choose_maps)
    hand.control(Qt.Key.Key_N)
    assert desk.session is not None
    come_back(window, qtbot)
    session = desk.session
    site = session.plan.site
    assert (len(site.parcels), len(site.zones), site.crs.to_epsg()) == (47, 5, 31370)
    assert float(shapely.area(shapes_of(site.parcels)).sum()) == pytest.approx(252_370.711551, abs=1e-3)
    # Three plants from the catalogue; the third stands half over the edge of its parcel's setback.
    large = sorted(shapes_of(site.parcels), key=shapely.area)[-3:]
    middles = [inscribed_centre(parcel) for parcel in large]
    for parcel, middle in zip(large[:2], middles[:2], strict=True):
        place(window, hand, "offices", *middle)
        assert parcel.contains(shapes_of(session.plan.plants())[-1])
    edge = point_inside_near_edge(large[2], distance_m=11.0)
    place(window, hand, "offices", *edge)
    rest(window, qtbot)
    plants = session.plan.plants()
    assert len(plants) == 3
    third = str(plants.index[2])
    assert rules_about(window, third) & {"setback", "on-parcel"}

    # It is dragged inwards until nothing is wrong with its place; the totals move with it.
    before = totals(window)
    centre = plants.geometry[third].centroid
    QTest.keyClick(window, Qt.Key.Key_V)
    hand.click(centre.x, centre.y)
    hand.key(Qt.Key.Key_S)  # no snapping: seen from this far, every corner of the map is near
    assert not window.canvas.snapping
    assert session.selection == (third,)
    goal = middles[2]
    hand.press(centre.x, centre.y)
    for share in (0.25, 0.5, 0.75, 1.0):
        hand.move(centre.x + (goal[0] - centre.x) * share, centre.y + (goal[1] - centre.y) * share, pressed=True)
    assert session.plan.plants() is plants  # nothing is done before the button is released
    qtbot.waitUntil(lambda: not rules_about(window, third) & {"setback", "on-parcel"})  # but it is checked already
    hand.release(*goal)
    rest(window, qtbot)
    assert not rules_about(window, third) & {"setback", "on-parcel", "overlap", "across-parcels"}
    assert session.history.undo_label is not None

    # Undone and redone, the same objects come back.
    moved = session.plan
    hand.control(Qt.Key.Key_Z)
    assert session.plan.plants() is plants
    hand.control(Qt.Key.Key_Y)
    assert session.plan is moved
    rest(window, qtbot)

    # A figure typed into the property editor changes the sums at once.
    field = window.properties_panel.fields["power_kw"]
    assert field.line is not None
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "5000")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert session.plan.plants()["power_kw"][third] == 5000.0
    assert totals(window) != before
    rest(window, qtbot)

    # Saved, opened again: the same plan.
    target = tmp_path / "张庄试验.gpkg"
    answers.give("QFileDialog.getSaveFileName", (str(target), ""))
    hand.control(Qt.Key.Key_S)
    assert target.is_file()
    assert not session.dirty
    saved = session.plan
    answers.give("QFileDialog.getOpenFileName", (str(target), ""))
    hand.control(Qt.Key.Key_O)
    qtbot.waitUntil(lambda: desk.session is not session, timeout=30_000)
    rest(window, qtbot)
    assert desk.session is not None
    again = desk.session.plan
    assert again.plants().equals(saved.plants())
    assert again.site == saved.site
    assert [entry.label for entry in again.change_log][-1]

    # Handed over, and read back by somebody else's reader.
    out = tmp_path / "交付.geojson"

    def export(dialog: ExportDialog) -> int:
        dialog.show()
        dialog.path.setText(str(out))
        qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.report is not None, timeout=30_000)
        return 1

    answers.give("QDialog.exec", export)
    hand.control(Qt.Key.Key_E)
    collection = json.loads(out.read_text(encoding="utf-8"))
    assert len(collection["features"]) == 3
    assert {feature["id"] for feature in collection["features"]} == set(again.plants().index)
    longitudes = [shapely.geometry.shape(f["geometry"]).centroid.x for f in collection["features"]]
    assert all(2.5 < longitude < 6.5 for longitude in longitudes)  # Belgium
    assert "crs" not in collection


def place(window: MainWindow, hand: Hand, type_id: str, east_m: float, north_m: float) -> None:
    """Choose a type in the list, press its button, click on the map, Esc."""
    window.docks["types"].raise_()
    window.catalogue_panel.choose(type_id)
    QTest.mouseClick(window.catalogue_panel.place, Qt.MouseButton.LeftButton)
    hand.click(east_m, north_m)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)


def inscribed_centre(parcel: shapely.Geometry) -> tuple[float, float]:
    centre = shapely.get_point(shapely.maximum_inscribed_circle(parcel), 0)
    return centre.x, centre.y


def point_inside_near_edge(parcel: shapely.Geometry, distance_m: float) -> tuple[float, float]:
    """A point of the parcel ``distance_m`` from its boundary."""
    ring = shapely.get_exterior_ring(shapely.get_geometry(parcel.buffer(-distance_m), 0))
    at = shapely.line_interpolate_point(ring, 0.0)
    return at.x, at.y


def rules_about(window: MainWindow, plant_id: str) -> set[str]:
    assert window.desk.result is not None
    return {finding.rule for finding in window.desk.result.findings if plant_id in finding.plants}


def totals(window: MainWindow) -> list[str]:
    """What the zones panel shows, cell by cell."""
    model = window.zones_panel.model
    return [
        str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(model.columnCount())
    ]


def come_back(window: MainWindow, qtbot: Any) -> None:
    """Close the import report and go on in the window, as a person would."""
    for report in window.findChildren(ImportReportDialog):
        report.close()
        report.deleteLater()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rest(window, qtbot)
