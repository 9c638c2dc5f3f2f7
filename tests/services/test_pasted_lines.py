"""Lines of coordinates in the forms that people copy: the same triangle each time, or a sentence."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import CRS

from siteplanner.core.errors import InputError
from siteplanner.services.pasted_lines import outlines
from siteplanner.services.pasted_text import read_pasted

PLAN = CRS(4547)
TRIANGLE = shapely.Polygon([(470000.2, 4174000.1), (470100.2, 4174000.1), (470100.2, 4174100.1)])

METRES = {
    "northing and easting": "{n} {e}",
    "comma": "{n},{e}",
    "full-width comma": "{n}，{e}",
    "enumeration comma": "{n}、{e}",
    "a number before": "{i}\t{n}\t{e}",
    "a number with a full stop": "{i}. {n}, {e}",
    "a number with an enumeration comma": "{i}、{n},{e}",
    "a point's name": "J{i} {n} {e}",
    "easting first": "{e},{n}",
    "zone in front": "{n},38{e}",
    "zone in front, easting first": "38{e} {n}",
    "named ordinates": "J{i} X:{n} Y:{e}",
    "named with equals": "X={n} Y={e}",
    "brackets": "({n}, {e})",
    "square brackets": "[{e}, {n}],",
    "a height behind": "{i} {n} {e} 812.5",
    "CASS": "{i},,{e},{n},812.5",
    "units": "{n}m {e}m",
    "ring number": "J{i},1,{n},38{e}",
    "full-width digits": "{n}，{e}",
}


def text_of(form: str) -> list[str]:
    corners = list(TRIANGLE.exterior.coords)[:3]
    return [form.format(i=i, n=north, e=east) for i, (east, north) in enumerate(corners, start=1)]


@pytest.mark.parametrize("form", METRES.values(), ids=METRES)
@pytest.mark.parametrize("between", ["\n", "\r\n", " \n"])
def test_forms_in_metres(form: str, between: str) -> None:
    lines = between.join(text_of(form)).splitlines()
    if "full-width digits" in METRES and form == METRES["full-width digits"]:
        lines = [line.translate({ord(str(d)): ord("０") + d for d in range(10)}) for line in lines]
    [(_, found)] = outlines(lines, PLAN)
    assert shapely.hausdorff_distance(found, TRIANGLE) < 1e-6


@pytest.mark.parametrize("between", [";", "；", "; "])
def test_pairs_in_one_line(between: str) -> None:
    [(_, found)] = outlines([between.join(text_of("{n},{e}"))], PLAN)
    assert found.equals(TRIANGLE)


def test_a_list_in_brackets() -> None:
    [found] = read_pasted("[" + ",".join(text_of("[{e}, {n}]")) + "]", PLAN).shapes
    assert found.equals(TRIANGLE)


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("点号\tX\tY", "{i}\t{n}\t{e}"),
        ("点号 X坐标 Y坐标 边长", "J{i} {n} {e} 100.00"),
        ("No,Y,X,remark,3", "{i},{e},{n},x,9"),
        ("序号 北坐标(m) 东坐标(m)", "{i} {n} {e}"),
    ],
)
def test_columns_are_found_by_their_headings(heading: str, form: str) -> None:
    [(_, found)] = outlines([heading, *text_of(form)], PLAN)
    assert found.equals(TRIANGLE)


@pytest.mark.parametrize(
    "form",
    [
        "{lon:.9f},{lat:.9f}",
        "{lat:.9f} {lon:.9f}",
        "{i},{lon:.9f},{lat:.9f}",
        "东经{d}度{m}分{s:.6f}秒 北纬{dn}度{mn}分{sn:.6f}秒",
        "{i} {d}°{m}′{s:.6f}″ {dn}°{mn}′{sn:.6f}″",
    ],
)
def test_forms_in_degrees(form: str) -> None:
    """37.70 N, 113.66 E lies at 470 015.675, 4 174 254.332 (domain facts); 0.001 degrees are 111.0 m northwards."""
    lines = []
    for i, (lon, lat) in enumerate([(113.66, 37.70), (113.661, 37.70), (113.661, 37.701)], start=1):
        (d, m, s), (dn, mn, sn) = ((int(v), int(v % 1 * 60), (v * 60 - int(v * 60 + 1e-9)) * 60) for v in (lon, lat))
        m, mn = int(lon * 60 + 1e-9) % 60, int(lat * 60 + 1e-9) % 60
        lines.append(form.format(i=i, lon=lon, lat=lat, d=d, m=m, s=abs(s), dn=dn, mn=mn, sn=abs(sn)))
    [(_, found)] = outlines(lines, PLAN)
    assert np.allclose(found.exterior.coords[0], (470015.675, 4174254.332), atol=0.01)
    assert found.bounds[3] - found.bounds[1] == pytest.approx(111.0, abs=0.1)


class TestRings:
    OUTER = ((4174000, 470000), (4174000, 470100), (4174100, 470100), (4174100, 470000), (4174000, 470000))
    INNER = ((4174020, 470020), (4174020, 470040), (4174040, 470040), (4174040, 470020), (4174020, 470020))

    @pytest.mark.parametrize("form", ["J{i},{ring},{n},{e}", "J{i} {n} {e}"])
    def test_a_ring_within_another_is_a_hole_with_and_without_its_number(self, form: str) -> None:
        lines = [
            form.format(i=i, ring=ring, n=n, e=e)
            for ring, corners in enumerate((self.OUTER, self.INNER), start=1)
            for i, (n, e) in enumerate(corners, start=1)
        ]
        [(_, found)] = outlines(lines, PLAN)
        assert (found.area, len(found.interiors)) == (10_000.0 - 400.0, 1)

    def test_open_rings_are_told_apart_by_their_numbers(self) -> None:
        lines = [f"J1,{ring},{n},{e}" for ring, c in enumerate((self.OUTER, self.INNER), 1) for n, e in c[:-1]]
        [(_, found)] = outlines(lines, PLAN)
        assert found.area == 9_600.0

    def test_blank_lines_stand_between_shapes(self) -> None:
        beside = [(n, e + 200) for n, e in self.OUTER]
        lines = [f"{n} {e}" for n, e in self.OUTER] + ["", ""] + [f"{n} {e}" for n, e in beside]
        assert [shape.area for _, shape in outlines(lines, PLAN)] == [10_000.0, 10_000.0]

    def test_a_whole_text_of_boundary_points_says_its_own_system(self) -> None:
        head = ["[属性描述]", "坐标系=2000国家大地坐标系", "几度分带=3", "带号=38", "[地块坐标]"]
        points = [f"J{i},1,{n},38{e}" for i, (n, e) in enumerate(self.OUTER, start=1)]
        holes = [f"J{i},2,{n},38{e}" for i, (n, e) in enumerate(self.INNER, start=1)]
        text = "\n".join([*head, "10,0.9600,DK-01,贝特瑞,面,,,,@", *points, *holes])
        found = read_pasted(text, PLAN)
        assert [shape.area for shape in found.shapes] == [pytest.approx(9_600.0, abs=0.01)]
        assert found.values[0]["name"] == "贝特瑞"

    def test_a_text_of_boundary_points_that_lost_some_is_refused(self) -> None:
        points = [f"J{i},1,{n},38{e}" for i, (n, e) in enumerate(self.OUTER[:3], start=1)]
        with pytest.raises(InputError, match="Nothing is pasted"):
            read_pasted("\n".join(["[地块坐标]", "9,1.0000,1,x,面,,,,@", *points]), PLAN)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("地块编号：140321001002GB00003", "140321001002GB00003"),
        ("地块一", "地块一"),
        ("宗地 DK-01", "DK-01"),
        ("Parcel no. 7:", "7"),
        ("DK-01", "DK-01"),
        ("贝特瑞 二期", "贝特瑞 二期"),
    ],
)
def test_a_line_above_the_points_is_their_title(title: str, told: str) -> None:
    [found] = outlines([title, "点号 X Y", *text_of("J{i} {n} {e}")], PLAN)
    assert (found.title, found.shape.equals(TRIANGLE)) == (told, True)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["4174000 470000", "4174000 470100", "here", "4174100 470100"], "Line 3 of what was copied"),
        (["4174000 470000", "4174000 470100"], "three or more lines"),
        (["some words", "and more"], "three or more lines"),
        ([], "three or more lines"),
        (["X Y"], "three or more lines"),
        (["X Y", "4174000 470000", "贝特瑞", "4174000 470100", "4174100 470100"], "Line 3 of what was copied"),
        (["41740x0 470000", "4174000 470100", "4174100 470100", "4174100 470000"], "Line 1 of what was copied"),
        (["地块 41740x0 470000", "4174000 470100", "4174100 470100", "4174100 470000"], "Line 1 of what was copied"),
        (["12614131.3 4538513.2", "12614231.3 4538513.2", "12614231.3 4538613.2"], "outside the area that EPSG:4547"),
        (["1 4174000 470000 5", "2 4174000 470100 5", "3 4174100 470100"], "Line 3 of what was copied"),
    ],
)
def test_what_is_no_outline_is_refused(lines: list[str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        outlines(lines, PLAN)
