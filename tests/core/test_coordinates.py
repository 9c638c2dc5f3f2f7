"""Which coordinate system may be a plan's, and what is known between two of them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import (
    Parcels,
    choose_plan_crs,
    convergence_deg,
    crs_text,
    fitting_systems,
    grid_scale,
    inside_area_of_use,
    lonlat_boxes,
    parse_crs,
    reproject,
    shift_unknown,
)
from siteplanner.core.errors import InputError
from tests.builders import rect

GAUSS_KRUGER_114 = CRS.from_epsg(4547)


def parcels(*boxes: shapely.Polygon, crs: int = 4547) -> Parcels:
    return Parcels(np.array(boxes, dtype=object), CRS.from_epsg(crs), np.arange(len(boxes)) + 1)


def moved(to: int) -> Parcels:
    """A parcel near 113.66° E, 37.70° N given in another system."""
    shapes = np.array([rect(0, 0, 100, 50)], dtype=object)
    return Parcels(reproject(shapes, GAUSS_KRUGER_114, CRS.from_epsg(to)), CRS.from_epsg(to), np.array([1]))


PRAGUE_MERCATOR = shapely.box(1_603_000, 6_463_800, 1_603_100, 6_463_900)


class TestTheChoice:
    @pytest.mark.parametrize("own", [4547, 4526, 4490, 4326, 3857, 32649, 2383])
    def test_parcels_in_the_county_are_planned_in_4547_whatever_they_come_in(self, own: int) -> None:
        assert choose_plan_crs(moved(own)) == GAUSS_KRUGER_114

    def test_parcels_elsewhere_stay_in_their_own_metres(self) -> None:
        brussels = parcels(shapely.box(156_000, 196_000, 156_100, 196_100), crs=31370)
        assert choose_plan_crs(brussels) == CRS.from_epsg(31370)

    @pytest.mark.parametrize("own", [4326, 3857])
    def test_without_metres_of_their_own_a_fitting_system_is_named(self, own: int) -> None:
        shapes = reproject(np.array([PRAGUE_MERCATOR], dtype=object), CRS.from_epsg(3857), CRS.from_epsg(own))
        with pytest.raises(InputError, match=r"--crs EPSG:32633"):
            choose_plan_crs(Parcels(shapes, CRS.from_epsg(own), np.array([1])))

    @pytest.mark.parametrize(
        ("given", "why"),
        [
            (4490, "is in degrees"),
            (3857, "is Web Mercator"),
            (2225, "does not count metres"),  # California, US survey feet
            (5513, "does not count metres east and north"),  # Krovak, south and west
            (3395, "distorts areas by 59"),  # World Mercator: 1/cos²(37.7°) - 1, about 59 %
            (4548, "does not fit: 1 of 1 parcels lie outside its area of use"),
            (31370, "does not fit"),
        ],
    )
    def test_a_given_system_that_cannot_measure_these_parcels_is_refused(self, given: int, why: str) -> None:
        with pytest.raises(InputError, match=why) as caught:
            choose_plan_crs(moved(4547), CRS.from_epsg(given))
        assert "--crs EPSG:4547" in str(caught.value)

    @pytest.mark.parametrize("given", [4526, 32649, 4508])
    def test_a_given_system_that_fits_is_taken(self, given: int) -> None:
        assert choose_plan_crs(moved(4547), CRS.from_epsg(given)) == CRS.from_epsg(given)

    def test_a_system_of_ones_own_without_an_area_of_use_is_taken_if_it_measures_well(self) -> None:
        own = parse_crs("+proj=tmerc +lat_0=0 +lon_0=113.66 +k=1 +x_0=500000 +ellps=GRS80 +units=m +type=crs")
        assert own.area_of_use is None
        assert choose_plan_crs(moved(4547), own) == own

    def test_one_stray_parcel_is_named_by_its_row(self) -> None:
        where = parcels(*(rect(30 * i, 0, 20, 20) for i in range(9)), shapely.box(0, 0, 10, 10))
        with pytest.raises(InputError, match=r"1 of 10 parcels lie outside .* \(row 10 is at 109\.5130° E"):
            choose_plan_crs(where)


class TestReadingASystem:
    @pytest.mark.parametrize("given", ["EPSG:4547", "4547", 4547, " epsg:4547 ", "urn:ogc:def:crs:EPSG::4547"])
    def test_every_usual_way_to_write_it(self, given: object) -> None:
        assert parse_crs(given) == GAUSS_KRUGER_114

    @pytest.mark.parametrize("code", [4547, 4526, 2383, 2435, 4490, 32649, 31370])
    def test_esri_text_gets_its_code_back(self, code: int) -> None:
        assert crs_text(parse_crs(CRS.from_epsg(code).to_wkt("WKT1_ESRI"))) == f"EPSG:{code}"

    def test_a_height_on_top_is_left_off(self) -> None:
        assert parse_crs("EPSG:4547+5737") == GAUSS_KRUGER_114

    @pytest.mark.parametrize("given", ["EPSG:999999", "Pingding", "", "99999999999999999999"])
    def test_nonsense_is_refused_in_a_sentence(self, given: str) -> None:
        with pytest.raises(InputError, match="not a coordinate system this program knows"):
            parse_crs(given)


class TestBetweenSystems:
    def test_x_is_the_easting_though_the_registry_names_the_northing_first(self) -> None:
        # domain.md 5: 113.66° E 37.70° N is E 470 015.675, N 4 174 254.332 in EPSG:4547
        point = reproject(np.array([shapely.Point(113.66, 37.70)], dtype=object), CRS.from_epsg(4490), GAUSS_KRUGER_114)
        assert shapely.get_coordinates(point)[0] == pytest.approx([470_015.675, 4_174_254.332], abs=0.001)

    @pytest.mark.parametrize(
        ("source", "target"), [(2383, 4547), (4610, 4547), (2435, 4547), (4214, 4547), (4547, 2383)]
    )
    def test_between_the_old_datums_and_cgcs2000_the_shift_is_unknown(self, source: int, target: int) -> None:
        assert shift_unknown(CRS.from_epsg(source), CRS.from_epsg(target))

    @pytest.mark.parametrize(
        ("source", "target"), [(4326, 4547), (4490, 4547), (4526, 4547), (32649, 4547), (2362, 2383), (31370, 32631)]
    )
    def test_elsewhere_it_is_known_or_too_small_to_matter(self, source: int, target: int) -> None:
        assert not shift_unknown(CRS.from_epsg(source), CRS.from_epsg(target))

    def test_a_home_made_system_on_the_old_ellipsoid_is_not_trusted(self) -> None:
        assert shift_unknown(CRS.from_proj4("+proj=tmerc +lon_0=114 +x_0=500000 +ellps=krass"), GAUSS_KRUGER_114)


def test_the_area_of_use_holds_a_box_only_wholly() -> None:
    boxes = np.array([[113.0, 37, 113.1, 38], [112.4, 37, 112.6, 38], [np.inf, 37, np.inf, 38]])
    assert inside_area_of_use(boxes, GAUSS_KRUGER_114).tolist() == [True, False, False]


def test_boxes_in_degrees_lie_where_the_parcels_lie() -> None:
    west, south, east, north = lonlat_boxes(np.array([rect(0, 0, 100, 100)], dtype=object), GAUSS_KRUGER_114)[0]
    assert (west, south) == pytest.approx((113.6598, 37.6977), abs=1e-4)
    assert 0.0010 < east - west < 0.0013
    assert 0.0008 < north - south < 0.0011


def test_fitting_systems_near_home_and_far_away() -> None:
    assert fitting_systems(np.array([[113.6, 37.7, 113.7, 37.8]]))[0] == "EPSG:4547"
    assert fitting_systems(np.array([[14.40, 50.09, 14.41, 50.11]]))[:2] == ("EPSG:32633", "EPSG:25833")
    assert fitting_systems(np.array([[np.inf, 0, np.inf, 1]])) == ()


def test_west_of_the_meridian_grid_north_lies_west_of_true_north() -> None:
    # sin(latitude) × (longitude - 114°) = 0.6115 × -0.34°
    assert convergence_deg(GAUSS_KRUGER_114, 470_015.675, 4_174_254.332) == pytest.approx(-0.2079, abs=1e-4)


def test_lengths_grow_with_the_distance_from_the_central_meridian() -> None:
    for east_m in (500_000.0, 470_015.675, 320_000.0):
        # the first term of the series, R the mean radius at this latitude
        expected = 1 + (east_m - 500_000.0) ** 2 / (2 * 6_371_000.0**2)
        assert grid_scale(GAUSS_KRUGER_114, east_m, 4_174_254.332) == pytest.approx(expected, abs=2e-6)


def test_an_outline_that_crosses_itself_is_not_taken_for_a_system_that_distorts() -> None:
    """The two loops of a bow tie go about in opposite turns, so that its area in the plane is none."""
    tie = shapely.Polygon([(470000, 4174000), (470100, 4174080), (470100, 4174000), (470000, 4174080)])
    beside = shapely.box(470100, 4174000, 470200, 4174080)
    plan_crs = CRS.from_epsg(4547)
    parcels = Parcels(np.array([tie, beside], dtype=object), plan_crs, np.array([1, 2]))
    assert choose_plan_crs(parcels, plan_crs) == plan_crs
