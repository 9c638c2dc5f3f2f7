"""Boundary points through the commands: maps in, hand-over out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Run
from tests.drawn_boundary_points import HEADER, SQUARE, WITH_A_HOLE, text_file


def test_a_plan_is_made_of_a_text_file_without_being_asked_for_its_system(tmp_path: Path, run: Run) -> None:
    source = text_file(tmp_path / "报批坐标.txt", HEADER + WITH_A_HOLE + SQUARE)
    data = run("new", tmp_path / "p.gpkg", "--parcels", source, "--format", "json").json
    (layer,) = data["layers"]
    assert (data["crs"], layer["source_crs"], layer["encoding"]) == ("EPSG:4547", "EPSG:4526", "GB18030")
    assert (layer["read"], layer["kept"], layer["mapping"]["parcel_id"]) == (2, 2, "地块编号")
    assert abs(layer["area_m2"] - 150_000) < 0.001


def test_a_bad_parcel_is_a_line_of_the_report(tmp_path: Path, run: Run) -> None:
    source = text_file(tmp_path / "a.txt", HEADER + WITH_A_HOLE.replace("4174254.332", "41742x4.332", 1) + SQUARE)
    answer = run("new", tmp_path / "p.gpkg", "--parcels", source, "--lang", "en")
    assert answer.status == 0
    assert "2 rows read, 1 kept" in answer.out
    assert "Line 16 is no boundary point" in answer.out


def test_parcels_and_plants_are_imported_into_a_plan(plan_file: Path, tmp_path: Path, run: Run) -> None:
    source = text_file(tmp_path / "a.txt", HEADER + SQUARE)
    assert run("plants", plan_file, "--from", source).status == 0
    assert run("import", plan_file, "--parcels", source).status == 0


def test_a_text_that_is_no_map_is_one_sentence(tmp_path: Path, refused: Any) -> None:
    source = text_file(tmp_path / "说明.txt", "请见附图。\n")
    assert "holds no boundary points" in refused("new", tmp_path / "p.gpkg", "--parcels", source, "--lang", "en")


def test_the_export_says_system_axes_and_encoding(plan_file: Path, tmp_path: Path, run: Run) -> None:
    for name, encoding in (("o.txt", "GB18030"), ("o.csv", "UTF-8"), ("o.xlsx", "UTF-8")):
        answer = run("export", plan_file, tmp_path / name, "--layer", "plants", "--lang", "en")
        assert answer.status == 0, answer
        assert "3 Plants, 3 read back" in answer.out
        assert f"EPSG:4526, X = north, Y = east with the zone, {encoding}" in answer.out
        assert run("new", tmp_path / "again.gpkg", "--parcels", tmp_path / name, "--overwrite").status == 0


def test_the_json_of_an_export_tells_the_layer(plan_file: Path, tmp_path: Path, run: Run) -> None:
    data = run("export", plan_file, tmp_path / "o.txt", "--format", "json").json
    assert (data["profile"], data["layer"], data["encoding"]) == ("boundary-points", "parcels", "GB18030")
    assert run("export", plan_file, tmp_path / "o.dxf", "--format", "json").json["layer"] == ""


def test_a_layer_that_is_not_written_is_one_sentence(plan_file: Path, tmp_path: Path, refused: Any) -> None:
    assert "parcels, plants" in refused("export", plan_file, tmp_path / "o.txt", "--layer", "zones", "--lang", "en")
    assert ".txt" in refused("export", plan_file, tmp_path / "o.dxf", "--layer", "plants", "--lang", "en")
    assert not list(tmp_path.glob("o.*"))
