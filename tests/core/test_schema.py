from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import schema
from siteplanner.core.errors import EditError
from siteplanner.core.schema import LAYERS, PARCELS, PLANTS, TARGETS, conform, conform_table, empty_frame
from siteplanner.core.site import Site
from tests.builders import CRS, rect

PLAN_CRS = Site.empty(CRS).crs


@pytest.mark.parametrize("layer", LAYERS.values(), ids=lambda layer: layer.name)
def test_every_layer_names_its_ids_and_labels_its_columns(layer: schema.Layer) -> None:
    assert len(set(layer.names())) == len(layer.columns)
    assert layer.index in layer.names()
    assert all(column.label.text for column in layer.columns)
    assert all(column.kind in schema.DTYPES for column in layer.columns)


@pytest.mark.parametrize(
    ("column", "value", "stored"),
    [
        ("power_kw", " 1200 ", 1200.0),
        ("storeys", "2", 2),
        ("storeys", 2.0, 2),
        ("open_flame", "是", True),
        ("open_flame", 0, False),
        ("in_service", "2025", pd.Timestamp("2025-12-31")),
        ("in_service", "2025Q1", pd.Timestamp("2025-03-31")),
        ("in_service", pd.Timestamp("2025-03-04 15:00", tz="UTC"), pd.Timestamp("2025-03-04")),
        ("name", " 成品 ", "成品"),
        ("hazard_class", "C", "C"),
    ],
)
def test_a_value_is_read_as_its_column_stores_it(column: str, value: object, stored: object) -> None:
    assert PLANTS.column(column).parse(value) == stored


@pytest.mark.parametrize("column", ["power_kw", "storeys", "open_flame", "in_service", "name", "hazard_class"])
@pytest.mark.parametrize("value", [None, "", "  ", float("nan"), pd.NA, pd.NaT, np.nan])
def test_every_kind_of_blank_is_none(column: str, value: object) -> None:
    assert PLANTS.column(column).parse(value) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("power_kw", "many"),
        ("power_kw", float("inf")),
        ("power_kw", -0.1),
        ("demand_factor", 1.01),
        ("storeys", 0),
        ("storeys", "1.5"),
        ("open_flame", "perhaps"),
        ("in_service", "2025Q5"),
        ("in_service", "soon"),
        ("hazard_class", "F"),
        ("fire_grade", 5),
        ("power_factor", 0),
    ],
)
def test_a_value_outside_its_domain_is_refused_by_name(column: str, value: object) -> None:
    with pytest.raises(EditError, match=column):
        PLANTS.column(column).parse(value)


def test_an_open_list_takes_other_values() -> None:
    assert schema.CONSTRAINTS.column("grade").parse("750kV") == "750kV"
    assert PARCELS.column("land_use").parse(" 1001 ") == "1001"


def test_unknown_columns_and_layers_are_named_with_the_known_ones() -> None:
    with pytest.raises(EditError, match=r"no column “load”. Known columns: plant_id, "):
        PLANTS.column("load")
    with pytest.raises(EditError, match=r"no layer “roads”. Known layers: parcels, "):
        schema.layer("roads")
    with pytest.raises(EditError, match="no layer “plants”"):
        schema.base_layer("plants")


def test_a_frame_gets_every_column_in_its_dtype_and_keeps_the_others() -> None:
    given_frame = gpd.GeoDataFrame(
        {"plant_id": ["P1", "P2"], "storeys": [1, None], "gis": ["a", "b"], "open_flame": [True, None]},
        geometry=[rect(0, 0, 2, 1), None],
        crs=CRS,
    )
    frame = conform(given_frame, PLANTS, PLAN_CRS)
    assert frame.index.tolist() == ["P1", "P2"]
    assert [str(frame[c.name].dtype) for c in PLANTS.columns[1:]] == [schema.DTYPES[c.kind] for c in PLANTS.columns[1:]]
    assert frame["gis"].tolist() == ["a", "b"]
    assert list(frame.geometry.geom_type) == ["MultiPolygon", "MultiPolygon"]
    assert frame.geometry.iloc[1].is_empty


def test_conforming_twice_changes_nothing() -> None:
    frame = empty_frame(PLANTS, PLAN_CRS)
    assert schema.frames_equal(conform(frame, PLANTS, PLAN_CRS), frame)


def test_heights_are_dropped_and_points_stay_points() -> None:
    flat = schema.as_layer_geometry([shapely.force_3d(rect(0, 0, 1, 1), 9.0)], "MultiPolygon")
    assert not flat[0].has_z
    assert schema.as_layer_geometry([shapely.Point(1, 2)], "Point")[0].geom_type == "Point"


def test_a_table_without_rows_has_every_column() -> None:
    assert list(conform_table(pd.DataFrame(), TARGETS).columns) == list(TARGETS.names())


def test_frames_are_equal_bit_for_bit_and_a_blank_equals_a_blank() -> None:
    a = conform(gpd.GeoDataFrame({"plant_id": ["P1"]}, geometry=[rect(0, 0, 2, 1)], crs=CRS), PLANTS, PLAN_CRS)
    assert schema.frames_equal(a, a.copy())
    assert not schema.frames_equal(a, a.assign(jobs=[1.0]))
    assert not schema.frames_equal(a, a.iloc[:0])
    moved = a.set_geometry(a.geometry.translate(1e-9))
    assert not schema.frames_equal(a, moved)


@given(st.dates(pd.Timestamp("1950-01-01").date(), pd.Timestamp("2100-12-31").date()))
def test_every_day_survives_being_written_and_read(day: object) -> None:
    assert str(schema.parse_date(str(day)).date()) == str(day)
