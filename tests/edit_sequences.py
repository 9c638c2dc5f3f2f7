"""Random sequences of edits that fit the plan they start from, for property tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import shapely
from hypothesis import strategies as st

from siteplanner.core import edits, schema
from siteplanner.core.backdrop import Backdrop
from siteplanner.core.edits import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, as_plants
from siteplanner.core.map_look import MapLook
from siteplanner.core.notes import Note
from siteplanner.core.plan import ImportReportEntry, Plan
from tests.builders import factory, frame, multi, plan, rect, site

DISTANCES_M = st.one_of(st.integers(-60, 60).map(float), st.floats(-60, 60, allow_nan=False))
ANGLES_DEG = st.one_of(st.sampled_from([90.0, 180.0, -90.0, 360.0]), st.floats(-360, 360, allow_nan=False))
POINTS = st.tuples(st.floats(470_000, 470_400), st.floats(4_174_000, 4_174_200))
POINTS_AWAY = st.tuples(st.floats(471_000, 472_000), st.floats(4_174_000, 4_174_200))
ATTRIBUTES = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from([None, "成品车间", "Finishing line", "a'b\"c"]),
        "power_kw": st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False)),
        "storeys": st.one_of(st.none(), st.integers(1, 5)),
        "fire_grade": st.one_of(st.none(), st.integers(1, 4)),
        "open_flame": st.one_of(st.none(), st.booleans()),
        "in_service": st.sampled_from([None, "2025", "2025Q2", "2027-03-04"]),
        "hazard_class": st.sampled_from([None, "A", "C", "E"]),
        "jobs": st.one_of(st.none(), st.integers(0, 900)),
        "product": st.sampled_from([None, "anode_graphite", "electrolyte"]),
        "height_m": st.sampled_from([None, 9.0, 30.0]),
        "storey_height_m": st.sampled_from([None, 4.5, 9.0]),
        "floor_area_m2": st.sampled_from([None, 0.0, 3000.0, 9000.0]),
        "sector_code": st.sampled_from([None, "C3091", "C3985", "X1"]),
        "demand_factor": st.sampled_from([None, 0.4, 0.8]),
        "substation_id": st.sampled_from([None, "S1", "S9"]),
        "investment_cny": st.sampled_from([None, 3e7]),
    },
)


def start() -> Plan:
    """Two zones, four parcels, a road, a substation; three plants, one of them in two blocks; one column of a user."""
    base = site(
        parcels={f"L{i}": rect(120.0 * i, 0, 110, 100) for i in range(4)},
        zones={"Z1": rect(0, 0, 235, 100), "Z2": (rect(240, 0, 240, 100), {"products": "anode_graphite"})},
        constraints={"R1": (rect(0, 110, 480, 12), {"kind": "road", "grade": "county"})},
        substations={"S1": (rect(200, 150, 1, 1).centroid, {"capacity_kva": 63000.0, "transformers": 2})},
    )
    made = plan(
        base,
        {
            "P01": rect(10, 10, 40, 30),
            "P02": factory(rect(130, 10, 60, 40), jobs=120, in_service="2025-12-31"),
            "P03": factory(multi(rect(250, 10, 30, 20), rect(290, 10, 30, 20)), name="仓库", open_flame=True),
        },
    )
    return made.with_plants("base", made.plants("base").assign(gis_note=["a", None, "丙"]))


def rectangles() -> st.SearchStrategy[Any]:
    return st.builds(rect, st.integers(0, 400), st.integers(0, 200), st.integers(5, 80), st.integers(5, 60))


def edit_for(now: Plan) -> st.SearchStrategy[Edit]:
    """An edit that fits ``now``."""
    scenarios = [s.scenario_id for s in now.scenarios]
    choices = [_scenario_edits(now), _plan_edits(now), st.sampled_from(scenarios).flatmap(lambda s: _adding(now, s))]
    filled = [s for s in scenarios if len(now.plants(s))]
    if filled:
        choices += [st.sampled_from(filled).flatmap(lambda s: _changing(now, s))] * 3
    return st.one_of(choices)


def plant_edit_for(now: Plan, scenario: str) -> st.SearchStrategy[Edit]:
    """An edit of a scenario's plants that fits ``now``."""
    adding = _adding(now, scenario)
    return (
        st.one_of(adding, _changing(now, scenario), _changing(now, scenario)) if len(now.plants(scenario)) else adding
    )


def _adding(now: Plan, scenario: str) -> st.SearchStrategy[Edit]:
    added = st.lists(st.tuples(rectangles(), ATTRIBUTES), min_size=1, max_size=3)
    return added.map(lambda rows: edits.add_plants(now, scenario, [r for r, _ in rows], [a for _, a in rows]))


def _changing(now: Plan, scenario: str) -> st.SearchStrategy[Edit]:
    here = list(now.plants(scenario).index)
    some = st.lists(st.sampled_from(here), min_size=1, max_size=3, unique=True)
    return st.one_of(
        st.builds(edits.move_plants, st.just(scenario), some, DISTANCES_M, DISTANCES_M),
        st.builds(edits.rotate_plants, st.just(scenario), some, ANGLES_DEG),
        st.builds(edits.reshape_plant, st.just(scenario), st.sampled_from(here), rectangles()),
        st.builds(edits.set_attributes, st.just(scenario), some, ATTRIBUTES.filter(bool)),
        st.builds(edits.remove_plants, st.just(scenario), some),
        st.builds(_split, st.just(now), st.just(scenario), st.sampled_from(here)),
        st.builds(_pulled, st.just(now), st.just(scenario), st.sampled_from(here), DISTANCES_M),
        st.builds(edits.duplicate_plants, st.just(now), st.just(scenario), some, DISTANCES_M, DISTANCES_M),
        st.builds(edits.mirror_features, st.just(scenario), some.map(as_plants), POINTS, POINTS_AWAY),
    )


def _split(now: Plan, scenario: str, plant_id: str) -> Edit:
    """The plant cut from south to north through the middle of its first block; moved where it cannot be cut."""
    part = shapely.get_parts(now.plants(scenario).geometry[plant_id])[0]
    west, south, east, north = part.bounds
    across = shapely.LineString([((west + east) / 2, south - 1), ((west + east) / 2, north + 1)])
    try:
        return edits.split_features(now, scenario, Feature("plants", plant_id), across)
    except EditError:
        return edits.move_plants(scenario, [plant_id], 1.0, 0.0)


def _pulled(now: Plan, scenario: str, plant_id: str, by_m: float) -> Edit:
    """A corner of the plant put elsewhere; the outline may cross itself then."""
    east, north = shapely.get_coordinates(now.plants(scenario).geometry[plant_id])[1]
    pull = edits.pull_corner(now, scenario, Feature("plants", plant_id), (east, north))
    return pull.edit((east + by_m, north + 1.5))


def _scenario_edits(now: Plan) -> st.SearchStrategy[Edit]:
    known = [s.scenario_id for s in now.scenarios]
    one = st.sampled_from(known)
    new = f"step-{len(known)}-{sum(map(len, known))}"
    choices: list[st.SearchStrategy[Edit]] = [
        st.builds(edits.rename_scenario, one, st.sampled_from(["近期", "2027"])),
        st.builds(edits.set_active_scenario, one),
        st.builds(edits.add_waiver, one, st.just("overlap:P01:P02"), st.just("h"), st.just("agreed"), st.just("Li")),
    ]
    if len(known) < 4 and new not in known:
        choices.append(st.builds(edits.add_scenario, st.just(new), copy_of=st.one_of(st.none(), one)))
    if len(known) > 1:
        choices.append(st.builds(edits.remove_scenario, one))
    return st.one_of(choices)


def _plan_edits(now: Plan) -> st.SearchStrategy[Edit]:
    zones = frame(schema.ZONES, {"Z1": rect(0, 0, 480, 100), "Z9": (rect(0, 100, 9, 9), {"name": "北区"})})
    report = ImportReportEntry(pd.Timestamp("2026-01-02 03:04:05").as_unit("ms"), "zones", "{}")
    targets = [{"year": 2027, "product": "anode_graphite", "capacity": 300000, "capacity_unit": "t/a"}, {"year": 2030}]
    return st.sampled_from(
        [
            edits.set_targets(targets),
            edits.set_rule_override(now, "setback", "setback_m", 6.0, "local plan"),
            edits.set_rule_override(now, "setback", "setback_m", None),
            edits.set_rule_override(now, "investment-intensity", "enabled", True),
            edits.set_rule_override(now, "investment-intensity", "min_cny_per_ha", 30_000_000, "county notice"),
            edits.set_layer_attributes("zones", ["Z1"], {"power_quota_kw": 900.0, "height_limit_m": 10.0}),
            edits.set_layer_attributes("substations", ["S1"], {"in_service": "2026-12-31"}),
            edits.replace_layer("zones", zones, report),
            edits.set_layer_attributes("parcels", ["L1", "L2"], {"status": "reserved", "owner": "镇政府"}),
            edits.set_plan_setting("theme", {"labels": True}),
            edits.rename_plan("张庄"),
            edits.save_theme("用地", MapLook(plants_by="status")),
            edits.save_bookmark("西门", 470_000.0, 4_174_000.0, 2000.0),
            edits.add_backdrop(Backdrop("backdrop-1", "picture", "/maps/航片.tif", opacity=0.5)),
            edits.move_features(now.active_scenario, (Feature("parcels", "L2"), Feature("substations", "S1")), 2.5, -1),
            edits.rotate_features(now.active_scenario, Feature("parcels", "L1"), 30.0),
            edits.reshape_features(now.active_scenario, Feature("parcels", "L3"), rect(360, 0, 90, 90)),
            edits.add_annotations(now, [Note((470050.0, 4174050.0), "北门")], now.active_scenario),
            edits.add_features(now, "constraints", [rect(0, 130, 60, 5)], [{"kind": "river"}]),
            edits.mirror_features(now.active_scenario, Feature("parcels", "L3"), (470100.0, 4e6), (470090.0, 0.0)),
            edits.array_along_line(now, now.active_scenario, Feature("substations", "S1"), 3, (40.0, 7.5)),
            edits.scale_features(now, now.active_scenario, Feature("parcels", "L0"), 1.25),
        ]
    )


@st.composite
def edit_sequences(
    draw: Callable[[st.SearchStrategy[Any]], Any], begin: Plan | None = None, most: int = 6
) -> tuple[Plan, list[Edit]]:
    """A plan and up to ``most`` edits, each of which fits the plan the ones before it make."""
    now = first = begin or start()
    made: list[Edit] = []
    for _ in range(draw(st.integers(1, most))):
        made.append(draw(edit_for(now)))
        now = made[-1].apply(now)
    return first, made
