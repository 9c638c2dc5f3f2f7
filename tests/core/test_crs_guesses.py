"""Guesses of a coordinate system from the coordinates alone."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import Transformer

from siteplanner.core.crs_guesses import LISTED, guess_crs

PINGDING = (113.60, 37.70, 113.70, 37.80)


@pytest.mark.parametrize(
    "code",
    [4547, 4526, 4508, 4497, 2383, 2362, 2435, 2414, 2344, 2333, 21459, 21419, 4490, 4326, 4610, 4214, 3857, 32649],
)
def test_the_true_system_is_among_the_guesses_for_parcels_of_the_county(code: int) -> None:
    to = Transformer.from_crs(4326, code, always_xy=True)
    bounds = to.transform_bounds(*PINGDING)
    guesses = guess_crs(bounds)
    assert f"EPSG:{code}" in [guess.crs for guess in guesses]
    assert guesses[0].at_home


@pytest.mark.parametrize(
    ("bounds", "first"),
    [
        ((470_000, 4_174_000, 471_000, 4_175_000), "EPSG:4547"),
        ((38_470_000, 4_174_000, 38_471_000, 4_175_000), "EPSG:4526"),
        ((37_500_000, 4_174_000, 37_501_000, 4_175_000), "EPSG:4525"),  # the zone in front says where, not home
        ((19_734_604, 4_177_531, 19_734_700, 4_177_600), "EPSG:4497"),
        ((113.6, 37.7, 113.7, 37.8), "EPSG:4490"),
        ((14.40, 50.09, 14.41, 50.11), "EPSG:4326"),
    ],
)
def test_the_likeliest_comes_first(bounds: tuple[float, float, float, float], first: str) -> None:
    assert guess_crs(bounds)[0].crs == first


def test_each_guess_says_where_the_map_would_lie() -> None:
    guess = guess_crs((470_000, 4_174_000, 470_031, 4_174_508))[0]
    assert (guess.lon, guess.lat) == pytest.approx((113.66, 37.70), abs=0.001)
    assert str(guess).startswith("EPSG:4547 (CGCS2000 / 3-degree Gauss-Kruger CM 114E: 113.6")


def test_coordinates_that_are_nowhere_give_no_guess() -> None:
    assert guess_crs((4_174_000, 470_000, 4_175_000, 471_000)) == ()
    assert guess_crs((np.nan, 0, 1, 1)) == ()


def test_not_more_guesses_than_one_can_choose_from() -> None:
    assert len(guess_crs((400_000, 3_500_000, 470_000, 3_600_000))) <= LISTED
