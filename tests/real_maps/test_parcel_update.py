"""Real parcels, changed on purpose in five ways, beside the plan made of them as they were."""

from __future__ import annotations

import warnings
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from shapely import affinity

from siteplanner.core.plan import Plan
from siteplanner.services.new_plan import RoleSource, new_plan
from siteplanner.services.parcel_update import ParcelUpdate, propose_update

SHIFT_M = 0.4


def changed_on_purpose(plan: Plan, rows: tuple[int, int, int, int, int, int]) -> gpd.GeoDataFrame:
    """The plan's parcels with the first of ``rows`` cut in two, the next two merged, then one shifted by 0.4 m to the
    east, one renumbered, one left out."""
    split, one, other, moved, renamed, gone = rows
    parcels = plan.site.parcels
    ids, shapes = parcels.index.astype(str).tolist(), parcels.geometry.tolist()
    west, south, east, north = shapes[split].bounds
    half = shapely.box(west - 1, south - 1, (west + east) / 2, north + 1)
    parts = [shapes[split].intersection(half), shapes[split].difference(half)]
    shapes[one] = shapely.union_all([shapes[one], shapes[other]])
    shapes[moved] = affinity.translate(shapes[moved], SHIFT_M)
    named = {row: ids[row] for row in range(len(ids)) if row not in (split, other, gone)}
    named[renamed] = "renumbered"
    kept = [(name, shapes[row]) for row, name in named.items()] + [("part-1", parts[0]), ("part-2", parts[1])]
    return gpd.GeoDataFrame({"parcel_id": [n for n, _ in kept]}, geometry=[s for _, s in kept], crs=parcels.crs)


def neighbours(plan: Plan, among: range) -> tuple[int, int]:
    """Two rows whose parcels share a side."""
    shapes = plan.site.parcel_shapes
    for one in among:
        for other in among:
            side = shapes[one].intersection(shapes[other]) if one < other else None
            if side is not None and side.area < 1e-6 and side.length > 1.0:
                return one, other
    raise AssertionError("no two of them share a side")


def proposed(plan: Plan, newer: gpd.GeoDataFrame, path: Path) -> ParcelUpdate:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        newer.to_file(path)
    return propose_update(plan, RoleSource.parse("parcels", str(path)))


@pytest.fixture(params=["belgium", "prague"])
def plan(request: pytest.FixtureRequest, real_maps: Path) -> Plan:
    source, crs = {
        "belgium": (f"{real_maps / 'belgium' / 'polygon-parcel.gpkg'}", None),
        "prague": (f"{real_maps / 'prague' / 'bubenec.gpkg'}:plots", 5514),
    }[request.param]
    made, _ = new_plan([RoleSource.parse("parcels", source)], crs=crs)
    return made


def test_the_same_file_again_changes_nothing(plan: Plan, tmp_path: Path) -> None:
    newer = plan.site.parcels.reset_index()[["parcel_id", "geometry"]]
    update = proposed(plan, newer, tmp_path / "same.gpkg")
    assert not update.changes
    assert update.changes.counts["unchanged"] == len(plan.site.parcels)


def test_there_and_back_through_degrees_changes_nothing(plan: Plan, tmp_path: Path) -> None:
    newer = plan.site.parcels.reset_index()[["parcel_id", "geometry"]].to_crs(4326)
    update = proposed(plan, newer, tmp_path / "degrees.gpkg")
    assert [c.kind for c in update.changes.changes if c.kind != "unchanged"] == []


def test_five_changes_made_on_purpose_are_found_and_nothing_else(plan: Plan, tmp_path: Path) -> None:
    ids = plan.site.parcels.index.astype(str).tolist()
    one, other = neighbours(plan, range(8, 40))
    split, moved, renamed, gone = 2, 3, 4, 5
    update = proposed(plan, changed_on_purpose(plan, (split, one, other, moved, renamed, gone)), tmp_path / "new.gpkg")
    found = {(c.kind, c.old, c.new) for c in update.changes.changes if c.kind != "unchanged"}
    assert found == {
        ("split", (ids[split],), ("part-1", "part-2")),
        ("merged", (ids[one], ids[other]), (ids[one],)),
        ("moved", (ids[moved],), (ids[moved],)),
        ("renamed", (ids[renamed],), ("renumbered",)),
        ("gone", (ids[gone],), ()),
    }
    [shift] = [c.shift_m for c in update.changes.changes if c.kind == "moved"]
    assert shift == pytest.approx((SHIFT_M, 0.0), abs=1e-3)
    lost_m2 = plan.site.parcels.geometry.iloc[gone].area
    assert update.changes.area_before_m2 - update.changes.area_after_m2 == pytest.approx(lost_m2, abs=0.01)
    after = update.edit().apply(plan).site.parcels
    assert len(after) == len(ids) - 1  # one more by the split, one fewer by the merger, one gone
    assert after.area.sum() == pytest.approx(plan.site.parcels.area.sum() - lost_m2, abs=0.01)
