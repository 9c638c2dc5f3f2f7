"""Plots of Prague-Bubeneč in Web Mercator, where areas come out 2.4 times too large."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.files.map_sources import parse_source
from siteplanner.services.new_plan import RoleSource, new_plan
from siteplanner.services.plants_from_map import plants_from_map

TRUE_PLOTS_M2 = 278_938.24  # SOURCES.md: ellipsoidal
TRUE_BUILDINGS_M2 = 43_184.05


@pytest.fixture
def plots(real_maps: Path) -> RoleSource:
    return RoleSource.parse("parcels", f"{real_maps / 'prague' / 'bubenec.gpkg'}:plots")


@pytest.mark.parametrize("given", [None, 3857, "EPSG:3857"])
def test_web_mercator_is_refused_and_a_fitting_system_named(plots: RoleSource, given: object) -> None:
    with pytest.raises(InputError, match=r"EPSG:3857 is Web Mercator.*--crs EPSG:32633"):
        new_plan([plots], crs=given)


@pytest.mark.parametrize("crs", [5514, 32633, 25833])
def test_areas_are_true_in_any_system_that_fits(plots: RoleSource, crs: int) -> None:
    plan, [report] = new_plan([plots], crs=crs)
    assert report.kept == 407
    assert report.area_ellipsoidal_m2 == pytest.approx(TRUE_PLOTS_M2, abs=0.5)
    assert plan.site.parcels.area.sum() == pytest.approx(TRUE_PLOTS_M2, rel=0.001)
    assert report.area_m2 == pytest.approx(plan.site.parcels.area.sum())


@pytest.mark.parametrize("crs", [4547, 31370, 4326, 2225, 3395])
def test_systems_that_do_not_fit_are_refused(plots: RoleSource, crs: int) -> None:
    with pytest.raises(InputError, match=r"--crs EPSG:32633"):
        new_plan([plots], crs=crs)


def test_a_file_of_several_layers_of_areas_asks_which(real_maps: Path) -> None:
    with pytest.raises(InputError, match="could be the parcels: tessellation, buildings, plots"):
        new_plan([RoleSource.parse("parcels", str(real_maps / "prague" / "bubenec.gpkg"))], crs=5514)


def test_buildings_come_in_as_plants(plots: RoleSource) -> None:
    plan, _ = new_plan([plots], crs=32633)
    edit, report = plants_from_map(plan, parse_source(str(plots.source).replace(":plots", ":buildings")))
    assert len(edit.apply(plan).plants()) == 144
    assert report.area_ellipsoidal_m2 == pytest.approx(TRUE_BUILDINGS_M2, abs=0.1)
