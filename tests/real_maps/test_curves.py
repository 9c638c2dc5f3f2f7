"""Arcs, heights and measures: a line each in the report, the shape kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from siteplanner.services.new_plan import RoleSource, new_plan, replace_layer_from_map
from tests.drawn_maps import frame_of, written


@pytest.mark.parametrize("name", ["curvepolygon", "multisurface"])
def test_arcs_become_short_straight_pieces(real_maps: Path, name: str) -> None:
    path = real_maps / "curves" / f"{name}.gpkg"
    plan, [report] = new_plan(
        [RoleSource.parse("parcels", str(path))], crs="+proj=laea +lat_0=55 +lon_0=-100 +datum=WGS84 +units=m"
    )
    assert [(issue.row, issue.action, str(issue.reason)) for issue in report.issues] == [
        (1, "simplified", "Arcs of the shape were replaced by short straight pieces.")
    ]
    assert plan.site.parcels.geom_type.tolist() == ["MultiPolygon"]


def test_heights_and_measures_are_dropped_with_a_line_each(real_maps: Path, tmp_path: Path) -> None:
    parcels = written(tmp_path / "p.gpkg", frame_of([shapely.box(500_000, 5_400_000, 500_100, 5_400_100)], crs=32612))
    plan, _ = new_plan([RoleSource.parse("parcels", str(parcels))])
    source = RoleSource.parse("constraints", str(real_maps / "curves" / "line_zm.gpkg"))
    edit, report = replace_layer_from_map(plan, source)
    assert [str(issue.reason) for issue in report.issues] == [
        "Heights (Z) of the shape were dropped.",
        "Measures (M) of the shape were dropped.",
    ]
    assert not edit.apply(plan).site.constraints.has_z.any()
