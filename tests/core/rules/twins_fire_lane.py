"""The fire lane again, slow and obvious: the smallest rectangle from GEOS, plain loops over plants, parts, strips."""

from __future__ import annotations

import math
from typing import Any

import shapely

from siteplanner.core.plan import Plan
from tests.core.rules.slow_twins import WARNING, Figures, figure, sound, unsound

NEEDED_M = 4.0
Need = str  # "yes", "no", "perhaps"


def lanes(plan: Plan) -> Figures:
    found = unsound(plan, "fire-lane")
    plants = sound(plan)
    for a, first, of_a in plants:
        said = both_ways(first, first, of_a)
        if said is not None:
            found[f"not-checked:fire-lane:{a}" if said == "perhaps" else f"fire-lane:{a}:parts"] = (
                WARNING if said == "perhaps" else ("warning", said)
            )
        for b, second, of_b in plants:
            if not a < b:
                continue
            said = [s for s in (both_ways(first, second, of_a), both_ways(second, first, of_b)) if s is not None]
            sure = [s for s in said if s != "perhaps"]
            if sure:
                found[f"fire-lane:{a}:{b}"] = ("warning", min(sure))
            elif said:
                found[f"not-checked:fire-lane:{a}:{b}"] = WARNING
    return found


def both_ways(footprint: Any, around: Any, of_plant: dict[str, Any]) -> Any:
    """What is free beside the parts of a footprint, "perhaps" where the plant only perhaps needs it, None where enough
    is free or none needed."""
    need = needs_lane(footprint.area, of_plant)
    if need == "no":
        return None
    least = math.inf
    for part in shapely.get_parts(footprint):
        for other in shapely.get_parts(around):
            if not (footprint is around and part.equals(other)):
                least = min(least, free_m(part, other))
    if least >= NEEDED_M - 0.01:
        return None
    return "perhaps" if need == "perhaps" else figure(least)


def needs_lane(area_m2: float, of: dict[str, Any]) -> Need:
    use, hazard = of["building_use"], of["hazard_class"]
    height, storeys = of["height_m"] or math.nan, of["storeys"] or math.nan
    if use == "transformer":
        return "no"
    if use == "civil":
        if of["civil_rank"] in ("high_1", "high_2"):
            return "yes"
        if of["civil_rank"] == "low" or height <= 24:
            return "no"
        return "perhaps"
    if use != "tank_area" and storeys != 1:
        if height > 24 and storeys > 1 and use != "shed":
            return "yes"
        tall = "no" if height <= 24 else "perhaps"
    else:
        tall = "no"
    large = area_m2 > (1500 if use in ("warehouse", "shed") else 3000) + 0.01
    if large and hazard in ("A", "B", "C"):
        return "perhaps" if use == "shed" else "yes"
    if large and hazard not in ("D", "E"):
        return "perhaps"
    return tall


def free_m(building: Any, other: Any) -> float:
    """From a building to what of another lies between the lines through the short sides of its smallest rectangle."""
    corners = list(shapely.minimum_rotated_rectangle(building).exterior.coords)[:4]
    sides = [(corners[n], corners[(n + 1) % 4]) for n in range(4)]
    sides.sort(key=lambda side: math.dist(*side))
    if math.dist(*sides[3]) - math.dist(*sides[0]) <= 0.01:
        return float(building.distance(other))
    (x0, y0), (x1, y1) = sides[3]
    length = math.dist((x0, y0), (x1, y1))
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    far, near, end = 500.0, 0.01, length - 0.01
    strip = shapely.Polygon([
        (x0 + near * ux - far * uy, y0 + near * uy + far * ux), (x0 + end * ux - far * uy, y0 + end * uy + far * ux),
        (x0 + end * ux + far * uy, y0 + end * uy - far * ux), (x0 + near * ux + far * uy, y0 + near * uy - far * ux),
    ])  # fmt: skip
    beside = other.intersection(strip)
    return math.inf if beside.is_empty else float(building.distance(beside))
