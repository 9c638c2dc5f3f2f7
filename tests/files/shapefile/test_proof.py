"""A written Shapefile that is not what the plan holds is found, whatever was changed in it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from siteplanner.core.columns import Kind
from siteplanner.core.errors import SaveError
from siteplanner.files.export import export
from siteplanner.files.shapefile.proof import Said, prove_shapefile
from tests.builders import EMPTY, plan, rect, site

HOLED = rect(0, 0, 50, 30) - rect(10, 10, 10, 10)
TOWN = plan(
    site(
        parcels={
            "A": (HOLED, {"name": "甲地块", "official_area_m2": 1400.0}),
            "B": (rect(60, 0, 20, 20), {"name": "乙地块"}),
        }
    )
)
PARCELS = TOWN.site.parcels
KINDS: dict[str, Kind] = dict.fromkeys((*PARCELS.columns, "parcel_id"), "text")
KINDS |= {"official_area_m2": "number", "height_limit_m": "number"}
NOTHING_SAID = Said(frozenset(), frozenset())


def prove(folder: Path, said: Said = NOTHING_SAID) -> None:
    crs = EMPTY.crs
    prove_shapefile(folder / "a", Path("给局里.shp"), PARCELS, 2, (crs, crs), KINDS, said)


def changed(file: Path, change: Callable[[bytearray], None]) -> None:
    data = bytearray(file.read_bytes())
    change(data)
    file.write_bytes(data)


def at(place: int, new: bytes) -> Callable[[bytearray], None]:
    def put(data: bytearray) -> None:
        data[place : place + len(new)] = new

    return put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    export(TOWN, tmp_path / "a.shp", layer="parcels")
    prove(tmp_path)
    return tmp_path


POINTS_OF_A = 100 + 8 + 44 + 8
"""Head, record's head, the polygon's head, two offsets of rings."""


def test_a_corner_moved_by_a_micrometre_is_found(folder: Path) -> None:
    def move(data: bytearray) -> None:
        x = struct.unpack_from("<d", data, POINTS_OF_A + 32)[0]
        struct.pack_into("<d", data, POINTS_OF_A + 32, np.nextafter(x, np.inf))

    changed(folder / "a.shp", move)
    with pytest.raises(SaveError, match=r"给局里\.shp.*(A lies|box)"):
        prove(folder)


def test_a_hole_that_turns_like_an_outline_is_found(folder: Path) -> None:
    def turn(data: bytearray) -> None:
        hole = slice(POINTS_OF_A + 5 * 16, POINTS_OF_A + 10 * 16)
        xy = np.frombuffer(bytes(data[hole]), "<f8").reshape(5, 2)
        data[hole] = xy[::-1].tobytes()

    changed(folder / "a.shp", turn)
    with pytest.raises(SaveError, match="A has other parts or holes"):
        prove(folder)


def test_a_ring_cut_in_two_is_found(folder: Path) -> None:
    changed(folder / "a.shp", at(100 + 8 + 44 + 4, struct.pack("<i", 4)))
    with pytest.raises(SaveError, match="A has other parts or holes"):
        prove(folder)


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("a.shp", lambda data: data.pop()),
        ("a.shp", at(24, struct.pack(">i", 7))),
        ("a.shp", at(100, struct.pack(">i", 2))),  # the number of the first record
        ("a.shp", at(36, struct.pack("<d", 0.0))),  # west of all
        ("a.shx", at(100, struct.pack(">i", 51))),
        ("a.dbf", lambda data: data.pop()),
        ("a.dbf", at(4, struct.pack("<I", 3))),
    ],
)
def test_files_that_do_not_agree_with_themselves_are_found(
    folder: Path, file: str, change: Callable[[bytearray], None]
) -> None:
    changed(folder / file, change)
    with pytest.raises(SaveError, match="does not agree with itself"):
        prove(folder)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("甲", "乙", "A: name is “乙地块” instead of “甲地块”"),
        ("1400.00", "1400.01", "A: official_area_m2 is “1400.01”"),
        ("B   ", "C   ", "B: parcel_id is “C”"),
    ],
)
def test_another_value_is_found(folder: Path, old: str, new: str, words: str) -> None:
    data = (folder / "a.dbf").read_bytes()
    (folder / "a.dbf").write_bytes(data.replace(old.encode("gb18030"), new.encode("gb18030")))
    with pytest.raises(SaveError, match=words):
        prove(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("a.prj", b'"Central_Meridian",114.0', b'"Central_Meridian",117.0', "another coordinate system"),
        ("a.cpg", b"GB18030", b"UTF-8", "another encoding"),
        ("a.fields.csv", b"off_area,official_area_m2", b"off_area,height_limit_m", "other columns"),
    ],
)
def test_what_stands_beside_is_compared_too(folder: Path, file: str, old: bytes, new: bytes, words: str) -> None:
    assert old in (folder / file).read_bytes()
    changed(folder / file, lambda data: data.__setitem__(slice(None), bytes(data).replace(old, new)))
    with pytest.raises(SaveError, match=words):
        prove(folder)


def test_a_text_may_be_cut_only_where_that_is_said(folder: Path) -> None:
    raw = (folder / "a.dbf").read_bytes()
    (folder / "a.dbf").write_bytes(raw.replace("甲地块".encode("gb18030"), "甲地".encode("gb18030") + b"  "))
    with pytest.raises(SaveError, match="A: name is “甲地”"):
        prove(folder)
    with pytest.raises(SaveError, match="A: name is “甲地”"):  # cut, but not at what a field holds
        prove(folder, Said(frozenset({"A"}), frozenset()))
