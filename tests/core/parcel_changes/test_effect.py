"""Which plants a newer map affects, and what the full check says of it before and after."""

from __future__ import annotations

from typing import Any

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.parcel_changes.comparison import parcel_changes
from siteplanner.core.parcel_changes.effect import Effect, checks_of, effect_of
from siteplanner.core.plan import Plan
from tests import builders as b
from tests.core.parcel_changes.drawn import parcels

INDUSTRY = {"land_use": "100102", "code_system": "MNR2023"}
LAND = {"L1": (b.rect(0, 0, 100, 100), INDUSTRY), "L2": (b.rect(100, 0, 100, 100), INDUSTRY)}


def town(**plants: Any) -> Plan:
    return b.plan_of_places(b.complete_site(**LAND), plants)


def effect(plan: Plan, newer: dict[str, Any]) -> Effect:
    changes = parcel_changes(plan.site.parcels, parcels(newer))
    return effect_of(plan, changes, changes.usual, edits.update_parcels(changes), checks_of(plan))


def test_a_plant_whose_boundary_came_nearer_gains_the_setback_and_the_change_is_named() -> None:
    plan = town(P1=b.rect(20, 20, 60, 60), P2=b.rect(120, 20, 60, 60))  # 20 m from the eastern boundary of L1
    newer = {"L1": (b.rect(0, 0, 82, 100), INDUSTRY), "L2": (b.rect(82, 0, 118, 100), INDUSTRY)}  # then 2 m
    found = effect(plan, newer)
    assert [(of.plant_id, of.changes) for of in found.plants] == [("P1", (0,)), ("P2", (1,))]
    gained = {of.plant_id: [f.rule for f in of.gained] for of in found.plants}
    assert gained == {"P1": ["setback"], "P2": []}
    assert (found.gained, found.lost, found.overlaps) == (1, 0, ())


def test_findings_are_those_of_the_full_check_of_the_plan_as_it_would_be() -> None:
    plan = town(P1=b.rect(20, 20, 60, 60), P2=b.rect(90, 20, 20, 60))
    changes = parcel_changes(plan.site.parcels, parcels({"L1": (b.rect(0, 0, 200, 100), INDUSTRY)}))
    edit = edits.update_parcels(changes)
    [of] = effect_of(plan, changes, changes.usual, edit, checks_of(plan)).scenarios
    before, after = (check_plan(each).ids for each in (plan, edit.apply(plan)))
    assert {f.id for f in of.gained} == after - before
    assert {f.id for f in of.lost} == before - after
    assert any(f.rule == "across-parcels" for f in of.lost)


def test_every_scenario_with_plants_is_looked_at() -> None:
    plan = edits.add_scenario("step", copy_of="base").apply(town(P1=b.rect(20, 20, 60, 60)))
    plan = edits.add_scenario("empty").apply(plan)
    found = effect(plan, {"L2": LAND["L2"]})  # L1, under P1, is gone
    assert [of.scenario_id for of in found.scenarios] == ["base", "step"]
    assert [(of.scenario_id, of.plant_id) for of in found.plants] == [("base", "P1"), ("step", "P1")]
    assert all("on-parcel" in {f.rule for f in of.gained} for of in found.plants)


def test_a_plant_beside_changed_land_that_gains_a_finding_names_the_nearest_change() -> None:
    plan = town(P1=b.rect(20, 20, 60, 60))
    homes = {**LAND, "H": (b.rect(104, 0, 90, 100), {"land_use": "0701", "code_system": "MNR2023"})}
    homes["L2"] = (b.rect(300, 0, 9, 9), INDUSTRY)
    found = effect(plan, homes)
    assert [of.plant_id for of in found.plants] == ["P1"]
    assert found.plants[0].changes
    assert found.plants[0].gained


def test_a_plant_that_only_touches_changed_land_does_not_stand_on_it() -> None:
    plan = town(P1=b.rect(50, 20, 50, 60))  # its eastern wall is on the boundary to L2
    renamed = {"L1": LAND["L1"], "X2": LAND["L2"]}
    assert effect(plan, renamed).plants == ()
