"""Looking into maps before they are brought in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from pyproj import CRS

from siteplanner.core.datum_shift import DatumShift
from siteplanner.core.errors import InputError
from siteplanner.core.reading_choices import ReadingChoices
from siteplanner.core.seven_parameters import SevenParameters
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers
from siteplanner.services.map_preview import MapPreview, guess_role, preview_map, sources_in
from tests.builders import line, point, rect
from tests.drawn_maps import frame_of, plots, written


def test_it_tells_rows_system_place_and_columns(tmp_path: Path) -> None:
    path = written(tmp_path / "parcels.gpkg", plots(3, ZDDM=["A1", "A2", "A3"], QLR=["甲公司", "乙公司", None]))
    found = preview_map(MapSource(path))
    assert (found.role, found.layer, found.rows) == ("parcels", "parcels", 3)
    assert (found.crs, found.stated, found.encoding) == ("EPSG:4547", "EPSG:4547", "UTF-8")
    assert found.where == pytest.approx((113.66, 37.698), abs=0.001)
    assert found.proposed == {"parcel_id": "ZDDM", "owner": "QLR"}
    assert found.samples["QLR"] == ("甲公司", "乙公司")
    assert found.sample_text == "甲公司, 乙公司"
    assert found.plan_crs == "EPSG:4547"
    assert str(found.plan_crs_reason.text) == "The usual system here; the parcels lie in its area of use."  # type: ignore[union-attr]


def test_a_map_without_a_system_has_guesses_until_it_is_told_one(tmp_path: Path) -> None:
    path = written(tmp_path / "parcels.shp", plots(2).set_crs(None, allow_override=True))
    found = preview_map(MapSource(path))
    assert (found.crs, found.stated, found.where) == ("", "", None)
    assert found.guesses[0].crs == "EPSG:4547"
    assert found.rows == 2
    told = preview_map(MapSource(path), told=CRS.from_epsg(4547))
    assert told.crs == "EPSG:4547"
    assert told.guesses == ()


def test_a_system_the_coordinates_do_not_fit_is_doubted(tmp_path: Path) -> None:
    path = written(tmp_path / "parcels.gpkg", plots(2).set_crs(4326, allow_override=True))
    found = preview_map(MapSource(path))
    assert (found.crs, found.stated) == ("", "EPSG:4326")
    assert found.guesses


def test_parcels_no_plan_can_be_measured_in_say_so_and_name_systems_that_fit(tmp_path: Path) -> None:
    mercator = gpd.GeoSeries(gpd.points_from_xy([14.4], [50.1]), crs=4326).to_crs(3857).buffer(30)
    path = written(tmp_path / "plots.gpkg", gpd.GeoDataFrame(geometry=mercator))
    found = preview_map(MapSource(path))
    assert found.plan_crs == ""
    assert "Web Mercator" in str(found.plan_crs_reason)
    assert found.fitting == ("EPSG:32633", "EPSG:25833")


@pytest.mark.parametrize(
    ("name", "shape", "role"),
    [
        ("地块", rect(0, 0, 9, 9), "parcels"),
        ("片区2025", rect(0, 0, 9, 9), "zones"),
        ("XX变电站", point(0, 0), "substations"),
        ("道路", line((0, 0), (9, 9)), "constraints"),
        ("lines", line((0, 0), (9, 9)), "constraints"),
        ("nothing", rect(0, 0, 9, 9), "parcels"),
        ("zones", point(0, 0), "substations"),  # points cannot be zones
    ],
)
def test_the_role_is_guessed_by_name_and_shape(tmp_path: Path, name: str, shape: shapely.Geometry, role: str) -> None:
    path = written(tmp_path / f"{name}.gpkg", frame_of([shape]))
    assert guess_role(list_layers(path)[0], MapSource(path)) == role


def test_layers_called_like_the_base_map_are_maps_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "town.gpkg"
    written(path, plots(1), layer="zones")
    written(path, plots(2), layer="parcels", append=True)
    written(path, plots(1), layer="sketch", append=True)
    found = sources_in(list_layers(path), MapSource(path))
    assert [source.layer for source in found] == ["parcels", "zones"]


def test_of_layers_that_tell_nothing_none_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "town.gpkg"
    written(path, plots(1), layer="a")
    written(path, plots(2), layer="b", append=True)
    assert sources_in(list_layers(path), MapSource(path)) == (MapSource(path),)
    found = preview_map(MapSource(path))
    assert (found.layer, [layer.name for layer in found.layers]) == ("", ["a", "b"])
    assert preview_map(MapSource(path, "b")).rows == 2


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        preview_map(MapSource(tmp_path / "none.gpkg"))


def told_of(found: MapPreview) -> str:
    """What was done to the coordinates, as the report will tell it."""
    assert found.incoming is not None
    return " ".join(str(message) for message in found.incoming.placed)


class TestThePlace:
    def test_a_map_of_the_county_raises_no_question(self, tmp_path: Path) -> None:
        found = preview_map(MapSource(written(tmp_path / "parcels.gpkg", plots(2))))
        assert found.box is not None
        assert found.box == pytest.approx((113.66, 37.70, 113.66, 37.70), abs=0.003)
        assert (found.outside_home_km, found.outside_home, found.shift_unknown) == (None, None, False)
        assert not found.may_be_offset
        assert told_of(found) == ""

    def test_a_map_outside_it_does(self, tmp_path: Path) -> None:
        # 0.1° east of the county's box on its southern half: 8.8 km by cos(37.7°) · 111.3 km a degree
        boxes = [shapely.box(114.1425, 37.70, 114.1426, 37.7001)]
        found = preview_map(MapSource(written(tmp_path / "parcels.gpkg", frame_of(boxes, 4326))))
        assert found.outside_home_km == pytest.approx(8.8, abs=0.1)
        assert "9 km outside Pingding county" in str(found.outside_home)
        assert found.may_be_offset

    @pytest.mark.parametrize(("code", "target"), [(2383, "EPSG:4547"), (2362, "EPSG:4526"), (4610, "EPSG:4490")])
    def test_an_old_datum_says_which_shift_is_missing(self, tmp_path: Path, code: int, target: str) -> None:
        path = written(tmp_path / "parcels.gpkg", plots(2).to_crs(code))
        found = preview_map(MapSource(path))
        assert (found.shift_unknown, found.shift_target) == (True, target)
        zones = preview_map(MapSource(path), "zones")
        assert (zones.shift_unknown, zones.shift_target) == (True, target)
        assert found.crs == f"EPSG:{code}"

    def test_a_shift_that_was_told_answers_it(self, tmp_path: Path) -> None:
        path = written(tmp_path / "parcels.gpkg", plots(2).to_crs(2383))
        choices = ReadingChoices(shift=DatumShift(SevenParameters(24.0, -123.0, -94.0)))
        found = preview_map(MapSource(path), choices=choices)
        assert not found.shift_unknown
        assert found.crs == "EPSG:2383"
        assert "by seven parameters as told" in told_of(found)

    def test_exchanged_axes_are_a_guess_until_they_are_told(self, tmp_path: Path) -> None:
        there = shapely.transform(rect(0, 0, 50, 40), lambda xy: xy[:, ::-1])
        path = written(tmp_path / "parcels.gpkg", frame_of([there], 4547))
        found = preview_map(MapSource(path))
        assert (found.crs, found.stated) == ("", "EPSG:4547")
        assert [guess.key for guess in found.guesses] == ["EPSG:4547 y,x"]
        told = preview_map(MapSource(path), choices=ReadingChoices(swap_axes=True))
        assert told.crs == "EPSG:4547"
        assert told.where == pytest.approx((113.66, 37.698), abs=0.001)
        assert "exchanged back" in told_of(told)


def test_a_column_of_raw_bytes_is_left_out_with_a_word(tmp_path: Path) -> None:
    plain = plots(2, ZDDM=["A1", "A2"])
    path = written(tmp_path / "parcels.gpkg", plain, layer_options={"SPATIAL_INDEX": "NO"})  # it would have triggers
    with closing(sqlite3.connect(path)) as database:
        database.execute("ALTER TABLE parcels ADD COLUMN photo BLOB")
        database.execute("UPDATE parcels SET photo = x'89504e47ff'")
        database.commit()
    preview = preview_map(MapSource(path))
    assert preview.columns == ("ZDDM",)
    assert "The column “photo” holds no text but raw bytes, such as pictures; it was left out." in [
        str(warning) for warning in preview.warnings
    ]
