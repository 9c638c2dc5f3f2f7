"""The zones of the country: which is which, and its counterpart on another datum."""

from __future__ import annotations

import pytest
from pyproj import CRS

from siteplanner.core.gauss_kruger import DATUMS, gauss_kruger_of, on_datum, zone_before, zone_degrees


@pytest.mark.parametrize(
    ("code", "counterpart"),
    [
        (2362, 4526),  # 3 degrees, zone 38 in front
        (2383, 4547),  # 3 degrees, 114° E
        (2414, 4526),
        (2435, 4547),
        (2333, 4497),  # 6 degrees, zone 19 in front
        (2344, 4508),  # 6 degrees, 111° E
        (21419, 4497),
        (21459, 4508),
        (4547, 4547),
        (4610, 4490),
        (4214, 4490),
    ],
)
def test_the_counterpart_on_cgcs2000_has_the_same_zone(code: int, counterpart: int) -> None:
    found = on_datum(CRS.from_epsg(code), "CGCS2000")
    assert found is not None
    assert found.to_epsg() == counterpart


@pytest.mark.parametrize(
    ("code", "eastings", "counterpart"),
    [
        (2383, [38_470_015.7, 38_480_000.0], 4526),
        (2362, [470_015.7], 4547),
        (2344, [19_734_604.3], 4497),
        (2383, [38_470_015.7, 470_015.7], 4547),  # they disagree: as the source has it
    ],
)
def test_eastings_say_whether_the_zone_stands_in_front(code: int, eastings: list[float], counterpart: int) -> None:
    found = on_datum(CRS.from_epsg(code), "CGCS2000", eastings)
    assert found is not None
    assert found.to_epsg() == counterpart


def test_what_is_no_such_zone_has_no_counterpart_on_an_older_datum() -> None:
    assert gauss_kruger_of(CRS.from_epsg(32649)) is None
    assert on_datum(CRS.from_epsg(32649), "Xian 1980") is None
    assert on_datum(CRS.from_epsg(32649), "CGCS2000") == CRS.from_epsg(4490)


@pytest.mark.parametrize("datum", DATUMS)
def test_there_and_back_is_the_same_system(datum: str) -> None:
    there = on_datum(CRS.from_epsg(4526), datum)
    assert there is not None
    assert on_datum(there, "CGCS2000") == CRS.from_epsg(4526)


@pytest.mark.parametrize(("zone", "degrees"), [(13, 6), (23, 6), (24, 3), (45, 3)])
def test_how_wide_a_zone_is_by_its_number(zone: int, degrees: int) -> None:
    assert zone_degrees(zone) == degrees


@pytest.mark.parametrize(("easting", "zone"), [(38_470_015.675, 38), (470_015.7, 0), (9_999_999.9, 0), (1e8, 0)])
def test_the_zone_an_easting_begins_with(easting: float, zone: int) -> None:
    assert zone_before(easting) == zone
