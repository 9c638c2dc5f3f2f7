"""A pair of coordinates is read as people type and paste it."""

from __future__ import annotations

import pytest
from pyproj import CRS

from siteplanner.core.pasted_coordinates import read_coordinates

PLAIN, PREFIXED = CRS(4547), CRS(4526)
PLACE = (470015.675, 4174254.332)  # 113.66 E 37.70 N, the reference point of the domain notes


@pytest.mark.parametrize(
    "text",
    [
        "4174254.332,470015.675",
        "4174254.332，38470015.675",
        "X(北) 4174254.332   Y(东) 470015.675",
        "X=4174254.332 Y=470015.675",
        "470015.675, 4174254.332",
    ],
)
def test_metres_are_read_in_either_order_with_or_without_zone_prefix(text: str) -> None:
    assert read_coordinates(text, PLAIN) == pytest.approx(PLACE, abs=1e-6)


def test_a_prefix_is_added_where_the_plan_has_one() -> None:
    assert read_coordinates("4174254.332, 470015.675", PREFIXED) == pytest.approx((38470015.675, 4174254.332))


def test_degrees_are_longitude_and_latitude() -> None:
    assert read_coordinates("113.66, 37.70", PLAIN) == pytest.approx(PLACE, abs=0.001)


@pytest.mark.parametrize("text", ["", "here", "1", "1,2,3", "99999999999, 5"])
def test_anything_else_is_no_place(text: str) -> None:
    assert read_coordinates(text, PLAIN) is None
