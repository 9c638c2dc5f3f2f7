"""The shifted maps of China."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from siteplanner.core.gcj02 import (
    bd09_to_gcj02,
    bd09_to_wgs84,
    gcj02_to_bd09,
    gcj02_to_wgs84,
    wgs84_to_bd09,
    wgs84_to_gcj02,
)

GEOD = Geod(ellps="WGS84")
lons, lats = st.floats(73.5, 135.0), st.floats(4.0, 53.5)

# Points that open converters of these systems test themselves with (WGS 84 lon, lat → GCJ-02 lon, lat).
PUBLISHED = [
    (121.5272106, 31.1774276, 121.531541859215, 31.17530398364597),  # Shanghai
    (113.912316, 22.543847, 113.9171764808363, 22.540796131694766),  # Shenzhen
    (116.377817, 39.911954, 116.38404722455657, 39.91334545536069),  # Beijing
]


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float(GEOD.inv(float(a[0]), float(a[1]), float(b[0]), float(b[1]))[2])


@pytest.mark.parametrize(("lon", "lat", "gcj_lon", "gcj_lat"), PUBLISHED)
def test_published_points_are_met_to_a_metre(lon: float, lat: float, gcj_lon: float, gcj_lat: float) -> None:
    assert metres(wgs84_to_gcj02(lon, lat), (gcj_lon, gcj_lat)) < 1.0
    assert metres(gcj02_to_wgs84(gcj_lon, gcj_lat), (lon, lat)) < 1.0


def test_at_home_the_map_is_570_m_off_to_the_east() -> None:
    azimuth, _, distance = GEOD.inv(113.66, 37.70, *(float(v) for v in wgs84_to_gcj02(113.66, 37.70)))
    assert distance == pytest.approx(570, abs=1)  # computed apart from this program, domain notes
    assert azimuth == pytest.approx(83.5, abs=0.1)


def test_a_published_point_of_bd_09_is_met() -> None:
    lon, lat = gcj02_to_bd09(121.531541859215, 31.17530398364597)
    assert metres((lon, lat), (121.53801568643858, 31.181328606874466)) < 1.0


@given(lons, lats)
def test_there_and_back_is_less_than_a_centimetre(lon: float, lat: float) -> None:
    assert metres(gcj02_to_wgs84(*wgs84_to_gcj02(lon, lat)), (lon, lat)) < 0.01
    assert metres(bd09_to_gcj02(*gcj02_to_bd09(lon, lat)), (lon, lat)) < 0.01
    assert metres(bd09_to_wgs84(*wgs84_to_bd09(lon, lat)), (lon, lat)) < 0.01


def test_abroad_nothing_is_shifted() -> None:
    lon, lat = wgs84_to_gcj02(np.array([4.4, 139.7]), np.array([51.2, 35.7]))
    assert lon.tolist() == [4.4, 139.7]
    assert lat.tolist() == [51.2, 35.7]
