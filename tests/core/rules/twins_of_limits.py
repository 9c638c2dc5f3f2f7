"""Heights, quotas and dates again, slow and obvious: plain loops, sharing no code with the rules."""

from __future__ import annotations

from typing import Any

from siteplanner.core.plan import Plan
from tests.core.rules.slow_twins import Figures, covered, figure, rows, sound, unsound


def zone_of(plan: Plan, shape: Any) -> tuple[str, dict[str, Any]] | None:
    """The zone that holds most of a footprint; of two that hold as much the smaller id."""
    best, most = None, 0.01
    for zone, ground, attributes in sorted(rows(plan.site.zones), key=lambda row: row[0]):
        shared = ground.intersection(shape).area
        if shared > most + 1e-9:
            best, most = (zone, attributes), shared
    return best


def height_limit(plan: Plan) -> Figures:
    found = unsound(plan, "height-limit")
    for plant, shape, of in sound(plan):
        limits = [parcel["height_limit_m"] for _, _, parcel in covered(plan, shape)]
        for _, ground, zone in rows(plan.site.zones):
            if ground.intersection(shape).area > 0.01:
                limits.append(zone["height_limit_m"])
        limits = [limit for limit in limits if limit != ""]
        if not limits:
            continue
        if of["height_m"] == "":
            found[f"not-checked:height-limit:{plant}"] = ("warning", None)
        elif of["height_m"] > min(limits) + 0.01:
            found[f"height-limit:{plant}"] = ("error", figure(of["height_m"]))
    return found


def zone_power_quota(plan: Plan) -> Figures:
    found = unsound(plan, "zone-power-quota")
    for zone, _, attributes in rows(plan.site.zones):
        if attributes["power_quota_kw"] == "":
            continue
        demand = 0.0
        for plant, shape, of in sound(plan):
            lies_in = zone_of(plan, shape)
            if lies_in is None or lies_in[0] != zone:
                continue
            if of["power_kw"] == "" or of["demand_factor"] == "":
                found[f"not-checked:zone-power-quota:{plant}"] = ("warning", None)
            else:
                demand += of["power_kw"] * of["demand_factor"]
        if demand > attributes["power_quota_kw"] + 1e-6:
            found[f"zone-power-quota:zone={zone}"] = ("error", figure(demand))
    return found


def in_service_order(plan: Plan) -> Figures:
    found = unsound(plan, "in-service-order")
    since = {name: of["in_service"] for name, _, of in rows(plan.site.substations)}
    for plant, _, of in sound(plan):
        name = of["substation_id"]
        if name not in since:
            if name != "" or of["power_kw"] != 0:
                found[f"not-checked:in-service-order:{plant}"] = ("warning", None)
        elif since[name] != "" and of["in_service"] == "":
            found[f"not-checked:in-service-order:{plant}"] = ("warning", None)
        elif since[name] != "" and of["in_service"] < since[name]:
            found[f"in-service-order:{plant}"] = ("error", None)
    return found
