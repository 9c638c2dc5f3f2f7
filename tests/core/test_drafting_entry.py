"""What is typed while drawing, as people type it."""

from __future__ import annotations

import pytest
from pyproj import CRS

from siteplanner.core.drafting_entry import Entry, read_angle, read_entry, read_length

PLAN_CRS = CRS(4547)
ANCHOR = (470_000.0, 4_174_000.0)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("4174254.332, 470015.675", (470015.675, 4174254.332)),
        ("X=4174254.332 Y=470015.675", (470015.675, 4174254.332)),
        ("４１７４２５４．３３２，４７００１５．６７５", (470015.675, 4174254.332)),
        ("4174254.332 38470015.675", (470015.675, 4174254.332)),
        ("@10,-5", (469_995.0, 4_174_010.0)),
        ("@ 10 5", (470_005.0, 4_174_010.0)),
        ("@25<90", (470_025.0, 4_174_000.0)),
        ("25<90°", (470_025.0, 4_174_000.0)),
        ("25＜180", (470_000.0, 4_173_975.0)),
    ],
)
def test_points(text: str, point: tuple[float, float]) -> None:
    entry = read_entry(text, PLAN_CRS, ANCHOR)
    assert entry is not None
    assert entry.point == pytest.approx(point, abs=1e-6)


def test_longitude_and_latitude_are_a_point_too() -> None:
    entry = read_entry("113.66, 37.70", PLAN_CRS, None)
    assert entry is not None
    assert entry.point is not None
    assert [round(v) for v in entry.point] == [470016, 4174254]


def test_a_single_number_is_a_distance() -> None:
    assert read_entry("25", PLAN_CRS, None) == Entry(distance_m=25.0)
    assert read_entry("0", PLAN_CRS, None) is None
    assert read_entry("-3", PLAN_CRS, None) is None


def test_a_direction_may_be_counted_the_mathematicians_way() -> None:
    entry = read_entry("25<90", PLAN_CRS, ANCHOR, azimuth=False)
    assert entry is not None
    assert entry.point == (470_000.0, 4_174_025.0)


@pytest.mark.parametrize("text", ["@10,5", "25<90"])
def test_a_step_needs_a_point_to_start_from(text: str) -> None:
    assert read_entry(text, PLAN_CRS, None) is None


@pytest.mark.parametrize("text", ["", "abc", "1,2,3", "@", "@1", "25<", "25<N", "1e400, 5", "nan, nan"])
def test_nonsense_is_nothing(text: str) -> None:
    assert read_entry(text, PLAN_CRS, ANCHOR) is None


def test_angles_with_minutes_and_seconds() -> None:
    assert read_angle("45°30′00″") == 45.5
    assert read_angle("45°30'36\"") == 45.51
    assert read_angle("45°") == 45.0
    assert read_angle("°") is None
    assert read_angle("4 5") is None


def test_lengths_with_their_unit() -> None:
    assert read_length("２５．５ 米") == 25.5
    assert read_length("0.3 km") == 300.0
    assert read_length("1,5") is None
    assert read_length("m") is None


def test_a_figure_without_end_is_no_length() -> None:
    endless = "1" * 400
    assert read_length(endless) is None
    assert read_angle(endless) is None
    assert read_entry(endless, CRS(4547), (0.0, 0.0)) is None
    assert read_entry(f"@{endless},1", CRS(4547), (0.0, 0.0)) is None
