"""Coordinates in CSV files and workbooks, in and out."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siteplanner.core.errors import CrsNeededError, InputError, SaveError
from siteplanner.files.boundary_points import table_writing
from siteplanner.files.boundary_points.points_read import PointsRead
from siteplanner.files.boundary_points.table_reading import coordinate_table
from siteplanner.files.export import export
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers
from siteplanner.services.new_plan import RoleSource, new_plan
from siteplanner.services.plants_from_map import plants_from_map
from tests.builders import plan, rect, shape, site

POINTS = [
    ("A-1", "J1", "4174554.332", "38470015.675"),
    ("A-1", "J2", "4174554.332", "38470515.675"),
    ("A-1", "J3", "4174254.332", "38470515.675"),
    ("A-1", "J4", "4174254.332", "38470015.675"),
]
"""500 m by 300 m."""


def table(
    path: Path, headings: str, rows: list[tuple[str, ...]], encoding: str = "gb18030", divider: str = ","
) -> Path:
    lines = [headings.replace(",", divider), *(divider.join(row) for row in rows)]
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def read(path: Path) -> PointsRead:
    return coordinate_table(path, path)


def bounds(found: PointsRead) -> list[float]:
    return [float(v) for v in shapely.total_bounds(found.shapes[[s is not None for s in found.shapes]])]


@pytest.mark.parametrize(
    "headings",
    [
        "地块号,点号,X,Y",
        "宗地代码,界址点号,北坐标,东坐标",
        "地块编号,拐点号,纵坐标（米）,横坐标（米）",
        "parcel_id,point no.,Northing,Easting",
        "Parcel,Vertex,X (m),Y (m)",
        "地块,点号,X坐标,Y坐标",
    ],
)
@pytest.mark.parametrize(
    ("encoding", "divider"), [("gb18030", ","), ("utf-8-sig", ";"), ("utf-8", "\t"), ("gbk", "，")]
)
def test_headings_of_both_languages_encodings_and_dividers(
    tmp_path: Path, headings: str, encoding: str, divider: str
) -> None:
    found = read(table(tmp_path / "a.csv", headings, POINTS, encoding, divider))
    assert found.table["地块编号"].tolist() == ["A-1"]
    assert bounds(found) == [38470015.675, 4174254.332, 38470515.675, 4174554.332]
    assert found.crs is None


def test_east_before_north_is_found_by_heading_and_by_figures(tmp_path: Path) -> None:
    turned = [(a, b, y, x) for a, b, x, y in POINTS]
    for headings in ("地块号,点号,东坐标,北坐标", "parcel,point,x,y", "parcel,point,lon,lat"):
        found = read(table(tmp_path / f"{headings[:3]}.csv", headings, turned))
        assert bounds(found) == [38470015.675, 4174254.332, 38470515.675, 4174554.332]


def test_figures_that_do_not_show_their_axes_are_said_to_be_taken_as_surveyors_have_them(tmp_path: Path) -> None:
    rows = [("A", "1", "0", "500"), ("A", "2", "0", "600"), ("A", "3", "50", "600")]
    found = read(table(tmp_path / "a.csv", "parcel,point,x,y", rows))
    assert bounds(found) == [500.0, 0.0, 600.0, 50.0]
    assert "X was taken as northing" in str(found.warnings)


def test_thousands_signs_titles_and_blank_parcels_are_understood(tmp_path: Path) -> None:
    rows = [("A-1", "J1", '"4,174,554.332"', "38 470 015.675"), ("", "J2", "4174554.332", "38470515.675"), *POINTS[2:]]
    path = table(tmp_path / "a.csv", "地块号,点号,X,Y", rows)
    path.write_bytes("界址点成果表,,,\r\n坐标系：2000国家大地坐标系,带号,38,\r\n".encode("gb18030") + path.read_bytes())
    found = read(path)
    assert bounds(found) == [38470015.675, 4174254.332, 38470515.675, 4174554.332]
    assert found.crs is not None
    assert found.crs.to_epsg() == 4526


def test_rings_of_a_parcel_make_holes_and_parts(tmp_path: Path) -> None:
    hole = [(a, ring, b, x, y) for ring, size in (("1", 0.0), ("2", 100.0)) for a, b, x, y in _shrunk(size)]
    found = read(table(tmp_path / "a.csv", "地块号,圈号,点号,X,Y", hole))
    assert shapely.area(found.shapes).round(3).tolist() == [500 * 300 - 300 * 100]


def _shrunk(by: float) -> list[tuple[str, ...]]:
    signs = ((-1, 1), (-1, -1), (1, -1), (1, 1))
    return [
        (a, b, f"{float(x) + n * by:.3f}", f"{float(y) + e * by:.3f}")
        for (a, b, x, y), (n, e) in zip(POINTS, signs, strict=True)
    ]


def test_what_is_about_the_parcel_comes_along(tmp_path: Path) -> None:
    rows = [(*row, "一期", edge) for row, edge in zip(POINTS, ["500", "300", "500", "300"], strict=True)]
    found = read(table(tmp_path / "a.csv", "地块号,点号,X,Y,地块名称,边长", rows))
    assert found.table.to_dict("records") == [{"地块编号": "A-1", "地块名称": "一期"}]


def test_a_row_an_outline_in_wkt(tmp_path: Path) -> None:
    rows = [("A", '"SRID=4547;POLYGON((0 0,0 9,9 9,9 0,0 0))"', "甲"), ("B", "POLYGON((0 0", "乙")]
    found = read(table(tmp_path / "a.csv", "地块号,WKT,名称", rows, "utf-8"))
    assert (found.shapes[0].area, found.kind, found.crs) == (81.0, "Polygon", found.crs)
    assert found.table["名称"].tolist() == ["甲", "乙"]
    assert "Row 3: “POLYGON((0 0” is no outline" in str(found.refused[1])


def test_points_become_substations_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    sheet = book.create_sheet("变电站")
    sheet.append(["编号", "名称", "X", "Y", "DYDJ"])
    sheet.append(["S1", "张庄 110 kV 变电站", 4174300.5, 38470100, 110])
    sheet.append(["S2", "北站", "x", 38470200, 110])
    path = tmp_path / "站.xlsx"
    book.save(path)
    (layer,) = list_layers(path)
    assert (layer.name, layer.geometry_type, layer.rows) == ("变电站", "Point", 2)
    parcels = table(tmp_path / "p.csv", "地块号,点号,X,Y", POINTS)
    sources = [RoleSource.parse("parcels", str(parcels)), RoleSource.parse("substations", str(path))]
    made, reports = new_plan(sources, crs_of={"parcels": 4526, "substations": 4526})
    assert made.site.substations["name"].tolist() == ["张庄 110 kV 变电站"]
    assert (reports[1].kept, reports[1].refused) == (1, 1)
    assert "Row 3: “x” is no coordinate" in str(reports[1].issues[0].reason)


def test_plants_come_from_a_table(tmp_path: Path) -> None:
    path = table(tmp_path / "厂.csv", "地块号,点号,X,Y,坐标系", [(*row, "EPSG:4526") for row in POINTS])
    edit, report = plants_from_map(plan(site(parcels={"A": rect(0, 0, 900, 900)})), MapSource(path))
    assert report.kept == 1
    assert edit is not None


def test_the_system_is_asked_where_no_one_tells_it(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "地块号,点号,X,Y", POINTS)
    with pytest.raises(CrsNeededError) as asked:
        new_plan([RoleSource.parse("parcels", str(path))])
    assert asked.value.guesses[0].crs == "EPSG:4526"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "no columns of coordinates"),
        ("a.csv", b"name,area\nA,1\n", "no columns of coordinates"),
        ("a.csv", b"parcel,point,x,y\n", "no row below"),
        ("a.csv", b'parcel,point,x,y\nA,1,"2,3\nA,2,3,4\n', "quotation mark"),
        ("a.csv", b"\0" * 50, "no text file"),
        ("a.xlsx", b"PK\x03\x04 broken", "no workbook"),
        ("a.xlsx", b"", "no workbook"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        list_layers(path)


def test_mutated_tables_end_in_a_layer_or_a_sentence(tmp_path: Path) -> None:
    chance = random.Random(7)
    export(TOWN, tmp_path / "o.csv")
    export(TOWN, tmp_path / "o.xlsx", layer="parcels")
    for name, count in (("o.csv", 700), ("o.xlsx", 100)):
        data = (tmp_path / name).read_bytes()
        for number in range(count):
            mutated = bytearray(data)
            for _ in range(chance.randint(1, 5)):
                at = chance.randrange(len(mutated))
                mutated[at : at + chance.choice([0, 1, 5])] = chance.choice(
                    [b"", b",", b'"', b"\n", b"\xff", b"9" * 30]
                )
            path = tmp_path / f"m{number % 3}{name}"
            path.write_bytes(bytes(mutated))
            try:
                found = read(path)
            except InputError:
                continue
            assert all((s is None) == (row in found.refused) for row, s in enumerate(found.shapes))


TOWN = plan(
    site(
        parcels={
            "DK-01": (rect(0, 0, 500, 300) - rect(100, 100, 100, 100), {"name": "=一期"}),
            "007": shapely.MultiPolygon([shape((600, 0), (700, 10), (650, 90)), rect(800, 0, 10, 10)]),
        }
    ),
    {"P1": rect(20, 20, 30, 30)},
)


def test_the_workbook_is_the_table_surveyors_hand_over(tmp_path: Path) -> None:
    report = export(TOWN, tmp_path / "界址点.xlsx", layer="parcels")
    assert (report.features, report.read_back, report.encoding) == (2, 2, "UTF-8")
    sheet = openpyxl.load_workbook(tmp_path / "界址点.xlsx")["界址点成果表"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[1][:3] == ["坐标系：2000国家大地坐标系", "几度分带：3", "带号：38"]
    assert rows[2] == ["地块编号", "地块名称", "圈号", "点号", "X", "Y", "边长"]
    assert rows[3] == ["DK-01", "=一期", 1, "J1", 4174300, 38470000, 500]
    assert rows[7] == ["DK-01", "=一期", 1, "J1", 4174300, 38470000, None]
    assert sheet["B4"].data_type == "s"


def test_a_table_that_reads_back_otherwise_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = table_writing._rows
    monkeypatch.setattr(table_writing, "_rows", lambda outline, template: list(rows(outline, template))[2:])
    for name in ("a.csv", "a.xlsx"):
        with pytest.raises(SaveError, match="reading it back showed a difference"):
            export(TOWN, tmp_path / name, layer="parcels")
    assert list(tmp_path.iterdir()) == []


def test_more_points_than_a_sheet_has_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_writing, "POINTS_MAX", 10)
    with pytest.raises(SaveError, match=r"19 points do not fit"):
        export(TOWN, tmp_path / "a.xlsx", layer="parcels")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.text(st.sampled_from("=-0123甲乙"), min_size=1, max_size=6),
        st.tuples(
            st.floats(1, 400), st.floats(1, 90), st.text(st.sampled_from("甲\"，='1; é𠮷"), max_size=6).map(str.strip)
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["csv", "xlsx"]),
)
def test_what_goes_out_comes_in_again(tmp_path: Path, drawn: dict[str, Any], suffix: str) -> None:
    parcels = {
        of: (rect(0, 100 * at, width, depth), {"name": name})
        for at, (of, (width, depth, name)) in enumerate(drawn.items())
    }
    made = plan(site(parcels=parcels))
    path = tmp_path / f"往返.{suffix}"
    export(made, path, layer="parcels")
    again, (report,) = new_plan([RoleSource.parse("parcels", str(path))])
    assert (report.kept, report.refused) == (len(parcels), 0)
    assert again.site.parcels.index.tolist() == list(parcels)
    assert again.site.parcels["name"].fillna("").tolist() == [row["name"] for _, row in parcels.values()]
