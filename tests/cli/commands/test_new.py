from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from siteplanner.files.plan_file import open_plan
from tests.builders import CRS, rect
from tests.cli.conftest import Run
from tests.drawn_maps import frame_of, written


@pytest.fixture
def parcels(tmp_path: Path) -> Path:
    """A shapefile of four parcels, two with the same number, one without a shape."""
    rows = {"ZDDM": ["甲-1", "甲-1", "甲-2", "甲-3"], "DLBM": ["0601"] * 4}
    shapes = [rect(0, 0, 100, 80), rect(110, 0, 100, 80), rect(220, 0, 100, 80), None]
    path = tmp_path / "地块.shp"
    gpd.GeoDataFrame(rows, geometry=shapes, crs=CRS).to_file(path, encoding="utf-8")
    return path


def test_a_plan_is_made_and_the_report_printed(tmp_path: Path, parcels: Path, run: Run) -> None:
    answer = run("new", tmp_path / "镇.gpkg", "--parcels", parcels, "--field", "parcel_id=ZDDM")
    assert answer.status == 0
    assert "4 rows read, 3 kept, 0 repaired, 1 refused" in answer.out
    assert "EPSG:4547" in answer.out
    made = open_plan(tmp_path / "镇.gpkg")
    assert sorted(made.site.parcels.index) == ["甲-1", "甲-1~2", "甲-2"]
    assert made.name == "镇"


def test_the_json_has_the_keys_of_the_interface(tmp_path: Path, parcels: Path, run: Run) -> None:
    data = run("new", tmp_path / "t.gpkg", "--parcels", parcels, "--field", "parcel_id=ZDDM", "--format", "json").json
    assert list(data) == ["plan", "crs", "layers"]
    assert data["crs"] == "EPSG:4547"
    layer = data["layers"][0]
    wanted = {"role", "source", "source_crs", "encoding", "mapping", "read", "kept", "repaired", "refused", "area_m2",
              "area_ellipsoidal_m2", "filled", "warnings", "issues"}  # fmt: skip
    assert wanted <= set(layer)
    assert layer["mapping"]["parcel_id"] == "ZDDM"
    assert layer["area_m2"] == pytest.approx(24_000.0)


def test_a_file_that_is_there_is_not_replaced_by_accident(
    tmp_path: Path, parcels: Path, plan_file: Path, run: Run, refused: Any
) -> None:
    before = plan_file.read_bytes()
    assert "exists already" in refused("new", plan_file, "--parcels", parcels)
    assert plan_file.read_bytes() == before
    assert run("new", plan_file, "--parcels", parcels, "--overwrite").status == 0


def test_a_map_is_not_replaced_by_the_plan_made_from_it(tmp_path: Path, refused: Any) -> None:
    source = written(tmp_path / "town.gpkg", frame_of([rect(0, 0, 100, 80)], CRS))
    before = source.read_bytes()
    over = tmp_path / "." / "town.gpkg"
    assert "one of the maps" in refused("new", over, "--parcels", source, "--overwrite")
    assert source.read_bytes() == before


def test_bad_maps_and_options_end_with_2_and_no_file(tmp_path: Path, parcels: Path, refused: Any) -> None:
    out, bare, empty = (tmp_path / name for name in ("o.gpkg", "bare.geojson", "empty.gpkg"))
    text = tmp_path / "text.shp"
    text.write_text("x", encoding="utf-8")
    gpd.GeoDataFrame({"a": [1]}, geometry=[None], crs=CRS).to_file(empty)
    bare.write_text('{"type":"FeatureCollection","features":[]}', encoding="utf-8")
    parcels.with_suffix(".prj").rename(tmp_path / "kept.prj")
    for options in (
        [],
        ["--parcels", tmp_path / "none.shp"],
        ["--parcels", text],
        ["--parcels", bare],
        ["--parcels", empty],
        ["--parcels", f"{empty}:nolayer"],
        ["--parcels", parcels],  # no .prj any more
        ["--parcels", parcels, "--crs-of", "parcels"],
        ["--parcels", parcels, "--crs-of", "parcels=EPSG:4547", "--crs", "EPSG:3857"],
        ["--parcels", parcels, "--crs-of", "parcels=EPSG:4547", "--crs", "EPSG:4326"],
        ["--parcels", parcels, "--crs-of", "parcels=EPSG:4547", "--crs", "EPSG:31370"],
        ["--parcels", parcels, "--crs-of", "parcels=EPSG:4547", "--field", "parcel_id=NOPE"],
    ):
        assert refused("new", out, *options)
        assert not out.exists()


def test_a_missing_crs_can_be_told(tmp_path: Path, parcels: Path, run: Run, refused: Any) -> None:
    parcels.with_suffix(".prj").unlink()
    line = refused("new", tmp_path / "o.gpkg", "--parcels", parcels)
    assert "--crs-of parcels=EPSG:" in line
    assert run("new", tmp_path / "o.gpkg", "--parcels", parcels, "--crs-of", "parcels=EPSG:4547").status == 0


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, parcels: Path, refused: Any) -> None:
    assert "there is no folder" in refused("new", tmp_path / "no" / "o.gpkg", "--parcels", parcels)


def test_a_name_that_is_too_long_is_refused(tmp_path: Path, parcels: Path, refused: Any) -> None:
    assert "the name is too long" in refused("new", tmp_path / f"{'x' * 300}.gpkg", "--parcels", parcels)


def test_one_wild_row_does_not_make_a_map_doubtful(tmp_path: Path, parcels: Path, run: Run) -> None:
    wild = written(tmp_path / "zones.gpkg", frame_of([rect(0, 0, 90, 90), rect(1e300, 0, 9, 9), rect(90, 0, 90, 90)]))
    answer = run("new", tmp_path / "o.gpkg", "--parcels", parcels, "--zones", wild, "--format", "json")
    zones = answer.json["layers"][1]
    assert (zones["kept"], [issue["row"] for issue in zones["issues"]]) == (2, [2])


def test_a_bad_geojson_is_one_sentence_and_bad_features_are_lines(tmp_path: Path, run: Run, refused: Any) -> None:
    corner = [[113.6, 37.8], [113.601, 37.8], [113.601, 37.801], [113.6, 37.8]]
    shapes = [{"type": "Polygon", "coordinates": [ring]} for ring in (corner, [["113.6", 37.8], *corner[1:]])]
    rows = [{"type": "Feature", "properties": {}, "geometry": shape} for shape in shapes]
    text = json.dumps({"type": "FeatureCollection", "features": rows})
    path, out = tmp_path / "town.geojson", tmp_path / "o.gpkg"
    path.write_text(text[:-9], encoding="utf-8")
    assert "it ends too early" in refused("new", out, "--parcels", path)
    path.write_text(json.dumps(rows[1]), encoding="utf-8")
    assert "/geometry/coordinates/0/0/0 (line 1, byte 0): “113.6” stands where a number is needed" in refused(
        "new", out, "--parcels", path
    )
    assert not out.exists()
    path.write_text(text, encoding="utf-8")
    answer = run("new", out, "--parcels", path, "--format", "json")
    assert answer.status == 0
    [layer] = answer.json["layers"]
    assert (layer["read"], layer["kept"], layer["refused"]) == (2, 1, 1)
    assert layer["issues"][0]["reason"].startswith("/features/1/geometry/coordinates/0/0/0 (line 1, byte ")


def test_what_becomes_of_unsound_shapes_can_be_told(tmp_path: Path, run: Run, refused: Any) -> None:
    twice = frame_of([rect(0, 0, 100, 80), rect(0, 0, 100, 80)], ZDDM=["a", "b"])
    path = written(tmp_path / "twice.gpkg", twice)
    answer = run("new", tmp_path / "t.gpkg", "--parcels", path, "--repair", "parcels.duplicates=leave_out")
    assert "2 rows read, 1 kept, 0 repaired, 1 refused" in answer.out
    assert "left out as was chosen" in answer.out
    said = refused("new", tmp_path / "u.gpkg", "--parcels", path, "--repair", "zones.duplicates=leave_out")
    assert "“zones.duplicates=leave_out” does not say" in said
    assert not (tmp_path / "u.gpkg").exists()
