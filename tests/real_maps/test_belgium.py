"""Flemish parcels, zones and buildings; figures of SOURCES.md beside the maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.new_plan import RoleSource, new_plan

LAYERS = {"parcels": "polygon-parcel.gpkg", "zones": "polygon-zone.gpkg", "constraints": "polygon-invalid.gpkg"}


@pytest.fixture
def sources(real_maps: Path) -> list[RoleSource]:
    return [RoleSource.parse(role, str(real_maps / "belgium" / name)) for role, name in LAYERS.items()]


def test_the_parcels_but_for_an_empty_one(sources: list[RoleSource]) -> None:
    plan, [report] = new_plan(sources[:1])
    assert plan.site.crs.to_epsg() == 31370
    assert (report.read, report.kept, report.repaired, report.refused) == (48, 47, 0, 1)
    assert [(issue.row, issue.action, str(issue.reason)) for issue in report.issues] == [
        (47, "refused", "The shape is empty.")
    ]
    assert report.area_m2 == pytest.approx(252_370.711551, abs=1e-5)
    assert report.area_ellipsoidal_m2 == pytest.approx(252_374.9234, abs=0.01)  # pyproj.Geod on WGS 84


def test_the_registers_own_areas_stand_beside_the_measured_ones(sources: list[RoleSource]) -> None:
    plan, [report] = new_plan(sources[:1])
    assert report.mapping["official_area_m2"] == "OPPERVL"
    assert plan.site.parcels["official_area_m2"].notna().sum() == 47
    assert plan.site.parcels["official_area_m2"].sum() == pytest.approx(252_370.7115, abs=1e-3)


def test_the_zones(sources: list[RoleSource]) -> None:
    plan, reports = new_plan(sources[:2])
    assert (reports[1].kept, reports[1].mapping["name"]) == (5, "naam")
    assert reports[1].area_m2 == pytest.approx(352_875.211934, abs=1e-5)
    assert plan.site.zones.index.tolist() == ["Z01", "Z02", "Z03", "Z04", "Z05"]


def test_seventy_invalid_buildings_are_repaired_one_line_each(sources: list[RoleSource]) -> None:
    plan, reports = new_plan(sources)
    report = reports[2]
    assert (report.read, report.kept, report.repaired, report.refused) == (70, 70, 70, 0)
    assert len([issue for issue in report.issues if issue.action == "repaired"]) == 70
    assert plan.site.constraints.is_valid.all()
    assert report.area_m2 == pytest.approx(31_488.665635, abs=1e-3)
    assert report.source_crs == "Belge 1972 / Belgian Lambert 72"  # written out in full, without a code


def test_the_plan_is_the_same_after_saving(sources: list[RoleSource], tmp_path: Path) -> None:
    plan, _ = new_plan(sources)
    assert open_plan(save_plan(plan, tmp_path / "belgium.gpkg")) == plan
