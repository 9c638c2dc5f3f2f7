"""What a person sees of a map before it comes in: where it lies, and which of its rows are not sound."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyproj import CRS
from shapely.geometry import LineString, Polygon

from siteplanner.core.repairs import Repairs
from siteplanner.files.map_sources import MapSource
from siteplanner.services.incoming_layer import read_incoming
from siteplanner.services.map_picture import MapPicture, map_picture
from tests.builders import line, rect
from tests.drawn_maps import frame_of, plots, written

PLAN = CRS.from_epsg(4547)


def pictured(path: Path, plan_crs: CRS | None = None) -> MapPicture:
    return map_picture(read_incoming("parcels", MapSource(path), None), plan_crs)


@pytest.fixture
def unsound(tmp_path: Path) -> Path:
    """Row 1 is sound, 2 crosses itself, 3 is row 1 again, 4 is a line, 5 has no shape, 6 no area."""
    sound = rect(0, 0, 25, 25)
    east, north, *_ = sound.bounds
    tie = Polygon([(east + x, north + y) for x, y in ((50, 0), (90, 40), (90, 0), (50, 40))])
    flat = Polygon([(east + x, north) for x in (100, 110, 105)])
    shapes: list[Any] = [sound, tie, rect(0, 0, 25, 25), line((0, 60), (90, 60)), None, flat]
    assert isinstance(shapes[3], LineString)
    return written(tmp_path / "parcels.gpkg", frame_of(shapes), geometry_type="Unknown")


def test_unsound_rows_are_told_by_kind_as_the_import_will_find_them(unsound: Path) -> None:
    picture = pictured(unsound)
    assert [(found.row, found.kind) for found in picture.unsound] == [
        (1, "invalid"),
        (2, "duplicates"),
        (3, "left_out"),
        (4, "left_out"),
        (5, "left_out"),
    ]
    assert picture.counts() == {"invalid": 1, "rings": 0, "duplicates": 1, "left_out": 3}
    assert picture.stays_out(Repairs()) == {3, 4, 5}
    assert picture.stays_out(Repairs(invalid="leave_out", duplicates="leave_out")) == {1, 2, 3, 4, 5}


def test_what_cannot_come_in_is_drawn_where_it_lies_all_the_same(unsound: Path) -> None:
    picture = pictured(unsound)
    assert picture.shapes[3].length == pytest.approx(90.0)
    assert picture.shapes[4] is None
    assert picture.shapes[1].area == pytest.approx(800.0)  # two triangles of 400 m²


def test_a_click_finds_the_nearest_row_and_nothing_far_away(unsound: Path) -> None:
    picture = pictured(unsound)
    east, north, *_ = rect(0, 0, 25, 25).bounds
    assert picture.row_at(east + 30, north + 61, 2.0) == 3
    assert picture.row_at(east + 30, north + 65, 2.0) is None
    assert picture.row_at(east + 12, north + 12, 2.0) in {0, 2}


def test_a_map_in_degrees_lies_beside_the_plan_it_comes_into(tmp_path: Path) -> None:
    picture = pictured(written(tmp_path / "parcels.geojson", plots(2).to_crs(4326)), PLAN)
    assert picture.beside_plan
    assert picture.bounds == pytest.approx(tuple(plots(2).total_bounds), abs=0.001)


def test_without_a_plan_degrees_are_shown_in_metres_about_the_middle_of_the_map(tmp_path: Path) -> None:
    picture = pictured(written(tmp_path / "parcels.geojson", plots(2).to_crs(4326)))
    assert not picture.beside_plan
    assert picture.bounds is not None
    west, south, east, north = picture.bounds
    assert (east - west, north - south) == pytest.approx((55.0, 25.0), abs=0.5)  # turned by the meridians' convergence


def test_a_map_far_out_is_drawn_in_metres_of_its_own_where_it_is_not_distorted(tmp_path: Path) -> None:
    antipodes = plots(2).to_crs(4326).translate(-180.0, -80.0)
    picture = pictured(written(tmp_path / "parcels.geojson", frame_of(list(antipodes), crs=4326)), PLAN)
    assert not picture.beside_plan
    assert picture.bounds is not None
    west, south, east, north = picture.bounds
    # 25 m of latitude stay 25 m; 55 m east at 37.7° N are 55 × cos 42.3° / cos 37.7° = 51.4 m at 42.3° S
    assert (east - west, north - south) == pytest.approx((51.4, 25.0), abs=0.5)
