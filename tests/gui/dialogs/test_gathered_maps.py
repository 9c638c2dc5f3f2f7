"""A map is looked at before it comes in, and what was decided of it is known the next time: with mouse and keys."""

from __future__ import annotations

import datetime as dt
import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyproj import CRS
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from shapely.geometry import Polygon, box

from siteplanner.core.control_fit import ControlFit, ControlPoint, fit
from siteplanner.core.datum_shift import DatumShift
from siteplanner.core.plan import Plan
from siteplanner.core.repairs import Repairs
from siteplanner.core.seven_parameters import SevenParameters
from siteplanner.files.map_sources import MapSource
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs import map_reader
from siteplanner.gui.dialogs.datum_shift import DatumShiftDialog
from siteplanner.gui.dialogs.gathered_maps import PICTURES, GatheredMaps
from siteplanner.gui.dialogs.map_details import LAYERS, SHAPES, TABLE
from siteplanner.gui.dialogs.map_entry import CHOOSE_LAYER, MapEntry
from siteplanner.services.kept_mappings import KeptChoices, keep_choices, kept_choices
from siteplanner.services.map_preview import MapPreview, preview_map
from siteplanner.services.planning_session import PlanningSession
from tests.builders import line, plan, rect, site
from tests.drawn_maps import frame_of, plots, written
from tests.gui.dialogs.conftest import LEFT
from tests.gui.dialogs.test_new_from_maps import pick

ROLES = ("parcels", "zones", "constraints", "substations")
Gather = Callable[..., GatheredMaps]


@pytest.fixture
def gather(desk: Desk, qtbot: Any) -> Iterator[Gather]:
    """Shows the maps and waits until they were looked into and drawn."""
    made: list[GatheredMaps] = []

    def gather_them(*paths: Path, beside_plan: bool = False) -> GatheredMaps:
        maps = GatheredMaps(desk, ROLES, explore=not beside_plan, beside_plan=beside_plan)
        made.append(maps)
        maps.resize(1280, 560)
        maps.show()
        maps.add_paths(paths)
        at_rest(qtbot, maps)
        return maps

    yield gather_them
    for maps in made:
        maps.close_reading()
        maps.close()
        maps.deleteLater()


def at_rest(qtbot: Any, maps: GatheredMaps) -> None:
    def done() -> bool:
        entry = maps.current
        preview = entry.preview if entry is not None else None
        drawn = entry is None or preview is None or preview.incoming is None or entry.pictured is preview
        return not maps.waiting and drawn and not maps.desk.background.is_busy(PICTURES)

    qtbot.waitUntil(done, timeout=20_000)


def painted(qtbot: Any, maps: GatheredMaps) -> None:
    qtbot.waitUntil(lambda: maps.form.map.view.is_current, timeout=20_000)


def entry_of(maps: GatheredMaps) -> MapEntry:
    assert maps.current is not None
    return maps.current


def unsound(path: Path) -> Path:
    """Row 2 crosses itself, row 3 is row 1 again, row 4 has no shape."""
    east, north, *_ = rect(0, 0, 1, 1).bounds
    tie = Polygon([(east + x, north + y) for x, y in ((50, 0), (90, 40), (90, 0), (50, 40))])
    return written(path, frame_of([rect(0, 0, 25, 25), tie, rect(0, 0, 25, 25), None], no=["a", "b", "c", "d"]))


# -- table, map and shapes ---------------------------------------------------------------------------------------


def test_rows_stand_as_in_the_file_and_say_where_their_columns_go(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    maps = gather(written(tmp_path / "parcels.gpkg", plots(2, ZDDM=["A1", "A2"], note=["x", "y"])))
    rows = maps.form.details.rows
    assert [rows.rows.headerData(at, Qt.Orientation.Horizontal) for at in range(2)] == [
        "ZDDM\n→ Parcel number",
        "note\n",
    ]
    pick(maps.form.mapping.combo("name"), "note")
    assert rows.rows.headerData(1, Qt.Orientation.Horizontal) == "note\n→ Name"
    maps.form.details.setCurrentIndex(TABLE)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "ZDDM\tnote\nA1\tx\nA2\ty"


def test_a_click_on_the_map_goes_to_the_row_and_a_row_to_its_shape(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    maps = gather(written(tmp_path / "parcels.gpkg", plots(3, no=["a", "b", "c"])))
    maps.form.details.setCurrentIndex(TABLE)
    painted(qtbot, maps)
    view = maps.form.map.view
    # three plots of 25 m, 30 m apart, fitted to the width: the middle one is in the middle
    qtbot.mouseClick(view, LEFT, pos=view.rect().center())
    assert maps.form.details.rows.currentIndex().row() == 1
    assert view.row == 1
    qtbot.keyClick(maps.form.details.rows, Qt.Key.Key_Down)
    assert view.row == 2


def test_the_map_moves_with_the_hand_and_comes_back_whole(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    maps = gather(written(tmp_path / "parcels.gpkg", plots(3)))
    painted(qtbot, maps)
    view = maps.form.map.view
    view.setFocus()
    before = view.grab().toImage()
    qtbot.mousePress(view, LEFT, pos=QPoint(100, 100))
    qtbot.mouseMove(view, QPoint(160, 140))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(160, 140))
    painted(qtbot, maps)
    assert view.row is None  # it was no click
    assert view.grab().toImage() != before
    qtbot.keyClick(view, Qt.Key.Key_Home)
    painted(qtbot, maps)
    assert view.grab().toImage() == before
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    painted(qtbot, maps)
    assert view.grab().toImage() != before


def test_unsound_shapes_are_counted_listed_and_left_out_where_that_is_chosen(
    gather: Gather, qtbot: Any, tmp_path: Path
) -> None:
    maps = gather(unsound(tmp_path / "parcels.gpkg"))
    shapes = maps.form.details.shapes
    assert {kind: label.text()[:1] for kind, label in shapes.counts.items()} == {
        "invalid": "1",
        "rings": "–",
        "duplicates": "1",
        "left_out": "1",
    }
    assert shapes.sentence.text().startswith("3 of 4 rows come in.")
    pick(shapes.combos["invalid"], "leave_out")
    pick(shapes.combos["duplicates"], "leave_out")
    assert shapes.sentence.text().startswith("1 of 4 rows come in.")
    assert entry_of(maps).role_source().choices.repairs == Repairs(invalid="leave_out", duplicates="leave_out")
    assert maps.table.item(0, 5).text() == "Ready. Rows that are left out: 3, see Shapes."  # type: ignore[union-attr]


def test_a_click_on_an_unsound_row_shows_it_on_the_map_and_in_the_table(
    gather: Gather, qtbot: Any, tmp_path: Path
) -> None:
    maps = gather(unsound(tmp_path / "parcels.gpkg"))
    maps.form.details.setCurrentIndex(SHAPES)
    rows = maps.form.details.shapes.rows
    qtbot.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(rows.model().index(0, 1)).center())
    assert maps.form.map.view.row == 1
    assert maps.form.details.rows.currentIndex().row() == 1


def test_the_parcels_of_the_plan_lie_below_a_map_that_comes_into_it(
    gather: Gather, opened: Callable[[Plan], PlanningSession], qtbot: Any, tmp_path: Path
) -> None:
    opened(plan(site({"L1": rect(0, 0, 100, 100)}), {"P1": rect(10, 10, 20, 20)}))
    maps = gather(written(tmp_path / "zones.geojson", frame_of([rect(0, 0, 50, 50)]).to_crs(4326)), beside_plan=True)
    picture = entry_of(maps).picture
    assert picture is not None
    assert picture.beside_plan
    painted(qtbot, maps)
    with_parcels = maps.form.map.view.grab().toImage()
    maps.form.map.view.show_picture(picture)
    painted(qtbot, maps)
    assert maps.form.map.view.grab().toImage() != with_parcels


# -- encoding, axes, datum ---------------------------------------------------------------------------------------


def test_the_text_is_read_again_at_once_in_another_encoding(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    frame = plots(2, QLR=["甲公司", "乙公司"])
    path = written(tmp_path / "parcels.shp", frame, encoding="GB18030")
    path.with_suffix(".cpg").unlink()
    maps = gather(path)
    assert "甲公司" in maps.form.text.text()
    pick(maps.form.encoding, "Big5")
    at_rest(qtbot, maps)
    garbled = maps.form.text.text()
    assert "甲公司" not in garbled
    assert maps.form.details.rows.rows.index(0, 0).data() != "甲公司"
    pick(maps.form.encoding, "")
    at_rest(qtbot, maps)
    assert maps.form.details.rows.rows.index(0, 0).data() == "甲公司"


def test_a_format_that_tells_its_encoding_is_not_asked(gather: Gather, tmp_path: Path) -> None:
    maps = gather(written(tmp_path / "parcels.gpkg", plots(1)))
    assert not maps.form.encoding.isVisible()


def test_exchanged_axes_are_offered_and_told(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    turned = [Polygon([(y, x) for x, y in shape.exterior.coords]) for shape in plots(2).geometry]
    maps = gather(written(tmp_path / "parcels.shp", frame_of(turned, None)))
    first = maps.form.guesses.item(0)
    assert first is not None
    assert first.text().startswith("EPSG:4547 y,x")
    qtbot.mouseClick(maps.form.guesses.viewport(), LEFT, pos=maps.form.guesses.visualItemRect(first).center())
    at_rest(qtbot, maps)
    entry = entry_of(maps)
    assert (entry.choices.swap_axes, entry.lacks()) == (True, None)
    assert maps.form.placing.axes.isChecked()
    assert entry.picture is not None
    assert entry.picture.bounds == pytest.approx(tuple(plots(2).total_bounds), abs=0.01)


def test_axes_exchanged_by_mistake_are_refused_in_the_windows_words(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    maps = gather(written(tmp_path / "parcels.gpkg", plots(2)))
    axes = maps.form.placing.axes
    qtbot.mouseClick(axes, LEFT, pos=QPoint(10, axes.height() // 2))
    at_rest(qtbot, maps)
    assert entry_of(maps).lacks() is not None
    assert "--" not in maps.table.item(0, 5).text()  # type: ignore[union-attr]
    qtbot.mouseClick(axes, LEFT, pos=QPoint(10, axes.height() // 2))
    at_rest(qtbot, maps)
    assert entry_of(maps).lacks() is None


def test_a_map_far_from_the_plan_says_how_far(
    gather: Gather, opened: Callable[[Plan], PlanningSession], tmp_path: Path
) -> None:
    opened(plan(site({"L1": rect(0, 0, 100, 100)})))
    maps = gather(written(tmp_path / "zones.gpkg", frame_of([rect(12_100, 0, 50, 50)])), beside_plan=True)
    legend = [label.text() for label in maps.form.map.findChildren(QLabel)]
    assert "the plan, 12 km away" in legend


def test_an_unknown_shift_needs_an_answer_and_none_is_one(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    old = plots(2).set_crs(2383, allow_override=True)  # Xian 1980
    maps = gather(written(tmp_path / "parcels.gpkg", old))
    lack = entry_of(maps).lacks()
    assert lack is not None
    assert "The shift from the datum of EPSG:2383 is not known" in str(lack)
    pick(maps.form.placing.shift, "none")
    at_rest(qtbot, maps)
    assert entry_of(maps).lacks() is None
    assert maps.form.placing.shift.currentData() == "none"


def test_a_shift_is_given_in_its_dialog(gather: Gather, qtbot: Any, tmp_path: Path, answers: Any) -> None:
    maps = gather(written(tmp_path / "parcels.gpkg", plots(2).set_crs(2383, allow_override=True)))
    shift = DatumShift(SevenParameters(100.0, 50.0, -20.0), source="EPSG:2383")
    asked: list[CRS | None] = []

    def given(dialog: DatumShiftDialog) -> int:
        asked.append(dialog.source_crs)
        dialog.shift = shift
        return 1

    answers.give("QDialog.exec", given)
    pick(maps.form.placing.shift, "give")
    at_rest(qtbot, maps)
    assert [crs.to_epsg() for crs in asked if crs is not None] == [2383]
    assert entry_of(maps).choices.shift == shift
    assert entry_of(maps).lacks() is None
    assert maps.form.placing.shift.currentData() == "given"
    assert not isinstance(shift.method, ControlFit)


def test_a_plane_of_its_own_is_placed_by_control_points(
    gather: Gather, qtbot: Any, tmp_path: Path, answers: Any
) -> None:
    maps = gather(written(tmp_path / "parcels.shp", frame_of([box(2000, 3000, 2025, 3025)], None)))
    assert entry_of(maps).fits_no_system
    assert maps.form.map.waits.text().startswith("No known system puts these figures")
    east, north, *_ = rect(0, 0, 1, 1).bounds
    corners = [(0.0, 0.0), (100.0, 0.0), (0.0, 100.0), (100.0, 100.0)]
    points = [ControlPoint(str(at), (2000 + x, 3000 + y), (east + x, north + y)) for at, (x, y) in enumerate(corners)]

    def given(dialog: DatumShiftDialog) -> int:
        assert dialog.source_crs is None
        dialog.shift = DatumShift(fit(points), target="EPSG:4547")
        return 1

    answers.give("QDialog.exec", given)
    pick(maps.form.placing.shift, "give")
    at_rest(qtbot, maps)
    entry = entry_of(maps)
    assert entry.lacks() is None
    assert maps.form.crs.currentText() == "A plane of its own, placed by control points"
    assert entry.picture is not None
    assert entry.picture.bounds == pytest.approx((east, north, east + 25, north + 25), abs=0.01)


def test_the_offset_of_web_maps_is_a_choice_for_degrees_only(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    metres = written(tmp_path / "metres.gpkg", plots(1))
    degrees = written(tmp_path / "degrees.geojson", plots(1).to_crs(4326))
    maps = gather(metres, degrees)
    assert not maps.form.placing.offset.isVisible()
    maps.table.setCurrentCell(1, 0)
    at_rest(qtbot, maps)
    assert maps.form.placing.offset.isVisible()
    before = entry_of(maps).picture
    pick(maps.form.placing.offset, "gcj02")
    at_rest(qtbot, maps)
    after = entry_of(maps).picture
    assert before is not None
    assert after is not None
    assert entry_of(maps).preview is not None
    assert entry_of(maps).choices.offset == "gcj02"


def test_arrows_go_through_the_guesses_without_losing_the_focus(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    bare = plots(2).to_crs(4526).set_crs(None, allow_override=True)
    maps = gather(written(tmp_path / "parcels.shp", bare))
    guesses = maps.form.map.guess_map
    maps.activateWindow()
    guesses.setFocus()
    qtbot.waitUntil(guesses.hasFocus, timeout=5_000)
    for code in ("EPSG:4526", "EPSG:2362"):  # CGCS2000 and Xian 1980, 3-degree zone 38
        qtbot.keyClick(guesses, Qt.Key.Key_Down)
        at_rest(qtbot, maps)
        assert entry_of(maps).preview is not None
        assert entry_of(maps).preview.crs == code  # type: ignore[union-attr]
        assert guesses.hasFocus()


# -- layers ------------------------------------------------------------------------------------------------------


def town(folder: Path) -> Path:
    path = folder / "data.gpkg"
    written(path, plots(2), layer="a")
    written(path, frame_of([rect(0, 0, 60, 25)]), layer="b", append=True)
    written(path, frame_of([line((0, -9), (90, -9))]), layer="c", append=True)
    return path


def test_layers_of_a_file_are_given_roles_in_one_table(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    maps = gather(town(tmp_path), beside_plan=True)
    details = maps.form.details
    assert details.currentIndex() == LAYERS
    for layer, role in (("a", "parcels"), ("b", "zones"), ("c", "constraints")):
        pick(details.layers.combo(layer), role)
        at_rest(qtbot, maps)
    assert [(entry.role_source().source.layer, entry.role_now) for entry in maps.entries] == [
        ("a", "parcels"),
        ("b", "zones"),
        ("c", "constraints"),
    ]
    pick(details.layers.combo("b"), "")
    at_rest(qtbot, maps)
    assert [entry.role_source().source.layer for entry in maps.entries] == ["a", "c"]
    assert details.layers.combo("b").currentData() == ""
    assert details.layers.combo("c").findData("parcels") == -1  # lines are no parcels


def test_the_last_layer_can_be_taken_back(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    maps = gather(town(tmp_path), beside_plan=True)
    pick(maps.form.details.layers.combo("a"), "parcels")
    at_rest(qtbot, maps)
    pick(maps.form.details.layers.combo("a"), "")
    at_rest(qtbot, maps)
    assert len(maps.entries) == 1
    assert entry_of(maps).lacks() is CHOOSE_LAYER


# -- as last time ------------------------------------------------------------------------------------------------


def test_a_map_with_the_same_columns_is_decided_as_last_time_with_a_way_back(
    gather: Gather, qtbot: Any, tmp_path: Path
) -> None:
    first = gather(written(tmp_path / "november.gpkg", plots(2, code=["1", "2"], who=["甲", "乙"])))
    pick(first.form.mapping.combo("owner"), "who")
    pick(first.form.details.shapes.combos["duplicates"], "leave_out")
    first.remember()
    again = gather(written(tmp_path / "december.gpkg", plots(3, who=["a", "b", "c"], code=["3", "4", "5"])))
    entry = entry_of(again)
    assert entry.fields == {"owner": "who"}
    assert entry.choices.repairs == Repairs(duplicates="leave_out")
    assert again.form.last_time.isVisible()
    assert dt.datetime.now().astimezone().date().isoformat() in again.form.last_time.sentence.text()
    qtbot.mouseClick(again.form.last_time.button, LEFT)
    at_rest(qtbot, again)
    assert entry.fields == {}
    assert entry.choices.repairs == Repairs()
    assert again.form.mapping.combo("owner").currentData() == ""
    qtbot.mouseClick(again.form.last_time.button, LEFT)
    at_rest(qtbot, again)
    assert again.form.mapping.combo("owner").currentData() == "who"


def test_a_system_is_taken_as_last_time_only_where_it_is_likely_and_says_so(
    gather: Gather, qtbot: Any, desk: Desk, tmp_path: Path
) -> None:
    keep_choices(desk.settings, "parcels", ["code"], KeptChoices(crs="EPSG:4526", day=dt.date(2026, 11, 20)))
    fits = plots(2, code=["1", "2"]).to_crs(4526).set_crs(None, allow_override=True)
    maps = gather(written(tmp_path / "fits.shp", fits))
    entry = entry_of(maps)
    assert entry.told is not None
    assert entry.told.to_epsg() == 4526
    assert maps.form.where.text().startswith("As last time. The middle of the map lies at")
    other = plots(2, code=["1", "2"]).set_crs(None, allow_override=True)  # without the zone in front: no 4526
    maps = gather(written(tmp_path / "other.shp", other))
    assert entry_of(maps).told is None
    assert entry_of(maps).lacks() is not None


def test_a_column_that_has_gone_is_not_asked_for_again(gather: Gather, desk: Desk, tmp_path: Path) -> None:
    keep_choices(desk.settings, "parcels", ["code"], KeptChoices({"name": "gone"}, day=dt.date(2026, 11, 20)))
    maps = gather(written(tmp_path / "parcels.gpkg", plots(2, code=["1", "2"])))
    assert entry_of(maps).fields == {}


def test_what_was_left_as_proposed_is_not_remembered(gather: Gather, desk: Desk, tmp_path: Path) -> None:
    maps = gather(written(tmp_path / "parcels.gpkg", plots(2, ZDDM=["1", "2"])))
    pick(maps.form.mapping.combo("parcel_id"), "")
    pick(maps.form.mapping.combo("parcel_id"), "ZDDM")
    maps.remember()
    assert kept_choices(desk.settings, "parcels", ["ZDDM"]) is None


# -- leaving -----------------------------------------------------------------------------------------------------


def test_what_was_read_is_let_go_of_when_the_maps_are_left(gather: Gather, qtbot: Any, tmp_path: Path) -> None:
    maps = gather(written(tmp_path / "parcels.gpkg", plots(3)))
    painted(qtbot, maps)
    entry = entry_of(maps)
    assert entry.preview is not None
    raw = weakref.ref(entry.preview.raw)
    picture = weakref.ref(entry.picture)
    maps.close_reading()
    gc.collect()
    assert raw() is None
    assert picture() is None


def test_leaving_while_files_are_read_leaves_nothing_behind(
    gather: Gather, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    path = written(tmp_path / "parcels.gpkg", plots(3))
    maps = GatheredMaps(desk, ROLES, explore=True, beside_plan=False)
    maps.add_paths([path])
    maps.close_reading()
    maps.deleteLater()
    qtbot.waitUntil(lambda: not any(desk.background.is_busy(lane) for lane in (PICTURES, "looking into maps")))


def test_what_nobody_expected_of_a_file_is_said_and_keeps_no_other_map_waiting(
    gather: Gather, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_into(source: MapSource, *given: Any) -> MapPreview:
        if source.path.stem == "odd":
            raise ValueError("a fault of ours")
        return preview_map(source, *given)

    monkeypatch.setattr(map_reader, "preview_map", looked_into)
    odd, sound = (written(tmp_path / f"{name}.gpkg", plots(1)) for name in ("odd", "parcels"))
    with qtbot.capture_exceptions() as raised:
        maps = gather(odd, sound)
    assert [str(error[1]) for error in raised] == ["a fault of ours"]  # it is reported, not swallowed
    assert "that should not happen" in str(maps.entries[0].lacks())
    assert maps.entries[1].lacks() is None
