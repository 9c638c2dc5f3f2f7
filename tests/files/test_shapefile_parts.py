"""Shapefiles as they arrive: encodings told and found, odd parts, odd rows, systems as Esri's programs name them."""

from __future__ import annotations

import shutil
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import shapely

from siteplanner.core.errors import InputError
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.new_plan import RoleSource, new_plan
from tests.drawn_maps import listing, plots, written

NAMES = ["张庄一号", "贝特瑞", "新村"]
RING = [(470000.0, 4174000.0), (470000.0, 4174025.0), (470025.0, 4174025.0), (470025.0, 4174000.0)]
CLOSED = [*RING, RING[0]]
POLYGON, MULTIPATCH, NULL = 5, 31, 0


def shapefile(folder: Path, encoding: str = "GB18030", name: str = "地块") -> Path:
    folder.mkdir(exist_ok=True)
    return written(folder / f"{name}.shp", plots(ZDMC=NAMES), encoding=encoding)


def read(path: Path, encoding: str = "", layer: str | None = None) -> RawLayer:
    return read_layer(MapSource(path, layer), "parcels", encoding)


def polygon(*rings: Sequence[tuple[float, float]]) -> bytes:
    """The content of a polygon's record: its box, how many parts and points, where parts begin, the points."""
    points = np.array([point for ring in rings for point in ring])
    starts = np.cumsum([0, *map(len, rings)])[:-1]
    head = struct.pack("<i4d2i", POLYGON, *points.min(axis=0), *points.max(axis=0), len(rings), len(points))
    return head + struct.pack(f"<{len(starts)}i", *starts) + points.astype("<f8").tobytes()


def by_hand(path: Path, contents: Sequence[bytes], kind: int = POLYGON) -> Path:
    """A Shapefile from contents of records: big-endian numbers and lengths, in 16-bit words (Esri, July 1998)."""
    records, index, at = b"", b"", 50
    for number, content in enumerate(contents, start=1):
        records += struct.pack(">2i", number, len(content) // 2) + content
        index += struct.pack(">2i", at, len(content) // 2)
        at += 4 + len(content) // 2
    for suffix, body in ((".shp", records), (".shx", index)):
        length = 50 + len(body) // 2
        head = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length) + struct.pack("<2i8d", 1000, kind, *[0.0] * 8)
        path.with_suffix(suffix).write_bytes(head + body)
    dbase(path.with_suffix(".dbf"), [("n", "N", 5)], [[f"{row:5}"] for row in range(len(contents))])
    return path


def dbase(
    path: Path, fields: Sequence[tuple[str, str, int]], rows: Sequence[Sequence[str]], deleted: Sequence[int] = ()
) -> None:
    """A dBASE III table, its texts in GB18030; ``deleted`` rows are marked with a star."""
    width = 1 + sum(size for _, _, size in fields)
    head = struct.pack("<4BIHH20x", 3, 126, 11, 23, len(rows), 33 + 32 * len(fields), width)
    for name, kind, size in fields:
        head += struct.pack("<11sc4xBB14x", name.encode("gb18030"), kind.encode(), size, 2 if kind == "F" else 0)
    body = b""
    for at, row in enumerate(rows):
        body += b"*" if at in deleted else b" "
        for cell, (_, _, size) in zip(row, fields, strict=True):
            body += cell.encode("gb18030").ljust(size)[:size]
    path.write_bytes(head + b"\r" + body + b"\x1a")


class TestEncodings:
    def test_one_that_is_told_goes_before_what_is_found(self, tmp_path: Path) -> None:
        layer = read(shapefile(tmp_path / "a", "UTF-8"), "GB18030")
        assert layer.encoding == "GB18030"
        assert [str(w)[:34] for w in layer.warnings] == ["Some text is not valid GB18030; th"]
        assert layer.table["ZDMC"][0] == "张庄一号".encode().decode("gb18030", "replace")
        assert read(shapefile(tmp_path / "a", "UTF-8")).table["ZDMC"].tolist() == NAMES

    def test_big5_that_looks_like_gb18030_is_read_when_told(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.shp", plots(ZDMC=["張莊", "新村", "廠房"]), encoding="big5")
        path.with_suffix(".cpg").unlink()
        assert read(path, "Big5").table["ZDMC"].tolist() == ["張莊", "新村", "廠房"]

    def test_no_encoding_is_refused_in_a_sentence(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="“nonsense” is no encoding of text"):
            read(shapefile(tmp_path), "nonsense")

    @pytest.mark.parametrize(
        "stated", ["936", "GBK", "OEM 936", "oem936", "ANSI 936", "cp936", "GB2312", "EUC-CN", "gb18030 ", "54936"]
    )
    def test_names_of_chinese_encodings(self, tmp_path: Path, stated: str) -> None:
        path = shapefile(tmp_path)
        path.with_suffix(".cpg").write_text(stated)
        layer = read(path)
        assert (layer.table["ZDMC"].tolist(), layer.encoding, layer.warnings) == (NAMES, "GB18030", ())

    @pytest.mark.parametrize("stated", ["UTF-8", "UTF-8 \r\n", "utf8", "65001", "\ufeffUTF-8", ""])
    def test_names_of_utf8(self, tmp_path: Path, stated: str) -> None:
        path = shapefile(tmp_path, "UTF-8")
        path.with_suffix(".cpg").write_text(stated, "utf-8")
        layer = read(path)
        assert (layer.table["ZDMC"].tolist(), layer.encoding, layer.warnings) == (NAMES, "UTF-8", ())

    @pytest.mark.parametrize("stated", ["9\x0036", "\x00\x00", "zip", "x" * 5000, "编码"])
    def test_names_of_none_are_passed_over(self, tmp_path: Path, stated: str) -> None:
        path = shapefile(tmp_path)
        path.with_suffix(".cpg").write_text(stated, "utf-8")
        assert read(path).table["ZDMC"].tolist() == NAMES

    def test_one_damaged_text_does_not_spoil_the_others(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path, "UTF-8")
        table = path.with_suffix(".dbf")
        table.write_bytes(table.read_bytes().replace("贝特瑞".encode(), b"\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff"))
        assert read(path).table["ZDMC"].tolist()[::2] == NAMES[::2]


class TestParts:
    @pytest.mark.parametrize("suffixes", [(".SHP", ".SHX", ".DBF", ".PRJ"), (".Shp", ".Shx", ".Dbf", ".Prj")])
    def test_capitals_of_suffixes(self, tmp_path: Path, suffixes: Sequence[str]) -> None:
        path = shapefile(tmp_path)
        for suffix in suffixes:
            path.with_suffix(suffix.lower()).rename(path.with_suffix(suffix))
        before = listing(tmp_path)
        layer = read(path.with_suffix(suffixes[0]))
        assert (layer.name, layer.table["ZDMC"].tolist(), layer.warnings) == ("地块", NAMES, ())
        assert layer.crs is not None
        assert listing(tmp_path) == before

    def test_capitals_of_stems_as_systems_leave_them_that_do_not_tell_them_apart(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path, name="ZDJB")
        for suffix in (".dbf", ".shx", ".prj"):
            path.with_suffix(suffix).rename(tmp_path / f"zdjb{suffix}")
        layer = read(path)
        assert (layer.name, layer.table["ZDMC"].tolist(), layer.warnings) == ("ZDJB", NAMES, ())

    @pytest.mark.parametrize("missing", [".shx", ".cpg", ".prj", ".dbf"])
    def test_each_may_be_missing(self, tmp_path: Path, missing: str) -> None:
        path = shapefile(tmp_path)
        path.with_suffix(missing).unlink()
        before = listing(tmp_path)
        layer = read(path)
        assert shapely.area(layer.geometries).tolist() == [625.0] * 3
        assert (layer.crs is None) == (missing == ".prj")
        assert listing(tmp_path) == before

    def test_zipped_with_chinese_names_in_folders_within_folders(self, tmp_path: Path) -> None:
        for name in ("地块", "分区"):
            shapefile(tmp_path / "maps", name=name)
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for part in (tmp_path / "maps").iterdir():
                archive.write(part, f"张庄镇/2026 年/{part.name}")
        assert {layer.name for layer in list_layers(tmp_path / "a.zip")} == {"地块", "分区"}
        assert read(tmp_path / "a.zip", layer="地块").table["ZDMC"].tolist() == NAMES

    def test_a_folder_without_right_to_write(self, tmp_path: Path) -> None:
        path = shapefile(tmp_path / "ro")
        path.with_suffix(".shx").unlink()
        path.parent.chmod(0o555)
        try:
            assert read(path).table["ZDMC"].tolist() == NAMES
        finally:
            path.parent.chmod(0o755)


class TestRows:
    def test_a_null_shape_is_a_row_without_one(self, tmp_path: Path) -> None:
        path = by_hand(tmp_path / "a.shp", [polygon(CLOSED), struct.pack("<i", NULL), polygon(CLOSED)])
        layer = read(path)
        assert [shape is None for shape in layer.geometries] == [False, True, False]
        assert layer.table["n"].tolist() == [0, 1, 2]

    def test_a_ring_that_is_open_is_closed_and_said(self, tmp_path: Path) -> None:
        path = by_hand(tmp_path / "a.shp", [polygon(RING), polygon(CLOSED)])
        layer = read(path)
        assert shapely.area(layer.geometries).tolist() == [625.0, 625.0]
        assert layer.closed.tolist() == [True, False] or "closed" in " ".join(map(str, layer.warnings))

    @pytest.mark.parametrize("turn", [1, -1])
    def test_a_ring_within_another_is_a_hole_whichever_way_it_turns(self, tmp_path: Path, turn: int) -> None:
        """Outlines turn clockwise, holes the other way (Esri, July 1998, page 8); many programs do not keep to it."""
        hole = [(470005.0, 4174005.0), (470010.0, 4174005.0), (470010.0, 4174010.0), (470005.0, 4174010.0)]
        path = by_hand(tmp_path / "a.shp", [polygon(CLOSED, [*hole, hole[0]][::turn])])
        _, [report] = new_plan([RoleSource.parse("parcels", str(path))], crs_of={"parcels": 4547})
        assert (report.area_m2, report.repaired) == (pytest.approx(600.0), 0)

    def test_a_multipatch_is_read_or_refused_by_its_row(self, tmp_path: Path) -> None:
        """One outer ring (part type 2) with heights; header of Esri's multipatch, 4.2."""
        x, y = zip(*CLOSED, strict=True)
        points = np.array(CLOSED).astype("<f8").tobytes()
        content = struct.pack("<i4d2i", MULTIPATCH, min(x), min(y), max(x), max(y), 1, 5) + struct.pack("<2i", 0, 2)
        content += points + struct.pack("<2d5d", 0, 9, 1, 2, 3, 4, 5) + struct.pack("<2d5d", *[0.0] * 7)
        path = by_hand(tmp_path / "a.shp", [content], MULTIPATCH)
        layer = read(path)
        assert layer.geometries[0] is None or layer.geometries[0].area == pytest.approx(625.0)

    def test_rows_marked_as_deleted_are_left_out_and_the_others_keep_their_shapes(self, tmp_path: Path) -> None:
        shapes = [polygon([(x + 30 * i, y) for x, y in CLOSED]) for i in range(3)]
        path = by_hand(tmp_path / "a.shp", shapes)
        dbase(path.with_suffix(".dbf"), [("ZDMC", "C", 20)], [[name] for name in NAMES], deleted=[1])
        layer = read(path)
        assert layer.table["ZDMC"].tolist() == [NAMES[0], NAMES[2]]
        assert "1 rows are marked as deleted" in str(layer.warnings[0])
        assert shapely.bounds(layer.geometries)[:, 0].tolist() == [470000.0, 470060.0]

    def test_numbers_too_long_for_their_field_are_blank(self, tmp_path: Path) -> None:
        path = by_hand(tmp_path / "a.shp", [polygon(CLOSED)] * 2)
        dbase(path.with_suffix(".dbf"), [("MJ", "F", 8)], [["********"], ["   12.50"]])
        values = read(path).table["MJ"].to_numpy(dtype=float)
        assert np.isnan(values[0]) or values[0] == 0
        assert values[1] == 12.5

    def test_a_memo_field_does_no_harm(self, tmp_path: Path) -> None:
        path = by_hand(tmp_path / "a.shp", [polygon(CLOSED)] * 2)
        dbase(path.with_suffix(".dbf"), [("NOTE", "M", 10), ("ZDMC", "C", 20)], [["         1", "甲"], ["", "乙"]])
        path.with_suffix(".dbt").write_bytes(bytes(1024))
        assert read(path).table["ZDMC"].tolist() == ["甲", "乙"]

    @pytest.mark.parametrize(("shapes", "said"), [(2, "only 2 of the 3 rows"), (4, "only 3 of the 4 rows")])
    def test_a_table_of_other_shapes_is_refused(self, tmp_path: Path, shapes: int, said: str) -> None:
        """GDAL hands over as many rows as the shorter of the two has, without a word."""
        path = by_hand(tmp_path / "a.shp", [polygon(CLOSED)] * shapes)
        dbase(path.with_suffix(".dbf"), [("ZDMC", "C", 20)], [[name] for name in NAMES])
        with pytest.raises(InputError, match=said):
            read(path)


PRJ = {
    4526: 'PROJCS["CGCS2000_3_Degree_GK_Zone_38",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",'
    'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
    4547: 'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",'
    'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
    2383: 'PROJCS["Xian_1980_3_Degree_GK_CM_114E",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",'
    'SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]',
    2414: 'PROJCS["Beijing_1954_3_Degree_GK_Zone_38",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",'
    'SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]',
    4490: 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,'
    '298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
}
"""As ArcGIS writes them (its projection engine's names of the EPSG systems)."""


@pytest.mark.parametrize("code", PRJ)
def test_systems_as_arcgis_names_them(tmp_path: Path, code: int) -> None:
    path = shapefile(tmp_path)
    path.with_suffix(".prj").write_text(PRJ[code])
    crs = read(path).crs
    assert crs is not None
    assert crs.to_epsg() == code


def test_a_system_with_a_chinese_name_as_windows_programs_write_it(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    text = PRJ[4547].replace("CGCS2000_3_Degree_GK_CM_114E", "平定县独立坐标系")
    path.with_suffix(".prj").write_bytes(text.encode("gb18030"))
    before = listing(tmp_path)
    crs = read(path).crs
    assert crs is not None
    assert crs.coordinate_operation is not None
    figures = {parameter.name: parameter.value for parameter in crs.coordinate_operation.params}
    assert crs.name == "平定县独立坐标系"
    assert (figures["Longitude of natural origin"], figures["False easting"]) == (114.0, 500_000.0)
    assert listing(tmp_path) == before


def test_a_system_of_damaged_words_is_told_not_a_crash(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    path.with_suffix(".prj").write_bytes(PRJ[4547].encode().replace(b"Gauss_Kruger", b"\xbcauss_Kruger"))
    with pytest.raises(InputError, match="coordinate system"):
        new_plan([RoleSource.parse("parcels", str(path))])


def test_a_shapefile_without_a_system_is_asked_about_and_taken_when_told(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    path.with_suffix(".prj").unlink()
    with pytest.raises(InputError, match=r"does not say its coordinate system\. Likeliest"):
        new_plan([RoleSource.parse("parcels", str(path))])
    _, [report] = new_plan([RoleSource.parse("parcels", str(path))], crs_of={"parcels": 4547})
    assert report.area_m2 == pytest.approx(1875.0)


def test_parts_of_another_shapefile_are_not_taken(tmp_path: Path) -> None:
    path = shapefile(tmp_path, name="a")
    shutil.copyfile(path.with_suffix(".dbf"), tmp_path / "ab.dbf")
    path.with_suffix(".dbf").unlink()
    assert "(.dbf) is missing" in str(read(path).warnings[0])
