"""Text from other programs becomes footprints, or is refused in a sentence that says where the fault is."""

from __future__ import annotations

import contextlib
import json

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS

from siteplanner.core.coordinates import LONLAT, reproject
from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.services.pasted_text import MOST_CHARACTERS, MOST_SHAPES, read_pasted
from tests.builders import ORIGIN, rect, shape

PLAN = CRS(4547)
SQUARE = rect(0, 0, 40, 30)
LONLAT_SQUARE = reproject(np.array([SQUARE]), PLAN, LONLAT)[0]
EAST, NORTH = ORIGIN


def one(text: str) -> shapely.Geometry:
    (found,) = read_pasted(text, PLAN).shapes
    return found


def apart_m(found: shapely.Geometry, wanted: shapely.Geometry = SQUARE) -> float:
    return float(shapely.hausdorff_distance(found, wanted))


def test_wkt_of_the_plans_own_system_is_taken_to_the_bit() -> None:
    assert one(SQUARE.wkt).equals(SQUARE)
    found = read_pasted(f"{SQUARE.wkt}\n\n{shape((0, 0), (9, 0), (0, 9)).wkt};\n", PLAN)
    assert len(found.shapes) == 2
    assert "names no coordinate system; taken as EPSG:4547" in str(found.remark)


def test_a_system_that_is_named_is_converted_from_and_told() -> None:
    prefixed = shapely.transform(SQUARE, lambda xy: xy + np.array([38e6, 0]))
    found = read_pasted(f"SRID=4526;{prefixed.wkt}", PLAN)
    assert apart_m(found.shapes[0]) < 1e-4
    assert "Converted from EPSG:4526" in str(found.remark)


def test_a_zone_before_the_easting_names_the_system_too() -> None:
    there = reproject(np.array([SQUARE]), PLAN, CRS(4526))[0]
    assert there.bounds[0] // 1e6 == 38
    found = read_pasted(there.wkt, PLAN)
    assert apart_m(found.shapes[0]) < 1e-3
    assert "EPSG:4526" in str(found.remark)


def test_degrees_are_known_by_their_size() -> None:
    found = read_pasted(LONLAT_SQUARE.wkt, PLAN)
    assert apart_m(found.shapes[0]) < 1e-3
    assert "longitude and latitude" in str(found.remark)


@pytest.mark.parametrize("form", ["geometry", "feature", "collection"])
def test_geojson_in_all_its_forms(form: str) -> None:
    geometry = json.loads(shapely.to_geojson(LONLAT_SQUARE))
    feature = {"type": "Feature", "geometry": geometry, "properties": {"name": "车间", "plant_id": "X", "colour": 3}}
    whole = {
        "geometry": geometry,
        "feature": feature,
        "collection": {"type": "FeatureCollection", "features": [feature]},
    }
    found = read_pasted(json.dumps(whole[form]), PLAN)
    assert apart_m(found.shapes[0]) < 1e-2
    assert found.values == (({"name": "车间"},) if form != "geometry" else ({},))


def test_geojson_that_names_its_system_as_that_of_2008_did() -> None:
    feature = {"type": "Feature", "geometry": json.loads(shapely.to_geojson(SQUARE)), "properties": None}
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}
    found = read_pasted(json.dumps({"type": "FeatureCollection", "crs": named, "features": [feature]}), PLAN)
    assert found.remark is None
    assert apart_m(found.shapes[0]) < 1e-6


def test_lines_of_coordinates_are_the_corners_with_or_without_their_names() -> None:
    corners = [(0, 0), (40, 0), (40, 30), (0, 30)]
    plain = "\n".join(f"{NORTH + n:.3f}, {EAST + e:.3f}" for e, n in corners)
    assert one(plain).equals(SQUARE)
    named = "\n".join(f"J{i},1,{NORTH + n:.3f},{EAST + e:.3f}" for i, (e, n) in enumerate(corners, 1))
    assert one(named).equals(SQUARE)
    two = read_pasted(f"{plain}\n\n{plain}", PLAN)
    assert len(two.shapes) == 2


def test_a_table_of_another_program_gives_what_plants_know() -> None:
    text = f'id\tname\tpower_kw\tgeometry\n1\t"\'=车间"\t1200\t"{SQUARE.wkt}"\n'
    found = read_pasted(text, PLAN)
    assert found.values == ({"name": "=车间", "power_kw": "1200"},)


@pytest.mark.parametrize("epsg", [3857, 32649])
@pytest.mark.parametrize("north_first", [False, True])
def test_a_list_in_another_system_is_asked_about_and_taken_in_either_order(epsg: int, north_first: bool) -> None:
    (there,) = reproject(np.array([SQUARE]), PLAN, CRS(epsg))
    corners = [(north, east) if north_first else (east, north) for east, north in there.exterior.coords[:-1]]
    text = "DK-01\n" + "\n".join(f"J{i} {a:.4f} {b:.4f}" for i, (a, b) in enumerate(corners, 1))
    with pytest.raises(CrsNeededError, match="does not say which system") as asked:
        read_pasted(text, PLAN)
    assert f"EPSG:{epsg}" in [guess.crs for guess in asked.value.guesses]
    found = read_pasted(text, PLAN, CRS(epsg))
    assert apart_m(found.shapes[0]) < 1e-3
    assert found.columns[0] == {"地块编号": "DK-01"}
    assert f"Converted from EPSG:{epsg}" in str(found.remark)


def test_a_system_that_puts_a_list_elsewhere_is_refused() -> None:
    (there,) = reproject(np.array([SQUARE]), PLAN, CRS(3857))
    text = "\n".join(f"{e} {n}" for e, n in there.exterior.coords[:-1])
    with pytest.raises(InputError, match="outside the area"):
        read_pasted(text, PLAN, CRS(32649))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("你好，世界", "holds no footprints"),
        ("12.5", "holds no footprints"),
        (f"{NORTH}, {EAST}\n{NORTH + 5}, {EAST}", "holds no footprints"),
        (f"{NORTH}, {EAST}\nnonsense", "Line 2 of what was copied is no pair of coordinates: “nonsense”"),
        (f"{SQUARE.wkt}\nPOLYGON ((1 2, 3", "Line 2 of what was copied is no shape in WKT"),
        ("POLYGON ((1 2, 3 4))", "Line 1"),
        ("LINESTRING (0 0, 1 1)", "A LineString is no footprint"),
        ("POLYGON EMPTY", "no footprint"),
        ("POLYGON ((nan 1, 2 2, 3 1, nan 1))", "."),
        ("POLYGON ((0 0, 500 0, 500 500, 0 0))", "outside the area that EPSG:4547 is made for"),
        ("POLYGON ((9e9 0, 9e9 1, 8e9 1, 9e9 0))", "outside the area"),
        (f"SRID=2381;{SQUARE.wkt}", "not known to within tens of metres"),
        (f"SRID=999999;{SQUARE.wkt}", "."),
        ('{"type": "FeatureCollection"}', "no complete GeoJSON"),
        ('{"type": "Polygon", "coordinates": [[1', "no complete GeoJSON"),
        ('{"type": "Point", "coordinates": [1, 2]}', "A Point is no footprint"),
        ("[" * 200_000, "no complete GeoJSON"),
        ('{"a":' * 100_000, "no complete GeoJSON"),
        ("x" * (MOST_CHARACTERS + 1), "too much"),
        (json.dumps({"type": "FeatureCollection", "features": [{}] * (MOST_SHAPES + 1)}), "too much"),
    ],
)
def test_what_is_no_footprint_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_pasted(text, PLAN)
    assert said in str(refused.value)


@given(st.text(max_size=400))
def test_no_text_whatever_does_more_than_be_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        read_pasted(text, PLAN)
