"""The judge itself: it must pass what is sound and name what is not, or its silence would mean nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from tests.gpkg_validator import validate


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "one.gpkg"
    frame = gpd.GeoDataFrame({"name": ["地块"]}, geometry=[shapely.box(0, 0, 10, 10)], crs=4547)
    frame.to_file(path, layer="parcels", driver="GPKG", engine="pyogrio", dataset_options={"VERSION": "1.3"})
    return path


def test_a_sound_package_has_nothing_to_answer_for(package: Path) -> None:
    assert validate(package) == []


def test_a_layer_that_is_registered_but_missing_is_named(package: Path) -> None:
    connection = sqlite3.connect(package)
    connection.execute("INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('ghost', 'features', 4547)")
    connection.commit()
    connection.close()
    assert any("ghost" in sentence for sentence in validate(package))
