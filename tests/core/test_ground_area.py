"""Ellipsoidal areas against the slow geodesic ones."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Geod

from siteplanner.core.ground_area import ellipsoidal_areas_m2


def geodesic(polygon: shapely.Polygon) -> float:
    return abs(Geod(ellps="WGS84").geometry_area_perimeter(polygon)[0])


@given(
    lon=st.floats(-170, 170),
    lat=st.floats(-75, 75),
    width=st.floats(1e-4, 0.05),
    height=st.floats(1e-4, 0.05),
)
def test_agrees_with_geodesic_edges_anywhere(lon: float, lat: float, width: float, height: float) -> None:
    polygon = shapely.segmentize(shapely.box(lon, lat, lon + width, lat + height), 0.001)
    measured = ellipsoidal_areas_m2(np.array([polygon], dtype=object), CRS.from_epsg(4326))[0]
    assert measured == pytest.approx(geodesic(polygon), rel=1e-6)


def test_a_hole_counts_off_and_nothing_stays_blank() -> None:
    ring = shapely.box(113.0, 37.0, 113.01, 37.01)
    hole = shapely.box(113.002, 37.002, 113.004, 37.004)
    shapes = np.array([ring.difference(hole), ring, hole, None, shapely.Polygon()], dtype=object)
    areas = ellipsoidal_areas_m2(shapes, CRS.from_epsg(4490))
    assert areas[0] == pytest.approx(areas[1] - areas[2], rel=1e-9)
    assert np.isnan(areas[3:]).all()


def test_no_shapes_no_areas() -> None:
    assert len(ellipsoidal_areas_m2(np.empty(0, dtype=object), CRS.from_epsg(4547))) == 0
