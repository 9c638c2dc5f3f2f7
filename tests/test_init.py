"""The public Python interface, as interface says it."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

import siteplanner
import siteplanner as sp

MAPS = Path(__file__).parents[1] / "maps"


@pytest.mark.parametrize("name", siteplanner.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(siteplanner, name) is not None
    assert name in dir(siteplanner)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'helipad'"):
        _ = siteplanner.helipad


def test_a_script_opens_checks_sums_edits_saves_and_exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The calls that the interface promises, word for word."""
    (tmp_path / "maps").symlink_to(MAPS, target_is_directory=True)
    monkeypatch.chdir(tmp_path)

    plan = sp.open_plan("maps/zhangzhuang.gpkg")
    assert plan.site.parcels.index.name == "parcel_id"
    assert plan.plants("base").index.name == "plant_id"
    findings = sp.check(plan, scenario="base")
    totals = sp.zone_totals(plan, scenario="base")
    plan2 = sp.edits.move_plants("base", ["P03"], 12.5, 0.0).apply(plan)
    path = sp.save_plan(plan2, "next.gpkg")
    sp.export(plan2, "out.geojson", scenario="base")

    assert isinstance(findings, gpd.GeoDataFrame)
    assert list(findings.columns[:6]) == ["id", "rule", "severity", "subjects", "measured", "required"]
    assert findings.crs == plan.site.crs == plan.plants("base").crs
    assert isinstance(totals, pd.DataFrame)
    assert totals["zone_id"].notna().sum() == len(plan.site.zones)
    moved = plan2.plants("base").geometry["P03"].centroid.x - plan.plants("base").geometry["P03"].centroid.x
    assert moved == pytest.approx(12.5)
    assert sp.open_plan(path) == plan2
    assert len(gpd.read_file("out.geojson")) == len(plan.plants("base"))


def test_findings_are_rows_that_a_script_can_count() -> None:
    plan = sp.open_plan(MAPS / "zhangzhuang.gpkg")
    pushed = sp.edits.move_plants("base", ["P03"], 5_000.0, 0.0).apply(plan)
    findings = sp.check(pushed)
    assert findings.loc[findings["rule"] == "on-parcel", "subjects"].tolist() == [("P03",)]
    assert findings.set_index("id").loc["on-parcel:P03", "geometry"].area == pytest.approx(
        pushed.plants("base").geometry["P03"].area
    )
