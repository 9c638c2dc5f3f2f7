"""What comes out of the reading process is what the readers give, to the last bit."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from siteplanner.core.errors import InputError
from siteplanner.files import reading_process, vector_maps
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from tests.builders import rect
from tests.drawn_maps import frame_of, plots, unchecked, written

NAMES = ["张庄一号", None, "新村😀"]
KINDS = {
    "name": NAMES,
    "whole": pd.array([1, None, 3], dtype="Int64"),
    "area": [1.5, float("nan"), -0.0],
    "yes": [True, False, True],
    "day": pd.to_datetime(["2026-11-23", None, "2025-01-01"]),
}
ODD_SHAPES = [
    "POLYGON Z ((0 0 7, 9 0 7, 9 9 8, 0 0 7))",
    "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))",
    "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
    "POINT (nan 4)",
    "POLYGON EMPTY",
    "LINESTRING Z (0 0 1, 5 5 2)",
]


def same(ours: RawLayer, theirs: RawLayer) -> None:
    for each in fields(RawLayer):
        one, other = getattr(ours, each.name), getattr(theirs, each.name)
        if each.name == "geometries":
            assert shapely.to_wkb(one, flavor="iso").tolist() == shapely.to_wkb(other, flavor="iso").tolist()
            assert one.dtype == other.dtype
        elif isinstance(one, pd.DataFrame):
            pd.testing.assert_frame_equal(one, other)
        elif isinstance(one, np.ndarray):
            np.testing.assert_array_equal(one, other)
            assert one.dtype == other.dtype
        else:
            assert one == other, each.name


def read_both(path: Path, layer: str | None = None, role: str = "parcels", encoding: str = "") -> RawLayer:
    source = MapSource(path, layer)
    here, there = vector_maps.read_layer(source, role, encoding), reading_process.read_layer(source, role, encoding)
    same(there, here)
    assert reading_process.list_layers(path) == vector_maps.list_layers(path)
    return there


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".fgb"])
def test_columns_of_every_kind(tmp_path: Path, suffix: str) -> None:
    options = {"encoding": "GB18030"} if suffix == ".shp" else {}
    layer = read_both(written(tmp_path / f"张庄 一号{suffix}", plots(**KINDS), **options))
    assert set(layer.table["name"].dropna()) == {"张庄一号", "新村😀"}


def test_shapes_of_every_kind(tmp_path: Path) -> None:
    shapes = [*(unchecked(wkt) for wkt in ODD_SHAPES), None]
    path = written(tmp_path / "odd.gpkg", frame_of(shapes), layer="odd", geometry_type="Unknown")
    layer = read_both(path, role="constraints")
    assert [None if s is None else s.geom_type for s in layer.geometries][2] == "GeometryCollection"
    assert layer.geometries[0].has_z
    assert layer.geometries[6] is None


def test_shapes_of_our_own_readers(tmp_path: Path) -> None:
    path = tmp_path / "地块.geojson"
    path.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","id":"A","properties":{"面积":2.5},"geometry":'
        '{"type":"Polygon","coordinates":[[[112,38,5],[112.1,38.1,5],[112.1,38,5],[112,38,5]]]}},'
        '{"type":"Feature","properties":{},"geometry":null},'
        '{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,2]]]}}]}',
        encoding="utf-8",
    )
    layer = read_both(path)
    assert layer.notes
    assert layer.refused


def test_a_table_of_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "点.csv"
    path.write_text("地块,X,Y\nA,4200000,500000\nA,4200000,500100\nA,4200100,500100\n", encoding="gb18030")
    assert len(read_both(path).geometries) == 1


def test_a_chosen_encoding(tmp_path: Path) -> None:
    path = written(tmp_path / "a.shp", plots(ZDMC=["a", "b", "张"]), encoding="GB18030")
    path.with_suffix(".cpg").unlink()
    assert read_both(path, encoding="GB18030").table["ZDMC"].tolist() == ["a", "b", "张"]


@pytest.mark.parametrize(
    "name", ["none.gpkg", "empty.gpkg", "empty.shp", "empty.geojson", "empty.dxf", "empty.txt", "empty.zip", "a.odd"]
)
def test_refusals(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if not name.startswith("none"):
        path.touch()
    said: list[Any] = []
    for reader in (vector_maps, reading_process):
        with pytest.raises(InputError) as caught:
            reader.read_layer(MapSource(path), "parcels")
        said.append(caught.value.message)
    assert said[0] == said[1]


def test_the_files_beside_a_map_stay_as_they_are(tmp_path: Path) -> None:
    path = written(tmp_path / "a.gpkg", frame_of([rect(0, 0, 9, 9)]))
    before = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    reading_process.read_layer(MapSource(path), "parcels")
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before
