from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import box

from siteplanner.files.plan_file import open_plan
from tests.builders import CRS, rect
from tests.cli.conftest import Run


@pytest.fixture
def zones(tmp_path: Path) -> Path:
    path = tmp_path / "zones.geojson"
    rows = gpd.GeoDataFrame(
        {"zone_id": ["Z1", "Z8"], "name": ["北区", "南区"]}, geometry=[rect(0, 0, 9, 9)] * 2, crs=CRS
    )
    rows.to_crs(4326).to_file(path)
    return path


def test_a_layer_is_replaced_and_the_report_kept(plan_file: Path, zones: Path, run: Run) -> None:
    answer = run("import", plan_file, "--zones", zones, "--format", "json")
    assert answer.status == 0
    assert [layer["role"] for layer in answer.json["layers"]] == ["zones"]
    after = open_plan(plan_file)
    assert list(after.site.zones.index) == ["Z1", "Z8"]
    assert [entry.role for entry in after.import_reports] == ["zones"]
    assert after.change_log[-1].label == "Replace the layer Zones (2 rows)"


def test_a_layer_can_be_added_to(plan_file: Path, zones: Path, run: Run) -> None:
    assert run("import", plan_file, "--zones", zones, "--append").status == 0
    assert list(open_plan(plan_file).site.zones.index) == ["Z1", "Z2", "Z1~2", "Z8"]


def test_bad_maps_leave_the_plan_as_it_was(plan_file: Path, tmp_path: Path, refused: Any) -> None:
    before = plan_file.read_bytes()
    assert "No map is given" in refused("import", plan_file)
    assert "none.shp" in refused("import", plan_file, "--zones", tmp_path / "none.shp")
    assert plan_file.read_bytes() == before


def test_parcels_of_another_part_of_the_world_are_refused(plan_file: Path, tmp_path: Path, refused: Any) -> None:
    before = plan_file.read_bytes()
    far = tmp_path / "far.gpkg"
    gpd.GeoDataFrame({"name": ["Antwerpen"]}, geometry=[rect(0, 0, 9, 9)], crs=CRS).set_geometry(
        [box(155_000, 196_000, 155_090, 196_090)], crs=31370
    ).to_file(far)
    assert "EPSG:4547" in refused("import", plan_file, "--parcels", far)
    assert plan_file.read_bytes() == before
