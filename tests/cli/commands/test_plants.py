from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from siteplanner.files.plan_file import open_plan
from tests.builders import CRS, rect
from tests.cli.conftest import Run


@pytest.fixture
def buildings(tmp_path: Path) -> Path:
    path = tmp_path / "b.gpkg"
    rows = {"plant_id": ["P02", "N1"], "name": ["改", "新"], "type_id": [None, "warehouse"], "jobs": [7.0, None]}
    gpd.GeoDataFrame(rows, geometry=[rect(0, 0, 9, 9), rect(20, 0, 9, 9)], crs=CRS).to_file(path)
    return path


def test_footprints_come_in_with_their_attributes_and_blanks_filled_from_the_type(
    plan_file: Path, buildings: Path, run: Run
) -> None:
    answer = run("plants", plan_file, "--from", buildings, "--update", "--format", "json")
    assert answer.status == 0, answer.err
    plants = open_plan(plan_file).plants()
    assert list(plants.index) == ["P01", "P02", "P03", "N1"]
    assert plants.loc["P02", ["name", "jobs"]].tolist() == ["改", 7.0]
    assert plants.loc["N1", ["name", "jobs"]].tolist() == ["新", 12.0]  # 12 jobs of the type warehouse
    assert "jobs" in answer.json["layers"][0]["filled"]


def test_a_number_in_use_is_refused_and_reported(plan_file: Path, buildings: Path, run: Run) -> None:
    answer = run("plants", plan_file, "--from", buildings)
    assert answer.status == 0
    assert "already; give --update" in answer.out
    assert open_plan(plan_file).plants().geometry.loc["P02"].area == 2400.0


def test_an_unknown_scenario_is_refused(plan_file: Path, buildings: Path, refused: Any) -> None:
    assert "no scenario “later”" in refused("plants", plan_file, "--from", buildings, "--scenario", "later")


def test_footprints_from_a_geojson_that_is_cut_short_are_refused(
    plan_file: Path, buildings: Path, tmp_path: Path, run: Run, refused: Any
) -> None:
    path = tmp_path / "b.ndjson"
    gpd.read_file(buildings).drop(columns="plant_id").to_crs(4326).to_file(path, driver="GeoJSONSeq")
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    before = plan_file.read_bytes()
    assert "it ends too early" in refused("plants", plan_file, "--from", path)
    assert plan_file.read_bytes() == before
    path.write_bytes(whole)
    assert run("plants", plan_file, "--from", path).status == 0
    assert len(open_plan(plan_file).plants()) == 5
