"""The setback by kind of edge again, slow and obvious: the boundary walked metre by metre, looking straight out.

For sites whose corners all lie on whole metres, so that within a metre of edge nothing changes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from siteplanner.core.plan import Plan
from tests.core.rules.slow_twins import covered, figure, on_parcel, rows, sound, unsound

LAND = {"1207": "road", "1402": "green_belt", "100102": "parcel", "": "?"}
SEEN_M, BESIDE_M = 20.0, 0.5


def setback_by_kind(plan: Plan, limits: Mapping[str, float]) -> dict[str, tuple[str, float | None, float | None]]:
    """Finding id -> severity, measured, required; ``limits`` by kind, "" for nothing known."""
    off = on_parcel(plan)
    found: Any = {key: (*said, None) for key, said in unsound(plan, "setback").items()}
    most_m, base = max(limits.values()), (rows(plan.site.parcels), rows(plan.site.constraints))
    for plant, ground, _ in sound(plan):
        if f"on-parcel:{plant}" in off:
            continue
        own, worst, doubt = covered(plan, ground), None, False
        for parcel in own:
            for first, last, outward in metres(parcel[1]):
                gap_m = ground.distance(shapely.LineString([first, last]))
                if gap_m >= most_m - 0.01:
                    continue
                middle = (first + last) / 2
                if any(shapely.Point(middle + outward * 1e-4).within(other[1]) for other in own):
                    continue
                kinds, sure = beyond(base, parcel, middle, outward)
                required_m = max(limits[kind] for kind in kinds)
                short = (round(required_m - gap_m, 6), required_m)
                if short[0] > 0.01 and (worst is None or short > (round(worst[1] - worst[0], 6), worst[1])):
                    worst = (gap_m, required_m)
                doubt = doubt or (not sure and required_m < most_m)
        if worst is not None:
            found[f"setback:{plant}"] = ("error", figure(worst[0]), worst[1])
        if doubt:
            found[f"not-checked:setback:{plant}"] = ("warning", None, None)
    return found


def metres(parcel: Any) -> list[tuple[Any, Any, Any]]:
    """The boundary in pieces of a metre, with the direction away from the parcel."""
    out = []
    for polygon in parcel.geoms:
        for ring in (polygon.exterior, *polygon.interiors):
            points = np.array(ring.coords)
            for start, end in pairwise(points):
                length = round(float(np.hypot(*(end - start))))
                along = (end - start) / length
                outward = np.array([along[1], -along[0]])
                if shapely.Point((start + end) / 2 + outward * 1e-4).within(parcel):
                    outward = -outward
                out += [(start + along * n, start + along * (n + 1), outward) for n in range(length)]
    return out


def beyond(base: Any, parcel: Any, at: Any, outward: Any) -> tuple[list[str], bool]:
    """The kinds of the edge at a point, and whether they are known."""
    by_hand = [e["kind"] for e in json.loads(parcel[2]["edge_kinds"] or "[]") if same_side(parcel[1], e["at"], at)]
    if by_hand:
        return by_hand, True
    parcels = [row for row in base[0] if row[0] != parcel[0]]
    roads = [shape for _, shape, of in base[1] if of["kind"] == "road"]
    fences = [shape.boundary if shape.area else shape for _, shape, of in base[1] if of["grade"] == "fence"]
    out = shapely.LineString([at + outward * 1e-4, at + outward * SEEN_M])
    across = shapely.LineString([at - outward * BESIDE_M, at + outward * BESIDE_M])
    kinds = ["fence"] if any(across.intersects(fence) for fence in fences) else []
    touching = [LAND[of["land_use"]] for _, shape, of in parcels if shapely.Point(at + outward * 2e-4).within(shape)]
    here = shapely.LineString([at - outward * 1e-3, at + outward * 1e-3])
    if touching:
        seen = touching
        kinds += ["road"] if any(here.intersects(road) for road in roads) else []
    else:
        wall = min((out.intersection(shape).distance(shapely.Point(at)) for _, shape, of in parcels
                    if LAND[of["land_use"]] == "parcel" and out.intersects(shape)), default=99.0)  # fmt: skip
        seen = [LAND[of["land_use"]] for _, shape, of in parcels
                if out.intersects(shape) and out.intersection(shape).distance(shapely.Point(at)) <= wall]  # fmt: skip
        met = [road.intersection(out).distance(shapely.Point(at)) for road in roads if out.intersects(road)]
        met += [0.0 for road in roads if here.intersects(road)]  # a road drawn as a line on the edge itself
        kinds += ["road"] if min(met, default=99.5) <= wall else []
        seen = [kind for kind in seen if kind != "parcel"]
    kinds += [kind for kind in seen if kind != "?"]
    if touching and "?" in seen:
        kinds.append("parcel")
    return kinds or [""], "?" not in seen


def same_side(parcel: Any, anchor: Any, at: Any) -> bool:
    """Whether two points lie on one straight side of a parcel whose sides run north or east."""
    between = shapely.LineString([anchor, at])
    level = abs(anchor[0] - at[0]) < 1e-6 or abs(anchor[1] - at[1]) < 1e-6
    return level and parcel.boundary.buffer(1e-6).covers(between)
