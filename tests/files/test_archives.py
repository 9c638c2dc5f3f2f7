"""Zipped maps, honest and hostile."""

from __future__ import annotations

import shutil
import stat
import struct
import warnings
import zipfile
import zlib
from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.files import archives
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from tests.drawn_maps import listing, plots, written

NAMES = ["张庄一号", "贝特瑞", "新村"]


class Unmarked(zipfile.ZipInfo):
    """An entry whose name is in GB18030 without the mark for UTF-8, as Chinese tools write it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    path = written(tmp_path / "地块.shp", plots(ZDMC=NAMES), encoding="GB18030")
    path.with_suffix(".cpg").unlink()
    return [path.with_suffix(s) for s in (".shp", ".dbf", ".shx", ".prj")]


def test_reads_a_zipped_shapefile_in_a_folder_of_the_archive(tmp_path: Path, parts: list[Path]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in parts:
            archive.write(part, f"张庄/{part.name}")
    before = listing(tmp_path)
    layer = read_layer(MapSource(tmp_path / "a.zip"), "parcels")
    assert (layer.name, layer.table["ZDMC"].tolist()) == ("地块", NAMES)
    assert listing(tmp_path) == before


def test_reads_names_of_entries_that_are_not_marked_as_utf8(tmp_path: Path, parts: list[Path]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in parts:
            archive.writestr(Unmarked(part.name), part.read_bytes())
    assert [layer.name for layer in list_layers(tmp_path / "a.zip")] == ["地块"]


def test_several_maps_in_an_archive_are_its_layers(tmp_path: Path, parts: list[Path]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in parts:
            archive.write(part, f"zones{part.suffix}")
        archive.write(written(tmp_path / "p.gpkg", plots(2), layer="plots"), "p.gpkg")
    assert [(layer.name, layer.rows) for layer in list_layers(tmp_path / "a.zip")] == [("plots", 2), ("zones", 3)]


def test_a_map_that_cannot_be_read_hides_no_other(tmp_path: Path, parts: list[Path]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in parts:
            archive.write(part, part.name)
        archive.writestr("表.tab", "!table\n")
        archive.writestr("b.gpkg", "x")
        archive.writestr("c.kml", "<kml>")
    layers = {layer.name: layer for layer in list_layers(tmp_path / "a.zip")}
    assert {name for name, layer in layers.items() if layer.problem is not None} == {"表", "b", "c"}
    assert read_layer(MapSource(tmp_path / "a.zip"), "parcels").table["ZDMC"].tolist() == NAMES
    with pytest.raises(InputError, match=r"a\.zip/表\.tab is no MapInfo table"):
        read_layer(MapSource(tmp_path / "a.zip", "表"), "parcels")


def test_where_no_map_of_it_can_be_read_the_first_says_why(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("表.tab", "x")
        archive.writestr("c.mif", "x")
    with pytest.raises(InputError, match="is no MapInfo table"):
        list_layers(tmp_path / "a.zip")


def test_maps_of_one_name_in_several_folders_are_told_apart(tmp_path: Path, parts: list[Path]) -> None:
    (tmp_path / "x").mkdir()
    other = written(tmp_path / "x" / "地块.shp", plots(1, ZDMC=["另"]), encoding="GB18030")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in parts:
            archive.write(part, f"东/{part.name}")
        for part in other.parent.iterdir():
            archive.write(part, f"西/{part.name}")
    assert [layer.name for layer in list_layers(tmp_path / "a.zip")] == ["东/地块", "西/地块"]
    assert read_layer(MapSource(tmp_path / "a.zip", "西/地块"), "parcels").table["ZDMC"].tolist() == ["另"]


def test_layers_of_one_name_in_several_files_are_not_guessed_at(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for count in (1, 2):
            archive.write(written(tmp_path / f"{count}.gpkg", plots(count), layer="parcels"), f"{count}.gpkg")
    with pytest.raises(InputError, match="several layers called “parcels”"):
        read_layer(MapSource(tmp_path / "a.zip", "parcels"), "parcels")


def test_a_name_that_only_the_extra_field_tells_in_full(tmp_path: Path, parts: list[Path]) -> None:
    """APPNOTE 4.6.9: 0x7075, its size, version 1, checksum of the name in the header, the name in UTF-8."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in parts:
            entry = zipfile.ZipInfo(f"_{part.suffix}")
            name = b"\x01" + struct.pack("<I", zlib.crc32(entry.filename.encode())) + part.name.encode()
            entry.extra = struct.pack("<HH", 0x7075, len(name)) + name
            archive.writestr(entry, part.read_bytes())
    assert [layer.name for layer in list_layers(tmp_path / "a.zip")] == ["地块"]


def test_an_archive_in_the_archive_is_not_followed(tmp_path: Path, parts: list[Path]) -> None:
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as archive:
        archive.write(parts[0], "a.shp")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "inner.zip", "inner.zip")
    with pytest.raises(InputError, match="holds no map"):
        list_layers(tmp_path / "a.zip")


@pytest.mark.parametrize("name", ["../../evil.shp", "/evil.shp", "a/../../evil.shp", "C:/evil.shp", "..\\evil.shp"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(InputError, match="leads out of the archive"):
        list_layers(tmp_path / "a.zip")


def test_an_entry_that_swells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "RATIO_COUNTS_FROM_BYTES", 1024**2)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.shp", bytes(4 * 1024**2))
    with pytest.raises(InputError, match="200 times its size"):
        list_layers(tmp_path / "a.zip")


def test_an_archive_larger_than_any_map_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED_BYTES_MAX", 1000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.shp", bytes(800))
        archive.writestr("b.shp", bytes(800))
    with pytest.raises(InputError, match="would unpack to more than"):
        list_layers(tmp_path / "a.zip")


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "ENTRIES_MAX", 2)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for i in range(3):
            archive.writestr(f"{i}.txt", "x")
    with pytest.raises(InputError, match="holds 3 entries"):
        list_layers(tmp_path / "a.zip")


def test_a_damaged_archive_is_refused(tmp_path: Path, parts: list[Path]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(parts[0], "a.shp")
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data[: len(data) // 2])
    with pytest.raises(InputError, match="not a zip archive, or it is damaged"):
        list_layers(tmp_path / "a.zip")


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.shp", "x")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag of the central directory's entry
    data[6] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(InputError, match="locked with a password"):
        list_layers(tmp_path / "a.zip")


def zipped(path: Path, *entries: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names given twice
        for name, content in entries:
            archive.writestr(name, content)
    return path


GEOJSON = b'{"type":"Point","coordinates":[112,38]}'


@pytest.mark.parametrize(
    "name",
    [
        "一期!/“地块” 'A' (终稿);;?.geojson",
        "😀🏭.geojson",
        "测" * 300 + ".geojson",
        "a/" * 500 + "b.geojson",
        "CON.geojson",
        "12:30\n.geojson",
        " .geojson",
        ("长" * 300 + "/") * 12 + "b.geojson",
    ],
)
def test_a_map_with_any_name_is_read(tmp_path: Path, name: str) -> None:
    (layer,) = list_layers(zipped(tmp_path / "a!b 'c'.zip", (name, GEOJSON)))
    assert layer.rows == 1


def test_a_shapefile_with_a_name_of_300_characters_keeps_its_table(tmp_path: Path, parts: list[Path]) -> None:
    archive = zipped(tmp_path / "a.zip", *(("名" * 300 + part.suffix, part.read_bytes()) for part in parts))
    assert read_layer(MapSource(archive), "parcels").table["ZDMC"].tolist() == NAMES


def test_an_entry_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.geojson", GEOJSON), ("A.geojson", GEOJSON))
    with pytest.raises(InputError, match=r"holds “A\.geojson” twice"):
        list_layers(archive)


def test_a_file_that_is_a_folder_too_is_refused(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.geojson/b.geojson", GEOJSON), ("a.geojson", GEOJSON))
    with pytest.raises(InputError, match=r"holds “a\.geojson” twice"):
        list_layers(archive)


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.geojson")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(InputError, match=r"holds “a\.geojson”, a link to another file"):
        list_layers(tmp_path / "a.zip")


def overlapping(path: Path, count: int) -> Path:
    """An archive whose entries all name one and the same content (D. Fifield, "A better zip bomb", 2019, section 3)."""
    content = bytes(1024**2)
    packed = zlib.compress(content, 9, -15)
    crc = zlib.crc32(content)
    name = b"a.geojson"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(packed), len(content), len(name), 0)
    central = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, len(packed), len(content), len(name),
                          0, 0, 0, 0, 0, 0)  # fmt: skip
    directory = b"".join(central + b"%01d.geojson" % (i % 10) for i in range(count))
    start = len(local) + len(name) + len(packed)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
    path.write_bytes(local + name + packed + directory + end)
    return path


def test_a_bomb_of_overlapping_entries_is_refused_unopened(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="its entries share their content"):
        list_layers(overlapping(tmp_path / "bomb.zip", 5000))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_bomb_of_bombs_is_not_opened(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "0.zip", ("a.geojson", bytes(4 * 1024**2)), method=zipfile.ZIP_DEFLATED).read_bytes()
    for _ in range(3):
        inner = zipped(tmp_path / "0.zip", *((f"{i}.zip", inner) for i in range(16))).read_bytes()
    with pytest.raises(InputError, match="holds no map"):
        list_layers(tmp_path / "0.zip")


@pytest.mark.parametrize("stated", [0, 10, 2**31])
def test_an_entry_that_lies_about_its_size_is_no_map_cut_short(tmp_path: Path, stated: int) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.geojson", GEOJSON + b" " * 5000), method=zipfile.ZIP_DEFLATED)
    data = bytearray(archive.read_bytes())
    central = data.index(b"PK\1\2")
    struct.pack_into("<I", data, central + 24, stated)
    archive.write_bytes(data)
    with pytest.raises(InputError, match="not a zip archive, or it is damaged"):
        list_layers(archive)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_within_an_entry_is_found(tmp_path: Path, method: int) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.geojson", GEOJSON * 50), method=method)
    data = bytearray(archive.read_bytes())
    middle = (30 + data.index(b"PK\1\2")) // 2
    for place in range(55, middle + 20):  # behind what the methods state of themselves
        spoilt = data.copy()
        spoilt[place] ^= 0xFF
        archive.write_bytes(spoilt)
        with pytest.raises(InputError, match=r"damaged|does not know"):
            list_layers(archive)


def test_a_method_nobody_here_knows_is_no_damage(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.geojson", GEOJSON))
    data = bytearray(archive.read_bytes())
    for place in (8, data.index(b"PK\1\2") + 10):
        struct.pack_into("<H", data, place, 9)  # Deflate64, with which Windows packs what is large
    archive.write_bytes(data)
    with pytest.raises(InputError, match="packed in a way this program does not know"):
        list_layers(archive)


def test_a_disk_without_room_is_said_before_it_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = shutil.disk_usage(tmp_path)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: free)
    with pytest.raises(InputError, match="There is no room to unpack"):
        list_layers(zipped(tmp_path / "a.zip", ("a.geojson", GEOJSON)))


@pytest.mark.parametrize("name", ["地块.rar", "a.7z", "a.tar.gz"])
def test_other_archives_are_to_be_unpacked_by_hand(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"Rar!\x1a\x07\x01\x00")
    with pytest.raises(InputError, match="an archive this program does not unpack"):
        list_layers(tmp_path / name)
