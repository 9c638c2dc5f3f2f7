"""The rules about what the base map shows of the ground and its neighbours, again: slow, obvious, sharing no code."""

from __future__ import annotations

from typing import Any

import shapely

from siteplanner.core.plan import Plan
from tests.core.rules.slow_twins import WARNING, Figures, figure, rows, sound, unsound

LIMITS_M = {"anode_finishing": 100.0, "anode_integrated": 300.0, "substation_yard": 0.0, "warehouse": 0.0}
SENSITIVE = {"0701", "080403"}
UNTOLD = {"", "08", "9999"}


def of_kinds(plan: Plan, *kinds: str) -> list[tuple[str, Any, dict[str, Any]]]:
    return [row for row in rows(plan.site.constraints) if row[2]["kind"] in kinds]


def development_boundary(plan: Plan) -> Figures:
    if len(plan.plants("base")) == 0:
        return {}
    found = unsound(plan, "inside-development-boundary")
    land = shapely.unary_union([s for _, s, _ in of_kinds(plan, "development_boundary") if s.area > 0])
    if land.is_empty:
        return found | {"not-checked:inside-development-boundary:layer=development_boundary": WARNING}
    for plant, shape, _ in sound(plan):
        outside = shape.area - shape.intersection(land).area
        if outside > 0.01:
            found[f"inside-development-boundary:{plant}"] = ("error", figure(shape.difference(land).area))
    return found


def ground(plan: Plan) -> Figures:
    found = unsound(plan, "ground")
    for plant, shape, _ in sound(plan):
        for constraint, place, _ in of_kinds(plan, "goaf", "geohazard", "steep_slope"):
            shared = shape.intersection(place).area
            if shared > 0.01 or (place.area == 0 and shape.intersects(place)):
                found[f"ground:{plant}:constraint={constraint}"] = ("warning", figure(shared))
            elif place.area == 0 and shape.distance(place) < 60 - 0.01:
                found[f"not-checked:ground:{plant}:constraint={constraint}"] = WARNING
    return found


def protection_distance(plan: Plan) -> Figures:
    found = unsound(plan, "protection-distance")
    for plant, shape, of_plant in sound(plan):
        limit = LIMITS_M.get(of_plant["type_id"])
        if limit is None:
            found[f"not-checked:protection-distance:{plant}"] = WARNING
            continue
        if limit == 0:
            continue
        for constraint, place, _ in of_kinds(plan, "residential", "public_building"):
            gap = shape.distance(place)
            if gap < limit - 0.01:
                found[f"protection-distance:{plant}:constraint={constraint}"] = ("warning", figure(gap))
            elif place.area == 0 and gap < limit + 200 - 0.01:
                found[f"not-checked:protection-distance:{plant}:constraint={constraint}"] = WARNING
        for parcel, place, of_parcel in rows(plan.site.parcels):
            gap = shape.distance(place)
            if gap < limit - 0.01 and of_parcel["land_use"] in SENSITIVE:
                found[f"protection-distance:{plant}:parcel={parcel}"] = ("warning", figure(gap))
            elif gap < limit - 0.01 and of_parcel["land_use"] in UNTOLD:
                found[f"not-checked:protection-distance:{plant}"] = WARNING
    return found
