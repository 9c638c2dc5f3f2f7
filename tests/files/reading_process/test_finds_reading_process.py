"""What spoilt maps (benchmarks/fuzz_readers.py) found in the readers, made small; and a short run of the same."""

from __future__ import annotations

import os
import random
import sqlite3
import struct
import zipfile
from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.reading_process import list_layers, read_layer
from tests.drawn_boundary_points import text_file
from tests.drawn_maps import plots, written

BLANKS = " " * 100_000
KML = (
    '<?xml version="1.0" encoding="{encoding}"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon>'
    "<outerBoundaryIs><LinearRing><coordinates>113,37{blanks},0 113.1,37 113.1,37.1 113,37</coordinates></LinearRing>"
    "</outerBoundaryIs></Polygon></Placemark></kml>"
)
POINTS = "[地块坐标]\n4,0.1,1,一号,面,,,,@\nJ1,1,4174045.000,38470120.000\nJ2,1,4174045.000,38470170.000\n"
POINTS += "J3,1,4174000.000,38470170.000\nJ1,1,4174045.000,38470120.000\n"


def read(path: Path) -> RawLayer:
    return read_layer(MapSource(path), "parcels")


def said(layer: RawLayer) -> str:
    return " ".join(str(message) for message in layer.warnings)


def test_blanks_between_the_coordinates_of_a_kml_take_no_time(tmp_path: Path) -> None:
    """They took half a minute: blanks around commas were looked for from each blank on."""
    (tmp_path / "a.kml").write_text(KML.format(encoding="UTF-8", blanks=BLANKS), encoding="utf-8")
    assert read(tmp_path / "a.kml").geometries[0].geom_type == "Polygon"


def test_an_encoding_nobody_knows_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.kml").write_text(KML.format(encoding="UAAAAAA", blanks=""), encoding="utf-8")
    try:
        assert read(tmp_path / "a.kml").geometries[0] is not None
    except InputError as error:
        assert "cannot be understood" not in str(error)  # noqa: PT017 - it may be read all the same


@pytest.mark.parametrize("line", [f"项目名称{BLANKS}", f"J9{BLANKS},1", f"[{BLANKS}", f"{BLANKS}=1"])
def test_long_blank_lines_of_boundary_points_take_no_time(tmp_path: Path, line: str) -> None:
    path = text_file(tmp_path / "a.txt", f"[属性描述]\n{line}\n{POINTS}{line}\n")
    assert len(read(path).geometries) == 1


def test_boundary_points_cut_within_a_line_are_doubted(tmp_path: Path) -> None:
    """Of the last number only zeros were lost, and it closed a ring: all looked whole, but the rest was gone."""
    text = POINTS + POINTS.partition("\n")[2].replace("J1,1,4174045.000,38470120.000\n", "", 1)
    path = text_file(tmp_path / "a.txt", text.rstrip("\n").removesuffix(".000"), line_end="\n")
    assert "The last line of the file has no end" in said(read(path))


def test_a_table_of_points_cut_within_a_line_is_doubted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("地块,X,Y\nA,4174045,470120\nA,4174045,470170\nA,4174000,4701", encoding="utf-8")
    assert "The last line of the file has no end" in said(read(tmp_path / "a.csv"))


def test_a_heading_of_brackets_takes_no_time(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"地块,{'(' * 100_000},X,Y\nA,,4174045,470120\n", encoding="utf-8")
    assert len(read_layer(MapSource(tmp_path / "a.csv"), "constraints").geometries) == 1


def test_a_whole_number_past_all_floats_stays_text(tmp_path: Path) -> None:
    point = '{{"type":"Feature","properties":{{"n":{n}}},"geometry":{{"type":"Point","coordinates":[113,37]}}}}\n'
    (tmp_path / "a.ndjson").write_text(point.format(n=1.5) + point.format(n="9" * 400))
    layer = read_layer(MapSource(tmp_path / "a.ndjson"), "substations")
    assert layer.table["n"].tolist() == ["1.5", "9" * 400]


@pytest.mark.parametrize("left", [0, 11, 40, 130])
def test_a_shapefile_whose_table_was_cut_short_says_so(tmp_path: Path, left: int) -> None:
    """GDAL takes the rows from the shapes and leaves all attributes blank."""
    path = written(tmp_path / "a.shp", plots(8, ZDDM=[f"140321{i}" for i in range(8)]))
    os.truncate(path.with_suffix(".dbf"), left)
    try:
        layer = read(path)
    except InputError as error:
        assert "damaged" in str(error)  # noqa: PT017 - GDAL may refuse it as a whole
        return
    assert "the attributes of the other rows are lost" in said(layer)


def test_an_archive_with_an_entry_without_a_name_is_a_sentence(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x", b"1")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    central = data.index(b"PK\1\2")
    struct.pack_into("<H", data, central + 28, 0)  # the length of its name
    struct.pack_into("<H", data, central + 30, 1)  # that letter is an extra field then
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(InputError, match=r"holds no map|damaged"):
        list_layers(tmp_path / "a.zip")


def test_a_geopackage_whose_schema_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    path = written(tmp_path / "a.gpkg", plots(), layer="plots")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = CAST(x'435245415445ff' AS TEXT) WHERE name = 'gpkg_contents'"
        )
    connection.close()
    with pytest.raises(InputError) as caught:
        list_layers(path)
    assert "cannot be understood" not in str(caught.value)


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".fgb"])
def test_maps_spoilt_anywhere_end_in_a_layer_or_a_sentence(tmp_path: Path, suffix: str) -> None:
    rng = random.Random(f"spoilt {suffix}")
    path = written(tmp_path / f"a{suffix}", plots(6, ZDMC=[f"张庄{i}号" for i in range(6)]))
    whole = path.read_bytes()
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(rng.choice((1, 2, 8))):
            data[rng.randrange(len(data))] = rng.choice((0, 0xFF, 0x7F, rng.randrange(256)))
        path.write_bytes(data[: rng.choice((len(data), rng.randrange(len(data))))])
        try:
            assert read(path).geometries is not None
        except InputError as error:
            assert "brought the library" not in str(error)  # noqa: PT017 - a sentence of the reader's own
            assert "cannot be understood" not in str(error)  # noqa: PT017
