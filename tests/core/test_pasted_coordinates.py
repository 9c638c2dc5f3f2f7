"""A pair of coordinates and a scale are read as people type and paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from siteplanner.core.errors import InputError
from siteplanner.core.pasted_coordinates import place_of, read_coordinates, read_scale

PLAIN, PREFIXED, BELGIUM = CRS(4547), CRS(4526), CRS(31370)
PLACE = (470015.675, 4174254.332)  # 113.66 E 37.70 N, the reference point of the domain notes


@pytest.mark.parametrize(
    "text",
    [
        "4174254.332,470015.675",
        "4174254.332，38470015.675",
        "X(北) 4174254.332   Y(东) 470015.675",
        "X=4174254.332 Y=470015.675",
        "x：4174254.332；y：38470015.675",
        "Y=470015.675 X=4174254.332",
        "E 470015.675 N 4174254.332",
        "470015.675E, 4174254.332N",
        "470015.675, 4174254.332",
        "４１７４２５４．３３２，４７００１５．６７５",
        "4174254.332\t470015.675",
        "4,174,254.332 470,015.675",
        "4,174,254.332，38,470,015.675",
        "X(north) 4174254.332   Y(east) 470015.675",
        "  (4174254.332; 470015.675)\n",
        "4174254.332、470015.675",
    ],
)
def test_metres_are_read_in_either_order_with_or_without_zone_prefix(text: str) -> None:
    assert read_coordinates(text, PLAIN) == pytest.approx(PLACE, abs=1e-6)


def test_a_prefix_is_added_where_the_plan_has_one() -> None:
    assert read_coordinates("4174254.332, 470015.675", PREFIXED) == pytest.approx((38470015.675, 4174254.332))


def test_the_zone_of_another_meridian_is_reckoned_into_the_plans_system() -> None:
    # the same point in the 6-degree zone 19: EPSG:4497, domain notes
    assert read_coordinates("4177531.565, 19734604.342", PLAIN) == pytest.approx(PLACE, abs=0.002)
    in_zone_37 = Transformer.from_crs(4547, 4525, always_xy=True).transform(*PLACE)
    assert read_coordinates(f"{in_zone_37[1]:.3f},{in_zone_37[0]:.3f}", PLAIN) == pytest.approx(PLACE, abs=0.002)


def test_a_zone_that_cannot_be_reckoned_is_refused_and_never_dropped() -> None:
    xian_1980 = CRS(2383)
    assert read_coordinates("4174254.332, 37470015.675", xian_1980) is None
    assert read_coordinates("4174254.332, 38470015.675", xian_1980) == pytest.approx(PLACE)


@pytest.mark.parametrize(
    "text",
    [
        "113.66, 37.70",
        "37.70, 113.66",
        "113.66E 37.70N",
        "N37.70 E113.66",
        "113.66°E, 37.70°N",
        "113°39'36\"E 37°42'0\"N",
        "37°42′N，113°39′36″E",
        "37° 42' 00.0\" N, 113° 39' 36.0\" E",
        "113 39 36 E, 37 42 0 N",
        "东经113°39′36″ 北纬37°42′0″",
        "北纬37度42分0秒，东经113度39分36秒",
        "１１３°３９′３６″Ｅ　３７°４２′Ｎ",
        "113°39.6' 37°42.0'",
        "lat 37.70 lon 113.66",
        "lon: 113.66, lat: 37.70",
    ],
)
def test_degrees_are_read_in_every_way_they_are_written(text: str) -> None:
    assert read_coordinates(text, PLAIN) == pytest.approx(PLACE, abs=0.001)


def test_degrees_without_letters_go_where_the_system_is_made_for() -> None:
    antwerp = read_coordinates("51.2194, 4.4025", BELGIUM)
    assert antwerp == read_coordinates("4.4025, 51.2194", BELGIUM)
    assert antwerp == pytest.approx((152_500, 212_000), abs=1500)  # Antwerp's centre in Lambert 72


def test_letters_rule_over_order() -> None:
    with pytest.raises(InputError, match="outside"):
        place_of("113.66N 37.70E", PLAIN)


@pytest.mark.parametrize("text", ["", "here", "1", "1,2,3", "37°42′ 113°75′", "113°39'36\"E 37°42'0\"E", "4174254.332"])
def test_anything_else_is_no_place(text: str) -> None:
    assert read_coordinates(text, PLAIN) is None


@pytest.mark.parametrize("text", ["99999999999, 5", "10.5, 48.2", "4174254, 5"])
def test_a_place_out_of_the_systems_area_is_said_to_be_so(text: str) -> None:
    with pytest.raises(InputError, match="EPSG:4547"):
        place_of(text, PLAIN)


@given(st.floats(400_000, 600_000), st.floats(2_600_000, 4_900_000), st.booleans(), st.booleans())
def test_what_the_program_shows_is_read_back(east: float, north: float, swapped: bool, zoned: bool) -> None:
    easting = east + 38e6 if zoned else east
    text = f"{easting:.3f} {north:.3f}" if swapped else f"X(北) {north:.3f}   Y(东) {easting:.3f}"
    assert read_coordinates(text, PLAIN) == pytest.approx((east, north), abs=0.001)


@given(st.text(max_size=30))
def test_any_text_is_a_place_or_none(text: str) -> None:
    found = read_coordinates(text, PLAIN)
    assert found is None or len(found) == 2
    scale = read_scale(text)
    assert scale is None or scale > 0


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("1:2000", 2000),
        ("2000", 2000),
        ("１：２０００", 2000),
        ("1 : 2,000", 2000),
        ("1/2000", 2000),
        ("1比2000", 2000),
        ("比例尺 1:2000", 2000),
        ("1:1万", 10_000),
        ("1:2.5万", 25_000),
        ("1:2 000", 2000),
    ],
)
def test_a_scale_is_read_as_people_write_it(text: str, scale: float) -> None:
    assert read_scale(text) == scale


@pytest.mark.parametrize("text", ["", "0", "1:0", "abc", "2:1000", "1:2000:3", "-2000", "1:"])
def test_anything_else_is_no_scale(text: str) -> None:
    assert read_scale(text) is None
