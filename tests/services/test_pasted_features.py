"""Pasted shapes as rows of a layer: numbers and columns of the text are taken, what is odd is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from pyproj import CRS

from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.schema import CONSTRAINTS, PARCELS, PLANTS, ZONES
from siteplanner.services.pasted_features import PastedFeatures, pasted_features
from siteplanner.services.pasted_text import read_pasted
from tests.builders import ORIGIN, factory, plan, rect, site

PLAN_CRS = CRS(4547)
EAST, NORTH = ORIGIN


@pytest.fixture
def ground() -> Plan:
    return plan(site({"L1": rect(0, 0, 100, 100), "DK-9": rect(100, 0, 100, 100)}), {"P1": factory(rect(5, 5, 9, 9))})


def corners(e: float, n: float, width: float = 50.0, depth: float = 40.0) -> list[tuple[float, float]]:
    return [
        (NORTH + n, EAST + e),
        (NORTH + n, EAST + e + width),
        (NORTH + n + depth, EAST + e + width),
        (NORTH + n + depth, EAST + e),
    ]


def features(text: str, of: object, ground: Plan) -> PastedFeatures:
    return pasted_features(read_pasted(text, PLAN_CRS), of, ground)  # type: ignore[arg-type]


def excel(*parcels: tuple[str, str, list[tuple[float, float]]]) -> str:
    """A sheet as people keep it: a row a point, the parcel's number and ring on each."""
    lines = ["地块编号\t圈号\t点号\tX\tY\t权利人\t面积"]
    for number, ring, points in parcels:
        lines += [f"{number}\t{ring}\tJ{i}\t{x}\t{y}\t贝特瑞\t0.2000" for i, (x, y) in enumerate(points, 1)]
    return "\n".join(lines)


def test_a_sheet_of_points_gives_parcels_with_holes_parts_and_their_columns(ground: Plan) -> None:
    text = excel(
        ("DK-01", "1", corners(0, 200)),
        ("DK-01", "2", corners(10, 210, 10, 10)),
        ("DK-02", "1", corners(100, 200)),
        ("DK-02", "2", corners(200, 200)),
    )
    found = features(text, PARCELS, ground)
    assert found.numbers == ("DK-01", "DK-02")
    # 50 x 40 less 10 x 10; twice 50 x 40
    assert [shape.area for shape in found.shapes] == pytest.approx([1900.0, 4000.0])
    assert [shapely.get_num_geometries(shape) for shape in found.shapes] == [1, 2]
    assert found.values[0]["owner"] == "贝特瑞"
    made = found.edit(ground, "base", found.numbered(ground, "base")).apply(ground)
    assert list(made.site.parcels.index) == ["L1", "DK-9", "DK-01", "DK-02"]
    assert made.site.parcels["status"]["DK-01"] == "available"
    assert made.site.parcels["owner"]["DK-02"] == "贝特瑞"


def test_titles_above_the_points_are_the_numbers(ground: Plan) -> None:
    def lines(points: list[tuple[float, float]]) -> str:
        return "\n".join(f"{i}\t{x}\t{y}" for i, (x, y) in enumerate(points, 1))

    first, second, third = (lines(corners(e, n)) for e, n in ((0, 200), (60, 200), (0, 300)))
    text = f"地块编号：DK-01\n点号\tX\tY\n{first}\n地块 DK-02\n{second}\n\n{third}"
    found = features(text, PARCELS, ground)
    assert found.numbers == ("DK-01", "DK-02", "")
    assert found.numbered(ground, "base") == ("DK-01", "DK-02", "L2")
    plants = features(text, PLANTS, ground)
    assert plants.numbered(ground, "base") == ("P02", "P03", "P04")
    assert [row.get("name") for row in plants.values] == ["DK-01", "DK-02", None]


def test_a_text_of_boundary_points_gives_number_name_and_registered_area(ground: Plan) -> None:
    points = [f"J{i},1,{x},38{y}" for i, (x, y) in enumerate(corners(0, 200), 1)]
    head = [
        "[属性描述]",
        "坐标系=2000国家大地坐标系",
        "几度分带=3",
        "带号=38",
        "[地块坐标]",
        "4,0.2000,DK-01,负极一期,面,,,,@",
    ]
    found = features("\n".join([*head, *points]), PARCELS, ground)
    assert found.numbers == ("DK-01",)
    assert found.values[0]["name"] == "负极一期"
    assert found.values[0]["official_area_m2"] == 2000.0  # 0.2 ha, and 50 m by 40 m
    assert features("\n".join([*head, *points]), ZONES, ground).numbers == ("DK-01",)


def test_a_number_in_use_is_refused_by_the_edit_and_the_ground_under_it_is_named(ground: Plan) -> None:
    found = features(excel(("DK-9", "1", corners(90, 0)), ("DK-10", "1", corners(0, 400))), PARCELS, ground)
    # 90 to 140 east: 10 m by 40 m on L1, 40 m by 40 m on DK-9
    assert [str(remark) for remark in found.remarks[0]] == ["Lies over DK-9, L1 by 2,000 m²."]
    assert found.remarks[1] == ()
    with pytest.raises(EditError, match="DK-9"):
        found.edit(ground, "base", found.numbered(ground, "base"))


def test_points_in_a_wrong_order_are_said(ground: Plan) -> None:
    a, b, c, d = corners(0, 200)
    text = "\n".join(f"{x} {y}" for x, y in (a, c, b, d))
    found = features(text, PARCELS, ground)
    assert [str(remark) for remark in found.remarks[0]] == [
        "The outline crosses itself: the points may be in another order."
    ]


def test_constraints_need_their_kind(ground: Plan) -> None:
    text = "\n".join(f"{x} {y}" for x, y in corners(0, 200))
    found = features(text, CONSTRAINTS, ground)
    assert found.lacks_kind
    made = found.edit(ground, "base", found.numbered(ground, "base"), "heritage").apply(ground)
    assert list(made.site.constraints["kind"]) == ["heritage"]
    told = replace(found, values=({"kind": "goaf"},))
    assert not told.lacks_kind
    assert list(told.edit(ground, "base", ["C1"], "heritage").apply(ground).site.constraints["kind"]) == ["goaf"]
