"""Zipped maps, honest and hostile."""

from __future__ import annotations

import zipfile
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
