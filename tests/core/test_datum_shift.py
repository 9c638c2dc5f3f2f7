"""Shifts between datums: where they lead, what is told of them, which are refused."""

from __future__ import annotations

import json

import numpy as np
import pytest
from pyproj import CRS, Transformer

from siteplanner.core.control_fit import ControlPoint, fit
from siteplanner.core.coordinates import shift_unknown
from siteplanner.core.datum_shift import DatumShift, require_plausible
from siteplanner.core.errors import InputError
from siteplanner.core.seven_parameters import PARAMETERS, SevenParameters

XIAN, BEIJING, CGCS2000, PREFIXED = (CRS.from_epsg(code) for code in (2383, 2435, 4547, 4526))
SEVEN = SevenParameters(24.0, -123.0, -94.0, -0.02, 0.25, 0.13, 1.1, "coordinate_frame")
TOWN = np.array([(470_015.675, 4_174_254.332), (471_000.0, 4_175_000.0)])
FIELD = ((469_000, 4_173_000), (472_000, 4_173_200), (471_500, 4_176_000), (469_300, 4_175_500))


def by_points(de: float = 115.3, dn: float = -4.2, **systems: str) -> DatumShift:
    pairs = [ControlPoint(f"K{at}", (float(e), float(n)), (e + de, n + dn)) for at, (e, n) in enumerate(FIELD)]
    return DatumShift(fit(pairs), **systems)


class TestSevenParameters:
    @pytest.mark.parametrize(("code", "ellipsoid"), [(2383, "+a=6378140 +rf=298.257"), (2435, "+ellps=krass")])
    def test_a_plane_goes_to_the_same_zone_of_cgcs2000_as_proj_brings_it(self, code: int, ellipsoid: str) -> None:
        zone = "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000"
        proj = Transformer.from_pipeline(
            f"+proj=pipeline +step +inv {zone} {ellipsoid} +step +proj=cart {ellipsoid} +step +proj=helmert +x=24 "
            "+y=-123 +z=-94 +rx=-0.02 +ry=0.25 +rz=0.13 +s=1.1 +convention=coordinate_frame "
            f"+step +inv +proj=cart +ellps=GRS80 +step {zone} +ellps=GRS80"
        )
        shift, source = DatumShift(SEVEN), CRS.from_epsg(code)
        assert shift.target_crs(source) == CGCS2000
        x, y, _ = proj.transform(*TOWN.T, np.zeros(2))
        assert shift.of_points(TOWN, source) == pytest.approx(np.column_stack([x, y]), abs=1e-4)

    def test_a_bound_system_of_proj_with_the_same_parameters_agrees(self) -> None:
        # PROJ's +towgs84 is in the position vector convention and leads to WGS 84, here the same as CGCS2000
        vector = SEVEN.in_convention("position_vector")
        said = ",".join(str(getattr(vector, name)) for name in PARAMETERS)
        bound = CRS.from_proj4(
            f"+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +a=6378140 +rf=298.257 +towgs84={said} +type=crs"
        )
        to = Transformer.from_crs(bound, 32649, always_xy=True)
        shift = DatumShift(SEVEN, "EPSG:32649")
        assert shift.of_points(TOWN, XIAN) == pytest.approx(np.column_stack(to.transform(*TOWN.T)), abs=1e-3)

    def test_degrees_stay_degrees(self) -> None:
        shift, source = DatumShift(SEVEN), CRS.from_epsg(4610)
        assert shift.target_crs(source) == CRS.from_epsg(4490)
        lonlat = np.array([(113.66, 37.70)])
        in_plane = DatumShift(SEVEN).of_points(
            np.array([Transformer.from_crs(4610, 2383, always_xy=True).transform(*lonlat[0])]), XIAN
        )
        to = Transformer.from_crs(4490, 4547, always_xy=True)
        assert np.array([to.transform(*shift.of_points(lonlat, source)[0])]) == pytest.approx(in_plane, abs=1e-4)

    def test_what_is_told(self) -> None:
        said = DatumShift(SEVEN).warnings(XIAN, TOWN)
        assert len(said) == 1
        text = str(said[0])
        assert "from EPSG:2383 to EPSG:4547 by seven parameters as told (coordinate frame)" in text
        assert "dX 24 m, dY -123 m, dZ -94 m, rX -0.02″, rY 0.25″, rZ 0.13″, scale 1.1 ppm" in text

    def test_a_shift_farther_than_datums_lie_apart_is_doubted(self) -> None:
        # east at 113.67° E is the direction (-sin λ, cos λ, 0) = (-0.9159, -0.4015, 0)
        near, far = (DatumShift(SevenParameters(-0.9159 * m, -0.4015 * m, 0.0)) for m in (290.0, 310.0))
        assert len(near.warnings(XIAN, TOWN)) == 1
        assert "move the map by 310 m, more than is known between such datums" in str(far.warnings(XIAN, TOWN)[1])

    def test_the_report_can_repeat_it(self) -> None:
        kept = json.loads(json.dumps(DatumShift(SEVEN).to_json(XIAN)))
        assert (kept["method"], kept["source"], kept["target"]) == ("seven_parameters", "EPSG:2383", "EPSG:4547")
        again = SevenParameters(**{name: kept[name] for name in (*PARAMETERS, "convention")})
        assert again == SEVEN

    @pytest.mark.parametrize(
        ("figures", "why"),
        [
            ({}, "All seven parameters are 0"),
            ({"dx_m": float("nan")}, "no number"),
            ({"dx_m": 1000.5}, "dx_m = 1000.5 is no shift between datums: at most 1000 m"),
            ({"rx_arcsec": 0.1}, "need their convention"),
            ({"rz_arcsec": 61.0, "convention": "position_vector"}, "at most 60 arcsec"),
            ({"scale_ppm": -201.0}, "at most 200 ppm"),
        ],
    )
    def test_what_is_no_shift_is_refused(self, figures: dict[str, object], why: str) -> None:
        shift = SevenParameters(**{"dx_m": 0.0, "dy_m": 0.0, "dz_m": 0.0, **figures})  # type: ignore[arg-type]
        with pytest.raises(InputError, match=why):
            require_plausible(shift)

    def test_the_limits_themselves_are_allowed(self) -> None:
        require_plausible(SevenParameters(1000.0, -1000.0, 0.0, 60.0, scale_ppm=200.0, convention="position_vector"))


class TestControlPoints:
    def test_they_lead_to_the_zone_their_eastings_have(self) -> None:
        assert by_points().target_crs(XIAN) == CGCS2000
        assert by_points(de=38_000_115.3).target_crs(XIAN) == PREFIXED
        assert by_points(de=38_000_115.3).of_points(TOWN, XIAN) == pytest.approx(TOWN + (38_000_115.3, -4.2), abs=1e-6)  # noqa: RUF005

    def test_without_a_source_the_zone_in_front_alone_tells_where_they_lead(self) -> None:
        prefixed = by_points(de=38_000_115.3)
        assert prefixed.target_crs(None) == PREFIXED
        prefixed.require_for(None)
        with pytest.raises(InputError, match="to which system the control points lead"):
            by_points().target_crs(None)

    def test_the_fit_is_told_with_its_residuals(self) -> None:
        said = [str(message) for message in by_points().warnings(XIAN, TOWN)]
        assert said[0].startswith(
            "Shifted from EPSG:2383 to EPSG:4547 by 4 control points (four parameters): scale +0.00"
        )
        assert "residuals 0.0 cm (rms)" in said[0]
        assert "left out in turn" in said[1]
        assert len(said) == 2

    def test_how_far_the_map_reaches_beyond_them_is_told(self) -> None:
        beyond = np.array([(470_000.0, 4_174_000.0), (470_000.0, 4_172_066.666_7)])
        said = [str(message) for message in by_points().warnings(XIAN, beyond)]
        # the hull's edge is at 4 173 066.7 there; it runs from (469 000, 4 173 000) to (472 000, 4 173 200),
        # 1 in 15: 1000 m · cos(atan(1/15)) = 997.8 m
        assert "reaches 998 m beyond the control points" in said[-1]

    def test_points_of_another_zone_are_refused_for_the_map(self) -> None:
        with pytest.raises(InputError, match="beyond the control points: they are not for this map"):
            by_points().warnings(XIAN, TOWN + np.array([38_000_000, 0]))

    @pytest.mark.parametrize(
        ("shift", "source", "why"),
        [
            (by_points(), PREFIXED, "no shift is missing"),
            (by_points(), CGCS2000, "no shift is missing"),
            (by_points(target="EPSG:4490"), XIAN, "EPSG:4490 does not count"),
            (by_points(target="EPSG:4547"), CRS.from_epsg(4610), "EPSG:4610 does not count"),
            (by_points(target="EPSG:4526"), XIAN, "lie outside the area of EPSG:4526"),
            (by_points(de=1500.0), XIAN, r"lies 1,500 m from where EPSG:2383 would have it in EPSG:4547"),
            (by_points(source="EPSG:2383"), BEIJING, "from EPSG:2383, the map is in EPSG:2435"),
            (DatumShift(SEVEN, source="EPSG:4610"), BEIJING, "from EPSG:4610, the map is in EPSG:2435"),
            (DatumShift(SEVEN, "EPSG:4547"), None, "Seven parameters need to know the system"),
            (by_points(), CRS.from_epsg(4610), "EPSG:4610 does not count"),
        ],
    )
    def test_what_does_not_belong_is_refused(self, shift: DatumShift, source: CRS | None, why: str) -> None:
        with pytest.raises(InputError, match=why):
            shift.require_for(source)

    def test_what_belongs_is_not(self) -> None:
        by_points().require_for(XIAN)
        by_points(source="EPSG:4610").require_for(XIAN)
        DatumShift(SEVEN).require_for(BEIJING)
        by_points(target="EPSG:4547").require_for(None)

    def test_a_plane_of_its_own_is_named_so(self) -> None:
        shift = by_points(target="EPSG:4547")
        assert "Shifted from a plane of its own to EPSG:4547" in str(shift.warnings(None, TOWN)[0])
        assert shift.to_json(None)["source"] is None


@pytest.mark.parametrize("old", [2383, 2362, 2435, 2414, 4610, 4214, 2344, 21459])
@pytest.mark.parametrize("new", [4547, 4526, 4490, 4326, 32649, 3857])
def test_no_old_datum_of_the_country_reaches_a_modern_one_silently(old: int, new: int) -> None:
    assert shift_unknown(CRS.from_epsg(old), CRS.from_epsg(new))


@pytest.mark.parametrize(("one", "other"), [(2383, 4610), (2383, 2362), (4547, 4326), (4526, 32649), (31370, 4326)])
def test_within_a_datum_and_where_proj_knows_nothing_is_missing(one: int, other: int) -> None:
    assert not shift_unknown(CRS.from_epsg(one), CRS.from_epsg(other))
