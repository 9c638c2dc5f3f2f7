"""Coordinate systems told by a file: every .prj that programs write for the country's systems finds its code."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyproj import CRS
from pyproj.enums import WktVersion

from siteplanner.core.coordinates import crs_text, parse_crs, settings
from siteplanner.core.errors import InputError
from siteplanner.files.crs_files import MOST_BYTES, system_text

CODES = [
    family["epsg_first"] + member
    for family in settings()["families"]
    for member in range(family["zones"])
    if member % 5 == 0 or abs(family["meridian_first"] + member * family["step_deg"] - 113.7) <= 6
]  # every fifth zone of each family, and those about the county: to tell a code takes 40 ms


def test_systems_of_the_country_are_found_again_from_the_prj_esri_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.prj"
    wrong = []
    for code in [*CODES, *settings()["geographic"]["in_country"], settings()["web"]["epsg"]]:
        path.write_text(CRS.from_epsg(code).to_wkt(WktVersion.WKT1_ESRI), encoding="utf-8")
        if crs_text(parse_crs(system_text(str(path)))) != f"EPSG:{code}":
            wrong.append(code)
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "datum", "spheroid", "false_easting", "meridian", "code"),
    [
        # as ArcGIS 10 writes them: its own names of system, datum and ellipsoid
        ("CGCS2000_3_Degree_GK_Zone_38", "D_China_2000", '"CGCS2000",6378137.0,298.257222101', 38_500_000, 114, 4526),
        ("CGCS2000_3_Degree_GK_CM_114E", "D_China_2000", '"CGCS2000",6378137.0,298.257222101', 500_000, 114, 4547),
        ("CGCS2000_GK_Zone_19", "D_China_2000", '"CGCS2000",6378137.0,298.257222101', 19_500_000, 111, 4497),
        ("CGCS2000_GK_CM_111E", "D_China_2000", '"CGCS2000",6378137.0,298.257222101', 500_000, 111, 4508),
        ("Xian_1980_3_Degree_GK_Zone_38", "D_Xian_1980", '"Xian_1980",6378140.0,298.257', 38_500_000, 114, 2362),
        ("Xian_1980_3_Degree_GK_CM_114E", "D_Xian_1980", '"Xian_1980",6378140.0,298.257', 500_000, 114, 2383),
        ("Xian_1980_GK_Zone_19", "D_Xian_1980", '"Xian_1980",6378140.0,298.257', 19_500_000, 111, 2333),
        ("Xian_1980_GK_CM_111E", "D_Xian_1980", '"Xian_1980",6378140.0,298.257', 500_000, 111, 2344),
        (
            "Beijing_1954_3_Degree_GK_Zone_38",
            "D_Beijing_1954",
            '"Krasovsky_1940",6378245.0,298.3',
            38_500_000,
            114,
            2414,
        ),
        ("Beijing_1954_3_Degree_GK_CM_114E", "D_Beijing_1954", '"Krasovsky_1940",6378245.0,298.3', 500_000, 114, 2435),
        ("Beijing_1954_GK_Zone_19", "D_Beijing_1954", '"Krasovsky_1940",6378245.0,298.3', 19_500_000, 111, 21419),
    ],
)
def test_esris_own_names_are_understood(
    name: str, datum: str, spheroid: str, false_easting: int, meridian: int, code: int
) -> None:
    geographic = {
        "D_China_2000": "GCS_China_Geodetic_Coordinate_System_2000",
        "D_Xian_1980": "GCS_Xian_1980",
        "D_Beijing_1954": "GCS_Beijing_1954",
    }[datum]
    wkt = (
        f'PROJCS["{name}",GEOGCS["{geographic}",DATUM["{datum}",SPHEROID[{spheroid}]],PRIMEM["Greenwich",0.0],'
        'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],'
        f'PARAMETER["False_Easting",{false_easting}.0],PARAMETER["False_Northing",0.0],'
        f'PARAMETER["Central_Meridian",{meridian}.0],PARAMETER["Scale_Factor",1.0],'
        'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
    )
    assert crs_text(parse_crs(wkt)) == f"EPSG:{code}"


@pytest.mark.parametrize("told", ["EPSG:4547", "4547", "+proj=longlat +datum=WGS84", 'GEOGCS["x"]', "map.gpkg"])
def test_what_is_no_prj_stays_as_it_is(told: str) -> None:
    assert system_text(told) == told


def test_a_prj_that_holds_nothing_is_refused(tmp_path: Path) -> None:
    empty, large, binary = (tmp_path / name for name in ("empty.prj", "large.PRJ", "binary.wkt"))
    empty.write_text(" \n", encoding="utf-8")
    large.write_bytes(b" " * (MOST_BYTES + 1))
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (empty, large, binary):
        with pytest.raises(InputError, match="holds no coordinate system"):
            system_text(str(path))
    with pytest.raises(InputError, match="There is no file"):
        system_text(str(tmp_path / "none.prj"))
