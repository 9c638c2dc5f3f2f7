"""Every layer, profile and kind of value: written, then read by GDAL and by our own reader."""

from __future__ import annotations

import dataclasses
import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from siteplanner.core import schema
from siteplanner.core.coordinates import reproject
from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.files.export import export
from siteplanner.files.geojson_in.reading import read_geojson
from siteplanner.files.geojson_layers import LAYERS, Features, as_written, property_names
from siteplanner.files.geojson_profiles import PROFILES
from tests import builders as draw
from tests.files.odd_plan import HARD_TEXTS, odd_plan
from tests.files.plan_strategies import plans

LAYER_NAMES = [layer.name for layer in LAYERS]


def same(wanted: Any, found: Any) -> bool:
    """Whether a value read by others is the one written; they have blanks, dates and lists of their own."""
    if isinstance(wanted, list):
        return wanted == (json.loads(found) if isinstance(found, str) else list(found))
    blank = found is None or (not isinstance(found, str) and bool(pd.isna(found)))
    if wanted is None or blank:
        return wanted is None and blank
    if isinstance(found, pd.Timestamp):
        found = found.tz_localize(None) if found.tz is not None else found
        return pd.Timestamp(wanted.removesuffix("Z")) == found
    return bool(
        (float(wanted) if isinstance(found, float) else wanted) == found
    )  # GDAL's integers with blanks are floats


def read_by_gdal(path: Path) -> tuple[pd.DataFrame, Any, Any]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Several features with id")  # GDAL takes "0" and "00" for one number
        frame = pyogrio.read_dataframe(path)
    table = pd.DataFrame(frame.drop(columns="geometry", errors="ignore"))
    return table, np.asarray(frame.geometry, dtype=object), frame.crs


def read_by_us(path: Path) -> tuple[pd.DataFrame, Any, Any]:
    layer = read_geojson(path, "stem", path, "UTF-8")
    assert layer is not None
    assert layer.read is not None
    return layer.read.table, layer.read.geometries, layer.read.crs


def require_read_alike(plan: Plan, name: str, path: Path, profile: str, read: Any) -> None:
    table, shapes, crs = read(path)
    layer = schema.layer(name)
    features = Features.of(plan, layer, None)
    everything = slice(0, len(features))
    for column, wanted in features.values(everything).items():
        differ = [(a, b) for a, b in zip(wanted, table[column].tolist(), strict=True) if not same(a, b)]
        assert differ == [], column
    source = as_written(features.shapes(everything))
    assert crs == PROFILES[profile].crs_for(plan.site.crs) or PROFILES[profile].name == "rfc7946"
    back = reproject(np.asarray(shapes, dtype=object), PROFILES[profile].crs_for(plan.site.crs), plan.site.crs)
    for mine, found in zip(source, back, strict=True):
        finite = mine is not None and not mine.is_empty and bool(np.isfinite(shapely.get_coordinates(mine)).all())
        if not finite:
            assert found is None or found.is_empty
        else:
            assert found.geom_type == mine.geom_type
            own, theirs = shapely.get_coordinates(mine), shapely.get_coordinates(found)
            tree = shapely.STRtree(shapely.points(own))  # rings may run the other way
            _, apart_m = tree.query_nearest(shapely.points(theirs), return_distance=True, all_matches=False)
            assert apart_m.max() * 1000 <= PROFILES[profile].largest_shift_mm
            assert len(own) == len(theirs)


@pytest.mark.parametrize("name", LAYER_NAMES)
@pytest.mark.parametrize("profile", PROFILES)
def test_every_layer_is_read_alike_by_gdal_and_by_us(tmp_path: Path, profile: str, name: str) -> None:
    plan = odd_plan()
    path = export(plan, tmp_path / "名 🏭.geojson", profile=profile, layer=name).path
    for read in (read_by_gdal, read_by_us):
        require_read_alike(plan, name, path, profile, read)


def far(plan: Plan, name: str) -> bool:
    """Whether something lies so far from the plan's meridian that degrees cannot hold it exactly or at all."""
    frame = plan.plants() if name == "plants" else plan.site.layer(name)
    points = shapely.get_coordinates(as_written(np.asarray(frame.geometry, dtype=object)))
    points = points[np.isfinite(points).all(axis=1)]
    return bool((np.abs(points - (500_000, 4_000_000)) > (1_000_000, 1_500_000)).any())


@given(plan=plans(), profile=st.sampled_from(list(PROFILES)), name=st.sampled_from(LAYER_NAMES))
@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
def test_any_plan_comes_back_as_it_was(tmp_path: Path, plan: Plan, profile: str, name: str) -> None:
    plan, path = dataclasses.replace(plan, rule_pack="safety-only"), tmp_path / "a.geojson"
    try:
        export(plan, path, profile=profile, layer=name)
    except SaveError:
        assert far(plan, name)
        assert profile != "cgcs2000-projected"
        return
    if len(Features.of(plan, schema.layer(name), None)):
        require_read_alike(plan, name, path, profile, read_by_us)
        require_read_alike(plan, name, path, profile, read_by_gdal)


# -- what is told of the layer ------------------------------------------------------------------------------------


def test_the_report_names_what_has_no_shape_and_what_its_column_does_not_allow(tmp_path: Path) -> None:
    on = draw.site(substations={"S1": (draw.point(0, 0), {"voltage_kv": -35.0}), "S2": (None, {"voltage_kv": 35.0})})
    report = export(draw.plan(on), tmp_path / "a.geojson", layer="substations")
    assert (report.layer, report.features, report.without_shape) == ("substations", 2, ("S2",))
    assert report.outside_domains == ("S1 voltage_kv",)
    assert str(report.sentence()).endswith("; without a shape: S2; values that the columns do not allow: S1 voltage_kv")


def test_other_layers_belong_to_no_scenario(tmp_path: Path) -> None:
    about = json.loads(export(odd_plan(), tmp_path / "a.json", layer="zones").path.read_text("utf-8"))["siteplanner"]
    assert (about["layer"], about["scenario"], about["scenario_name"]) == ("zones", None, None)


def test_layers_that_are_not_written_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"layer “waivers”\. Use one of: plants, parcels, zones, constraints, substations"
    ):
        export(odd_plan(), tmp_path / "a.geojson", layer="waivers")
    assert list(tmp_path.iterdir()) == []


def test_hard_values_are_in_the_text_as_json_has_them(tmp_path: Path) -> None:
    text = export(odd_plan(), tmp_path / "a.geojson", layer="parcels").path.read_text("utf-8")
    features = json.loads(text)["features"]
    first, second, third, fourth = (feature["properties"] for feature in features)
    assert [f["text"] for f in (first, second, third, fourth)] == HARD_TEXTS[:4]
    assert (first["whole"], second["whole"], third["whole"], fourth["whole"]) == (2**53 + 1, -(2**62), None, 2**62 + 1)
    assert f'"whole":{2**53 + 1},' in text
    assert (str(first["number"]), second["number"], third["number"]) == ("0.0", 0.1 + 0.2, None)
    assert (first["day"], second["day"], third["day"]) == ("2026-11-23", None, "1000-01-01")
    assert (first["time"], second["time"]) == ("2026-11-23T08:00:00.123Z", None)
    assert [f["geometry"] is None for f in features] == [False, False, True, True]


# -- names and shapes ---------------------------------------------------------------------------------------------


def test_own_columns_give_way_to_what_the_export_says() -> None:
    plants = odd_plan().plants().assign(**{"zone_id~2": 1, "parcel_ids": 2})
    names = property_names(schema.PLANTS, plants)
    assert {name: column for name, column in names.items() if name != column} == {
        "zone_id~3": "zone_id",
        "parcel_ids~2": "parcel_ids",
    }
    assert sorted(names.values()) == sorted(set(plants.columns) - {"geometry"})


@pytest.mark.parametrize(
    ("given_shape", "wanted"),
    [
        ("GEOMETRYCOLLECTION (POINT (1 2))", "POINT (1 2)"),
        ("GEOMETRYCOLLECTION (POINT (1 2), MULTIPOINT ((3 4), (5 6)))", "MULTIPOINT ((1 2), (3 4), (5 6))"),
        (
            "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POINT (1 2)), POINT EMPTY, LINESTRING (0 0, 1 1))",
            "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
        ),
        ("GEOMETRYCOLLECTION EMPTY", "GEOMETRYCOLLECTION EMPTY"),
        ("MULTIPOINT ((1 2))", "MULTIPOINT ((1 2))"),
    ],
)
def test_collections_are_as_flat_as_the_rfc_wants_them(given_shape: str, wanted: str) -> None:
    (flat,) = as_written(np.array([shapely.from_wkt(given_shape)], dtype=object))
    assert flat == shapely.from_wkt(wanted)
