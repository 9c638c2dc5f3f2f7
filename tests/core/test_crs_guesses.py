"""Guesses of a coordinate system from the coordinates alone."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import CRS, Transformer

from siteplanner.core.coordinates import settings
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


class TestExchangedAxes:
    @pytest.mark.parametrize("code", [4547, 4526, 4497, 2383, 2362, 4490, 4326])
    def test_the_true_system_is_found_behind_the_exchange(self, code: int) -> None:
        west, south, east, north = Transformer.from_crs(4326, code, always_xy=True).transform_bounds(*PINGDING)
        swapped = (south, west, north, east)
        assert not any(guess.at_home for guess in guess_crs(swapped))
        guesses = guess_crs(swapped, or_swapped=True)
        found = next(guess for guess in guesses if guess.crs == f"EPSG:{code}")
        assert found.swapped
        assert found.at_home
        assert found.key == f"EPSG:{code} y,x"

    def test_it_is_never_proposed_before_a_system_that_fits_as_it_stands(self) -> None:
        # degrees of western China, 80.1° E, 45.2° N; exchanged they would be 45.2° E, 80.1° N, in no one's country
        for bounds in ((470_000, 4_174_000, 471_000, 4_175_000), (80.1, 45.2, 80.2, 45.3), (75.0, 75.1, 80.0, 80.1)):
            marks = [guess.swapped for guess in guess_crs(bounds, or_swapped=True)]
            assert marks == sorted(marks)
        assert not any(g.swapped for g in guess_crs((470_000, 4_174_000, 471_000, 4_175_000), or_swapped=True))

    def test_it_is_not_proposed_for_maps_of_other_countries(self) -> None:
        assert [guess.key for guess in guess_crs((14.40, 50.09, 14.41, 50.11), or_swapped=True)] == ["EPSG:4326"]


class TestReasons:
    def why(self, bounds: tuple[float, float, float, float], code: str) -> str:
        return next(str(g.why) for g in guess_crs(bounds, or_swapped=True) if g.key == code)

    def test_each_guess_says_what_speaks_for_it(self) -> None:
        assert all(guess.why is not None for guess in guess_crs((470_000, 4_174_000, 471_000, 4_175_000)))

    def test_the_place_comes_first(self) -> None:
        plain, prefixed = (470_000, 4_174_000, 471_000, 4_175_000), (38_470_000, 4_174_000, 38_471_000, 4_175_000)
        assert self.why(plain, "EPSG:4547") == (
            "would lie in Pingding county, the usual system there, eastings without a zone in front"
        )
        assert self.why(plain, "EPSG:4546").startswith("would lie in China, outside Pingding county")
        assert self.why(prefixed, "EPSG:4526").endswith("eastings begin with zone 38")
        assert self.why((14.4, 50.0, 14.5, 50.1), "EPSG:4326") == (
            "would lie outside China, figures of longitude and latitude"
        )
        assert self.why((4_174_000, 470_000, 4_175_000, 471_000), "EPSG:4547 y,x").startswith(
            "only with x and y exchanged, would lie in Pingding county"
        )


@pytest.mark.parametrize("family", settings()["families"], ids=lambda family: family["name"])
def test_every_zone_of_every_family_is_what_the_table_says(family: dict[str, object]) -> None:
    first, zone, meridian, step, zones = (
        int(str(family[key])) for key in ("epsg_first", "zone_first", "meridian_first", "step_deg", "zones")
    )
    for member in range(zones):
        crs = CRS.from_epsg(first + member)
        values = {p.name: p.value for p in crs.coordinate_operation.params}  # type: ignore[union-attr]
        assert values["Longitude of natural origin"] == meridian + member * step
        prefix = (zone + member) * 1_000_000 if family["prefix"] else 0
        assert values["False easting"] == prefix + 500_000
