"""Layers as Shapefiles: what stands in the files, what other programs read of them, whole or not at all."""

from __future__ import annotations

import csv
import dataclasses
import struct
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from siteplanner.core import frames, schema
from siteplanner.core.errors import Cancelled, EditError, InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.files.export import export
from siteplanner.files.shapefile.writing import export_shapefile
from tests.builders import EMPTY, line, plan, point, rect, site

HOLED = rect(0, 0, 500, 300) - rect(100, 100, 100, 100)
TOWN = plan(
    site(
        parcels={
            "DK-01": (
                HOLED,
                {"name": "贝特瑞一期", "land_use": "1001", "official_area_m2": 140_000.5, "权属单位": "张庄镇"},
            ),
            "DK-02": (shapely.MultiPolygon([rect(600, 0, 50, 50), rect(700, 0, 50, 50)]), {"name": "两块"}),
            "DK-03": (shapely.MultiPolygon(), {"name": "无图形"}),
        },
        constraints={
            "C1": (line((0, -10), (500, -10)), {"kind": "road"}),
            "C2": (rect(0, 400, 50, 50), {"kind": "residential"}),
            "C3": (point(5, 5), {"kind": "heritage"}),
            "C4": (shapely.GeometryCollection([point(9, 9), line((0, 0), (3, 4))]), {"kind": "other"}),
        },
        substations={"S1": (point(20, 30), {"capacity_kva": 63_000.0})},
    ),
    {
        "P1": (
            rect(20, 20, 30, 30),
            {"investment_cny": 1.5e9, "open_flame": True, "in_service": pd.Timestamp("2026-10-01"), "storeys": 2},
        ),
        "P2": (rect(60, 20, 30, 30), {}),
    },
)


def with_columns(**columns: Any) -> Plan:
    """The town, its two plants with further columns."""
    frame = TOWN.plants().copy()
    for name, values in columns.items():
        frame[name] = values
    return dataclasses.replace(
        TOWN, scenario_plants={"base": frames.conform(frame.reset_index(), schema.PLANTS, TOWN.site.crs)}
    )


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


# -- what stands in the files -----------------------------------------------------------------------------------------


def test_the_set_is_whole(tmp_path: Path) -> None:
    report = export(TOWN, tmp_path / "厂房.shp")
    assert names_in(tmp_path) == sorted(f"厂房{s}" for s in (".shp", ".shx", ".dbf", ".prj", ".cpg", ".fields.csv"))
    assert (report.profile, report.layer, report.files) == ("shapefile", "plants", ("厂房.shp",))
    assert (report.features, report.read_back, report.max_shift_mm) == (2, 2, 0.0)


def test_the_table_says_its_encoding_twice(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "a.shp")
    assert (tmp_path / "a.cpg").read_bytes() == b"GB18030"
    # Offset 29 is the language driver; 0x4D is code page 936 (dBASE's table of language drivers, as Esri uses it).
    assert (tmp_path / "a.dbf").read_bytes()[29] == 0x4D


def test_the_system_is_called_as_esri_calls_it(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "a.shp")
    export(TOWN, tmp_path / "b.shp", crs="EPSG:4526")
    assert (tmp_path / "a.prj").read_text().startswith('PROJCS["CGCS2000_3_Degree_GK_CM_114E"')
    assert (tmp_path / "b.prj").read_text().startswith('PROJCS["CGCS2000_3_Degree_GK_Zone_38"')
    assert pyogrio.read_info(tmp_path / "a.shp")["crs"] == "EPSG:4547"
    assert pyogrio.read_info(tmp_path / "b.shp")["crs"] == "EPSG:4526"
    # The zone's number stands before the easting, 38 000 000 m more than without it.
    west = pyogrio.read_info(tmp_path / "b.shp")["total_bounds"][0]
    assert west == pytest.approx(38_470_020.0, abs=0.001)


def test_the_file_is_as_long_as_the_format_asks(tmp_path: Path) -> None:
    # By the white paper of the format: head 100; a polygon of five points 8 + 44 + 4 + 5 * 16 = 136 bytes.
    export(TOWN, tmp_path / "a.shp")
    data, index = (tmp_path / "a.shp").read_bytes(), (tmp_path / "a.shx").read_bytes()
    assert (len(data), len(index)) == (100 + 2 * 136, 100 + 2 * 8)
    assert struct.unpack(">i", data[24:28])[0] * 2 == len(data)
    assert struct.unpack(">4i", index[100:]) == (50, 64, 50 + 68, 64)


def test_outlines_run_clockwise_and_holes_against_it(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "a.shp", layer="parcels")
    data = (tmp_path / "a.shp").read_bytes()[108:]
    kind, *_, rings, points = struct.unpack("<i4d2i", data[:44])
    assert (kind, rings, points) == (5, 2, 10)
    xy = np.frombuffer(data, "<f8", 20, offset=52).reshape(-1, 2)
    assert not shapely.is_ccw(shapely.LinearRing(xy[:5]))
    assert shapely.is_ccw(shapely.LinearRing(xy[5:]))
    assert shapely.Polygon(xy[:5]).area == 150_000.0  # 500 m by 300 m, the hole not taken off


def test_a_row_without_a_shape_stands_as_one(tmp_path: Path) -> None:
    report = export(TOWN, tmp_path / "a.shp", layer="parcels")
    assert report.without_shape == ("DK-03",)
    assert "without a shape: DK-03" in str(report.sentence())
    read = gpd.read_file(tmp_path / "a.shp")
    assert read["name"].tolist() == ["贝特瑞一期", "两块", "无图形"]
    assert read.geometry[2] is None
    assert read.geometry[0].area == 140_000.0
    assert read.geometry[1].geom_type == "MultiPolygon"


def test_names_are_short_and_told_in_a_table_that_excel_shows(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "a.shp", layer="parcels")
    raw = (tmp_path / "a.fields.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = {row[0]: row for row in csv.reader(raw.decode("utf-8-sig").splitlines())}
    assert rows["off_area"][1:7] == ["official_area_m2", "登记面积", "Registered area", "m²", "N", "12"]
    assert rows["QSDW"][1] == "权属单位"
    fields = pyogrio.read_info(tmp_path / "a.shp")["fields"].tolist()
    assert list(rows)[1:] == fields
    assert all(name.isascii() and len(name) <= 10 for name in fields)


def test_values_are_read_by_gdal_as_they_are(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "a.shp")
    read = gpd.read_file(tmp_path / "a.shp").set_index("plant_id")
    assert read.at["P1", "invest_cny"] == 1.5e9
    assert read.at["P1", "open_flame"] == 1
    assert read.at["P1", "storeys"] == 2
    assert read.at["P1", "in_service"] == pd.Timestamp("2026-10-01")
    assert read.loc["P2", ["invest_cny", "open_flame", "storeys", "in_service", "name"]].isna().all()


def test_numbers_keep_fifteen_digits(tmp_path: Path) -> None:
    given = [123_456_789.123456, 0.1 + 0.2]
    wide = [1.23456789012345e300, -4.5e-200]
    export(with_columns(oil_t=given, 权重=wide), tmp_path / "a.shp")
    read = gpd.read_file(tmp_path / "a.shp")
    assert read["oil_t"].tolist() == [123_456_789.123456, 0.3]
    assert read["QZ"].tolist() == wide


def test_whole_numbers_stay_whole(tmp_path: Path) -> None:
    export(with_columns(序号=pd.array([9_007_199_254_740_993, -5], dtype="Int64")), tmp_path / "a.shp")
    assert gpd.read_file(tmp_path / "a.shp")["XH"].tolist() == [9_007_199_254_740_993, -5]


def test_a_long_text_is_cut_at_a_character_and_told(tmp_path: Path) -> None:
    report = export(with_columns(note=["a" + "长" * 130, "短"]), tmp_path / "a.shp")
    assert report.cut == ("P1",)
    # 254 bytes: one letter and 126 characters of two bytes are 253, the next does not fit.
    assert gpd.read_file(tmp_path / "a.shp")["note"].tolist() == ["a" + "长" * 126, "短"]
    assert "texts cut to 254 bytes: P1" in str(report.sentence())


def test_rare_characters_are_written_and_told(tmp_path: Path) -> None:
    report = export(with_columns(name=["𠮷野", "常见"]), tmp_path / "a.shp")
    assert report.beyond_gbk == ("P1",)
    assert gpd.read_file(tmp_path / "a.shp")["name"].tolist() == ["𠮷野", "常见"]


def test_what_a_table_cannot_hold_is_left_blank_and_told(tmp_path: Path) -> None:
    report = export(with_columns(oil_t=[float("inf"), 1.0]), tmp_path / "a.shp")
    assert report.unsaid == ("P1",)
    assert gpd.read_file(tmp_path / "a.shp")["oil_t"].isna().tolist() == [True, False]


def test_shapes_of_several_kinds_become_a_file_each(tmp_path: Path) -> None:
    report = export(TOWN, tmp_path / "c.shp", layer="constraints")
    assert report.files == ("c_point.shp", "c_line.shp", "c_area.shp")
    found = {name: gpd.read_file(tmp_path / name).set_index("constr_id") for name in report.files}
    assert {name: read.index.tolist() for name, read in found.items()} == {
        "c_point.shp": ["C3", "C4"], "c_line.shp": ["C1", "C4"], "c_area.shp": ["C2"],
    }  # fmt: skip
    assert found["c_line.shp"].geometry["C4"].equals(line((0, 0), (3, 4)))
    assert (report.features, report.read_back) == (4, 4)


def test_points_are_points(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "s.shp", layer="substations")
    read = gpd.read_file(tmp_path / "s.shp")
    assert read.geometry.tolist() == [point(20, 30)]
    assert read["cap_kva"].tolist() == [63_000.0]


def test_a_layer_without_rows_is_a_set_without_rows(tmp_path: Path) -> None:
    report = export_shapefile(plan(EMPTY), tmp_path / "z.shp", "zones")
    assert (report.features, report.read_back) == (0, 0)
    assert pyogrio.read_info(tmp_path / "z.shp")["features"] == 0


def test_a_zipped_set_opens_as_it_is(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "交付.zip", layer="parcels")
    assert names_in(tmp_path) == ["交付.zip"]
    with zipfile.ZipFile(tmp_path / "交付.zip") as archive:
        assert "交付.fields.csv" in archive.namelist()
    assert len(gpd.read_file(tmp_path / "交付.zip")) == 3


# -- whole or not at all ----------------------------------------------------------------------------------------------


def test_an_earlier_set_goes_with_all_that_lay_beside_it(tmp_path: Path) -> None:
    for name in ("a.shp", "a.SBN", "a.qix", "a.shp.xml", "a.qml", "a_line.shp", "ab.qix", "a.geojson"):
        (tmp_path / name).write_bytes(b"old")
    export(TOWN, tmp_path / "a.shp")
    left = {name for name in names_in(tmp_path) if (tmp_path / name).read_bytes() == b"old"}
    assert left == {"a.qml", "a_line.shp", "ab.qix", "a.geojson"}


def test_the_files_of_kinds_that_are_gone_go(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "c.shp", layer="constraints")
    roads = plan(site(parcels={"A": rect(0, 0, 9, 9)}, constraints={"C1": line((0, 0), (9, 9))}))
    export(roads, tmp_path / "c.shp", layer="constraints")
    assert {file.stem.partition(".")[0] for file in tmp_path.iterdir()} == {"c_line"}


def test_a_file_that_nobody_named_and_that_is_no_export_stays(tmp_path: Path) -> None:
    (tmp_path / "c_area.shp").write_bytes(b"surveyed by hand")
    with pytest.raises(SaveError, match=r"c_area\.shp” is there already and is no earlier export"):
        export(TOWN, tmp_path / "c.shp", layer="constraints")
    roads = plan(site(parcels={"A": rect(0, 0, 9, 9)}, constraints={"C1": line((0, 0), (9, 9))}))
    export(roads, tmp_path / "c.shp", layer="constraints")
    assert (tmp_path / "c_area.shp").read_bytes() == b"surveyed by hand"


def test_a_link_leads_to_the_set_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    export(with_columns(note=["alt", "alt"]), tmp_path / "real" / "x.shp")
    (tmp_path / "link.shp").symlink_to(tmp_path / "real" / "x.shp")
    export(with_columns(note=["neu", "neu"]), tmp_path / "link.shp")
    assert (tmp_path / "link.shp").is_symlink()
    assert gpd.read_file(tmp_path / "real" / "x.shp")["note"].tolist() == ["neu", "neu"]
    assert {file.name.partition(".")[0] for file in (tmp_path / "real").iterdir()} == {"x"}


def test_being_interrupted_leaves_the_old_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(TOWN, tmp_path / "a.shp")
    before = {name: (tmp_path / name).read_bytes() for name in names_in(tmp_path)}

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("siteplanner.files.whole_sets.flush_file", interrupted)
    with pytest.raises(KeyboardInterrupt):
        export(with_columns(note=["neu", "neu"]), tmp_path / "a.shp")
    assert {name: (tmp_path / name).read_bytes() for name in names_in(tmp_path)} == before


def test_what_does_not_fit_a_shapefile_is_refused(tmp_path: Path) -> None:
    many = with_columns(**{f"c{n}": ["x", "y"] for n in range(230)})
    with pytest.raises(SaveError, match=r"have 26[0-9] columns, a Shapefile holds 255"):
        export(many, tmp_path / "a.shp")
    bow_tie = shapely.Polygon([(470_000, 0), (470_009, 9), (470_009, 0), (470_000, 9)])
    crossed = plan(site(parcels={"A": shapely.MultiPolygon([rect(0, 0, 9, 9), bow_tie])}))
    with pytest.raises(SaveError, match="the outline of A crosses itself"):
        export(crossed, tmp_path / "a.shp", layer="parcels")
    assert names_in(tmp_path) == []


def test_an_outline_that_crosses_itself_is_told(tmp_path: Path) -> None:
    bow_tie = shapely.Polygon([(470_000, 0), (470_009, 9), (470_009, 0), (470_000, 9)])
    report = export(plan(site(parcels={"A": bow_tie})), tmp_path / "a.shp", layer="parcels")
    assert report.unsound == ("A",)
    assert "cross or touch themselves: A" in str(report.sentence())


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"layer": "targets"}, InputError, "Use one of: parcels, zones"),
        ({"scenario": "later"}, EditError, "later"),
        ({"crs": "EPSG:2383"}, InputError, "no shift from EPSG:4547 to EPSG:2383 is known"),
        ({"crs": "EPSG:4528"}, InputError, "2 of 2 Plants lie outside the area of use of EPSG:4528"),
        ({"crs": "EPSG:nonsense"}, InputError, "nonsense"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    tmp_path: Path, options: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        export(TOWN, tmp_path / "a.shp", **options)
    assert names_in(tmp_path) == []


def test_a_system_can_be_named_for_shapefiles_alone(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.shp, \.zip"):
        export(TOWN, tmp_path / "a.geojson", crs="EPSG:4526")


@pytest.mark.parametrize("moment", [0, 1])
def test_a_cancel_while_writing_or_reading_back_leaves_nothing(tmp_path: Path, moment: int) -> None:
    work = Work(lambda done, *_: work.cancel() if done == moment else None)
    with pytest.raises(Cancelled):
        export(TOWN, tmp_path / "a.shp", work=work)
    assert list(tmp_path.iterdir()) == []
