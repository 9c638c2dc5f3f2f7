"""Factors: those that ship, and what a planner sets instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.measures.factors import FAMILIES, factors_of, shipped_factors
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site

KEY = "power.coincidence_active"


@pytest.fixture
def plan() -> Plan:
    return Plan.new(Site.empty(4547))


def test_every_factor_that_ships_has_words_bounds_and_a_source() -> None:
    for family in FAMILIES:
        for factor in shipped_factors(family).values():
            assert all([factor.name.en, factor.name.zh, factor.source.source.en, factor.source.source.zh])
            assert factor.minimum <= factor.value <= factor.maximum
            assert factor.source.confidence in {"verified", "secondary", "unverified", "judgement"}
            assert factor.source.checked_on


def test_a_scenario_s_own_factor_goes_before_the_plan_s_and_that_before_the_shipped_one(plan: Plan) -> None:
    shipped = factors_of(plan).value(KEY)
    whole = edits.set_factor(KEY, 0.8, "survey").apply(plan)
    own = edits.set_factor(KEY, 0.7, "tried", scope="base").apply(whole)
    assert [factors_of(each).value(KEY) for each in (plan, whole, own)] == [shipped, 0.8, 0.7]
    assert factors_of(own)[KEY].set_by_hand
    assert factors_of(own)[KEY].shipped == shipped
    back = edits.set_factor(KEY, None).apply(edits.set_factor(KEY, None, scope="base").apply(own))
    assert dict(back.settings) == dict(plan.settings)


@pytest.mark.parametrize("edit", [edits.set_factor(KEY, 1.2), edits.set_factor(KEY, float("nan"))])
def test_a_value_out_of_bounds_is_refused(plan: Plan, edit: edits.Edit) -> None:
    with pytest.raises(EditError, match=r"Choose from 0\.5 to 1"):
        edit.apply(plan)


def test_an_unknown_factor_or_scenario_is_refused_by_name(plan: Plan) -> None:
    with pytest.raises(EditError, match="coincidence_active"):
        edits.set_factor("power.nothing", 1).apply(plan)
    with pytest.raises(EditError, match="nowhere"):
        edits.set_factor(KEY, 0.9, scope="nowhere").apply(plan)


@pytest.mark.parametrize("text", ["{", "[]", '{"": {"power.coincidence_active": 3}}'])
def test_a_setting_that_another_program_spoiled_is_said(plan: Plan, text: str) -> None:
    with pytest.raises(InputError, match="Set them again"):
        factors_of(replace(plan, settings={"factors": text}))
