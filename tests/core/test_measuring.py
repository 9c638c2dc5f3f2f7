"""Measured figures against published ones and against formulas of their own."""

from __future__ import annotations

import math

import numpy as np
import pytest
from pyproj import CRS, Transformer

from siteplanner.core.measuring import (
    MU_M2,
    angle_deg,
    bearing_deg,
    degrees_minutes_seconds,
    hectares,
    measure_area,
    measure_length,
    measure_path,
    mu,
    total,
)

CGCS2000_114E = CRS.from_epsg(4547)
MGA_55 = CRS.from_epsg(28355)
# The worked example of the GDA technical manual (ICSM, version 2.4, chapter 4 and 5): Flinders Peak to Buninyong on
# GRS80, both in zone 55; ellipsoidal distance, grid coordinates and line scale factor as printed there.
FLINDERS_PEAK = (273_741.297, 5_796_489.777)
BUNINYONG = (228_854.052, 5_828_259.038)
PRINTED_M, PRINTED_SCALE = 54_972.271, 1.000_363_97


def test_a_published_line_has_its_published_length_on_the_ellipsoid_and_on_the_plane() -> None:
    length = measure_length(FLINDERS_PEAK, BUNINYONG, MGA_55)
    assert length.ellipsoidal_m == pytest.approx(PRINTED_M, abs=0.002)  # the coordinates are printed to the mm
    assert length.planar_m == pytest.approx(PRINTED_M * PRINTED_SCALE, abs=0.002)
    assert length.ratio == pytest.approx(1 / PRINTED_SCALE - 1, abs=1e-7)
    assert length.telling


def test_along_the_central_meridian_plane_and_ellipsoid_agree() -> None:
    length = measure_length((500_000.0, 4_174_000.0), (500_000.0, 4_175_000.0), CGCS2000_114E)
    assert length.planar_m == 1000.0
    assert length.ellipsoidal_m == pytest.approx(1000.0, abs=1e-6)
    assert not length.telling


def test_away_from_the_central_meridian_the_plane_is_longer() -> None:
    """The projection lengthens by y²/2R²: 0.30 ‰ at 155 km with R = 6371 km."""
    length = measure_length((655_000.0, 4_174_000.0), (655_000.0, 4_175_000.0), CGCS2000_114E)
    assert length.ratio == pytest.approx(-(155.0**2) / (2 * 6371.0**2), abs=2e-6)
    assert length.telling


def test_segments_sum_to_the_total() -> None:
    points = [(470_000.0, 4_174_000.0), (470_030.0, 4_174_040.0), (470_030.0, 4_174_100.0), (470_000.0, 4_174_100.0)]
    segments = measure_path(points, CGCS2000_114E)
    assert [s.length.planar_m for s in segments] == [50.0, 60.0, 30.0]
    assert total(segments).planar_m == 140.0
    assert total(segments).ellipsoidal_m == pytest.approx(math.fsum(s.length.ellipsoidal_m for s in segments))


def test_a_path_of_one_point_has_no_segments_and_no_length() -> None:
    assert measure_path([(470_000.0, 4_174_000.0)], CGCS2000_114E) == ()
    assert total(()).planar_m == 0.0
    assert not total(()).telling


@pytest.mark.parametrize(
    ("to", "bearing"),
    [((0, 7), 0.0), ((7, 7), 45.0), ((7, 0), 90.0), ((0, -7), 180.0), ((-7, 0), 270.0), ((-7, 7), 315.0)],
)
def test_bearings_go_clockwise_from_north(to: tuple[float, float], bearing: float) -> None:
    assert bearing_deg((470_000.0, 4_174_000.0), (470_000.0 + to[0], 4_174_000.0 + to[1])) == pytest.approx(bearing)


def test_a_bearing_is_never_360() -> None:
    assert bearing_deg((0.0, 0.0), (-1e-20, 1.0)) == 0.0


def test_two_points_in_one_place_have_a_length_of_zero_and_no_bearing() -> None:
    (segment,) = measure_path([(470_000.0, 4_174_000.0)] * 2, CGCS2000_114E)
    assert (segment.length.planar_m, segment.length.ellipsoidal_m, segment.bearing_deg) == (0.0, 0.0, None)


def test_angles_are_the_same_from_either_side_and_up_to_180_degrees() -> None:
    corner = (470_000.0, 4_174_000.0)
    east, north_west = (470_010.0, 4_174_000.0), (469_990.0, 4_174_010.0)
    assert angle_deg(east, corner, north_west) == pytest.approx(135.0)
    assert angle_deg(north_west, corner, east) == pytest.approx(135.0)
    assert angle_deg(east, corner, east) == 0.0


def test_the_area_of_a_degree_square_is_that_of_the_formula_for_the_zone_of_an_ellipsoid() -> None:
    """A = b²·Δλ/2·[sin φ/(1 − e² sin² φ) + artanh(e sin φ)/e] between two parallels, on GRS80 as CGCS2000 has it."""
    a, f = 6_378_137.0, 1 / 298.257_222_101
    b, e = a * (1 - f), math.sqrt(f * (2 - f))

    def below(phi: float) -> float:
        s = math.sin(math.radians(phi))
        return b**2 / 2 * (s / (1 - (e * s) ** 2) + math.atanh(e * s) / e)

    expected = math.radians(0.02) * (below(37.72) - below(37.70))
    lon, lat = np.linspace(113.66, 113.68, 41), np.linspace(37.70, 37.72, 41)
    ring = [*((x, 37.70) for x in lon), *((113.68, y) for y in lat[1:])]
    ring += [*((x, 37.72) for x in lon[::-1][1:]), *((113.66, y) for y in lat[::-1][1:-1])]
    east, north = Transformer.from_crs(4490, 4547, always_xy=True).transform(*np.array(ring).T)
    area = measure_area(list(zip(east.tolist(), north.tolist(), strict=True)), CGCS2000_114E)
    assert area is not None
    assert area.ellipsoidal_m2 == pytest.approx(expected, rel=1e-8)
    assert area.planar_m2 == pytest.approx(expected, rel=1e-4)


def test_area_does_not_depend_on_the_way_round() -> None:
    square = [(470_000.0, 4_174_000.0), (470_100.0, 4_174_000.0), (470_100.0, 4_174_100.0), (470_000.0, 4_174_100.0)]
    one, other = measure_area(square, CGCS2000_114E), measure_area(square[::-1], CGCS2000_114E)
    assert one is not None
    assert other is not None
    assert one.planar_m2 == other.planar_m2 == 10_000.0
    assert one.ellipsoidal_m2 == pytest.approx(other.ellipsoidal_m2, abs=1e-6)
    assert (hectares(one.planar_m2), mu(one.planar_m2)) == (1.0, pytest.approx(15.0))
    assert one.outline.planar_m == 400.0
    assert not one.telling


def test_an_outline_that_crosses_itself_has_no_area() -> None:
    bow_tie = [(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)]
    assert measure_area([(470_000 + x, 4_174_000 + y) for x, y in bow_tie], CGCS2000_114E) is None
    assert measure_area([(470_000.0 + x, 4_174_000.0) for x in (0, 1, 2)], CGCS2000_114E) is None
    assert measure_area(bow_tie[:2], CGCS2000_114E) is None


def test_a_mu_is_the_fifteenth_part_of_a_hectare() -> None:
    assert round(MU_M2, 3) == 666.667


def test_seconds_carry_over() -> None:
    assert degrees_minutes_seconds(359.999_999) == "360°00′00″"
    assert degrees_minutes_seconds(0.0) == "0°00′00″"
