"""A map in a plane of its own is placed by control points; it is asked for where nothing else is known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from PySide6.QtWidgets import QDialog

from siteplanner.core.control_fit import ControlFit
from siteplanner.core.reading_choices import ReadingChoices
from siteplanner.files.map_sources import MapSource
from siteplanner.gui.dialogs.datum_shift import DatumShiftDialog
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.placement_choices import AS_NONE, GIVE, GIVEN, OWN, PlacementChoices
from siteplanner.services.map_preview import preview_map
from tests.builders import rect
from tests.dialog_answers import Answers
from tests.drawn_maps import frame_of, plots, written

CELLS = "A\t0\t0\t4173000\t38469000\nB\t3000\t0\t4176000\t38469000\nC\t0\t3000\t4173000\t38472000\n"
"""North and east in the map's plane, north and east in zone 38."""


@pytest.fixture
def choices(qtbot: Any) -> Iterator[PlacementChoices]:
    made = PlacementChoices()
    made.show()
    yield made
    made.close()
    made.deleteLater()


def looked_into(path: Path, decided: ReadingChoices | None = None) -> MapEntry:
    entry = MapEntry(MapSource(path), choices=decided or ReadingChoices())
    entry.preview = preview_map(entry.source, "parcels", None, None, entry.choices)
    return entry


@pytest.fixture
def local_map(tmp_path: Path) -> Path:
    there = shapely.transform(rect(0, 0, 100, 80), lambda xy: xy - np.array([469_000, 4_173_000]))
    return written(tmp_path / "local.gpkg", frame_of([there], None))


def offered(choices: PlacementChoices) -> list[str]:
    return [choices.shift.itemData(at) for at in range(choices.shift.count())]


def test_control_points_are_offered_where_no_system_is_known(choices: PlacementChoices, local_map: Path) -> None:
    choices.show_entry(looked_into(local_map), None)
    assert choices.shift.isVisible()
    assert offered(choices) == [GIVE]
    assert choices.shift.currentIndex() == -1


def test_they_place_the_map(choices: PlacementChoices, local_map: Path, qtbot: Any, answers: Answers) -> None:
    def told(dialog: DatumShiftDialog) -> int:
        assert not dialog.tabs.isTabEnabled(0)  # seven parameters need a system
        dialog.points.order.setCurrentIndex(1)
        dialog.points.take(CELLS)
        dialog.use.click()
        return int(QDialog.DialogCode.Accepted)

    entry = looked_into(local_map)
    choices.show_entry(entry, None)
    answers.give("QDialog.exec", told)
    with qtbot.waitSignal(choices.shift_chosen) as chosen:
        choices.shift.activated.emit(choices.shift.findData(GIVE))
    shift, as_none = chosen.args
    assert not as_none
    assert isinstance(shift.method, ControlFit)
    assert shift.target == "EPSG:4526"  # as the points' eastings begin
    placed = looked_into(local_map, ReadingChoices(shift=shift))
    assert placed.lacks() is None
    assert placed.preview is not None
    assert placed.preview.where == pytest.approx((113.66, 37.698), abs=0.001)
    choices.show_entry(placed, None)
    assert offered(choices) == [GIVEN, GIVE, AS_NONE]
    assert choices.shift.currentData() == GIVEN


def test_a_map_that_says_its_system_is_not_asked_for_points(choices: PlacementChoices, tmp_path: Path) -> None:
    choices.show_entry(looked_into(written(tmp_path / "sound.gpkg", plots(2))), None)
    assert not choices.shift.isVisible()
    choices.show_entry(looked_into(written(tmp_path / "old.gpkg", plots(2).to_crs(2383))), None)
    assert offered(choices) == [GIVE, AS_NONE]


def with_towgs84(path: Path, figures: str) -> Path:
    """A Shapefile of 1980 whose .prj states a shift, as some programs write it."""
    written(path, plots(2).to_crs(2383))
    prj = path.with_suffix(".prj")
    prj.write_text(prj.read_text().replace("]],PRIMEM", f"],TOWGS84[{figures}]],PRIMEM"))
    return path


def test_the_shift_a_file_states_is_offered_with_its_seven_parameters_and_where_it_comes_from(
    choices: PlacementChoices, tmp_path: Path, qtbot: Any, answers: Answers
) -> None:
    entry = looked_into(with_towgs84(tmp_path / "old.shp", "100,-50,-80,0.5,0.2,-1.5,2"))
    assert entry.lacks() is not None  # it is offered, never taken unasked
    choices.show_entry(entry, None)
    assert offered(choices) == [OWN, GIVE, AS_NONE]
    assert choices.shift.currentIndex() == -1
    seen: list[tuple[list[str], str, str]] = []

    def look(dialog: DatumShiftDialog) -> int:
        dialog.show()
        figures = [field.text() for field in dialog.seven.fields.values()]
        seen.append((figures, dialog.seven.convention.currentData(), dialog.origin.text()))
        assert dialog.origin.isVisible()
        dialog.use.click()
        return int(QDialog.DialogCode.Accepted)

    answers.give("QDialog.exec", look)
    with qtbot.waitSignal(choices.shift_chosen) as chosen:
        choices.shift.activated.emit(choices.shift.findData(OWN))
    (figures, convention, origin), (shift, as_none) = seen[0], chosen.args
    assert figures == ["100", "-50", "-80", "0.5", "0.2", "-1.5", "2"]
    assert convention == "position_vector"  # by the definition of TOWGS84
    assert origin.startswith("As the coordinate system of old.shp states it (TOWGS84)")
    assert (shift.method.rz_arcsec, as_none) == (-1.5, False)
    placed = looked_into(entry.source.path, ReadingChoices(shift=shift))
    assert placed.lacks() is None


@pytest.mark.parametrize("figures", ["0,0,0,0,0,0,0", "9e9,0,0,0,0,0,0"])
def test_what_is_no_shift_is_not_offered(choices: PlacementChoices, tmp_path: Path, figures: str) -> None:
    choices.show_entry(looked_into(with_towgs84(tmp_path / "old.shp", figures)), None)
    assert offered(choices) == [GIVE, AS_NONE]
