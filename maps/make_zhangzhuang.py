"""Make the sample plan ``maps/zhangzhuang.gpkg``: an illustrative (示意) industrial town, the same bytes each time.

Nothing in it was surveyed. The town's true parcels, zones and lines were not to be had; what the news names
(works, capacities, investment, targets) stands in ``zhangzhuang_works.toml`` and is marked there, the rest is drawn.

    python maps/make_zhangzhuang.py [OUT.gpkg]
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely import MultiPolygon
from zhangzhuang_site import ORIGIN, site, to_map

from siteplanner.core import edits
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.plant_type import PlantType
from siteplanner.core.site import Site, shapes_of
from siteplanner.files.plan_file import save_plan

PLAN_UUID = "7c5f2c1e-0d43-4a52-9a1e-2b8a6f6c0d01"
MADE = pd.Timestamp("2026-11-23T00:00:00").as_unit("ms")

# --- the works ------------------------------------------------------------------------------------------------------

OURS = "位置与数字均为示意。"


@dataclass(frozen=True)
class Works:
    """One plant to be placed: where (a zone), what type, how much, and the attributes that the type does not give."""

    plant_id: str
    zone: str
    type_id: str
    capacity: float | None
    name: str
    more: Mapping[str, Any]


def works_of(scenario: str) -> list[Works]:
    """The works that a scenario adds, from ``zhangzhuang_works.toml``."""
    data = tomllib.loads(Path(__file__).with_name("zhangzhuang_works.toml").read_text(encoding="utf-8"))
    own = ("scenario", "plant_id", "zone", "type_id", "capacity", "name")
    return [
        Works(
            row["plant_id"],
            row["zone"],
            row["type_id"],
            row.get("capacity"),
            row["name"],
            {k: v.format(**data["texts"]) if k == "note" else v for k, v in row.items() if k not in own},
        )
        for row in data["works"]
        if row["scenario"] == scenario
    ]


INSET_M = 6.0  # a little over the setback of the default rules


class Places:
    """Finds room: parcels of a zone, footprints turned along the parcel's sides, kept clear of what stands."""

    def __init__(self, on: Site) -> None:
        self.site = on
        self.taken: list[MultiPolygon] = []
        catalogue = load_catalogue()
        self.types = catalogue.types

    def find(
        self, wanted: Works, acceptable: Callable[[tuple[float, float], float], bool]
    ) -> tuple[tuple[float, float], float]:
        """Centre and angle of the first place in the zone that fits its parcel and that ``acceptable`` takes."""
        found = self.types[wanted.type_id]
        own = found.land_use
        rows = self.site.parcels
        codes = [str(code) for code in rows["land_use"]]
        inside = [i for i in range(len(rows)) if rows["zone_id"].iloc[i] == wanted.zone and codes[i] in own]
        for i in sorted(inside, key=lambda i: rows.geometry.iloc[i].area):
            room = rows.geometry.iloc[i].buffer(-INSET_M)
            for angle in side_angles(rows.geometry.iloc[i]):
                for at in candidate_points(room):
                    shape = found.footprint_at(*at, angle, wanted.capacity)
                    if room.contains(shape) and acceptable(at, angle):
                        return at, angle
        raise LookupError(f"no room for {wanted.plant_id} {wanted.name} in {wanted.zone}")


def side_angles(parcel: MultiPolygon) -> list[float]:
    """The directions of the parcel's long side, and across it, in degrees."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(parcel))
    sides = np.diff(corners, axis=0)[:2]
    longest = sides[np.argmax(np.hypot(sides[:, 0], sides[:, 1]))]
    angle = round(float(np.degrees(np.arctan2(longest[1], longest[0]))), 2)
    return [angle, round(angle + 90.0, 2)]


def candidate_points(room: Any) -> list[tuple[float, float]]:
    """Where a centre is tried: the middle first, then a grid outwards from it."""
    if room.is_empty:
        return []
    middle = room.centroid
    west, south, east, north = room.bounds
    grid = [
        (x, y)
        for x in np.arange(west, east, 12.0)
        for y in np.arange(south, north, 12.0)
        if shapely.contains_xy(room, x, y)
    ]
    grid.sort(key=lambda p: (p[0] - middle.x) ** 2 + (p[1] - middle.y) ** 2)
    return [(round(float(x), 3), round(float(y), 3)) for x, y in [(middle.x, middle.y), *grid]]


def place(plan: Plan, scenario: str, wanted: Works, places: Places) -> Plan:
    """The plan with the works placed where the check finds nothing against it."""
    checker = Checker(plan, scenario)
    before = {f.id for f in checker.result.findings}

    def made(at: tuple[float, float], angle: float) -> Plan:
        attributes = {"name": wanted.name, **wanted.more}
        edit = edits.place_plants(
            plan, scenario, wanted.type_id, at, angle, wanted.capacity, [wanted.plant_id], **attributes
        )
        return edit.apply(plan)

    somewhere = made(ORIGIN, 0.0)  # placed once, then moved about: quicker than placing it anew at every try
    checker = checker.after(somewhere)

    def clean(at: tuple[float, float], angle: float) -> bool:
        shape = places.types[wanted.type_id].footprint_at(*at, angle, wanted.capacity)
        tried = edits.reshape_plant(scenario, wanted.plant_id, shape).apply(somewhere)
        found = [f for f in checker.after(tried).result.findings if f.id not in before]
        return not any(wanted.plant_id in f.plants and f.rule != "substation-load" for f in found)

    return made(*places.find(wanted, clean))


# Faults put into the later scenarios on purpose, listed in maps/README.md.


def with_faults_of_2025(plan: Plan) -> Plan:
    """A store too near to the electrolyte works; a store too near to the edge of its land."""
    scenario = "step-2025"
    store = Works(
        "P41", "Z06", "warehouse", None, "电解液辅料库（故意过近）",
        {"substation_id": "S3", "note": OURS, "sector_code": "C2669", "in_service": "2025-12-31"},
    )  # fmt: skip
    plan = beside(plan, scenario, store, "P26", gap_m=7.0, wanted="fire-separation")
    away = to_map(np.array([[2440.0, -285.0]]))[0]  # from the 220 kV line
    return towards_edge(plan, scenario, "P28", left_m=2.4, to=(float(away[0]), float(away[1])))


def with_faults_of_2027(plan: Plan) -> Plan:
    """Two works that overlap, one of them a product that the zone does not admit; a store too near to a 220 kV line."""
    scenario = "step-2027"
    line = Works(
        "P42", "Z05", "anode_finishing", None, "负极成品线（故意重叠）",
        {"substation_id": "S3", "note": OURS, "in_service": "2027-06-30"},
    )  # fmt: skip
    plan = beside(plan, scenario, line, "P33", gap_m=-8.0, wanted="overlap")
    edge = shapely.Point(to_map(np.array([[3400.0, -285.0]]))[0])
    parcels = plan.site.parcels
    own = min(parcels.index[parcels["zone_id"] == "Z08"], key=lambda at: parcels.geometry[at].centroid.distance(edge))
    middle, angle = parcels.geometry[own].centroid, side_angles(plan.site.zones.geometry["Z08"])[0]
    edit = edits.place_plants(
        plan,
        scenario,
        "warehouse",
        (round(middle.x, 3), round(middle.y, 3)),
        angle,
        None,
        ["P43"],
        name="成品库（故意靠近线路）",
        note=OURS,
        substation_id="S2",
        sector_code="C3091",
        in_service="2027-06-30",
    )
    return towards_edge(edit.apply(plan), scenario, "P43", left_m=0.8, to=(edge.x, edge.y))


def beside(plan: Plan, scenario: str, works: Works, neighbour: str, gap_m: float, wanted: str) -> Plan:
    """``works`` at ``gap_m`` (negative: overlapping) from a neighbour, on the side where least else is wrong."""
    other = plan.plants(scenario).geometry[neighbour]
    own = load_catalogue().types[works.type_id]
    before = {f.id for f in check_plan(plan, scenario).findings}
    best: tuple[int, Plan] | None = None
    for angle in side_angles(other):
        for turn in (0.0, 180.0):
            direction = np.array([np.cos(np.radians(angle + turn)), np.sin(np.radians(angle + turn))])
            at = _pushed_away(own, other, angle, direction, gap_m)
            edit = edits.place_plants(
                plan, scenario, own.type_id, at, angle, None, [works.plant_id], name=works.name, **works.more
            )
            made = edit.apply(plan)
            found = [f for f in check_plan(made, scenario).findings if f.id not in before]
            if any(f.rule == wanted for f in found) and (best is None or len(found) < best[0]):
                best = (len(found), made)
    if best is None:
        raise LookupError(f"{works.plant_id} is nowhere beside {neighbour} found by {wanted}")
    return best[1]


def _pushed_away(own: PlantType, other: Any, angle: float, direction: np.ndarray, gap_m: float) -> tuple[float, float]:
    """The centre from which ``own`` is ``gap_m`` from ``other``, going out from the other's middle."""
    start = np.array([other.centroid.x, other.centroid.y])
    low, high = 0.0, 2000.0
    for _ in range(60):
        middle = (low + high) / 2
        at = start + direction * middle
        apart = own.footprint_at(float(at[0]), float(at[1]), angle).distance(other)
        low, high = (middle, high) if apart < max(gap_m, 1e-3) else (low, middle)
    at = np.round(start + direction * (high + min(gap_m, 0.0)), 3)
    return float(at[0]), float(at[1])


def towards_edge(
    plan: Plan, scenario: str, plant_id: str, left_m: float, to: tuple[float, float] | None = None
) -> Plan:
    """The plant moved along its long side (towards ``to``) until ``left_m`` is left to the boundary of its parcel."""
    shape = plan.plants(scenario).geometry[plant_id]
    own = next(p for p in plan.site.parcels.geometry if p.contains(shape))
    angle = np.radians(side_angles(shape)[0])
    direction = np.array([np.cos(angle), np.sin(angle)])
    if to is not None and np.dot(direction, [to[0] - shape.centroid.x, to[1] - shape.centroid.y]) < 0:
        direction = -direction
    low, high = 0.0, 500.0
    for _ in range(60):
        middle = (low + high) / 2
        moved = shapely.transform(shape, lambda xy, by=middle: xy + direction * by)
        stays = own.contains(moved) and own.boundary.distance(moved) >= left_m
        low, high = (middle, high) if stays else (low, middle)
    by = np.round(direction * low, 3)
    return edits.move_plants(scenario, [plant_id], float(by[0]), float(by[1])).apply(plan)


# --- the plan ---------------------------------------------------------------------------------------------------------

TARGETS = (
    {
        "year": 2023,
        "product": "anode_graphite",
        "name": "第一步：负极 30 万吨",
        "capacity": 300_000.0,
        "capacity_unit": "t/a",
    },
    {"year": 2023, "product": "", "name": "第一步：产值约 100 亿元", "output_value_cny": 10e9},
    {"year": 2025, "product": "", "name": "第二步：正极、电解液、隔膜配套，产值超 300 亿元", "output_value_cny": 30e9},
    {"year": 2027, "product": "", "name": "第三步：产值 1000 亿元", "output_value_cny": 100e9},
)

DESCRIPTIONS = {
    "base": "2023 年末已有与在建项目，依新闻报道；位置为示意。",
    "step-2025": "第二步：正极、电解液、隔膜配套。含故意保留的问题，见 maps/README.md。",
    "step-2027": "第三步：产业集群。含故意保留的问题，见 maps/README.md。",
}


def sample() -> Plan:
    """The whole sample plan."""
    plan = replace(Plan.new(site(), "张庄新型工业镇（示意）"), plan_uuid=PLAN_UUID)
    plan = replace(plan, scenarios=(replace(plan.scenarios[0], name="现状与在建 2023", created=MADE),))
    plan = edits.set_targets(TARGETS).apply(plan)
    plan = edits.set_plan_setting("illustrative", "示意图，非测绘成果 / Illustrative, not surveyed").apply(plan)
    places = Places(plan.site)
    for wanted in works_of("base"):
        plan = place(plan, "base", wanted, places)
    plan = edits.set_attributes("base", ["P06"], {"capacity": None}).apply(plan)
    plan = edits.add_scenario("step-2025", "第二步 2025", copy_of="base").apply(plan)
    for wanted in works_of("step-2025"):
        plan = place(plan, "step-2025", wanted, places)
    plan = edits.add_scenario("step-2027", "第三步 2027", copy_of="step-2025").apply(plan)
    for wanted in works_of("step-2027"):
        plan = place(plan, "step-2027", wanted, places)
    plan = with_faults_of_2027(with_faults_of_2025(plan))
    scenarios = tuple(
        replace(s, description=DESCRIPTIONS[s.scenario_id], created=MADE, parent_id="") for s in plan.scenarios
    )
    return replace(plan, scenarios=scenarios)


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("zhangzhuang.gpkg")
    plan = sample()
    save_plan(plan, out)
    for scenario in plan.scenarios:
        result = check_plan(plan, scenario.scenario_id)
        print(f"{scenario.scenario_id}: {len(plan.plants(scenario.scenario_id))} plants, {result.counts}")
        for finding in result.findings:
            print(f"  {finding.severity}  {finding.id}  {finding.message}")
    print(
        f"{len(plan.site.parcels)} parcels, area {shapely.area(shapes_of(plan.site.parcels)).sum():,.1f} m²  ->  {out}"
    )


if __name__ == "__main__":
    main()
