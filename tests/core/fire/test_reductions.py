"""The reductions of fire separation in whole layouts: against plain loops, and what must hold of any of them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker
from siteplanner.core.fire.notes import NOTES
from siteplanner.core.fire.walls import Wall
from siteplanner.core.plan import Plan
from siteplanner.core.rules import fire_separation
from siteplanner.core.rules.rule import RuleSettings
from tests import builders as b
from tests.core.fire import twins_reductions as twins
from tests.core.fire.walled import ALL, DEFAULT, allowing, layout_of, walls
from tests.core.rules.found import shifted
from tests.core.rules.test_fire_separation import asked, read

NAMES = {"s": "front", "w": "right", "n": "back", "e": "left"}
MOSTLY = st.sampled_from([True, True, True, False])
WALL = st.fixed_dictionaries(
    {
        "fire_wall": MOSTLY,
        "stone": MOSTLY,
        "eaves": MOSTLY,
        "share": st.sampled_from([None, 0.0, 0.0, 0.05, 0.06, 0.5]),
        "staggered": MOSTLY,
        "protected": MOSTLY,
    }
)
STRONG = {"fire_wall": True, "stone": True, "eaves": True, "share": 0.0, "staggered": True, "protected": True}
WALLED = st.fixed_dictionaries({side: st.one_of(st.just(STRONG), WALL) for side in NAMES})
PLANT = st.fixed_dictionaries(
    {
        "box": st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from([10, 15]), st.sampled_from([10, 20])),
        "use": st.sampled_from(["factory", "factory", "factory", "warehouse", "civil", "tank_area"]),
        "hazard": st.sampled_from(["A", "B", "C", "C", "D", "E", "E"]),
        "grade": st.sampled_from([1, 2, 2, 3]),
        "height": st.sampled_from([9.0, 9.005, 15.0, 30.0]),
        "storeys": st.sampled_from([1, 3]),
        "rank": st.sampled_from(["low", "low", "high_1"]),
        "project": st.sampled_from(["J1", "J2", ""]),
        "walls": st.one_of(st.none(), WALLED),
        "roof": st.sampled_from([None, 0.5, 1.0, 1.5]),
        "no_skylight": MOSTLY,
        "serves": MOSTLY,
        "flame": st.sampled_from([False, False, True]),
    }
).map(lambda row: row | {"high": row["height"] > 24 and row["storeys"] > 1})
PLANTS = st.lists(PLANT, max_size=6)


def plan_of(rows: list[dict[str, Any]]) -> Plan:
    made = {}
    for n, row in enumerate(rows):
        east, north, width, depth = row["box"]
        shape = b.rect(east, north, width, depth)
        cell = None
        if row["walls"] is not None:
            sides = {
                NAMES[side]: Wall(
                    wall["fire_wall"], wall["stone"], wall["eaves"], wall["share"], wall["staggered"], wall["protected"]
                )
                for side, wall in row["walls"].items()
            }
            roof = {"roof_h": row["roof"], "no_skylight": row["no_skylight"], "serves_own_works": row["serves"]}
            cell = walls(shape, sides, **roof)
        made[f"P{n}"] = b.factory(shape, **attributes(row), walls=cell)
    return b.plan(b.site(), made)


def attributes(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "building_use": row["use"],
        "hazard_class": row["hazard"],
        "fire_grade": row["grade"],
        "height_m": row["height"],
        "storeys": row["storeys"],
        "civil_rank": row["rank"],
        "project_id": row["project"] or None,
        "open_flame": row["flame"],
    }


def figures(plan: Plan, rules: RuleSettings = ALL) -> dict[str, tuple[str, float]]:
    found = fire_separation.check(layout_of(plan), rules)
    return {f.id: (f.severity, f.required) for f in found if f.required is not None}


def with_box(row: dict[str, Any]) -> dict[str, Any]:
    east, north, width, depth = row["box"]
    return row | {"box": (east, north, east + width, north + depth)}


def expected(rows: list[dict[str, Any]]) -> dict[str, tuple[str, float]]:
    out = {}
    for i, j in itertools.combinations(range(len(rows)), 2):
        a, c = with_box(rows[i]), with_box(rows[j])
        first, second = (b.rect(*row["box"]) for row in (rows[i], rows[j]))
        if first.intersection(second).area > 0.01:
            continue
        gap = first.distance(second)
        one, other = read(attributes(rows[i])), read(attributes(rows[j]))
        table = asked(one, other) or 0.0
        if table and one["state"] == other["state"] == "in" and gap < table - 0.01:
            table, _ = twins.reduced(a, c, table)
        flames = {h for x, y in ((one, other), (other, one)) for h in "AB" if x["hazard"] == h and y["flame"]}
        error = max(table, 30.0 if "A" in flames else 0.0)
        if gap < error - 0.01:
            out[f"fire-separation:P{i}:P{j}"] = ("error", error)
        elif "B" in flames and gap < 30 - 0.01:
            out[f"fire-separation:P{i}:P{j}"] = ("warning", 30.0)
    return out


@given(PLANTS)
@settings(max_examples=100)
def test_plain_loops_reduce_the_same(rows: list[dict[str, Any]]) -> None:
    assert figures(plan_of(rows)) == expected(rows)


@given(PLANTS)
@settings(max_examples=40)
def test_a_reduction_never_asks_for_more(rows: list[dict[str, Any]]) -> None:
    plan = plan_of(rows)
    full = figures(plan, DEFAULT)
    for finding, (severity, required) in figures(plan).items():
        assert severity == full[finding][0] or (full[finding][0], severity) == ("error", "warning")
        if severity == full[finding][0]:  # where the error is gone, a warning of another distance may stand behind it
            assert required <= full[finding][1]


@given(PLANTS)
@settings(max_examples=40)
def test_blank_walls_reduce_nothing_but_class_e(rows: list[dict[str, Any]]) -> None:
    plan = plan_of([row | {"walls": None} for row in rows])
    assert figures(plan, allowing("N3", "N4", "N5", "N6", "N7")) == figures(plan, DEFAULT)


@given(PLANTS, st.integers(0, 359))
@settings(max_examples=40)
def test_the_whole_layout_turned_asks_the_same(rows: list[dict[str, Any]], angle_deg: int) -> None:
    plan = plan_of(rows)
    if not rows:
        return
    turned = edits.rotate_plants("base", plan.plants().index, angle_deg, b.ORIGIN).apply(plan)
    assert figures(turned) == figures(plan)


@given(PLANTS)
@settings(max_examples=40)
def test_the_order_of_rows_does_not_matter(rows: list[dict[str, Any]]) -> None:
    plan = plan_of(rows)
    assert figures(plan.with_plants("base", plan.plants().iloc[::-1])) == figures(plan)


@given(PLANTS, st.data())
@settings(max_examples=40)
def test_looking_at_some_plants_finds_what_concerns_them(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    plan = plan_of(rows)
    focus = data.draw(st.sets(st.sampled_from(range(len(rows)))) if rows else st.just(set()))
    some = replace(layout_of(plan), focus=np.array(sorted(focus), dtype=np.intp))
    names = {f"P{n}" for n in focus}
    got = {f.id: f for f in fire_separation.check(some, ALL)}
    assert got == {f.id: f for f in fire_separation.check(layout_of(plan), ALL) if names & set(f.plants)}


@given(PLANTS)
@settings(max_examples=40)
def test_a_footprint_that_keeps_every_clearance_has_no_error(rows: list[dict[str, Any]]) -> None:
    plan = plan_of(rows)
    if not rows:
        return
    layout = layout_of(plan)
    clearances = fire_separation.RULE.clearances
    assert clearances is not None
    kept = {
        c.subject for c in clearances(layout, ALL, 0) if c.severity == "error" and not c.is_met_by(layout.shapes[0])
    }
    errors = {f.plants[1] for f in fire_separation.check(layout, ALL) if f.severity == "error" and f.plants[0] == "P0"}
    assert errors <= kept


@given(PLANTS, st.floats(1.0, 359.0))
@settings(max_examples=40)
def test_walls_turned_by_another_program_help_nobody(rows: list[dict[str, Any]], angle_deg: float) -> None:
    """The file's shapes turned, its walls left as they were: what was entered is not believed."""
    plan = plan_of([row | {"use": "factory"} for row in rows])
    plants = plan.plants()
    turned = plants.set_geometry([shapely.affinity.rotate(s, angle_deg, origin=b.ORIGIN) for s in plants.geometry])
    if any(abs(angle_deg % 90.0 - n) < 0.1 for n in (0.0, 90.0)):
        return
    made = plan.with_plants("base", turned.set_crs(plants.crs, allow_override=True))
    assert figures(made, allowing("N4", "N5", "N6", "N7")) == figures(made, DEFAULT)


CELLS = st.one_of(st.none(), WALLED)


def changed(plan: Plan, plant: str, data: st.DataObject) -> edits.Edit:
    """One random edit of a plant that reductions hang on."""
    kind = data.draw(st.sampled_from(["move", "turn", "shape", "walls", "height", "project", "class"]))
    if kind == "move":
        return edits.move_plants("base", [plant], data.draw(st.integers(-15, 15)), data.draw(st.integers(-15, 15)))
    if kind == "turn":
        return edits.rotate_plants("base", [plant], data.draw(st.sampled_from([90.0, 180.0, 37.0])))
    if kind == "shape":
        return edits.reshape_plant("base", plant, b.rect(data.draw(st.integers(0, 60)), 5, 20, 20))
    if kind == "walls":
        shape = plan.plants().geometry.loc[plant]
        sides = data.draw(CELLS)
        cell = None
        if sides is not None:
            strong = {NAMES[s]: Wall(w["fire_wall"], True, True, w["share"], True, True) for s, w in sides.items()}
            cell = walls(shape, strong, roof_h=1.5, no_skylight=True, serves_own_works=True)
        return edits.set_attributes("base", plant, {"walls": cell})
    values: dict[str, Any] = {
        "height": {"height_m": data.draw(st.sampled_from([9.0, 15.0, None]))},
        "project": {"project_id": data.draw(st.sampled_from(["J1", "J2", None]))},
        "class": {"hazard_class": data.draw(st.sampled_from(["A", "C", "E", None]))},
    }[kind]
    return edits.set_attributes("base", plant, values)


@given(st.lists(PLANT, min_size=2, max_size=5), st.data())
@settings(max_examples=25)
def test_after_any_edit_the_live_check_says_what_a_full_one_says(
    rows: list[dict[str, Any]], data: st.DataObject
) -> None:
    plan = plan_of(rows)
    for note in NOTES:
        plan = edits.set_rule_override(plan, "fire-separation", f"allow.{note}", "1").apply(plan)
    checker = Checker(plan)
    for _ in range(4):
        plant = data.draw(st.sampled_from(plan.plants().index.to_list()))
        plan = changed(plan, plant, data).apply(plan)
        checker = checker.after(plan)
        live, full = ({f.id: f for f in c.result.findings} for c in (checker, Checker(plan)))
        assert live == full


@given(PLANTS)
@settings(max_examples=25)
def test_the_place_on_earth_does_not_matter(rows: list[dict[str, Any]]) -> None:
    plan = plan_of(rows)
    assert figures(shifted(plan, 38_030_000.0, 0.0)) == figures(plan)
