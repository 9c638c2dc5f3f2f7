"""The profiles' definitions and schemas, and what published judges say of the files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import geojson_validator
import pytest
import shapely
from geojson_pydantic import FeatureCollection
from jsonschema import Draft202012Validator, FormatChecker
from pyproj import CRS, Geod

from siteplanner.core import frames, schema
from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.files.export import export
from siteplanner.files.geojson_layers import LAYERS
from siteplanner.files.geojson_profiles import PROFILES
from tests import builders as draw
from tests.files.odd_plan import odd_plan
from tests.files.rfc7946_checker import faults

LAYER_NAMES = [layer.name for layer in LAYERS]


@pytest.fixture(scope="module", autouse=True)
def _quiet() -> None:
    geojson_validator.configure_logging(enabled=False)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Any]:
    """The file of a profile and layer of the odd plan, parsed; written once."""
    folder, plan, made = tmp_path_factory.mktemp("written"), odd_plan(), {}

    def parsed(profile: str, layer: str) -> Any:
        if (profile, layer) not in made:
            path = folder / f"{profile}-{layer}.geojson"
            made[profile, layer] = export(plan, path, profile=profile, layer=layer).path
        return json.loads(made[profile, layer].read_text(encoding="utf-8"))

    return parsed


def judge(profile: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(PROFILES[profile].schema.read_text(encoding="utf-8")), format_checker=FormatChecker()
    )


def test_the_first_profile_is_the_default_one_and_each_is_defined_in_two_languages() -> None:
    assert list(PROFILES) == ["rfc7946", "cgcs2000-projected", "cgcs2000-geographic"]
    for profile in PROFILES.values():
        for path in (profile.definition, profile.definition.with_suffix(".zh.md")):
            text = path.read_text(encoding="utf-8")
            assert profile.name in text
            missing = [c.name for layer in LAYERS for c in layer.columns if f"`{c.name}`" not in text]
            assert missing == []
        Draft202012Validator.check_schema(json.loads(profile.schema.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", PROFILES)
def test_the_last_decimal_is_worth_on_the_ground_what_the_profile_says(name: str) -> None:
    profile = PROFILES[name]
    step = 10.0**-profile.decimals
    if profile.unit == "degree":
        # on the equator, where a degree of longitude is longest; times 1e6, as the geodesic loses digits below
        step_mm = Geod(ellps="GRS80").inv(0, 0, step * 1e6, 0)[2] / 1e6 * 1000
    else:
        step_mm = step * 1000
    assert step_mm <= profile.step_mm < step_mm * 1.01
    assert profile.largest_shift_mm > step_mm / 2**0.5  # half a step in both directions


@pytest.mark.parametrize("layer", LAYER_NAMES)
@pytest.mark.parametrize("profile", PROFILES)
def test_every_file_keeps_to_the_schema_of_its_profile(written: Any, profile: str, layer: str) -> None:
    complaints = [error.message for error in judge(profile).iter_errors(written(profile, layer))]
    assert complaints == []


def plant(collection: Any) -> Any:
    return collection["features"][0]


def ring(collection: Any) -> Any:
    return plant(collection)["geometry"]["coordinates"][0][0]


MUTATIONS: dict[str, Callable[[Any], Any]] = {
    "a word outside of the list": lambda c: plant(c)["properties"].update(hazard_class="F"),
    "a number as text": lambda c: plant(c)["properties"].update(power_kw="1000"),
    "a load below nothing": lambda c: plant(c)["properties"].update(power_kw=-1),
    "a demand factor above 1": lambda c: plant(c)["properties"].update(demand_factor=1.2),
    "half a storey": lambda c: plant(c)["properties"].update(storeys=1.5),
    "a word for a truth value": lambda c: plant(c)["properties"].update(open_flame="true"),
    "a date that is none": lambda c: plant(c)["properties"].update(in_service="2027-13-01"),
    "a date written otherwise": lambda c: plant(c)["properties"].update(in_service="31.12.2027"),
    "a column missing": lambda c: plant(c)["properties"].pop("jobs"),
    "an object among the own columns": lambda c: plant(c)["properties"].update(mine={"a": 1}),
    "parcels as text": lambda c: plant(c)["properties"].update(parcel_ids="L1"),
    "no id": lambda c: plant(c).pop("id"),
    "an id that is a number": lambda c: plant(c).update(id=7),
    "a blank number of the plant": lambda c: plant(c)["properties"].update(plant_id=None),
    "no geometry member": lambda c: plant(c).pop("geometry"),
    "a line for a plant": lambda c: plant(c).update(geometry={"type": "LineString", "coordinates": ring(c)}),
    "another member": lambda c: plant(c).update(bbox=[0, 0, 1, 1]),
    "a height": lambda c: ring(c)[0].append(800.0),
    "a position of one ordinate": lambda c: ring(c)[0].pop(),
    "a text among the ordinates": lambda c: ring(c).__setitem__(0, ["a", "b"]),
    "a place far off": lambda c: ring(c).__setitem__(0, [1e9, 1e9]),
    "axes exchanged": lambda c: ring(c).__setitem__(0, ring(c)[0][::-1]),
    "a ring of three positions": lambda c: ring(c).__delitem__(slice(3, None)),
    "another profile": lambda c: c["siteplanner"].update(profile="mine"),
    "another layer": lambda c: c["siteplanner"].update(layer="zones"),
    "an unknown layer": lambda c: c["siteplanner"].update(layer="trees"),
    "no word of what it is": lambda c: c.pop("siteplanner"),
    "one feature alone": lambda c: c.update(type="Feature"),
    "a box of two numbers": lambda c: c.update(bbox=[1, 2]),
    "a link for a system": lambda c: c.update(crs={"type": "link", "properties": {"href": "x"}}),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_changed_file_fails_the_schema(written: Any, profile: str, mutation: str) -> None:
    if (profile, mutation) == ("cgcs2000-projected", "axes exchanged"):
        pytest.skip("metres east and metres north do not tell themselves apart")
    collection = written(profile, "plants")
    MUTATIONS[mutation](collection)
    assert not judge(profile).is_valid(collection)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_file_of_another_profile_fails_the_schema(written: Any, profile: str) -> None:
    assert [other for other in PROFILES if judge(other).is_valid(written(profile, "zones"))] == [profile]


# -- judges of others ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layer", LAYER_NAMES)
@pytest.mark.parametrize("profile", ["rfc7946", "cgcs2000-geographic"])
def test_published_validators_have_nothing_to_say_of_degrees(written: Any, profile: str, layer: str) -> None:
    collection = written(profile, layer)
    FeatureCollection.model_validate(collection)
    said = geojson_validator.validate_structure(collection, check_crs=profile == "rfc7946")
    assert said == {}
    judged = geojson_validator.validate_geometries(collection)
    assert judged["invalid"] == {}
    # what is sound by the RFC and yet told: holes are meant; 8 decimals are more than its 6
    assert set(judged["problematic"]) <= {"holes", "excessive_coordinate_precision"}


def test_published_validators_flag_what_is_not_on_wgs_84(written: Any) -> None:
    for profile in ("cgcs2000-projected", "cgcs2000-geographic"):
        said = geojson_validator.validate_structure(written(profile, "plants"), check_crs=True)
        assert any("CRS" in complaint for complaint in said)
    projected = written("cgcs2000-projected", "plants")
    assert "outside_lat_lon_boundaries" in geojson_validator.validate_geometries(projected)["problematic"]


@pytest.mark.parametrize("layer", LAYER_NAMES)
def test_the_rfc_itself_is_kept(tmp_path: Path, layer: str) -> None:
    assert faults(export(odd_plan(), tmp_path / "a.geojson", layer=layer).path) == []


# -- systems ------------------------------------------------------------------------------------------------------


def in_crs(code: int, shape: shapely.Polygon) -> Plan:
    crs = CRS.from_epsg(code)
    rows = draw.frame(schema.PLANTS, {"P1": draw.factory(shape)})
    frame = frames.conform(rows.set_crs(crs, allow_override=True), schema.PLANTS, crs)
    return draw.plan(Site.empty(crs)).with_plants("base", frame)


@pytest.mark.parametrize("profile", ["rfc7946", "cgcs2000-geographic"])
def test_a_plan_on_a_datum_whose_shift_is_unknown_is_not_put_somewhere(tmp_path: Path, profile: str) -> None:
    xian = in_crs(2383, draw.rect(0, 0, 9, 9))  # Xian 1980 / 3-degree Gauss-Kruger CM 114E
    with pytest.raises(InputError, match=r"shift from there to .* is not known"):
        export(xian, tmp_path / "a.geojson", profile=profile)
    assert list(tmp_path.iterdir()) == []
    assert export(xian, tmp_path / "a.geojson", profile="cgcs2000-projected").features == 1


def test_a_place_outside_of_the_profile_is_refused_by_its_name(tmp_path: Path) -> None:
    utm = in_crs(32631, shapely.box(500_000, 5_600_000, 500_010, 5_600_010))  # WGS 84 / UTM 31 N: Flanders
    with pytest.raises(SaveError, match=r"P1 lies at 3\.0.*, 50\..*outside of what the profile cgcs2000-geographic"):
        export(utm, tmp_path / "a.geojson", profile="cgcs2000-geographic")
    assert list(tmp_path.iterdir()) == []


def test_eastings_with_the_zone_in_front_keep_their_digits(tmp_path: Path) -> None:
    prefixed = in_crs(4526, shapely.box(38_470_120.1234, 4_174_001.5678, 38_470_130.1, 4_174_009.2))
    path = export(prefixed, tmp_path / "a.geojson", profile="cgcs2000-projected").path
    assert b"[38470120.1234,4174001.5678]" in path.read_bytes()
    assert json.loads(path.read_text(encoding="utf-8"))["siteplanner"]["crs"] == "EPSG:4526"


def test_cgcs2000_in_degrees_says_what_it_is_and_is_where_the_plan_is(tmp_path: Path) -> None:
    path = export(odd_plan(), tmp_path / "a.geojson", profile="cgcs2000-geographic").path
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["crs"]["properties"]["name"] == "urn:ogc:def:crs:EPSG::4490"
    about = json.loads((tmp_path / "a.geojson.crs.json").read_text(encoding="utf-8"))
    assert (about["crs"], about["rfc7946"]) == ("EPSG:4490", False)
    assert (about["axis_order"], about["unit"]) == (["longitude", "latitude"], "degree")
    assert next(positions(collection))[0] == pytest.approx(113.66, abs=0.01)


def positions(collection: Any) -> Iterator[list[float]]:
    for feature in collection["features"]:
        if feature["geometry"] is not None:
            yield from shapely.get_coordinates(shapely.geometry.shape(feature["geometry"])).tolist()
