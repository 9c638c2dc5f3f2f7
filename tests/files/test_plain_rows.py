"""What is handed over in columns is what GDAL gives row by row, or else nothing is."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from siteplanner.core.errors import InputError
from siteplanner.files import vector_maps
from siteplanner.files.map_layers import RawLayer, RowsGiven
from siteplanner.files.map_sources import MapSource
from siteplanner.files.plain_rows import ROWS_AT_ONCE, Arriving, OddRowsError
from siteplanner.files.vector_maps import read_rows
from tests.builders import rect
from tests.drawn_maps import frame_of, written
from tests.files.reading_process.test_reading import same


def given(path: Path) -> RawLayer | None:
    """The layer as it arrives in pieces; None where it is left to the other way."""
    arriving = Arriving()
    found = read_rows(MapSource(path), "parcels", give=arriving.take)
    if not isinstance(found, RowsGiven):
        return None
    try:
        return found.with_rows(*arriving.whole(found.rows))
    except OddRowsError:
        return None


def require_same(path: Path) -> None:
    layer = given(path)
    assert layer is not None
    same(layer, vector_maps.read_layer(MapSource(path), "parcels"))


def squares(count: int, **columns: Any) -> gpd.GeoDataFrame:
    at = np.arange(count) * 10.0
    return gpd.GeoDataFrame(columns, geometry=shapely.box(at, 0, at + 9, 9), crs=4547)


def plain(tmp_path: Path, rows: int = 6) -> Path:
    numbers = np.arange(rows)
    frame = squares(
        rows, name=[f"地块{n}" for n in numbers], owner=[None, "", "张"] * (rows // 3), whole=numbers,
        small=numbers.astype("int32"), area=numbers * 1.5,
    )  # fmt: skip
    frame["gone"], frame["none"] = pd.Series([None] * rows, dtype="str"), np.full(rows, np.nan)
    return written(tmp_path / "a.gpkg", frame, layer="a")


def changed(path: Path, *statements: str) -> Path:
    with sqlite3.connect(path) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')  # those of the index ask for functions that only GDAL has
        for statement in statements:
            database.execute(statement)
    database.close()
    return path


def test_texts_numbers_and_blanks(tmp_path: Path) -> None:
    require_same(plain(tmp_path))


def test_a_file_of_any_name(tmp_path: Path) -> None:
    require_same(plain(tmp_path).rename(tmp_path / "张庄 一号!'😀.gpkg"))


def test_more_rows_than_go_at_once(tmp_path: Path) -> None:
    path = plain(tmp_path, 3 * (ROWS_AT_ONCE // 3 + 1))
    require_same(changed(path, f"UPDATE a SET owner = NULL, whole = NULL, gone = 'late' WHERE fid > {ROWS_AT_ONCE}"))


@pytest.mark.parametrize(
    "change",
    [
        "fid = 100 WHERE fid = 2", "fid = -7 WHERE fid = 6", "name = 5", "name = 2.5", "whole = 'abc'", "whole = 2.7",
        "whole = 9223372036854775807", "whole = NULL WHERE fid = 3", "area = 'xyz'", "area = 9e999", "area = x'32'",
        "area = 9007199254740993", "whole = x'31'", "small = 3000000000", "name = NULL", "area = NULL",
        "name = 'a' || char(0) || 'b'", "name = x'610062'",
    ],
)  # fmt: skip
def test_values_that_are_not_what_their_column_says(tmp_path: Path, change: str) -> None:
    """Either both ways agree, or this one leaves them to the other."""
    path = changed(plain(tmp_path), f"UPDATE a SET {change}")
    layer = given(path)
    if layer is not None:
        same(layer, vector_maps.read_layer(MapSource(path), "parcels"))


@pytest.mark.parametrize(
    "change",
    [
        "name = x'ff' WHERE fid = 2", "geom = NULL WHERE fid = 4", "geom = x'00'",
        "geom = substr(geom, 1, length(geom) - 5)", "geom = 'no shape'",
        "geom = substr(geom, 1, 40) || x'00' || substr(geom, 42)",
    ],
)  # fmt: skip
def test_what_is_damaged_is_left_to_the_other_way(tmp_path: Path, change: str) -> None:
    assert given(changed(plain(tmp_path), f"UPDATE a SET {change}")) is None


def test_rows_that_the_file_counts_wrongly_are_left_to_the_other_way(tmp_path: Path) -> None:
    path = changed(plain(tmp_path), "UPDATE gpkg_ogr_contents SET feature_count = 2")
    layer = given(path)
    assert layer is None or len(layer.geometries) == 6


@pytest.mark.parametrize(
    "wkt",
    [
        "POLYGON Z ((0 0 7, 9 0 7, 9 9 8, 0 0 7))", "POLYGON EMPTY", "POINT (1 2)", "LINESTRING (0 0, 1 1)",
        "MULTIPOLYGON EMPTY", "GEOMETRYCOLLECTION (POLYGON ((0 0, 9 0, 9 9, 0 0)))",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["Geometry", "Polygon"])
def test_other_shapes_are_left_to_the_other_way(tmp_path: Path, wkt: str, kind: str) -> None:
    frame = frame_of([rect(0, 0, 9, 9), shapely.from_wkt(wkt)])
    path = written(tmp_path / "odd.gpkg", frame, layer="odd", geometry_type="Unknown")
    assert given(changed(path, f"UPDATE gpkg_geometry_columns SET geometry_type_name = '{kind.upper()}'")) is None


@pytest.mark.parametrize("kind", ["BOOLEAN", "DATE", "DATETIME", "BLOB", "FLOAT", "SMALLINT"])
def test_other_columns_are_left_to_the_other_way(tmp_path: Path, kind: str) -> None:
    assert given(changed(plain(tmp_path), f"ALTER TABLE a ADD COLUMN odd {kind}")) is None


def test_other_formats_are_left_to_the_other_way(tmp_path: Path) -> None:
    assert given(written(tmp_path / "a.shp", squares(3, name=["a", "b", "c"]))) is None


def test_a_missing_file_is_the_same_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        given(tmp_path / "none.gpkg")
