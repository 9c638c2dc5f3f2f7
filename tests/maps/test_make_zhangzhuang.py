"""The sample plan: illustrative, sound at its base, with the faults its README lists, and made anew byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import shapely

from siteplanner.assets import map_file, sample_plan
from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.files.plan_file import open_plan

README = map_file("README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sample() -> Plan:
    return open_plan(sample_plan())


def test_it_says_that_it_is_illustrative(sample: Plan) -> None:
    assert "示意" in sample.name
    assert "示意" in sample.settings["illustrative"]
    for layer in (sample.site.constraints, sample.site.substations):
        assert layer["name"].str.contains("示意").all()


def test_the_base_map_is_a_town_without_gaps_or_overlaps(sample: Plan) -> None:
    shapes = shapes_of(sample.site.parcels)
    assert 400 <= len(shapes) <= 700
    assert len(sample.site.zones) == 10
    assert shapely.is_valid(shapes).all()
    assert shapely.union_all(shapes).area == pytest.approx(float(shapely.area(shapes).sum()), abs=0.1)


def test_the_anode_works_add_up_to_what_was_reported(sample: Plan) -> None:
    plants = sample.plants("base")
    anode = plants[plants["product"] == "anode_graphite"]
    assert anode["capacity"].sum() == 220_000  # t/a at the end of 2023: Shanxi Daily, June 2023
    sgl = plants[plants["project_id"] == "SGL"]
    assert sgl["investment_cny"].sum() == 250e6  # the two plants of SGL together, same source
    assert plants.loc["P01", "capacity"] == 12_000
    assert plants.loc["P01", "investment_cny"] == 200e6


def test_the_base_has_no_findings_at_all(sample: Plan) -> None:
    result = check_plan(sample, "base")
    assert result.complete
    assert result.findings == ()


@pytest.mark.parametrize("scenario", ["step-2025", "step-2027"])
def test_the_later_scenarios_have_the_faults_the_readme_lists(sample: Plan, scenario: str) -> None:
    result = check_plan(sample, scenario)
    row = next(line for line in README.splitlines() if line.startswith(f"| `{scenario}`"))
    assert result.complete
    assert result.counts["error"] >= 2
    for finding in result.findings:
        assert finding.rule in row, finding.id
        assert all(plant in row for plant in finding.plants if finding.rule != "substation-load"), finding.id


def test_the_script_makes_the_same_geometry_again(sample: Plan, tmp_path: Path) -> None:
    script = map_file("make_zhangzhuang.py")
    if not script.is_file():
        pytest.skip("an installed package: the script is not beside the sample")
    out = tmp_path / "again.gpkg"
    subprocess.run([sys.executable, str(script), str(out)], check=True, capture_output=True, timeout=300)
    again = open_plan(out)
    for layer, frame in sample.site.layers():
        assert (shapely.to_wkb(shapes_of(frame)) == shapely.to_wkb(shapes_of(again.site.layer(layer.name)))).all()
    for scenario in sample.scenarios:
        assert again.plants(scenario.scenario_id).equals(sample.plants(scenario.scenario_id))
