from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from pyproj import CRS

from siteplanner.core.axonometric.sun import BEIJING_TIME, BRIGHTEST, DRAWN_SUN, Sun, read_time, solar_position, sun_at
from siteplanner.core.errors import InputError
from tests.builders import ORIGIN

UP, NORTH, SOUTH, EAST, WEST = np.array([(0, 0, 1), (0, 1, 0), (0, -1, 0), (1, 0, 0), (-1, 0, 0)], dtype=float)


def test_the_position_is_that_of_the_published_example() -> None:
    # Reda and Andreas, Solar position algorithm for solar radiation applications, NREL/TP-560-34302, 2008, table A5.1:
    # 2003-10-17 12:30:30 (UTC-7), 39.742476° N, 105.1786° W: azimuth 194.34024°, zenith 50.11162° with refraction, of
    # which the correction for refraction is 0.0163° (e0 = 39.872046°)
    when = dt.datetime(2003, 10, 17, 12, 30, 30, tzinfo=dt.timezone(dt.timedelta(hours=-7)))
    azimuth, height = solar_position(when, -105.1786, 39.742476)
    assert azimuth == pytest.approx(194.34024, abs=0.02)
    assert height == pytest.approx(39.872046, abs=0.02)


@pytest.mark.parametrize(("month", "day", "declination"), [(6, 21, 23.44), (12, 22, -23.44), (3, 21, 0.23)])
def test_at_its_highest_the_sun_stands_in_the_south_as_high_as_the_season_lets_it(
    month: int, day: int, declination: float
) -> None:
    # on 2026-03-21 noon is 13.6 hours after the equinox (03-20 14:46 UTC), at .395° of declination a day
    heights = []
    for minute in range(11 * 60, 14 * 60):
        when = dt.datetime(2026, month, day, minute // 60, minute % 60, tzinfo=BEIJING_TIME)
        azimuth, height = solar_position(when, 113.66, 37.70)
        heights.append((height, azimuth))
    highest, azimuth = max(heights)
    assert highest == pytest.approx(90 - 37.70 + declination, abs=0.15)
    assert azimuth == pytest.approx(180.0, abs=1.0)


def test_an_hour_without_a_zone_is_beijing_time() -> None:
    naive, aware = dt.datetime(2026, 6, 21, 15), dt.datetime(2026, 6, 21, 7, tzinfo=dt.UTC)  # noqa: DTZ001 - is meant
    assert solar_position(naive, 113.66, 37.7) == solar_position(aware, 113.66, 37.7)
    assert read_time("2026-06-21T15:00").astimezone(dt.UTC).hour == 7


def test_over_the_site_the_azimuth_counts_from_grid_north() -> None:
    crs, when = CRS.from_epsg(4547), dt.datetime(2026, 6, 21, 15, tzinfo=BEIJING_TIME)
    sun = sun_at(when, crs, *ORIGIN)
    true, height = solar_position(when, 113.659, 37.697)
    # west of the central meridian 114° E grid north lies west of true north: convergence Δλ·sin φ = -0.34° · 0.611
    assert sun.azimuth_deg - true == pytest.approx(0.341 * 0.6115, abs=0.01)
    assert sun.height_deg == pytest.approx(height, abs=0.01)
    assert sun.when == when


def test_in_the_light_of_drawings_walls_to_the_north_west_are_bright_and_those_away_from_it_differ() -> None:
    roof, north, south, east, west = DRAWN_SUN.shade(np.array([UP, NORTH, SOUTH, EAST, WEST])).tolist()
    assert roof == 1.0
    assert north > 0.75
    assert west > 0.75
    assert max(south, east) < 0.65
    assert abs(south - east) > 0.05  # two walls in shade are still two walls


def test_nothing_is_brighter_than_allowed_and_at_night_nothing_is_lit() -> None:
    low = Sun(azimuth_deg=270.0, height_deg=4.0)
    assert low.shade(np.array([WEST]))[0] == BRIGHTEST
    night = Sun(azimuth_deg=0.0, height_deg=-10.0)
    assert not night.is_up
    assert not night.casts_shadows
    assert np.ptp(night.shade(np.array([NORTH, SOUTH]))) < 0.3


@pytest.mark.parametrize("written", ["", "2026", "2026-06-21", "2026-13-01T10:00", "noon"])
def test_what_is_no_day_and_hour_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="no day and hour"):
        read_time(written)


def test_years_without_a_known_sun_are_refused() -> None:
    with pytest.raises(InputError, match="1950 to 2050"):
        solar_position(dt.datetime(1900, 1, 1, tzinfo=BEIJING_TIME), 113.0, 37.0)
