"""The rules of ``every_kind`` once more, in plain loops over dictionaries, written from what they say.

Each gives the subjects it finds fault with, and those that it cannot judge. A class is True, False or None: open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import shapely

from siteplanner.core.plan import Plan

Row = dict[str, Any]
Found = tuple[set[str], set[str]]


def rows_of(frame: Any) -> dict[str, Row]:
    """Rows by their ids; blank values are None."""
    found = {}
    for key, row in frame.iterrows():
        found[str(key)] = {
            name: None if name != "geometry" and pd.isna(value) else value for name, value in row.items()
        }
    return found


def both(a: bool | None, b: bool | None) -> bool | None:
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def either(a: bool | None, b: bool | None) -> bool | None:
    if a or b:
        return True
    return None if a is None or b is None else False


def asked(value: Any, test: Callable[[Any], bool]) -> bool | None:
    return None if value is None else bool(test(value))


def graded(row: Row, least: int) -> bool | None:
    return asked(row["fire_grade"], lambda grade: grade >= least)


def of_class(row: Row, classes: str) -> bool | None:
    return asked(row["hazard_class"], lambda hazard: hazard in classes)


def loaded(row: Row) -> bool | None:
    return asked(row["power_kw"], lambda power_kw: power_kw > 1000)


class SlowRules:
    def __init__(self, plan: Plan, sound: set[str]) -> None:
        """``sound`` are the plants whose footprint can be judged."""
        self.plants = {key: row for key, row in rows_of(plan.plants()).items() if key in sound}
        self.parcels, self.zones = rows_of(plan.site.parcels), rows_of(plan.site.zones)
        self.constraints, self.substations = rows_of(plan.site.constraints), rows_of(plan.site.substations)

    def from_road(self) -> Found:
        bad: set[str] = set()
        left: set[str] = set()
        for plant, p in self.plants.items():
            for thing, c in self.constraints.items():
                kind = asked(c["kind"], lambda kind: kind in ("road", "residential"))
                belongs = both(either(of_class(p, "AB"), graded(p, 3)), kind)
                if p["geometry"].distance(c["geometry"]) < 35 - 0.01 and belongs is not False:
                    (bad if belongs else left).add(f"{plant}:constraint={thing}")
        return bad, left

    def apart(self) -> Found:
        bad: set[str] = set()
        left: set[str] = set()
        for one, p in self.plants.items():
            for other, q in self.plants.items():
                if one >= other or not p["geometry"].distance(q["geometry"]) < 15 - 0.01:
                    continue
                harmless_p, harmless_q = (asked(r["hazard_class"], lambda h: h != "A") for r in (p, q))
                belongs = either(both(harmless_p, loaded(q)), both(harmless_q, loaded(p)))
                if belongs is not False:
                    (bad if belongs else left).add(f"{one}:{other}")
        return bad, left

    def near_station(self) -> Found:
        things = {k: (s["geometry"], asked(s["capacity_kva"], lambda c: c > 1000)) for k, s in self.substations.items()}
        if not any(belongs is not False for _, belongs in things.values()):
            return set(), {plant for plant, p in self.plants.items() if loaded(p) is not False}
        return self._far({k: (p, loaded(p)) for k, p in self.plants.items()}, lambda _: things, 120)

    def in_company(self) -> Found:
        company = {k: (p["geometry"], of_class(p, "C")) for k, p in self.plants.items()}
        judged = {k: (p, graded(p, 2)) for k, p in self.plants.items()}
        return self._far(judged, lambda me: {k: v for k, v in company.items() if k != me}, 30)

    def _far(self, judged: Any, things_of: Callable[[str], Any], most_m: float) -> Found:
        bad: set[str] = set()
        left: set[str] = set()
        for plant, (p, belongs) in judged.items():
            things = things_of(plant)
            near = [of for ground, of in things.values() if p["geometry"].distance(ground) <= most_m + 0.01]
            if belongs is False or True in near:
                continue
            none_is_sure = bool([of for _, of in things.values() if of is None]) and True not in [
                of for _, of in things.values()
            ]
            (left if belongs is None or None in near or none_is_sure else bad).add(plant)
        return bad, left

    def in_zone(self) -> Found:
        zones = [(z["geometry"], asked(z["products"], lambda text: "anode" in text)) for z in self.zones.values()]
        if not any(belongs is not False for _, belongs in zones):
            return set(), {plant for plant, p in self.plants.items() if p["product"] in (None, "anode_graphite")}
        bad: set[str] = set()
        left: set[str] = set()
        for plant, p in self.plants.items():
            makes = asked(p["product"], lambda product: product == "anode_graphite")
            sure, most = p["geometry"], p["geometry"]
            for ground, belongs in zones:
                sure = sure.difference(ground) if belongs else sure
                most = most.difference(ground) if belongs is not False else most
            if makes is False or sure.area <= 0.01:
                continue
            (bad if makes and most.area > 0.01 else left).add(plant)
        return bad, left

    def off_bad_ground(self) -> Found:
        bad: set[str] = set()
        left: set[str] = set()
        for plant, p in self.plants.items():
            for thing, c in self.constraints.items():
                belongs = asked(c["kind"], lambda kind: kind in ("goaf", "geohazard"))
                flat = c["geometry"].area > 0
                meets = p["geometry"].intersection(c["geometry"]).area > 5.01 if flat else p["geometry"].intersects(
                    c["geometry"]
                )  # fmt: skip
                if meets and belongs is not False:
                    (bad if belongs else left).add(f"{plant}:constraint={thing}")
        return bad, left

    def share(self) -> Found:
        bad: set[str] = set()
        left: set[str] = set()
        for parcel, row in self.parcels.items():
            owned, ground = asked(row["owner"], lambda owner: owner == "A"), row["geometry"]
            on_it = [(p, p["geometry"].intersection(ground)) for p in self.plants.values()]
            on_it = [(p, part) for p, part in on_it if part.area > 0.01]
            if not on_it or owned is False:
                continue
            sure = shapely.union_all([part for p, part in on_it if of_class(p, "C")]).area
            most = shapely.union_all([part for p, part in on_it if of_class(p, "C") is not False]).area
            low, high = 0.1 * ground.area - 0.01, 0.4 * ground.area + 0.01
            if not (sure < low or most > high):
                continue
            certain = most < low or sure > high
            (bad if owned and certain else left).add(f"parcel={parcel}")
        return bad, left

    def zone_share(self) -> Found:
        bad: set[str] = set()
        left: set[str] = set()
        for zone, row in self.zones.items():
            judged, ground = asked(row["products"], lambda text: "hard_felt" not in text), row["geometry"]
            sure = shapely.union_all([p["geometry"] for p in self.plants.values() if graded(p, 3) is False])
            most = shapely.union_all([p["geometry"] for p in self.plants.values() if graded(p, 3) is not True])
            allowed_m2 = 0.03 * ground.area + 0.01
            if judged is False or most.intersection(ground).area <= allowed_m2:
                continue
            certain = judged and sure.intersection(ground).area > allowed_m2
            (bad if certain else left).add(f"zone={zone}")
        return bad, left

    def load(self) -> Found:
        bad: set[str] = set()
        left: set[str] = set()
        for plant, p in self.plants.items():
            if p["geometry"].area > 400:
                if p["power_kw"] is None or p["demand_factor"] is None:
                    left.add(plant)
                elif p["power_kw"] * p["demand_factor"] > 1000 * (1 + 1e-9):
                    bad.add(plant)
        return bad, left
