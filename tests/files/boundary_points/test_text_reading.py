"""Files of boundary points (界址点 TXT) of every kind that bureaux and their programs write."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely

from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.files.boundary_points.points_read import PointsRead
from siteplanner.files.boundary_points.text_reading import boundary_points
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.new_plan import RoleSource, new_plan
from tests.drawn_boundary_points import HEADER, SQUARE, WITH_A_HOLE, text_file

EXAMPLE = HEADER + WITH_A_HOLE


Read = Callable[..., PointsRead]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a text as a file."""

    def called(text: str, encoding: str = "gb18030", line_end: str = "\r\n") -> PointsRead:
        path = tmp_path / f"{abs(hash((text, encoding, line_end)))}.txt"
        return boundary_points(text_file(path, text, encoding, line_end))

    return called


def areas(found: PointsRead) -> list[float]:
    return [round(a, 3) for a in shapely.area(found.shapes).tolist()]


def epsg(found: PointsRead) -> int | None:
    return None if found.crs is None else found.crs.to_epsg()


def test_the_example_of_the_format_is_read_whole(read: Read) -> None:
    found = read(EXAMPLE)
    assert areas(found) == [140_000.0]
    assert (epsg(found), found.encoding, found.warnings, found.notes) == (4526, "GB18030", (), ())
    row = found.table.iloc[0]
    assert (row["地块编号"], row["地块名称"], row["用途"], row["地类编码"]) == (
        "DK-01",
        "贝特瑞一期",
        "工业用地",
        "1001",
    )
    assert (row["面积_m2"], row["code_system"]) == (140_000.0, "MNR2023")
    assert shapely.bounds(found.shapes[0]).tolist() == [38470015.675, 4174254.332, 38470515.675, 4174554.332]


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r", "\r\r\n", "\n\n"])
def test_any_encoding_and_line_end(read: Read, encoding: str, line_end: str) -> None:
    found = read(EXAMPLE, encoding, line_end)
    assert areas(found) == [140_000.0]
    assert found.table["地块名称"].tolist() == ["贝特瑞一期"]


VARIANTS = {
    "full-width commas in points": re.sub(r"(?m)^(J.*)$", lambda m: m[0].replace(",", "，"), EXAMPLE),
    "full-width commas throughout": HEADER + WITH_A_HOLE.replace(",", "，"),
    "tabs": HEADER + WITH_A_HOLE.replace(",", "\t"),
    "blanks about commas": HEADER + WITH_A_HOLE.replace(",", " , "),
    "spaces between the numbers of points": re.sub(r"(?m)^(J.*)$", lambda m: m[0].replace(",", "   "), EXAMPLE),
    "full-width brackets": EXAMPLE.replace("[", "【").replace("]", "】"),
    "full-width digits in points": EXAMPLE.replace("J2,1,4174554", "J2,1,４１７４５５４"),
    "no @": EXAMPLE.replace(",@", ""),
    "@ without its comma": EXAMPLE.replace(",@", "@"),
    "plain numbers as labels": re.sub(r"(?m)^J", "", EXAMPLE),
    "labels begin anew in a hole": EXAMPLE.replace("J5,", "J1,").replace("J6,", "J2,").replace("J7,", "J3,"),
    "rings left open": HEADER + re.sub(r"(?m)^J1,1.*\n(?=J5)|^J5,2.*\n\Z", "", WITH_A_HOLE).replace("10,14", "8,14"),
    "rings left open, points counted as if not": HEADER + re.sub(r"(?m)^J1,1.*\n(?=J5)|^J5,2.*\n\Z", "", WITH_A_HOLE),
    "the closing points not counted": EXAMPLE.replace("10,14.0", "8,14.0"),
    "an extended section in front": "[扩展信息]\n项目=一期\n" + EXAMPLE,
    "trailing commas": re.sub(r"(?m)^(J.*)$", r"\1,", EXAMPLE),
    "no last line end": EXAMPLE.rstrip("\n"),
    "blank lines": EXAMPLE.replace("\n", "\n  \n"),
    "northings and eastings exchanged": re.sub(r"(?m)^(J\d+,\d),(.*),(.*)$", r"\1,\3,\2", EXAMPLE),
    "heights": re.sub(r"(?m)^(J.*)$", r"\1,612.5", EXAMPLE),
    "areas in m²": EXAMPLE.replace("14.0000", "140000.00"),
    "the other way round": HEADER
    + "\n".join([WITH_A_HOLE.splitlines()[0], *WITH_A_HOLE.splitlines()[5:0:-1], *WITH_A_HOLE.splitlines()[:5:-1]]),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_gives_the_same_parcel(read: Read, variant: str) -> None:
    found = read(VARIANTS[variant])
    assert areas(found) == [140_000.0], found.refused
    assert epsg(found) == 4526
    assert found.table["地块编号"].tolist() == ["DK-01"]
    assert found.table["面积_m2"].tolist() == [140_000.0]
    assert shapely.bounds(found.shapes[0]).tolist() == [38470015.675, 4174254.332, 38470515.675, 4174554.332]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, 4526),
        ({"带号=38": "带号="}, 4526),
        ({"几度分带=3": "几度分带="}, 4526),
        ({"投影类型=高斯克吕格": "投影类型="}, 4526),
        ({",384": ",4"}, 4547),
        ({"2000国家大地坐标系": "1980西安坐标系"}, 2362),
        ({"2000国家大地坐标系": "1980西安坐标系", ",384": ",4"}, 2383),
        ({"2000国家大地坐标系": "1954年北京坐标系"}, 2414),
        ({"2000国家大地坐标系": "CGCS2000", "坐标系=": "坐标系 ＝ "}, 4526),
        ({"带号=38": "带号=20", "几度分带=3": "几度分带=6", ",3847": ",2027"}, 4498),
        ({"2000国家大地坐标系": "平定独立坐标系"}, None),
        ({"2000国家大地坐标系": ""}, None),
        ({"带号=38": "带号=", ",384": ",4"}, None),
        ({"带号=38": "带号=19"}, None),
        ({"投影类型=高斯克吕格": "投影类型=UTM"}, None),
    ],
)
def test_the_header_tells_the_system(read: Read, changes: dict[str, str], code: int | None) -> None:
    text = EXAMPLE
    for old, new in changes.items():
        text = text.replace(old, new)
    assert epsg(read(text)) == code


def test_a_zone_that_the_coordinates_do_not_have_is_asked_about(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.txt", EXAMPLE.replace("带号=38", "带号=39"))
    with pytest.raises(CrsNeededError, match="EPSG:4527") as asked:
        new_plan([RoleSource.parse("parcels", str(path))])
    assert asked.value.guesses[0].crs == "EPSG:4526"


def test_longitude_and_latitude_are_read_as_such(read: Read) -> None:
    points = "J1,1,37.71,113.66\nJ2,1,37.71,113.67\nJ3,1,37.70,113.67\nJ1,1,37.71,113.66\n"
    found = read(HEADER + "4,48.9,DK-1,,面,,,,@\n" + points)
    assert epsg(found) == 4490
    assert shapely.bounds(found.shapes[0]).tolist() == [113.66, 37.70, 113.67, 37.71]


def test_several_parts_and_an_island_in_a_hole(read: Read) -> None:
    def ring(number: int, north: int, east: int, size: int) -> str:
        corners = [(north, east), (north, east + size), (north - size, east + size), (north - size, east)]
        return "".join(f"{n},{number},{4174000 + x},{38470000 + y}\n" for n, (x, y) in enumerate(corners, 1))

    rings = ring(1, 0, 0, 10) + ring(2, 100, 100, 90) + ring(3, 90, 110, 50) + ring(4, 80, 120, 20)
    found = read(HEADER + "16,0.6100,DK-1,两块,面,,,,@\n" + rings)
    assert areas(found) == [100.0 + 8100.0 - 2500.0 + 400.0]
    assert shapely.get_num_geometries(found.shapes[0]) == 3
    assert shapely.is_valid(found.shapes[0])


def test_a_text_with_commas_of_its_own_stays_whole(read: Read) -> None:
    assert read(EXAMPLE.replace("贝特瑞一期", "一期，二期")).table["地块名称"].tolist() == ["一期，二期"]


def test_farmland_files_keep_their_further_fields(read: Read) -> None:
    found = read(EXAMPLE.replace(",1001,@", ",1001,耕地,水田,旱地,水田,无,@"))
    assert found.table.iloc[0][["图斑类型", "备注"]].tolist() == ["耕地", "无"]


BAD = {
    "J3,1,4174254.332,38470515.675": {
        "J3,1,417425x.332,38470515.675": "Line 16 is no boundary point",
        "J3,1,4174254.332": "Line 16 is no boundary point",
        "J3,1,nan,38470515.675": "Line 16 is no boundary point",
        "J3,1,1e999,38470515.675": "Line 16 is no boundary point",
        "J3,1,4174254.332,39470515.675": "The easting of line 16 begins with another zone",
    },
    "J1,1,4174554.332,38470015.675\nJ5": {
        "J1,1,4174554.332,38470016.675\nJ5": "Line 18 closes the ring with J1, but lies 1.000 m",
    },
    "J4,1,4174254.332,38470015.675\n": {"": "states 10 points, but 9 follow"},
    "10,14.0000": {"3,9.0": "states 3 points, but 10 follow", "x,x": None, "2,14.0000": None},
}


@pytest.mark.parametrize(("old", "new", "sentence"), [(o, n, s) for o, news in BAD.items() for n, s in news.items()])
def test_a_bad_parcel_is_refused_by_line_and_hides_no_other(
    read: Read, old: str, new: str, sentence: str | None
) -> None:
    assert old in EXAMPLE
    found = read(EXAMPLE.replace(old, new, 1) + SQUARE)
    assert areas(found)[1:] == [10_000.0]
    if sentence is None:
        assert not found.refused
    else:
        assert list(found.refused) == [0]
        assert sentence in str(found.refused[0])


def test_a_broken_parcel_line_begins_a_parcel_that_is_refused(read: Read) -> None:
    found = read(
        HEADER + SQUARE + WITH_A_HOLE.replace("10,14.0000,DK-01,贝特瑞一期,面,,工业用地,1001,@", "10,14.0000,DK")
    )
    assert areas(found)[0] == 10_000.0
    assert "Line 19 is no parcel" in str(found.refused[1])


def test_a_parcel_line_that_is_missing_is_noticed(read: Read) -> None:
    found = read(HEADER + WITH_A_HOLE + SQUARE.split("\n", 1)[1])
    assert "15 follow: another parcel's line may be missing" in str(found.refused[0])


def test_an_area_that_differs_is_reported(read: Read) -> None:
    found = read(HEADER + WITH_A_HOLE.replace("14.0000", "14.0200") + SQUARE.replace("1.0000", "1.0099"))
    assert [(row, str(note)) for row, _, note in found.notes] == [
        (0, "Line 13 states 14.0200 ha, but the points enclose 14.0000 ha.")
    ]


def said(found: PointsRead) -> str:
    return " ".join([*map(str, found.warnings), *(str(note) for _, _, note in found.notes)])


def test_what_is_odd_is_said(read: Read) -> None:
    exchanged = re.sub(r"(?m)^(J\d+,\d),(.*),(.*)$", r"\1,\3,\2", WITH_A_HOLE)
    twice = HEADER + SQUARE.replace("5,1", "10,1") + SQUARE.split("\n", 1)[1].replace(",1,", ",2,")
    repeated = EXAMPLE.replace("10,14", "11,14").replace("J2,1", "J1,1,4174554.332,38470015.675\nJ2,1")
    assert "Eastings stand before northings" in said(read(HEADER + exchanged))
    assert "Eastings stand before northings" in said(read(HEADER + exchanged + SQUARE))
    assert "in m², not in hectares" in said(read(EXAMPLE.replace("14.0000", "140000")))
    assert "parameters of a transformation" in said(read(EXAMPLE.replace("=,,,,,,", "=1.5,,,,,,")))
    assert "Ring 2 repeats another one" in said(read(twice))
    assert "Line 15 repeats the point before it" in said(read(repeated))


def test_points_alone_are_a_parcel_whose_system_is_asked(read: Read, tmp_path: Path) -> None:
    path = text_file(tmp_path / "points.txt", SQUARE.split("\n", 1)[1])
    found = boundary_points(path)
    assert (areas(found), epsg(found)) == ([10_000.0], None)
    with pytest.raises(CrsNeededError, match="EPSG:4526"):
        new_plan([RoleSource.parse("parcels", str(path))])


@pytest.mark.parametrize("text", ["", "说明：本图仅供参考。\n", HEADER, "a,b,c\n1,2,3\n", "\0" * 100])
def test_what_holds_no_boundary_points_is_refused(tmp_path: Path, text: str) -> None:
    path = text_file(tmp_path / "a.txt", text)
    with pytest.raises(InputError, match=re.escape("a.txt")):
        list_layers(path)


def test_lines_and_points_are_layers_of_their_own_kind(tmp_path: Path) -> None:
    path = text_file(tmp_path / "站.txt", HEADER + "1,,BDZ1,变电站,点,,,,@\nJ1,1,4174100,38470100\n")
    (layer,) = list_layers(path)
    assert (layer.geometry_type, layer.fits("substations"), layer.fits("parcels")) == ("Point", True, False)
    layer_read = read_layer(MapSource(path), "substations")
    assert shapely.get_coordinates(layer_read.geometries).tolist() == [[38470100.0, 4174100.0]]
    path = text_file(tmp_path / "路.txt", HEADER + "2,,L1,路,线,,,,@\nJ1,1,4174100,38470100\nJ2,1,4174200,38470100\n")
    assert shapely.length(boundary_points(path).shapes[0]) == 100.0


def test_cutting_a_file_anywhere_loses_nothing_silently(tmp_path: Path) -> None:
    """Whatever byte a file ends at: a parcel is whole as it was, or it is refused."""
    data = (HEADER + SQUARE + WITH_A_HOLE).encode("gb18030")
    path = tmp_path / "cut.txt"
    whole = {140_000.0, 10_000.0}
    for end in range(len(data)):
        path.unlink(missing_ok=True)
        path.write_bytes(data[:end])
        try:
            found = boundary_points(path)
        except InputError:
            continue
        for row, shape in enumerate(found.shapes):
            assert (row in found.refused) != (shape is not None and round(shape.area, 3) in whole), (end, data[:end])


def test_two_thousand_mutated_files_end_in_a_layer_or_a_sentence(tmp_path: Path) -> None:
    chance = random.Random(6)
    data = (HEADER + WITH_A_HOLE + SQUARE).encode("gb18030")
    odd = [
        b"",
        b"@",
        b",",
        b"\xff",
        b"\0",
        b"\n",
        b"-",
        b"1e308",
        b"9" * 40,
        "，".encode("gb18030"),
        b"[",
        b"=",
        b"J",
        b"\t",
    ]
    for number in range(2_000):
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(mutated))
            mutated[at : at + chance.choice([0, 1, 1, 3, 40])] = chance.choice([*odd, bytes([chance.randrange(256)])])
        path = tmp_path / f"{number % 3}.txt"
        path.unlink(missing_ok=True)
        path.write_bytes(bytes(mutated) + b" " * (number % 7))
        try:
            found = boundary_points(path)
        except InputError:
            continue
        given = np.array([shape is not None for shape in found.shapes])
        assert (given != np.isin(np.arange(len(given)), list(found.refused))).all()
        assert all(str(reason) for reason in found.refused.values())
