"""Where a map is: names as typed, encodings, missing parts, and nothing written beside the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.files.map_sources import MapSource, opened, parse_source
from siteplanner.files.vector_maps import read_layer
from tests.drawn_maps import listing, plots, written

NAMES = ["张庄一号", "贝特瑞", "新村"]


def shapefile(folder: Path, encoding: str = "GB18030") -> Path:
    return written(folder / "地块.shp", plots(ZDMC=NAMES), encoding=encoding)


def read(path: Path) -> list[str]:
    return read_layer(MapSource(path), "parcels").table["ZDMC"].tolist()


class TestNamesAsTyped:
    def test_splits_file_and_layer_at_the_last_colon(self) -> None:
        assert parse_source("a:b.gpkg:plots") == MapSource(Path("a:b.gpkg"), "plots")

    def test_does_not_split_the_name_of_a_file_that_is_there(self, tmp_path: Path) -> None:
        odd = tmp_path / "town:plots"
        odd.write_text("")
        assert parse_source(str(odd)) == MapSource(odd)

    def test_leaves_the_letter_of_a_drive_alone(self) -> None:
        assert parse_source("C:\\maps\\town.gpkg").layer is None

    @pytest.mark.parametrize("text", ["town.gpkg", "town.gpkg:", ":plots"])
    def test_needs_a_name_on_both_sides_of_the_colon(self, text: str) -> None:
        assert parse_source(text) == MapSource(Path(text))


class TestWhatIsNoMap:
    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="There is no file"), opened(tmp_path / "no.gpkg"):
            pass

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="is a folder"), opened(tmp_path):
            pass

    def test_another_kind_of_file(self, tmp_path: Path) -> None:
        (tmp_path / "town.docx").write_text("x")
        with pytest.raises(InputError, match="not a map this program reads"), opened(tmp_path / "town.docx"):
            pass

    def test_a_geodatabase_that_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "town.gdb").write_text("x")
        with pytest.raises(InputError, match="not a map this program reads"), opened(tmp_path / "town.gdb"):
            pass


class TestEncodings:
    def test_chinese_text_without_a_cpg_file_is_read_as_gb18030(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path)
        path.with_suffix(".cpg").unlink()
        assert read(path) == NAMES

    def test_utf8_without_a_cpg_file_is_found_out(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path, "UTF-8")
        path.with_suffix(".cpg").unlink()
        assert read(path) == NAMES

    @pytest.mark.parametrize("stated", ["936", "GBK", "OEM 936", "cp936", "\ufeffGB2312\r\n"])
    def test_a_cpg_file_is_trusted_in_all_its_spellings(self, tmp_path: Path, stated: str) -> None:
        path = shapefile(tmp_path)
        path.with_suffix(".cpg").write_text(stated, "utf-8")
        assert read(path) == NAMES

    def test_a_cpg_file_that_cannot_be_true_is_overruled_with_a_warning(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path)
        path.with_suffix(".cpg").write_text("UTF-8")
        layer = read_layer(MapSource(path), "parcels")
        assert layer.table["ZDMC"].tolist() == NAMES
        assert layer.encoding == "GB18030"
        assert [str(w) for w in layer.warnings] == [
            "The file says its text is in UTF-8, but it can only be read as GB18030; GB18030 was taken."
        ]

    def test_western_text_without_a_cpg_file_is_read_by_its_language_driver(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.shp", plots(ZDMC=["Café a", "naïve b", "x"]), encoding="cp1252")
        path.with_suffix(".cpg").unlink()
        table = bytearray(path.with_suffix(".dbf").read_bytes())
        table[29] = 0x03
        path.with_suffix(".dbf").write_bytes(table)
        assert read(path)[:2] == ["Café a", "naïve b"]

    def test_a_character_cut_at_the_end_of_a_field_spoils_only_itself(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path, "UTF-8")
        table = path.with_suffix(".dbf").read_bytes()
        path.with_suffix(".dbf").write_bytes(table.replace("新村".encode(), "新村".encode()[:5] + b" "))
        layer = read_layer(MapSource(path), "parcels")
        assert layer.table["ZDMC"].tolist()[:2] == NAMES[:2]
        assert layer.table["ZDMC"][2].startswith("新")
        assert "cannot be read" in str(layer.warnings[0])

    def test_geojson_written_in_gb18030_is_read(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.geojson", plots(ZDMC=NAMES))
        path.write_bytes(path.read_text("utf-8").encode("gb18030"))
        layer = read_layer(MapSource(path), "parcels")
        assert (layer.encoding, layer.table["ZDMC"].tolist()) == ("GB18030", NAMES)


class TestMissingParts:
    def test_rows_are_found_without_the_index_and_nothing_is_written_beside_the_file(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path)
        path.with_suffix(".shx").unlink()
        before = listing(tmp_path)
        layer = read_layer(MapSource(path), "parcels")
        assert (len(layer.geometries), layer.table["ZDMC"].tolist()) == (3, NAMES)
        assert ".shx" in str(layer.warnings[0])
        assert listing(tmp_path) == before

    def test_shapes_are_read_without_the_table(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path)
        path.with_suffix(".dbf").unlink()
        layer = read_layer(MapSource(path), "parcels")
        assert len(layer.geometries) == 3
        assert ".dbf" in str(layer.warnings[0])

    def test_sidecars_in_capitals_are_found(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path)
        path.with_suffix(".cpg").unlink()
        path.with_suffix(".dbf").rename(path.with_suffix(".DBF"))
        assert read(path) == NAMES

    def test_a_shapefile_cut_short_says_so(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) - 60])
        assert "shorter than it says" in str(read_layer(MapSource(path), "parcels").warnings[0])
