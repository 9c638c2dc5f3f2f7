"""The rules again, slow and obvious: plain loops over every plant, parcel and pair, sharing no code with the rules."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import shapely

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.plan import Plan

Figures = dict[str, tuple[str, float | None]]
WARNING: tuple[str, None] = ("warning", None)


def rows(frame: Any) -> list[tuple[str, Any, dict[str, Any]]]:
    """(id, geometry, attributes with '' for blank) of every row."""
    out = []
    for row_id in frame.index:
        row = frame.loc[row_id]
        attributes = {c: "" if pd.isna(row[c]) else row[c] for c in frame.columns if c != "geometry"}
        out.append((row_id, row["geometry"], attributes))
    return out


def is_sound(shape: Any) -> bool:
    return not shape.is_empty and shape.is_valid and shape.area >= 10 - 0.01


def sound(plan: Plan) -> list[tuple[str, Any, dict[str, Any]]]:
    return [row for row in rows(plan.plants("base")) if is_sound(row[1])]


def unsound(plan: Plan, rule: str) -> Figures:
    """What every rule but the first says of footprints that cannot be judged."""
    return {f"not-checked:{rule}:{p}": WARNING for p, shape, _ in rows(plan.plants("base")) if not is_sound(shape)}


def closed(shapes: list[Any]) -> Any:
    joined = shapely.unary_union(shapes)
    return joined.buffer(0.01, join_style="mitre").buffer(-0.01, join_style="mitre")


def covered(plan: Plan, shape: Any) -> list[tuple[str, Any, dict[str, Any]]]:
    return [row for row in rows(plan.site.parcels) if row[1].intersection(shape).area > 0.01]


def figure(value: float) -> float:
    return round(value, 5) + 0.0


def footprint_valid(plan: Plan) -> Figures:
    found: Figures = {}
    for plant, shape, _ in rows(plan.plants("base")):
        if not is_sound(shape):
            finite = all(math.isfinite(v) for point in shapely.get_coordinates(shape) for v in point)
            found[f"footprint-valid:{plant}"] = ("error", figure(shape.area) if finite else None)
    return found


def on_parcel(plan: Plan) -> Figures:
    land = closed([shape for _, shape, _ in rows(plan.site.parcels)])
    found = unsound(plan, "on-parcel")
    for plant, shape, _ in sound(plan):
        outside = shape.difference(land).area
        if outside > 0.01:
            found[f"on-parcel:{plant}"] = ("error", figure(outside))
    return found


def across_parcels(plan: Plan) -> Figures:
    found = unsound(plan, "across-parcels")
    for plant, shape, _ in sound(plan):
        parcels = covered(plan, shape)
        if len(parcels) > 1:
            owners = {a["owner"] for _, _, a in parcels if a["owner"]}
            zones = {a["zone_id"] for _, _, a in parcels if a["zone_id"]}
            severity = "error" if len(owners) > 1 or len(zones) > 1 else "warning"
            found[f"across-parcels:{plant}"] = (severity, float(len(parcels)))
    return found


def overlap(plan: Plan) -> Figures:
    found = unsound(plan, "overlap")
    plants = sound(plan)
    for a, first, _ in plants:
        for b, second, _ in plants:
            if a < b and first.intersection(second).area > 0.01:
                found[f"overlap:{a}:{b}"] = ("error", figure(first.intersection(second).area))
    return found


def setback(plan: Plan) -> Figures:
    off = on_parcel(plan)
    found = unsound(plan, "setback")
    for plant, shape, _ in sound(plan):
        if f"on-parcel:{plant}" in off:
            continue
        land = closed([parcel for _, parcel, _ in covered(plan, shape)])
        gap = shape.distance(land.boundary)
        if gap < 5 - 0.01:
            found[f"setback:{plant}"] = ("error", figure(gap))
    return found


def land_use(plan: Plan) -> Figures:
    found = unsound(plan, "land-use")
    for plant, shape, of_plant in sound(plan):
        for parcel, ground, of_parcel in covered(plan, shape):
            subject = f"{plant}:parcel={parcel}"
            said = judged(of_plant["type_id"], of_parcel["land_use"], of_parcel["code_system"])
            if said == "not checked":
                found[f"not-checked:land-use:{subject}"] = WARNING
            elif said:
                found[f"land-use:{subject}"] = (said, figure(shape.intersection(ground).area))
    return found


def judged(type_id: str, code: str, system: str) -> str:
    """The verdict for the codes and types that the random sites use, by hand."""
    code = {("0601", "SURVEY3"): "1001", ("1001", ""): "?", ("9999", "MNR2023"): "?", ("", ""): "?"}.get(
        (code, system), code
    )
    if code == "?":
        return "not checked"
    needs = {"anode_finishing": 2, "anode_integrated": 3, "substation_yard": 1, "warehouse": 1}.get(type_id)
    if code == "1001":
        return "warning"
    if not code.startswith("1001"):
        return "" if code == "1303" and type_id == "substation_yard" else "error"
    if needs is None:
        return "" if code == "100103" else "not checked"
    return "error" if needs > int(code[-1]) else ""


def zone_product(plan: Plan) -> Figures:
    found = unsound(plan, "zone-product")
    for plant, shape, of_plant in sound(plan):
        best, most = None, 0.01
        for zone, ground, attributes in sorted(rows(plan.site.zones), key=lambda row: row[0]):
            shared = ground.intersection(shape).area
            if shared > most + 1e-9:
                best, most = (zone, attributes), shared
        if best is None:
            found[f"zone-product:{plant}"] = WARNING
            continue
        zone, attributes = best
        admitted = [p.strip() for p in attributes["products"].split(",") if p.strip()]
        if not admitted or of_plant["product"] in admitted:
            continue
        if of_plant["product"]:
            found[f"zone-product:{plant}"] = ("error", None)
        elif load_catalogue().types.get(of_plant["type_id"]) is None or of_plant["type_id"].startswith("anode"):
            found[f"not-checked:zone-product:{plant}:zone={zone}"] = WARNING
    return found
