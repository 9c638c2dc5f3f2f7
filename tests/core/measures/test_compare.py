"""Two scenarios side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from siteplanner.core.checking import check_plan
from siteplanner.core.measures.compare import Comparison, compare
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.schema import PLANTS
from tests import builders as b

ROOM = b.site({"L1": b.rect(0, 0, 500, 500)})


def plan_of(a: dict[str, Any], other: dict[str, Any]) -> Plan:
    plan = b.plan(ROOM, a)
    scenarios = (*plan.scenarios, Scenario("other", "另一方案"))
    frames = {**plan.scenario_plants, "other": b.frame(PLANTS, other) if other else plan.plants().iloc[:0]}
    return replace(plan, scenarios=scenarios, scenario_plants=frames)


def compared(plan: Plan) -> Comparison:
    return compare(plan, "base", "other", check_plan(plan, "base"), check_plan(plan, "other"))


def test_figures_stand_side_by_side_with_their_difference() -> None:
    made = {"capacity": 100.0, "capacity_unit": "t/a"}
    plan = plan_of(
        {"P1": b.factory(b.rect(50, 50, 20, 20), **made)},
        {
            "P1": b.factory(b.rect(50, 50, 40, 20), **made),
            "P2": b.factory(b.rect(200, 50, 20, 20), **made, product="electrolyte"),
        },
    )
    rows = {row["figure"]: row for row in compared(plan).to_json()["rows"]}
    assert rows["plants"] == {"figure": "plants", "unit": None, "a": 1, "b": 2, "delta": 1}
    assert rows["footprint_m2"] == {"figure": "footprint_m2", "unit": "m²", "a": 400.0, "b": 1200.0, "delta": 800.0}
    assert (rows["capacity.electrolyte"]["a"], rows["capacity.electrolyte"]["b"]) == (0.0, 100.0)
    assert rows["capacity.anode_graphite"]["delta"] == 0.0


def test_findings_are_gained_and_lost_by_their_ids() -> None:
    near = {"P1": b.factory(b.rect(50, 50, 20, 20)), "P2": b.factory(b.rect(75, 50, 20, 20))}
    far = {"P1": b.factory(b.rect(50, 50, 20, 20)), "P2": b.factory(b.rect(490, 50, 20, 20))}
    answer = compared(plan_of(near, far)).to_json()
    assert "fire-separation:P1:P2" in [f["id"] for f in answer["findings"]["lost"]]
    assert "on-parcel:P2" in [f["id"] for f in answer["findings"]["gained"]]
    errors = next(row for row in answer["rows"] if row["figure"] == "findings.error")
    assert errors["delta"] == errors["b"] - errors["a"]


def test_a_scenario_beside_its_like_differs_in_nothing() -> None:
    same = {"P1": b.factory(b.rect(50, 50, 20, 20))}
    comparison = compared(plan_of(same, same))
    assert comparison.gained == comparison.lost == ()
    assert {row.delta for row in comparison.rows} <= {0.0, None}


def test_an_empty_scenario_counts_nothing() -> None:
    comparison = compared(plan_of({"P1": b.factory(b.rect(50, 50, 20, 20))}, {}))
    assert next(row for row in comparison.rows if row.figure == "plants").b == 0
    assert comparison.gained == ()


def test_figures_of_the_pack_stand_beside_those_of_the_program() -> None:
    plan = plan_of(
        {"P1": b.factory(b.rect(50, 50, 20, 20), output_value_cny=1e8)},
        {"P1": b.factory(b.rect(50, 50, 20, 20))},
    )
    rows = {row.figure: row for row in compared(plan).rows}
    land_ha = 500 * 500 / 10_000
    assert rows["own.output_per_ha"].unit == "CNY/a/ha"
    assert rows["own.output_per_ha"].a == 1e8 / land_ha
    assert rows["own.output_per_ha"].b is None, "nobody says what the plant puts out"
    assert rows["own.output_per_ha"].delta is None
    assert str(rows["own.output_per_ha"].name) == "Output per hectare of land used"
