"""Frames as a plan keeps them, and when two are equal."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

from siteplanner.core.columns import DTYPES
from siteplanner.core.frames import as_layer_geometry, conform, conform_table, empty_frame, frames_equal
from siteplanner.core.schema import PLANTS, TARGETS
from siteplanner.core.site import Site
from tests.builders import CRS, rect

PLAN_CRS = Site.empty(CRS).crs


def test_a_frame_gets_every_column_in_its_dtype_and_keeps_the_others() -> None:
    given_frame = gpd.GeoDataFrame(
        {"plant_id": ["P1", "P2"], "storeys": [1, None], "gis": ["a", "b"], "open_flame": [True, None]},
        geometry=[rect(0, 0, 2, 1), None],
        crs=CRS,
    )
    frame = conform(given_frame, PLANTS, PLAN_CRS)
    assert frame.index.tolist() == ["P1", "P2"]
    assert [str(frame[c.name].dtype) for c in PLANTS.columns[1:]] == [DTYPES[c.kind] for c in PLANTS.columns[1:]]
    assert frame["gis"].tolist() == ["a", "b"]
    assert list(frame.geometry.geom_type) == ["MultiPolygon", "MultiPolygon"]
    assert frame.geometry.iloc[1].is_empty


def test_conforming_twice_changes_nothing() -> None:
    frame = empty_frame(PLANTS, PLAN_CRS)
    assert frames_equal(conform(frame, PLANTS, PLAN_CRS), frame)


def test_heights_are_dropped_and_points_stay_points() -> None:
    flat = as_layer_geometry([shapely.force_3d(rect(0, 0, 1, 1), 9.0)], "MultiPolygon")
    assert not flat[0].has_z
    assert as_layer_geometry([shapely.Point(1, 2)], "Point")[0].geom_type == "Point"


def test_a_table_without_rows_has_every_column() -> None:
    assert list(conform_table(pd.DataFrame(), TARGETS).columns) == list(TARGETS.names())


def test_frames_are_equal_bit_for_bit_and_a_blank_equals_a_blank() -> None:
    a = conform(gpd.GeoDataFrame({"plant_id": ["P1"]}, geometry=[rect(0, 0, 2, 1)], crs=CRS), PLANTS, PLAN_CRS)
    assert frames_equal(a, a.copy())
    assert not frames_equal(a, a.assign(jobs=[1.0]))
    assert not frames_equal(a, a.iloc[:0])
    moved = a.set_geometry(a.geometry.translate(1e-9))
    assert not frames_equal(a, moved)
