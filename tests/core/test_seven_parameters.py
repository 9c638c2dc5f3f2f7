"""Seven parameters between datums, held against a published example and against PROJ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from siteplanner.core.seven_parameters import CONVENTIONS, Convention, SevenParameters, geocentric, geodetic

BEIJING, XIAN, CGCS2000 = CRS.from_epsg(4214), CRS.from_epsg(4610), CRS.from_epsg(4490)
FIGURES = (12.3, -130.2, -80.1, 1.2, -2.3, 3.4, -5.6)


def test_the_published_example_of_the_position_vector_is_met() -> None:
    # EPSG Guidance Note 7-2, method 9606: WGS 72 to WGS 84, dZ +4.5 m, rZ +0.554″, scale +0.219 ppm
    shift = SevenParameters(0, 0, 4.5, rz_arcsec=0.554, scale_ppm=0.219, convention="position_vector")
    there = shift.of_geocentric(np.array([(3_657_660.66, 255_768.55, 5_201_382.11)]))
    assert there[0] == pytest.approx((3_657_660.78, 255_778.43, 5_201_387.75), abs=0.01)


def test_the_published_example_of_the_coordinate_frame_is_met() -> None:
    # EPSG Guidance Note 7-2, method 9607: the same operation, the rotation's sign turned
    shift = SevenParameters(0, 0, 4.5, rz_arcsec=-0.554, scale_ppm=0.219, convention="coordinate_frame")
    there = shift.of_geocentric(np.array([(3_657_660.66, 255_768.55, 5_201_382.11)]))
    assert there[0] == pytest.approx((3_657_660.78, 255_778.43, 5_201_387.75), abs=0.01)


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize(("source", "ellipsoid"), [(BEIJING, "krass"), (XIAN, "+a=6378140 +rf=298.257")])
def test_proj_comes_to_the_same_place(convention: Convention, source: CRS, ellipsoid: str) -> None:
    ellipsoid = ellipsoid if "+" in ellipsoid else f"+ellps={ellipsoid}"
    x, y, z, rx, ry, rz, s = FIGURES
    proj = Transformer.from_pipeline(
        f"+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=cart {ellipsoid} "
        f"+step +proj=helmert +x={x} +y={y} +z={z} +rx={rx} +ry={ry} +rz={rz} +s={s} +convention={convention} "
        "+step +inv +proj=cart +ellps=GRS80 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
    )
    lonlat = np.array([(113.66, 37.70), (75.2, 39.4), (122.5, 53.1)])
    got = SevenParameters(*FIGURES, convention=convention).of_lonlat(lonlat, source, CGCS2000)
    lon, lat, _ = proj.transform(lonlat[:, 0], lonlat[:, 1], np.zeros(3))
    assert got == pytest.approx(np.column_stack([lon, lat]), abs=1e-9)  # 0.1 mm


def test_the_wrong_convention_would_be_off_by_a_house_and_more() -> None:
    right, wrong = (
        SevenParameters(*FIGURES, convention=c).of_geocentric(geocentric(np.array([(113.66, 37.7)]), BEIJING))
        for c in CONVENTIONS
    )
    # twice the turn: |2 ω × r|, ω = (1.2, -2.3, 3.4)″, r = 6 370 km at 113.66° E, 37.7° N
    omega = np.radians(np.array([1.2, -2.3, 3.4]) / 3600)
    expected_m = np.linalg.norm(2 * np.cross(omega, geocentric(np.array([(113.66, 37.7)]), BEIJING)[0]))
    assert np.linalg.norm(right - wrong) == pytest.approx(expected_m, rel=1e-4)
    assert expected_m > 150


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_written_in_the_other_convention_it_is_the_same_shift(convention: Convention) -> None:
    other = next(c for c in CONVENTIONS if c != convention)
    shift = SevenParameters(*FIGURES, convention=convention)
    points = geocentric(np.array([(113.66, 37.7), (80.0, 20.0)]), BEIJING)
    assert shift.in_convention(other).of_geocentric(points) == pytest.approx(shift.of_geocentric(points), abs=1e-9)
    assert shift.in_convention(other) != shift


@given(
    st.tuples(*[st.floats(-500, 500)] * 3, *[st.floats(-30, 30)] * 3, st.floats(-100, 100)),
    st.sampled_from(CONVENTIONS),
    st.tuples(st.floats(73.5, 135), st.floats(4, 53.5)),
)
def test_there_and_back_is_where_it_began(
    figures: tuple[float, ...], convention: Convention, lonlat: tuple[float, float]
) -> None:
    shift = SevenParameters(*figures, convention=convention)
    points = geocentric(np.array([lonlat]), XIAN)
    assert shift.back_from_geocentric(shift.of_geocentric(points)) == pytest.approx(points, abs=1e-6)


@given(st.tuples(st.floats(-179.9, 179.9), st.floats(-89.9, 89.9)))
def test_degrees_to_geocentric_and_back(lonlat: tuple[float, float]) -> None:
    assert geodetic(geocentric(np.array([lonlat]), BEIJING), BEIJING)[0] == pytest.approx(lonlat, abs=1e-10)
