"""Where a map is: names as typed, encodings, missing parts, and nothing written beside the file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from siteplanner.core.errors import InputError
from siteplanner.files.map_sources import MapSource, opened, parse_source
from siteplanner.files.vector_maps import list_layers, read_layer
from tests.drawn_maps import listing, plots, written

NAMES = ["张庄一号", "贝特瑞", "新村"]
DRIVERS = {".kml": {"driver": "LIBKML"}, ".gml": {"driver": "GML"}}


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


class TestToldEncodings:
    """What a person says goes before what is found, but for formats that are UTF-8 by definition."""

    def test_of_boundary_points(self, tmp_path: Path) -> None:
        corners = [(4174000, 470000), (4174025, 470000), (4174025, 470025), (4174000, 470025), (4174000, 470000)]
        points = [f"J{n},1,{x},{y}" for n, (x, y) in enumerate(corners, start=1)]
        text = ["[地块坐标]", "5,0.0625,DK-01,張莊,面,,,,@", *points]
        (tmp_path / "a.txt").write_bytes("\r\n".join([*text, ""]).encode("gb18030"))
        source = MapSource(tmp_path / "a.txt")
        assert read_layer(source, "parcels").table["地块名称"].tolist() == ["張莊"]
        told = read_layer(source, "parcels", "GBK")
        assert (told.encoding, told.table["地块名称"].tolist()) == ("GB18030", ["張莊"])

    def test_of_a_table_of_coordinates(self, tmp_path: Path) -> None:
        rows = ["WKT,name", *(f'"POINT ({i} 4174000)",新村' for i in (470000, 470010))]
        (tmp_path / "a.csv").write_bytes("\n".join(rows).encode("big5"))
        source = MapSource(tmp_path / "a.csv")
        told = read_layer(source, "substations", "big5")
        assert (told.encoding, told.table["name"].tolist()) == ("big5", ["新村", "新村"])
        assert read_layer(source, "substations").table["name"].tolist() != ["新村", "新村"]

    def test_text_that_is_not_in_it_is_said(self, tmp_path: Path) -> None:
        rows = ["WKT,name", '"POINT (470000 4174000)",新村', '"POINT (470010 4174000)",x']
        (tmp_path / "a.csv").write_bytes("\n".join(rows).encode("gb18030"))
        layer = read_layer(MapSource(tmp_path / "a.csv"), "substations", "UTF-8")
        assert "�" in layer.table["name"][0]
        assert "not valid UTF-8" in str(layer.warnings[0])

    @pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".fgb", ".kml", ".gml"])
    def test_formats_that_are_utf8_do_not_ask(self, tmp_path: Path, suffix: str) -> None:
        path = written(tmp_path / f"a{suffix}", plots(ZDMC=NAMES).to_crs(4326), **DRIVERS.get(suffix, {}))
        layer = read_layer(MapSource(path), "parcels", "GB18030")
        assert sorted(layer.table["ZDMC"]) == sorted(NAMES)
        assert layer.encoding == "UTF-8"


class TestPartsAndFolders:
    @pytest.mark.parametrize("part", [".dbf", ".shx", ".prj", ".cpg"])
    def test_a_part_of_a_shapefile_names_the_whole(self, tmp_path: Path, part: str) -> None:
        path = shapefile(tmp_path)
        with pytest.raises(InputError, match=r"is only a part of a map: give 地块\.shp instead"):
            read(path.with_suffix(part))

    def test_a_part_alone_is_no_map(self, tmp_path: Path) -> None:
        (tmp_path / "a.dbf").write_text("x")
        with pytest.raises(InputError, match="not a map this program reads"):
            read(tmp_path / "a.dbf")

    def test_a_file_within_a_geodatabase_stands_for_its_folder(self, tmp_path: Path) -> None:
        path = written(tmp_path / "town.gdb", plots(ZDMC=NAMES), driver="OpenFileGDB", layer="ZD")
        assert read(path / "a00000001.gdbtable") == NAMES

    @pytest.mark.parametrize("inside", ["town.gdb/", "张庄/town.gdb/", ""])
    def test_a_zipped_geodatabase_wherever_its_folder_is(self, tmp_path: Path, inside: str) -> None:
        path = written(tmp_path / "town.gdb", plots(ZDMC=NAMES), driver="OpenFileGDB", layer="ZD")
        with zipfile.ZipFile(tmp_path / "镇.gdb.zip", "w") as archive:
            for part in path.iterdir():
                archive.write(part, f"{inside}{part.name}")
        assert read(tmp_path / "镇.gdb.zip") == NAMES


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


CORNERS = [(4174000, 470000), (4174000, 470100), (4174100, 470100), (4174100, 470000)]


def coordinates_csv(path: Path, parcel: str = "DK-01") -> Path:
    rows = ["地块编号,点号,X,Y", *(f"{parcel},J{i},{x},38{y}" for i, (x, y) in enumerate(CORNERS, 1))]
    path.write_bytes(("\r\n".join(rows) + "\r\n").encode("gb18030"))
    return path


def coordinates_xlsx(path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "界址点"
    sheet.append(["地块编号", "点号", "X", "Y"])
    for i, (x, y) in enumerate(CORNERS, 1):
        sheet.append(["DK-02", f"J{i}", x, 38_000_000 + y])
    book.save(path)
    return path


def packed(path: Path, *files: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.name)
    return path


class TestTablesInArchives:
    @pytest.mark.parametrize(
        "made", [lambda f: coordinates_csv(f / "dk.csv"), lambda f: coordinates_xlsx(f / "dk.xlsx")]
    )
    def test_a_table_of_coordinates_is_read_as_beside_the_archive(
        self, made: Callable[[Path], Path], tmp_path: Path
    ) -> None:
        table = made(tmp_path)
        inside = read_layer(MapSource(packed(tmp_path / "a.zip", table)), "parcels")
        beside = read_layer(MapSource(table), "parcels")
        assert [shape.wkt for shape in inside.geometries] == [shape.wkt for shape in beside.geometries]
        assert inside.geometries[0].area == 10_000.0  # 100 m by 100 m
        assert inside.table["地块编号"].tolist() == beside.table["地块编号"].tolist()

    def test_two_of_them_are_two_layers(self, tmp_path: Path) -> None:
        both = (coordinates_csv(tmp_path / "north.csv"), coordinates_csv(tmp_path / "south.csv", "DK-09"))
        layers = list_layers(packed(tmp_path / "a.zip", *both))
        assert sorted(layer.name for layer in layers) == ["north", "south"]

    def test_a_table_about_the_map_beside_it_is_no_map(self, tmp_path: Path) -> None:
        (tmp_path / "s").mkdir()
        shape = shapefile(tmp_path / "s")
        about = tmp_path / "owners.csv"
        about.write_text("ZDMC,owner\n贝特瑞,x\n", encoding="utf-8")
        archive = packed(tmp_path / "a.zip", *sorted(shape.parent.iterdir()), about)
        assert [layer.name for layer in list_layers(archive)] == ["地块"]

    def test_a_table_without_coordinates_alone_is_said_to_be_so(self, tmp_path: Path) -> None:
        about = tmp_path / "owners.csv"
        about.write_text("ZDMC,owner\n贝特瑞,x\n", encoding="utf-8")
        with pytest.raises(InputError, match=r"a\.zip/owners\.csv has no columns of coordinates"):
            list_layers(packed(tmp_path / "a.zip", about))

    def test_a_damaged_workbook_alone_is_said_to_be_so(self, tmp_path: Path) -> None:
        (tmp_path / "dk.xlsx").write_bytes(b"PK no workbook")
        with pytest.raises(InputError, match=r"a\.zip/dk\.xlsx is damaged"):
            list_layers(packed(tmp_path / "a.zip", tmp_path / "dk.xlsx"))

    def test_a_long_table_is_known_by_its_head(self, tmp_path: Path) -> None:
        rows = ["地块编号,点号,X,Y,备注"]
        rows += [f"DK-{n:05d},J{i},{x},{y},说明" for n in range(1500) for i, (x, y) in enumerate(CORNERS, 1)]
        (tmp_path / "long.csv").write_text("\n".join(rows) + "\n", encoding="gb18030")
        assert (tmp_path / "long.csv").stat().st_size > 2 * 64 * 1024
        assert (
            len(read_layer(MapSource(packed(tmp_path / "a.zip", tmp_path / "long.csv")), "parcels").geometries) == 1500
        )
