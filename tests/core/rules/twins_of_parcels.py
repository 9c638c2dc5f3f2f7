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
