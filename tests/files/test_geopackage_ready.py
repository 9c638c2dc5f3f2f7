"""GeoPackages of other programs: odd layers, other versions, files that are being written; none hides another layer."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio
import pytest

from siteplanner.core.errors import InputError
from siteplanner.files.map_layers import MapLayer, RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from tests.drawn_maps import listing, plots, written

NAMES = ["张庄一号", "贝特瑞", "新村"]
VIEW = (
    "CREATE VIEW v AS SELECT fid AS OGC_FID, geom, {column} FROM bad",
    "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) VALUES ('v', 'v', 'features', 4547)",
    "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POLYGON', 4547, 0, 0)",
)


def geopackage(path: Path, **options: object) -> Path:
    for layer in ("good", "bad"):
        written(path, plots(ZDMC=NAMES), layer=layer, **options)
    return path


def altered(path: Path, *statements: str) -> Path:
    """The file after SQL that knows nothing of GeoPackage."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:  # they call functions that only GDAL has
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


def read(path: Path, layer: str) -> RawLayer:
    return read_layer(MapSource(path, layer), "parcels")


def layers(path: Path) -> dict[str, MapLayer]:
    return {layer.name: layer for layer in list_layers(path)}


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "1.3", "1.4"])
def test_every_version(tmp_path: Path, version: str) -> None:
    path = geopackage(tmp_path / "a.gpkg", dataset_options={"VERSION": version})
    layer = read(path, "good")
    assert (layer.table["ZDMC"].tolist(), len(layer.geometries)) == (NAMES, 3)
    assert layer.warnings == ()


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["DELETE FROM gpkg_geometry_columns WHERE table_name = 'bad'"], "which of its columns holds the shapes"),
        (["DROP TABLE bad"], "its table is not there"),
        (["UPDATE gpkg_contents SET data_type = 'sketch' WHERE table_name = 'bad'"], "of the kind “sketch”"),
        (["UPDATE gpkg_geometry_columns SET column_name = 'nope' WHERE table_name = 'bad'"], "no such column"),
        (["ALTER TABLE bad RENAME COLUMN geom TO shape"], "damaged or no map|no such column"),
    ],
)
def test_a_layer_that_cannot_be_read_is_listed_with_its_problem_and_hides_no_other(
    tmp_path: Path, statements: list[str], said: str
) -> None:
    path = altered(geopackage(tmp_path / "a.gpkg"), *statements)
    assert set(layers(path)) == {"good", "bad"}
    assert read(path, "good").table["ZDMC"].tolist() == NAMES
    with pytest.raises(InputError, match=said) as caught:
        read(path, "bad")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "statements",
    [
        ["DROP TABLE rtree_bad_geom"],
        ["DELETE FROM gpkg_extensions"],
        ["DELETE FROM gpkg_ogr_contents"],
        ["UPDATE gpkg_ogr_contents SET feature_count = 2"],
        ["UPDATE gpkg_ogr_contents SET feature_count = 7"],
        ["UPDATE gpkg_contents SET min_x = 1, min_y = 1, max_x = 2, max_y = 2"],
        ["UPDATE gpkg_geometry_columns SET geometry_type_name = 'BANANA' WHERE table_name = 'bad'"],
        ["UPDATE gpkg_contents SET srs_id = 4326 WHERE table_name = 'bad'"],
        ["PRAGMA user_version = 10900"],
    ],
)
def test_faults_of_the_registers_lose_no_row(tmp_path: Path, statements: list[str]) -> None:
    path = altered(geopackage(tmp_path / "a.gpkg"), *statements)
    layer = read(path, "bad")
    assert (layer.table["ZDMC"].tolist(), len(layer.geometries)) == (NAMES, 3)
    assert layer.crs is not None
    assert layer.crs.to_epsg() == 4547


@pytest.mark.parametrize("srs_id", [99999, -1, 0])
def test_a_system_that_is_not_there_is_none(tmp_path: Path, srs_id: int) -> None:
    statement = f"UPDATE gpkg_geometry_columns SET srs_id = {srs_id} WHERE table_name = 'bad'"
    path = altered(geopackage(tmp_path / "a.gpkg"), statement)
    assert read(path, "bad").crs is None
    assert read(path, "good").crs is not None


def test_a_shape_that_is_none_is_a_row_that_cannot_be_read(tmp_path: Path) -> None:
    path = altered(geopackage(tmp_path / "a.gpkg"), "UPDATE bad SET geom = x'4750000100112233' WHERE fid = 2")
    layer = read(path, "bad")
    assert [shape is None for shape in layer.geometries] == [False, True, False]


def test_views_are_layers_and_a_broken_one_says_so(tmp_path: Path) -> None:
    sound = altered(geopackage(tmp_path / "a.gpkg"), *(text.format(column="ZDMC") for text in VIEW))
    assert read(sound, "v").table["ZDMC"].tolist() == NAMES
    broken = altered(geopackage(tmp_path / "b.gpkg"), *(text.format(column="gone") for text in VIEW))
    assert layers(broken)["v"].problem is not None
    assert read(broken, "good").table["ZDMC"].tolist() == NAMES


def test_a_table_without_shapes_is_no_map_but_hides_none(tmp_path: Path) -> None:
    path = geopackage(tmp_path / "a.gpkg")
    pyogrio.write_dataframe(pd.DataFrame({"a": [1]}), path, layer="notes")
    assert layers(path)["notes"].geometry_type is None
    with pytest.raises(InputError, match="is a table without shapes"):
        read(path, "notes")


@pytest.mark.parametrize("name", ["地块 一", 'a"b', "a'b", "a;b", "DROP TABLE x--"])
def test_odd_names_of_layers(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "a.gpkg", plots(ZDMC=NAMES), layer=name)
    assert read(path, name).table["ZDMC"].tolist() == NAMES


class TestOtherFiles:
    def test_a_database_that_is_no_geopackage_is_refused_in_words_of_its_own(self, tmp_path: Path) -> None:
        with contextlib.closing(sqlite3.connect(tmp_path / "a.gpkg")) as connection:
            connection.execute("CREATE TABLE t (a)")
            connection.commit()
        with pytest.raises(InputError, match=r"is a database \(SQLite\) but no GeoPackage"):
            list_layers(tmp_path / "a.gpkg")

    def test_spatialite_under_that_name_is_refused(self, tmp_path: Path) -> None:
        written(tmp_path / "a.sqlite", plots(ZDMC=NAMES), driver="SQLite")
        (tmp_path / "a.sqlite").rename(tmp_path / "a.gpkg")
        with pytest.raises(InputError, match="but no GeoPackage"):
            list_layers(tmp_path / "a.gpkg")

    @pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
    def test_cut_short_it_is_refused(self, tmp_path: Path, share: float) -> None:
        path = geopackage(tmp_path / "a.gpkg")
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(InputError, match="damaged"):
            read(path, "bad")


class TestInUse:
    @pytest.fixture
    def writer(self, tmp_path: Path) -> Iterator[sqlite3.Connection]:
        """Another program that has written a row in write-ahead mode, and still has the file open."""
        path = altered(geopackage(tmp_path / "a.gpkg"))
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("INSERT INTO good (geom, ZDMC) SELECT geom, '后加' FROM good WHERE fid = 1")
            connection.commit()
            yield connection

    def test_rows_that_another_program_just_wrote_are_read_and_it_is_not_disturbed(
        self, tmp_path: Path, writer: sqlite3.Connection
    ) -> None:
        before = listing(tmp_path)
        assert before["a.gpkg-wal"] > 0
        assert read(tmp_path / "a.gpkg", "good").table["ZDMC"].tolist() == [*NAMES, "后加"]
        assert listing(tmp_path) == before
        writer.execute("DELETE FROM good WHERE fid = 1")  # no lock is left
        writer.commit()

    def test_what_a_crash_left_is_taken_in_on_a_copy(self, tmp_path: Path, writer: sqlite3.Connection) -> None:
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for ending in ("", "-wal"):
            shutil.copyfile(tmp_path / f"a.gpkg{ending}", crashed / f"a.gpkg{ending}")
        before = listing(crashed)
        assert read(crashed / "a.gpkg", "good").table["ZDMC"].tolist() == [*NAMES, "后加"]
        assert listing(crashed) == before

    def test_a_file_in_write_ahead_mode_is_read_where_nothing_may_be_written(self, tmp_path: Path) -> None:
        folder = tmp_path / "shared"
        folder.mkdir()
        path = altered(geopackage(folder / "a.gpkg"))
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        before = listing(folder)
        path.chmod(0o444)
        folder.chmod(0o555)
        try:
            assert read(path, "good").table["ZDMC"].tolist() == NAMES
        finally:
            folder.chmod(0o755)
        assert listing(folder) == before


def test_areas_are_those_drawn(tmp_path: Path) -> None:
    layer = read(geopackage(tmp_path / "a.gpkg", dataset_options={"VERSION": "1.2"}), "good")
    assert np.array([shape.area for shape in layer.geometries]).tolist() == [625.0] * 3
