"""Boundary points written for the land bureau: by the template, proved, whole or not at all."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siteplanner.core.boundary_template import BoundaryTemplate, keep_boundary_template
from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.files.boundary_points import text_writing
from siteplanner.files.boundary_points.text_reading import boundary_points
from siteplanner.files.export import export
from siteplanner.services.new_plan import RoleSource, new_plan
from tests.builders import plan, rect, shape, site

TOWN = plan(
    site(
        parcels={
            "DK-01": (
                rect(0, 0, 500, 300) - rect(100, 100, 100, 100),
                {"name": "贝特瑞一期", "land_use": "1001", "code_system": "MNR2023"},
            ),
            "DK-02": shape((600, 0), (700, 10), (650, 90)),
        }
    ),
    {"P1": rect(20, 20, 30, 30)},
)


def written(made: Plan, path: Path, **options: Any) -> list[str]:
    export(made, path, **options)
    return path.read_bytes().decode("gb18030").split("\r\n")


def test_the_file_follows_the_template(tmp_path: Path) -> None:
    lines = written(TOWN, tmp_path / "界址点.txt")
    assert lines[0] == "[属性描述]"
    assert [line for line in lines[1:12] if not line.startswith("数据产生日期=")] == [
        "格式版本号=1.01版本", "数据产生单位=test", "坐标系=2000国家大地坐标系", "几度分带=3", "投影类型=高斯克吕格",
        "计量单位=米", "带号=38", "精度=0.001", "转换参数=,,,,,,", "[地块坐标]",
    ]  # fmt: skip
    assert lines[12:23] == [
        "10,14.0000,DK-01,贝特瑞一期,面,,工业用地,1001,@",
        "J1,1,4174300.000,38470000.000",
        "J2,1,4174300.000,38470500.000",
        "J3,1,4174000.000,38470500.000",
        "J4,1,4174000.000,38470000.000",
        "J1,1,4174300.000,38470000.000",
        "J5,2,4174200.000,38470100.000",
        "J6,2,4174200.000,38470200.000",
        "J7,2,4174100.000,38470200.000",
        "J8,2,4174100.000,38470100.000",
        "J5,2,4174200.000,38470100.000",
    ]
    assert lines[23] == "4,0.4250,DK-02,,面,,二类工业用地,100102,@"
    assert lines[-1] == ""


def test_what_a_bureau_asks_for_is_told_or_kept_with_the_plan(tmp_path: Path) -> None:
    own = {"made_by": "平定县张庄镇人民政府", "encoding": "UTF-8", "numbering": "ring", "prefix": ""}
    report = export(TOWN, tmp_path / "a.txt", points=own)
    text = (tmp_path / "a.txt").read_bytes().decode("utf-8")
    lines = text.split("\r\n")
    assert report.encoding == "UTF-8"
    assert not text.startswith("\ufeff")
    assert "数据产生单位=平定县张庄镇人民政府" in lines
    assert [line.split(",")[0] for line in lines[13:23]] == ["1", "2", "3", "4", "1"] * 2
    kept = keep_boundary_template(BoundaryTemplate().told(own)).apply(TOWN)
    export(kept, tmp_path / "b.txt")
    assert (tmp_path / "b.txt").read_bytes() == (tmp_path / "a.txt").read_bytes()


def test_only_files_of_boundary_points_have_such_settings(tmp_path: Path) -> None:
    for name in ("a.geojson", "a.xlsx"):
        with pytest.raises(InputError, match="boundary points can be told for these endings only"):
            export(TOWN, tmp_path / name, points={"encoding": "UTF-8"})
    with pytest.raises(InputError, match="is no encoding"):
        export(TOWN, tmp_path / "a.txt", points={"encoding": "Latin"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".xlsx"])
def test_points_numbered_anew_in_each_ring_come_in_again(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    export(TOWN, path, layer="parcels", points={"numbering": "ring", "prefix": ""})
    again, (report,) = new_plan([RoleSource.parse("parcels", str(path))])
    assert (report.kept, report.refused) == (2, 0)
    assert again.site.parcels.area.tolist() == pytest.approx([140_000.0, 4_250.0])


def test_plants_are_written_when_asked_for(tmp_path: Path) -> None:
    report = export(TOWN, tmp_path / "p.txt", layer="plants")
    assert (report.features, report.read_back, report.layer) == (1, 1, "plants")
    assert boundary_points(tmp_path / "p.txt").table["地块编号"].tolist() == ["P1"]


def test_the_report_says_what_was_written_and_how(tmp_path: Path) -> None:
    odd = plan(site(parcels={"A": (rect(0, 0, 10, 10), {"name": "一期,二期"}), "B": shapely.MultiPolygon()}))
    report = export(odd, tmp_path / "a.txt")
    assert str(report.sentence()) == (
        "Boundary points of 1 Parcels, 1 read back, max shift 0.0 mm, area difference 0.00 %, EPSG:4526, X = north, "
        "Y = east with the zone, GB18030; without an outline: B; commas and line breaks in texts were replaced: A"
    )


@pytest.mark.parametrize(
    ("code", "east_m", "wanted"), [(4526, 38e6, 4526), (4498, 20e6, 4527), (32649, 0, 4525), (2383, 0, 2362)]
)
def test_a_plan_in_another_system_is_brought_into_the_zone(
    tmp_path: Path, code: int, east_m: float, wanted: int
) -> None:
    """Where 470 000 m east is at 37.7° N: 113.66° E about 114°, 116.66° E about 117°, 110.66° E about 111°."""
    drawn = TOWN.site.parcels
    moved = drawn.set_geometry(drawn.geometry.translate(east_m), crs=None)
    there = Site.empty(code).with_layer("parcels", moved.set_crs(code, allow_override=True))
    report = export(Plan.new(there, "x"), tmp_path / "a.txt")
    assert report.crs == f"EPSG:{wanted}"
    assert report.max_shift_mm < 1.0


def test_what_the_bureau_would_refuse_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    bow_tie = plan(site(parcels={"A": shape((0, 0), (9, 9), (9, 0), (0, 9))}))
    with pytest.raises(SaveError, match="the outline of A crosses"):
        export(bow_tie, path)
    thin = plan(site(parcels={"A": shape((0, 0), (0.0001, 9), (0.0002, 9), (0.0001, 0))}))
    with pytest.raises(SaveError, match="of A"):
        export(thin, path)
    with pytest.raises(InputError, match="none of the Plants has an outline"):
        export(plan(site(parcels={"A": rect(0, 0, 9, 9)})), path, layer="plants")
    with pytest.raises(InputError, match="parcels, plants"):
        export(TOWN, path, layer="zones")
    with pytest.raises(InputError, match="A layer can be named"):
        export(TOWN, tmp_path / "a.dxf", layer="plants")
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("find", "put", "sentence"),
    [
        ("4174300.000,38470000.000", "4174300.003,38470000.000", "DK-01 lies 3.0 mm off"),
        ("贝特瑞一期", "贝特瑞二期", "DK-01: 地块名称 is"),
        ("14.0000", "14.0050", "DK-01: the area differs"),
        ("DK-02", "DK-03", "DK-02: 地块编号 is"),
        ("带号=38", "带号=", None),
        ("带号=38", "带号=39", "off"),
        ("2000国家", "某国家", "does not tell its coordinate system"),
        ("J3,1,4174000.000,38470500.000\r\n", "", "cannot be read"),
    ],
)
def test_a_difference_keeps_the_file_from_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, find: str, put: str, sentence: str | None
) -> None:
    lines = text_writing._lines

    def spoiled(*arguments: Any) -> list[str]:
        return "\r\n".join(lines(*arguments)).replace(find, put).split("\r\n")

    monkeypatch.setattr(text_writing, "_lines", spoiled)
    if sentence is None:
        assert export(TOWN, tmp_path / "a.txt").crs == "EPSG:4526"
        return
    with pytest.raises(SaveError, match=re.escape(sentence)):
        export(TOWN, tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters=","), max_size=12).map(
    str.strip
)
CHINESE = st.sampled_from(
    ["地块 12-3", "负极材料一期（示意）", "𠮷田厂", "一期，二期", "[地块坐标]", "J1", "@", "联通", "=", "・"]
)


@st.composite
def outlines(draw: st.DrawFn) -> shapely.MultiPolygon:
    """Up to three parts side by side, each a turned box or a box with up to two holes."""
    parts = []
    for place in range(draw(st.integers(1, 3))):
        x, y = 470_000 + 100 * place + draw(st.floats(0, 9)), 4_174_000 + draw(st.floats(0, 500))
        box = shapely.box(x, y, x + draw(st.floats(30, 80)), y + draw(st.floats(30, 80)))
        for hole in range(draw(st.integers(0, 2))):
            box = box.difference(shapely.box(x + 2 + 12 * hole, y + 3, x + 9 + 12 * hole, y + 8.1234))
        parts.append(shapely.affinity.rotate(box, draw(st.floats(-4, 4))))
    return shapely.MultiPolygon(parts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.text(st.sampled_from("DK-0123甲乙"), min_size=1, max_size=6),
        st.tuples(outlines(), st.one_of(NAMES, CHINESE)),
        min_size=1,
        max_size=3,
    )
)
def test_what_goes_out_comes_in_again(tmp_path: Path, parcels: dict[str, Any]) -> None:
    made = plan(site(parcels={of: (outline, {"name": name}) for of, (outline, name) in parcels.items()}))
    path = tmp_path / "往返.txt"
    export(made, path)
    again, (report,) = new_plan([RoleSource.parse("parcels", str(path))])
    assert (report.kept, report.refused, report.repaired) == (len(parcels), 0, 0)
    own, found = made.site.parcels, again.site.parcels
    assert found.index.tolist() == own.index.tolist()
    assert found["name"].fillna("").tolist() == own["name"].fillna("").tolist()
    assert shapely.hausdorff_distance(np.array(own.geometry.boundary), np.array(found.geometry.boundary)).max() < 0.001
    assert shapely.get_num_geometries(np.array(found.geometry)).tolist() == [len(o.geoms) for o, _ in parcels.values()]


def test_what_was_written_once_is_written_the_same_again(tmp_path: Path) -> None:
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    export(TOWN, first)
    again, _ = new_plan([RoleSource.parse("parcels", str(first))], name="test")
    export(dataclasses.replace(again), second)
    assert first.read_bytes() == second.read_bytes()
