"""The six geometric checks as one writes them with GeoPandas alone: ``sjoin``, ``overlay``, ``dissolve``.

Each answers with what the product's rules answer, so that both can be compared before a time is printed. Only what
occurs in the synthetic towns is covered: buildings of classes C to E, lines with a known strip, sound geometries.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd

from siteplanner.core.plan import Plan
from siteplanner.core.rules.pack import load_pack

TOLERANCE = 0.01
STRIPS = ("power_line", "road", "railway", "river", "pipeline")


class Answers(NamedTuple):
    """What each check found: ids of plants, pairs of ids, and the connected load of each zone in kW."""

    on_parcel: frozenset[str]
    setback: frozenset[str]
    overlap: frozenset[tuple[str, str]]
    fire_separation: frozenset[tuple[str, str]]
    corridor: frozenset[tuple[str, str]]
    zone_power_kw: Mapping[str, float]


class Layers(NamedTuple):
    """Plain frames as a reader of the plan file has them."""

    plants: gpd.GeoDataFrame
    parcels: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    lines: gpd.GeoDataFrame
    homes: gpd.GeoDataFrame
    farmland: gpd.GeoDataFrame
    setback_m: float


def layers(plan: Plan) -> Layers:
    """The plan's layers with ids as columns, its constraints with the width their kind and grade ask for."""
    pack = load_pack(plan.rule_pack)
    strips = pack.settings("corridor").limits
    constraints = plan.site.constraints.reset_index()
    lines = constraints[constraints["kind"].isin(STRIPS)].copy()
    keys = [
        f"{kind}.{grade}" if isinstance(grade, str) else kind
        for kind, grade in zip(lines["kind"], lines["grade"], strict=True)
    ]
    lines["required_m"] = lines["half_width_m"] + [strips[key].value for key in keys]
    columns = ["plant_id", "fire_grade", "power_kw", "geometry"]
    return Layers(
        plants=plan.plants().reset_index()[columns],
        parcels=plan.site.parcels.reset_index()[["parcel_id", "geometry"]],
        zones=plan.site.zones.reset_index()[["zone_id", "geometry"]],
        lines=lines[["constraint_id", "required_m", "geometry"]],
        homes=constraints.loc[constraints["kind"] == "residential", ["constraint_id", "fire_grade", "geometry"]],
        farmland=constraints.loc[constraints["kind"] == "farmland", ["constraint_id", "geometry"]],
        setback_m=pack.settings("setback").value("setback_m"),
    )


def six_checks(of: Layers, asked: gpd.GeoDataFrame | None = None) -> Answers:
    """All six; ``asked`` are the plants to check (default: all), against all others."""
    plants = of.plants if asked is None else asked
    on_parcel, setback = land(plants, of.parcels, of.setback_m)
    return Answers(
        on_parcel,
        setback,
        overlaps(plants, of.plants),
        spacing(plants, of.plants) | home_spacing(plants, of.homes),
        strips(plants, of.lines) | on_farmland(plants, of.farmland),
        zone_power_kw(plants, of.zones),
    )


def land(
    plants: gpd.GeoDataFrame, parcels: gpd.GeoDataFrame, setback_m: float
) -> tuple[frozenset[str], frozenset[str]]:
    """Plants not wholly on parcels, and those on them nearer to the boundary of their land than allowed."""
    pieces = gpd.overlay(plants[["plant_id", "geometry"]], parcels, how="intersection")
    pieces["shared_m2"] = pieces.area
    pieces = pieces[pieces["shared_m2"] > TOLERANCE]
    whole = plants.set_index("plant_id")
    shared_m2 = pieces.groupby("plant_id")["shared_m2"].sum().reindex(whole.index, fill_value=0.0)
    outside = frozenset(whole.index[whole.area - shared_m2 > TOLERANCE])
    inside = pieces[~pieces["plant_id"].isin(outside)]
    grounds = parcels.merge(inside[["plant_id", "parcel_id"]], on="parcel_id").dissolve("plant_id")
    gap_m = whole.geometry.loc[grounds.index].distance(grounds.boundary)
    return outside, frozenset(grounds.index[gap_m < setback_m - TOLERANCE])


def overlaps(plants: gpd.GeoDataFrame, others: gpd.GeoDataFrame) -> frozenset[tuple[str, str]]:
    pairs = _pairs(plants, others, 0.0)
    shared_m2 = pairs["geometry"].intersection(pairs["other"]).area
    return _ids(pairs[shared_m2 > TOLERANCE])


def spacing(plants: gpd.GeoDataFrame, others: gpd.GeoDataFrame) -> frozenset[tuple[str, str]]:
    """10, 12 or 14 m between works of classes C to E of grades 1-2 and 3; overlapping ones are told as overlaps."""
    pairs = _pairs(plants, others, 14.0)
    gap_m = pairs["geometry"].distance(pairs["other"])
    required_m = 10.0 + 2.0 * ((pairs["fire_grade_left"] == 3).astype(int) + (pairs["fire_grade_right"] == 3))
    overlapping = (gap_m <= 0) & (pairs["geometry"].intersection(pairs["other"]).area > TOLERANCE)
    return _ids(pairs[(gap_m < required_m - TOLERANCE) & ~overlapping])


def home_spacing(plants: gpd.GeoDataFrame, homes: gpd.GeoDataFrame) -> frozenset[tuple[str, str]]:
    """10 or 12 m from works of grades 1-2 and 3 to homes of grade 2."""
    near = gpd.sjoin(plants, homes, predicate="dwithin", distance=12.0)
    gap_m = near.distance(homes.geometry.loc[near["index_right"]].set_axis(near.index), align=False)
    required_m = 10.0 + 2.0 * (near["fire_grade_left"] == 3)
    short = near[gap_m < required_m - TOLERANCE]
    return frozenset(zip(short["plant_id"], short["constraint_id"], strict=True))


def strips(plants: gpd.GeoDataFrame, lines: gpd.GeoDataFrame) -> frozenset[tuple[str, str]]:
    """Plants in the strip along a line."""
    near = gpd.sjoin(plants, lines, predicate="dwithin", distance=float(lines["required_m"].max()))
    gap_m = near.distance(lines.geometry.loc[near["index_right"]].set_axis(near.index), align=False)
    short = near[gap_m < near["required_m"] - TOLERANCE]
    return frozenset(zip(short["plant_id"], short["constraint_id"], strict=True))


def on_farmland(plants: gpd.GeoDataFrame, farmland: gpd.GeoDataFrame) -> frozenset[tuple[str, str]]:
    shared = gpd.overlay(plants[["plant_id", "geometry"]], farmland, how="intersection")
    shared = shared[shared.area > TOLERANCE]
    return frozenset(zip(shared["plant_id"], shared["constraint_id"], strict=True))


def zone_power_kw(plants: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> dict[str, float]:
    """The connected load of each zone; a plant counts for the zone that holds most of it."""
    pieces = gpd.overlay(plants[["plant_id", "power_kw", "geometry"]], zones, how="intersection")
    pieces["shared_m2"] = pieces.area
    held = pieces[pieces["shared_m2"] > TOLERANCE].sort_values("shared_m2").drop_duplicates("plant_id", keep="last")
    return {str(zone): float(kw) for zone, kw in held.groupby("zone_id")["power_kw"].sum().items()}


def _pairs(plants: gpd.GeoDataFrame, others: gpd.GeoDataFrame, distance_m: float) -> gpd.GeoDataFrame:
    """Each pair once, by rows of ``others``."""
    joined = gpd.sjoin(plants, others, predicate="dwithin", distance=distance_m)
    joined = joined[joined["plant_id_left"] != joined["plant_id_right"]].copy()
    joined["other"] = gpd.GeoSeries(others.geometry.loc[joined["index_right"]].to_numpy(), joined.index, joined.crs)
    low = np.minimum(joined["plant_id_left"].astype(object), joined["plant_id_right"].astype(object))
    high = np.maximum(joined["plant_id_left"].astype(object), joined["plant_id_right"].astype(object))
    once: gpd.GeoDataFrame = joined[~pd.DataFrame({"low": low, "high": high}).duplicated().to_numpy()]
    return once


def _ids(pairs: gpd.GeoDataFrame) -> frozenset[tuple[str, str]]:
    sides = zip(pairs["plant_id_left"], pairs["plant_id_right"], strict=True)
    return frozenset((min(pair), max(pair)) for pair in sides)
