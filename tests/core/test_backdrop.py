"""Where a backdrop lies, and when somebody has to say whether it is shifted."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import CRS

from siteplanner.core.backdrop import Datum, Placing, datum_is_asked

PLAN, MERCATOR, DEGREES, BELGIUM = CRS(4547), CRS(3857), CRS(4326), CRS(31370)
EAST, NORTH = np.array([470_015.675, 471_000.0]), np.array([4_174_254.332, 4_175_000.0])


@pytest.mark.parametrize("crs", [PLAN, MERCATOR, DEGREES, CRS(4490), CRS(4526)])
@pytest.mark.parametrize("datum", ["true", "gcj02", "bd09"])
def test_a_place_goes_to_the_backdrop_and_back(crs: CRS, datum: Datum) -> None:
    placing = Placing(PLAN, crs, datum)
    east, north = placing.to_plan(*placing.to_backdrop(EAST, NORTH))
    assert east == pytest.approx(EAST, abs=0.005)
    assert north == pytest.approx(NORTH, abs=0.005)


def test_a_shifted_map_is_moved_by_half_a_kilometre() -> None:
    true, shifted = (Placing(PLAN, DEGREES, datum).to_backdrop(EAST[:1], NORTH[:1]) for datum in ("true", "gcj02"))
    assert true[0] == pytest.approx(113.66, abs=1e-7)
    metres = np.hypot((shifted[0] - true[0]) * 111_320 * np.cos(np.radians(37.7)), (shifted[1] - true[1]) * 111_000)
    assert metres == pytest.approx(570, abs=3)  # domain notes


def test_the_bounds_of_a_backdrop_in_the_plan() -> None:
    west, south, east, north = (
        Placing(PLAN, CRS(4526)).bounds_in_plan((38_470_000, 4_174_000, 38_471_000, 4_175_000)) or ()
    )
    assert (west, south, east, north) == pytest.approx((470_000, 4_174_000, 471_000, 4_175_000), abs=1e-3)
    assert Placing(PLAN, DEGREES).bounds_in_plan((1e9, 1e9, 2e9, 2e9)) is None


def test_only_degrees_and_web_mercator_in_china_are_asked_for_their_datum() -> None:
    assert datum_is_asked(DEGREES, (113.6, 37.6, 113.7, 37.7))
    assert datum_is_asked(MERCATOR, (12_650_000, 4_530_000, 12_660_000, 4_540_000))
    assert datum_is_asked(MERCATOR, (-20_037_508.34, -20_037_508.34, 20_037_508.34, 20_037_508.34))
    assert datum_is_asked(DEGREES, (-180.0, -90.0, 180.0, 90.0))
    assert datum_is_asked(DEGREES, (20.0, 10.0, 116.0, 60.0))
    assert not datum_is_asked(DEGREES, (4.3, 51.1, 4.4, 51.2))
    assert not datum_is_asked(PLAN, (470_000, 4_174_000, 471_000, 4_175_000))
    assert not datum_is_asked(BELGIUM, (150_000, 210_000, 151_000, 211_000))
