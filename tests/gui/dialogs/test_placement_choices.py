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
from siteplanner.gui.dialogs.placement_choices import AS_NONE, GIVE, GIVEN, PlacementChoices
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
