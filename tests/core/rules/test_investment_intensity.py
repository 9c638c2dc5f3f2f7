"""Investment by parcel area, once a planner has entered what is required."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from tests.builders import factory, plan, rect, site
from tests.core.rules import twins_of_parcels
from tests.core.rules.found import found, ids, only, rounded, shuffled
from tests.strategies import plans

RULE = "investment-intensity"
L1 = "investment-intensity:parcel=L1"
UNCHECKED = "not-checked:investment-intensity:parcel=L1"
TWO_HECTARES = rect(0, 0, 200, 100)


def town(least_per_ha: float | None = 30e6, **invested: float | None) -> Plan:
    """Plants with what was invested in them on two hectares; ``least_per_ha`` None leaves the rule as it ships."""
    rows = {
        name: factory(rect(10 + 50 * at, 10, 40, 40), investment_cny=cny)
        for at, (name, cny) in enumerate(invested.items())
    }
    return asked(plan(site({"L1": TWO_HECTARES}), rows), least_per_ha)


def asked(made: Plan, least_per_ha: float | None) -> Plan:
    if least_per_ha is None:
        return made
    on = edits.set_rule_override(made, RULE, "enabled", True).apply(made)
    return edits.set_rule_override(on, RULE, "min_cny_per_ha", least_per_ha, "county notice").apply(on)


def test_as_it_ships_nothing_is_asked() -> None:
    assert ids(town(None, P1=1.0), RULE) == []


def test_switched_on_without_a_minimum_it_is_not_checked() -> None:
    finding = only(town(0.0, P1=9e9), RULE)
    assert finding.id == UNCHECKED
    assert "the rule is on without a minimum" in str(finding.message)


# (20 + 30) million on 2 ha = 25 million a hectare, of 30 million
def test_too_little_investment_is_named_with_its_figures() -> None:
    finding = only(town(P1=20e6, P2=30e6), RULE)
    assert (finding.id, finding.severity, finding.unit) == (L1, "warning", "CNY/ha")
    assert (finding.measured, finding.required) == (pytest.approx(25e6), 30e6)
    assert finding.subjects == ("parcel=L1", "P1", "P2")
    assert "25,000,000 CNY per hectare" in str(finding.message)


# 30 million × 2 ha = 60 million; 0.01 m² of land are 30 yuan of it
@pytest.mark.parametrize(("cny", "fails"), [(60e6, False), (60e6 + 1, False), (60e6 - 20, False), (60e6 - 40, True)])
def test_from_the_minimum_on_nothing_is_said(cny: float, fails: bool) -> None:
    assert ids(town(P1=cny), RULE) == ([L1] if fails else [])


def test_a_plant_on_several_parcels_shares_out_its_investment() -> None:
    on = site({"L1": TWO_HECTARES, "L2": rect(200, 0, 100, 100)})
    row = factory(rect(150, 10, 100, 40), investment_cny=40e6)  # half on L1, half on L2
    made = asked(plan(on, {"P1": row}), 30e6)
    assert {f.id: rounded(f.measured) for f in found(made, RULE)} == {L1: 10e6, f"{RULE}:parcel=L2": 20e6}


@pytest.mark.parametrize("cny", [None, -1.0, float("inf")])
def test_a_blank_is_not_checked(cny: float | None) -> None:
    finding = only(town(P1=90e6, P2=cny), RULE)
    assert finding.id == UNCHECKED
    assert "P2: Fixed-asset investment" in str(finding.message)


@pytest.mark.parametrize("changes", [{"investment_cny": 10e6}, {"investment_cny": None}])
def test_a_changed_investment_changes_the_parcel(changes: dict[str, Any]) -> None:
    now = town(P1=30e6, P2=40e6)
    changed = edits.set_attributes("base", ["P2"], changes).apply(now)
    assert Checker(now).after(changed).result == check_plan(changed)


@settings(max_examples=40)
@given(plans())
def test_it_finds_what_the_slow_twin_finds(made: Plan) -> None:
    on = asked(made, 30e6)
    figures = {f.id: (f.severity, rounded(f.measured)) for f in found(on, RULE)}
    assert figures.keys() == twins_of_parcels.investment_intensity(on, 30e6).keys()
    for key, (severity, measured) in twins_of_parcels.investment_intensity(on, 30e6).items():
        assert figures[key] == (severity, measured if measured is None else pytest.approx(measured, abs=0.001))
    assert ids(shuffled(on), RULE) == ids(on, RULE)
