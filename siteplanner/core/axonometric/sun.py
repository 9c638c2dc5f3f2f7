"""Where the light comes from: the sun at a place and time, or a fixed sun that drawings have."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from pyproj import CRS

from siteplanner.core.coordinates import LONLAT, convergence_deg, transformer
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]

BEIJING_TIME: Final = dt.timezone(dt.timedelta(hours=8), "UTC+8")
"""The time of all of China, in which hours without a zone are read."""
DRAWN_FROM_DEG, DRAWN_HEIGHT_DEG = 315.0, 45.0
"""The sun of drawings: from the north-west at 45°, as relief and shadows are shaded on maps (Imhof, Cartographic Relief
Presentation, 1982). The sun never stands there over China; it is the eye that wants light from the upper left."""
LOWEST_SHADOW_DEG: Final = 3.0
"""Below this the shadows would cover the site many times; none is drawn."""
FIRST_YEAR, LAST_YEAR = 1950, 2050
"""The years for which the formula states its accuracy."""
_J2000: Final = dt.datetime(2000, 1, 1, 12, tzinfo=dt.UTC)

AMBIENT, DIRECT, FILL = 0.44, 0.68, 0.10
"""How much light a face has from the sky, from the sun head-on, and from a weak second light, ``_FILL_TURN_DEG``
clockwise of the sun on the horizon, that keeps two walls in shade apart. Judgements, chosen by eye."""
_FILL_TURN_DEG: Final = 100.0
BRIGHTEST: Final = 1.18

NOT_IN_YEARS = QT_TRANSLATE_NOOP(
    "errors", "The sun’s place is only known for the years {first} to {last}. Give a day within them, not {day}."
)
BAD_TIME = QT_TRANSLATE_NOOP(
    "errors", "“{value}” is no day and hour. Write it like 2026-06-21T15:00, in Beijing time (UTC+8)."
)


@dataclass(frozen=True, slots=True)
class Sun:
    """The direction light comes from: ``azimuth_deg`` clockwise from grid north, ``height_deg`` above the horizon.

    ``when`` is the moment it stands there; None for the fixed sun of drawings.
    """

    azimuth_deg: float = DRAWN_FROM_DEG
    height_deg: float = DRAWN_HEIGHT_DEG
    when: dt.datetime | None = None

    @property
    def is_up(self) -> bool:
        return self.height_deg > 0.0

    @property
    def casts_shadows(self) -> bool:
        """Whether it stands high enough for shadows to be drawn."""
        return self.height_deg >= LOWEST_SHADOW_DEG

    @property
    def direction(self) -> tuple[float, float, float]:
        """The unit vector towards it: east, north, up."""
        azimuth, height = math.radians(self.azimuth_deg), math.radians(self.height_deg)
        flat = math.cos(height)
        return flat * math.sin(azimuth), flat * math.cos(azimuth), math.sin(height)

    @property
    def shadow_a_metre(self) -> tuple[float, float]:
        """East and north, metres, by which the shadow of a point one metre high lies away from its foot.

        >>> east, north = Sun(azimuth_deg=180.0, height_deg=45.0).shadow_a_metre
        >>> round(abs(east), 9), round(north, 9)
        (0.0, 1.0)
        """
        east, north, up = self.direction
        return -east / up, -north / up

    def shade(self, normals: Floats) -> Floats:
        """How bright faces with these outward unit normals (n, 3) are: 1 is a flat roof under this sun, which keeps the
        colour of the legend; below 1 darker, above 1 (at most ``BRIGHTEST``) brighter."""
        light = self._light(normals)
        roof = self._light(np.array([[0.0, 0.0, 1.0]]))[0]
        shares: Floats = np.minimum(light / roof, BRIGHTEST)
        return shares

    def _light(self, normals: Floats) -> Floats:
        fill_azimuth = math.radians(self.azimuth_deg + _FILL_TURN_DEG)
        fill = normals @ np.array([math.sin(fill_azimuth), math.cos(fill_azimuth), 0.0])
        light: Floats = AMBIENT + FILL * np.maximum(fill, 0.0)
        if self.is_up:
            light = light + DIRECT * np.maximum(normals @ np.array(self.direction), 0.0)
        return light


DRAWN_SUN: Final = Sun()


def solar_position(when: dt.datetime, longitude_deg: float, latitude_deg: float) -> tuple[float, float]:
    """Azimuth (clockwise from true north) and height above the horizon of the sun's centre, in degrees, without
    refraction. ``when`` without a zone is Beijing time. Raises InputError outside 1950–2050.

    Source: J. J. Michalsky, The Astronomical Almanac's algorithm for approximate solar position (1950–2050), Solar
    Energy 40 (3), 1988, 227–235, with its errata; stated accuracy 0.01°.
    """
    moment = when if when.tzinfo is not None else when.replace(tzinfo=BEIJING_TIME)
    moment = moment.astimezone(dt.UTC)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise InputError(NOT_IN_YEARS, first=FIRST_YEAR, last=LAST_YEAR, day=moment.date().isoformat())
    days = (moment - _J2000) / dt.timedelta(days=1)
    mean_anomaly = math.radians(357.528 + 0.9856003 * days)
    mean_longitude = 280.460 + 0.9856474 * days
    longitude = math.radians(mean_longitude + 1.915 * math.sin(mean_anomaly) + 0.020 * math.sin(2 * mean_anomaly))
    obliquity = math.radians(23.439 - 0.0000004 * days)
    right_ascension = math.atan2(math.cos(obliquity) * math.sin(longitude), math.cos(longitude))
    declination = math.asin(math.sin(obliquity) * math.sin(longitude))
    hour = moment.hour + moment.minute / 60 + (moment.second + moment.microsecond / 1e6) / 3600
    sidereal_hours = 6.697375 + 0.0657098242 * days + hour + longitude_deg / 15
    turned = math.radians(sidereal_hours * 15) - right_ascension
    latitude = math.radians(latitude_deg)
    height = math.asin(
        math.sin(declination) * math.sin(latitude) + math.cos(declination) * math.cos(latitude) * math.cos(turned)
    )
    east = -math.cos(declination) * math.sin(turned)
    north = math.sin(declination) * math.cos(latitude) - math.cos(declination) * math.sin(latitude) * math.cos(turned)
    return math.degrees(math.atan2(east, north)) % 360.0, math.degrees(height)


def sun_at(when: dt.datetime, crs: CRS, east_m: float, north_m: float) -> Sun:
    """The sun over a place of the plan, its azimuth turned from true to grid north.

    ``when`` without a zone is Beijing time. Raises InputError outside 1950–2050.
    """
    longitude, latitude = transformer(crs, crs.geodetic_crs or LONLAT).transform(east_m, north_m)
    azimuth, height = solar_position(when, longitude, latitude)
    aware = when if when.tzinfo is not None else when.replace(tzinfo=BEIJING_TIME)
    return Sun((azimuth - convergence_deg(crs, east_m, north_m)) % 360.0, height, aware)


def read_time(written: str) -> dt.datetime:
    """The moment that is written ``2026-06-21T15:00``, in Beijing time unless it says otherwise. Raises InputError.

    >>> read_time("2026-06-21 15:00").isoformat()
    '2026-06-21T15:00:00+08:00'
    """
    try:
        moment = dt.datetime.fromisoformat(written.strip())
    except ValueError as error:
        raise InputError(BAD_TIME, value=written) from error
    if len(written.strip()) <= len("2026-06-21"):
        raise InputError(BAD_TIME, value=written)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=BEIJING_TIME)
