"""Totals of plants on real parcels against GeoPandas' overlay."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from siteplanner.core import schema
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import RowKind
from siteplanner.core.measures.pivot import pivot
from siteplanner.core.measures.pivot_tables import pivot_table
from siteplanner.core.measures.totals import totals
from siteplanner.core.plan import Plan
from siteplanner.services.new_plan import RoleSource, new_plan
from tests import builders as b

SHIFT_M = (12.0, -9.0)  # across the borders of parcels and zones


@pytest.fixture(scope="module")
def built(real_maps: Path) -> Plan:
    """A plant in each Belgian parcel, set in by 2 m and moved over the borders, with a load of its own."""
    names = {"parcels": "polygon-parcel.gpkg", "zones": "polygon-zone.gpkg"}
    plan, _ = new_plan([RoleSource.parse(role, str(real_maps / "belgium" / name)) for role, name in names.items()])
    shapes = shapely.transform(shapely.buffer(plan.site.parcels.geometry.to_numpy(), -2.0), lambda xy: xy + SHIFT_M)
    rows = {
        f"P{at:03d}": (shape, {"power_kw": 100.0 + at, "product": ("a", "b", None)[at % 3]})
        for at, shape in enumerate(shapes)
        if shape.geom_type == "Polygon" and shape.area > 100
    }
    plants = b.frame(schema.PLANTS, rows).set_crs(plan.site.crs, allow_override=True)
    assert len(plants) > 30
    return plan.with_plants("base", plants)


def overlaid(plan: Plan, areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """What each plant covers of each area, pieces of a hundredth of a square metre and less left out."""
    plants = plan.plants()[["power_kw", "product", "geometry"]].reset_index()
    found = gpd.overlay(plants, areas[["geometry"]].rename_axis("area_id").reset_index(), keep_geom_type=True)
    found = found.assign(m2=found.area).groupby(["plant_id", "area_id"], as_index=False).agg({"m2": "sum"})
    return found[found["m2"] > 0.01]


def test_the_load_of_each_zone_is_that_of_the_overlay(built: Plan) -> None:
    found = overlaid(built, built.site.zones).sort_values(["plant_id", "m2", "area_id"], ascending=[True, False, True])
    zone = found.groupby("plant_id")["area_id"].first().reindex(built.plants().index)
    expected = built.plants()["power_kw"].groupby(zone).sum()
    rows = {row.key: row.figures for row in totals(built).rows}
    assert {key: of.amounts["power_kw"] for key, of in rows.items() if key and of.plants} == expected.to_dict()
    assert rows[None].plants == zone.isna().sum()
    assert rows[None].plants < len(zone)


def test_the_land_used_is_that_of_the_overlay(built: Plan) -> None:
    cover = overlaid(built, built.site.parcels)
    cover["share"] = cover["m2"] / cover.groupby("area_id")["m2"].transform("sum")
    cover["land_m2"] = cover["share"] * cover["area_id"].map(built.site.parcels.area)
    expected = cover.groupby("plant_id")["land_m2"].sum().reindex(built.plants().index, fill_value=0.0)
    assert Basis.of(built).figures.amounts[2] == pytest.approx(expected.to_numpy(), abs=0.1)
    used = built.site.parcels.area[built.site.parcels.index.isin(cover["area_id"])].sum()
    assert totals(built).total.figures.amounts["land_m2"] == pytest.approx(used)


def test_zones_and_products_close_on_real_land(built: Plan) -> None:
    table = pivot_table(pivot(Basis.of(built), ("zone", "product"), figure="footprint_m2"))
    parts = [row.values[0] for row in table.rows if row.kind in (RowKind.GROUP, RowKind.OUTSIDE)]
    whole = built.plants().area.sum()
    assert sum(part for part in parts if isinstance(part, float)) == pytest.approx(whole)
    assert table.value(None, "footprint_m2", RowKind.TOTAL) == pytest.approx(whole)
