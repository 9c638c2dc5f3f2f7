"""The check of a scenario is kept while another is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.kept_checks import KeptChecks, holds_still
from siteplanner.services.planning_session import PlanningSession


def turned(plan: Plan, scenario_id: str) -> Plan:
    return edits.set_active_scenario(scenario_id).apply(plan)


def test_each_scenario_gets_its_own_check_back(two_plants: Plan) -> None:
    plan = edits.add_scenario("next", copy_of="base").apply(two_plants)
    kept, first = KeptChecks(), Checker(plan, "base")
    assert kept.turn(first, turned(plan, "next")) is None
    second = Checker(plan, "next")
    assert kept.turn(second, plan) is first
    assert kept.turn(first, turned(plan, "next")) is second
    other_site = replace(plan.site, zones=plan.site.zones.iloc[:1])
    assert kept.turn(None, replace(plan, site=other_site)) is None


def test_going_on_costs_nothing_where_neither_plants_nor_rules_changed(two_plants: Plan) -> None:
    checker = Checker(two_plants, "base")
    assert holds_still(checker, edits.add_scenario("next").apply(two_plants))
    assert not holds_still(checker, edits.move_plants("base", ["P1"], 1.0, 0.0).apply(two_plants))
    assert not holds_still(checker, edits.set_rule_override(two_plants, "setback", "setback_m", 6).apply(two_plants))


def test_turning_back_shows_true_findings_at_once_whatever_was_changed_meanwhile(
    desk: Desk, two_plants: Plan, qtbot: Any
) -> None:
    plan = edits.add_scenario("next", copy_of="base").apply(two_plants)
    desk.open_session(PlanningSession(plan))
    qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
    desk.apply(edits.set_active_scenario("next"))
    qtbot.waitUntil(lambda: desk.result_is_current, timeout=20_000)
    desk.apply(edits.set_active_scenario("base"))
    assert desk.result_is_current
    desk.apply(edits.set_active_scenario("next"))
    desk.apply(edits.move_plants("base", ["P2"], 200.0, 0.0))
    desk.apply(edits.set_active_scenario("base"))
    qtbot.waitUntil(lambda: desk.result_is_current and not desk.checking, timeout=20_000)
    assert desk.result is not None
    assert desk.plan is not None
    assert desk.result.findings == check_plan(desk.plan, "base").findings
