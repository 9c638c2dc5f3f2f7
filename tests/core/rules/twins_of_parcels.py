"""The rules about parcels again, slow and obvious: plain loops, sharing no code with the rules."""

from __future__ import annotations

from typing import Any

import shapely

from siteplanner.core.plan import Plan
from tests.core.rules.slow_twins import Figures, figure, rows, sound, unsound


def on_parcels(plan: Plan) -> dict[str, tuple[Any, list[tuple[str, Any, dict[str, Any]]]]]:
    """Parcel -> its ground and the plants on it, for parcels that hold any."""
    found: dict[str, tuple[Any, list[tuple[str, Any, dict[str, Any]]]]] = {}
    for parcel, ground, _ in rows(plan.site.parcels):
        plants = [row for row in sound(plan) if row[1].intersection(ground).area > 0.01]
        if plants:
            found[parcel] = (ground, plants)
    return found


def building_coefficient(plan: Plan) -> Figures:
    found = unsound(plan, "building-coefficient")
    for parcel, (ground, plants) in on_parcels(plan).items():
        covered_m2 = shapely.unary_union([shape for _, shape, _ in plants]).intersection(ground).area
        if covered_m2 < 0.40 * ground.area - 0.01 or covered_m2 > 0.75 * ground.area + 0.01:
            found[f"building-coefficient:parcel={parcel}"] = ("warning", figure(covered_m2 / ground.area))
    return found


MINIMUM = {"C3091": 0.7, "C3985": 1.0, "26": 0.6, "C2921": 1.0, "D4420": 0.0}
"""For the sector codes that the random sites use, by hand from the table of 2008."""


def counted_floor_m2(of: dict[str, Any]) -> float | None:
    """Floor area as it counts; None where something is missing."""
    if of["floor_area_m2"] == "":
        return None
    if of["floor_area_m2"] == 0:
        return 0.0
    storey = of["storey_height_m"]
    if storey == "":
        if of["height_m"] == "" or of["storeys"] == "":
            return None
        storey = of["height_m"] / of["storeys"]
    return float(of["floor_area_m2"] * (2 if storey > 8.01 else 1))


def share_on(plan: Plan, shape: Any, ground: Any) -> float:
    """The part of a footprint that counts for a parcel."""
    pieces = [other.intersection(shape).area for _, other, _ in rows(plan.site.parcels)]
    on_land = sum(piece for piece in pieces if piece > 0.01)
    return float(ground.intersection(shape).area / max(on_land, shape.area))


def floor_area_ratio(plan: Plan) -> Figures:
    found = unsound(plan, "floor-area-ratio")
    for parcel, (ground, plants) in on_parcels(plan).items():
        floor, asked, minima, known = 0.0, 0.0, [], True
        for _, shape, of in plants:
            whole, minimum = counted_floor_m2(of), MINIMUM.get(of["sector_code"])
            if whole is None or minimum is None:
                known = False
                continue
            part = whole * share_on(plan, shape, ground)
            floor, asked, minima = floor + part, asked + part * minimum, [*minima, minimum]
        if not known:
            found[f"not-checked:floor-area-ratio:parcel={parcel}"] = ("warning", None)
            continue
        minimum = asked / floor if floor > 0 else max(minima)
        if floor < minimum * ground.area - 0.01:
            found[f"floor-area-ratio:parcel={parcel}"] = ("warning", figure(floor / ground.area))
    return found


def investment_intensity(plan: Plan, least_per_ha: float) -> Figures:
    found = unsound(plan, "investment-intensity")
    for parcel, (ground, plants) in on_parcels(plan).items():
        if any(of["investment_cny"] == "" for _, _, of in plants):
            found[f"not-checked:investment-intensity:parcel={parcel}"] = ("warning", None)
            continue
        invested = sum(of["investment_cny"] * share_on(plan, shape, ground) for _, shape, of in plants)
        if invested / ((ground.area - 0.01) / 10_000) < least_per_ha:
            found[f"investment-intensity:parcel={parcel}"] = ("warning", figure(invested / ground.area * 10_000))
    return found
