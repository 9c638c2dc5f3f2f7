"""GCJ-02 and BD-09, the shifted longitudes and latitudes of Chinese web maps, from WGS 84 and back.

Source: the formula is not published by its owner; it has been public knowledge since about 2010 and stands in many
open programs in the same form. Confidence: secondary, the published test points are met to a metre. WGS 84 and CGCS2000
are taken as one: they are decimetres apart, the shift is some hundred metres. Angles are degrees, arrays or numbers.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Angles: TypeAlias = npt.NDArray[np.float64]
LonLat: TypeAlias = tuple[Angles, Angles]

AXIS_M: Final = 6_378_245.0
"""The larger half-axis of Krassovsky's ellipsoid, which the formula uses."""
ECCENTRICITY_SQUARED: Final = 0.006_693_421_622_965_943_23
BOUNDS: Final = (72.004, 0.8293, 137.8347, 55.8271)
"""West, south, east, north of the box in which maps are shifted; outside they are not."""
_MIDDLE: Final = (105.0, 35.0)
_BD_ANGLE: Final = np.pi * 3000.0 / 180.0
_BD_EAST_DEG, _BD_NORTH_DEG = 0.0065, 0.006
_ROUNDS: Final = 6
"""The offset changes by less than 7 mm a metre: a round leaves a hundredth of the error, six are exact to rounding."""


def wgs84_to_gcj02(lon: npt.ArrayLike, lat: npt.ArrayLike) -> LonLat:
    """Where a place (WGS 84 or CGCS2000) stands on a map in GCJ-02.

    >>> lon, lat = wgs84_to_gcj02(116.377817, 39.911954)
    >>> round(float(lon), 5), round(float(lat), 5)
    (116.38405, 39.91335)
    """
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    east, north = _shift_deg(lon, lat)
    return lon + east, lat + north


def gcj02_to_wgs84(lon: npt.ArrayLike, lat: npt.ArrayLike) -> LonLat:
    """The place (WGS 84) that stands at ``lon``, ``lat`` on a map in GCJ-02, iterated to less than a millimetre."""
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    there_lon, there_lat = lon.copy(), lat.copy()
    for _ in range(_ROUNDS):
        got_lon, got_lat = wgs84_to_gcj02(there_lon, there_lat)
        there_lon, there_lat = there_lon + (lon - got_lon), there_lat + (lat - got_lat)
    return there_lon, there_lat


def gcj02_to_bd09(lon: npt.ArrayLike, lat: npt.ArrayLike) -> LonLat:
    """Where a place in GCJ-02 stands on a map in BD-09 (longitude and latitude, not Baidu's own metres)."""
    x, y = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    radius = np.hypot(x, y) + 0.000_02 * np.sin(y * _BD_ANGLE)
    angle = np.arctan2(y, x) + 0.000_003 * np.cos(x * _BD_ANGLE)
    return radius * np.cos(angle) + _BD_EAST_DEG, radius * np.sin(angle) + _BD_NORTH_DEG


def bd09_to_gcj02(lon: npt.ArrayLike, lat: npt.ArrayLike) -> LonLat:
    """The place in GCJ-02 that stands at ``lon``, ``lat`` on a map in BD-09, by iteration."""
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    there_lon, there_lat = lon - _BD_EAST_DEG, lat - _BD_NORTH_DEG
    for _ in range(_ROUNDS):
        got_lon, got_lat = gcj02_to_bd09(there_lon, there_lat)
        there_lon, there_lat = there_lon + (lon - got_lon), there_lat + (lat - got_lat)
    return there_lon, there_lat


def wgs84_to_bd09(lon: npt.ArrayLike, lat: npt.ArrayLike) -> LonLat:
    return gcj02_to_bd09(*wgs84_to_gcj02(lon, lat))


def bd09_to_wgs84(lon: npt.ArrayLike, lat: npt.ArrayLike) -> LonLat:
    return gcj02_to_wgs84(*bd09_to_gcj02(lon, lat))


def _shift_deg(lon: Angles, lat: Angles) -> LonLat:
    """By how much the map is shifted at a place, degrees east and north; nothing outside ``BOUNDS``."""
    x, y = lon - _MIDDLE[0], lat - _MIDDLE[1]
    root = np.sqrt(np.abs(x))
    fine = (20.0 * np.sin(6.0 * x * np.pi) + 20.0 * np.sin(2.0 * x * np.pi)) * 2.0 / 3.0
    north_m = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + fine
    north_m += (20.0 * np.sin(y * np.pi) + 40.0 * np.sin(y / 3.0 * np.pi)) * 2.0 / 3.0
    north_m += (160.0 * np.sin(y / 12.0 * np.pi) + 320.0 * np.sin(y * np.pi / 30.0)) * 2.0 / 3.0
    east_m = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + fine
    east_m += (20.0 * np.sin(x * np.pi) + 40.0 * np.sin(x / 3.0 * np.pi)) * 2.0 / 3.0
    east_m += (150.0 * np.sin(x / 12.0 * np.pi) + 300.0 * np.sin(x / 30.0 * np.pi)) * 2.0 / 3.0
    latitude = np.radians(lat)
    curve = 1.0 - ECCENTRICITY_SQUARED * np.sin(latitude) ** 2
    metres_a_degree_north = AXIS_M * (1.0 - ECCENTRICITY_SQUARED) / (curve * np.sqrt(curve)) * np.pi / 180.0
    metres_a_degree_east = AXIS_M / np.sqrt(curve) * np.cos(latitude) * np.pi / 180.0
    west, south, east, north = BOUNDS
    inside = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    shifted: LonLat = (
        np.where(inside, east_m / metres_a_degree_east, 0.0),
        np.where(inside, north_m / metres_a_degree_north, 0.0),
    )
    return shifted
