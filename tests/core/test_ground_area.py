"""Ellipsoidal areas against the slow geodesic ones."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Geod

from siteplanner.core.ground_area import (
    MANY,
    ellipsoidal_area_of_edges_m2,
    ellipsoidal_area_sum_m2,
    ellipsoidal_areas_m2,
)


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


# 400 m by 30 km on the map, one edge each: straight on the map, though curved on the plane that areas are taken in
def test_long_edges_stay_straight_on_the_map() -> None:
    strip = shapely.box(470_000, 4_160_000, 470_400, 4_190_000)
    crs = CRS.from_epsg(4547)
    bound = np.array([strip, shapely.segmentize(strip, 20)], dtype=object)
    measured = ellipsoidal_areas_m2(bound, crs)
    assert measured[0] == pytest.approx(measured[1], rel=2e-9)


def test_two_halves_along_one_long_edge_are_the_whole() -> None:
    pieces = [shapely.box(470_000, 4_160_000 + at, 471_000, 4_160_000 + at + 100) for at in range(0, 5000, 100)]
    shapes = np.array([shapely.box(470_000, 4_160_000, 471_000, 4_165_000), *pieces], dtype=object)
    whole, *parts = ellipsoidal_areas_m2(shapes, CRS.from_epsg(4547))
    assert sum(parts) == pytest.approx(whole, rel=1e-9)


@pytest.mark.parametrize("crs", [4547, 4490])
def test_edges_in_any_order_bound_what_the_areas_cover(crs: int) -> None:
    east, north, side = (470_000.0, 4_174_000.0, 800.0) if crs == 4547 else (113.6, 37.7, 0.01)
    squares = [shapely.box(east + at * side, north, east + (at + 1) * side, north + side) for at in range(3)]
    lines = [np.stack([xy[:-1], xy[1:]]) for xy in (shapely.get_coordinates(square) for square in squares)]
    start, end = np.concatenate(lines, axis=1)[:, ::-1]
    areas = ellipsoidal_areas_m2(np.array(squares, dtype=object), CRS.from_epsg(crs))
    found = ellipsoidal_area_of_edges_m2(start, end, CRS.from_epsg(crs))
    assert abs(found) == pytest.approx(areas.sum(), rel=1e-8)


def test_no_edges_bound_nothing() -> None:
    assert ellipsoidal_area_of_edges_m2(np.empty((0, 2)), np.empty((0, 2)), CRS.from_epsg(4547)) == 0.0


def test_what_has_no_place_on_earth_has_no_area() -> None:
    corners = np.array([(4.7e5, 4e6), (4.7e5 + 500, 4e6), (4.7e5 + 500, np.nan), (4.7e5, 4e6 + 500), (4.7e5, 4e6)])
    with np.errstate(invalid="ignore"):
        broken, far = shapely.polygons(corners), shapely.box(0, 0, 1e12, 1)
        areas = ellipsoidal_areas_m2(np.array([broken, shapely.box(4.7e5, 4e6, 4.8e5, 4.1e6)]), CRS.from_epsg(4547))
    assert np.isnan(areas[0])
    assert areas[1] > 0
    ellipsoidal_areas_m2(np.array([far], dtype=object), CRS.from_epsg(4547))  # says nothing, and does not fail


@pytest.mark.parametrize(
    ("epsg", "east_m", "north_m"),
    [(4547, 470_000, 4_174_000), (4544, 640_000, 4_100_000), (32633, 600_000, 5_000_000), (31370, 150_000, 170_000)],
)
def test_the_sum_of_many_is_that_of_each(epsg: int, east_m: float, north_m: float) -> None:
    """By the map's scale for the small ones, a large and a missing one among them measured for themselves."""
    rng, crs, count = np.random.default_rng(7), CRS.from_epsg(epsg), MANY + 10
    east, north = east_m + rng.uniform(-60e3, 60e3, count), north_m + rng.uniform(-60e3, 60e3, count)
    shapes = shapely.box(east, north, east + rng.uniform(5, 900, count), north + rng.uniform(5, 900, count))
    shapes[3] = shapely.box(east_m, north_m, east_m + 40e3, north_m + 30e3)
    shapes[4:6] = None, shapely.Polygon()
    each = np.nansum(ellipsoidal_areas_m2(shapes, crs))
    assert ellipsoidal_area_sum_m2(shapes, shapely.area(shapes), crs) == pytest.approx(each, rel=2e-9)


def test_the_sum_of_many_far_apart_is_measured_one_by_one() -> None:
    crs, count = CRS.from_epsg(4547), MANY
    east = np.linspace(300e3, 700e3, count)
    shapes = shapely.box(east, 4e6, east + 9, 4e6 + 9)
    each = np.nansum(ellipsoidal_areas_m2(shapes, crs))
    assert ellipsoidal_area_sum_m2(shapes, shapely.area(shapes), crs) == each
