"""What substations can carry, worked by hand; and that no figure says otherwise than the check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.power.capacity import SubstationCapacity, substation_capacities
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from tests import builders as b

Rows = Mapping[str, Mapping[str, Any]]


def town(substations: Rows, plants: Rows) -> Plan:
    on = b.site(substations={key: (b.point(n, 0), of) for n, (key, of) in enumerate(substations.items())})
    rows = {key: b.factory(b.rect(100 * n, 0, 50, 50), **of) for n, (key, of) in enumerate(plants.items())}
    return b.plan(on, rows)


def capacities(plan: Plan, when: When = None) -> dict[str, SubstationCapacity]:
    return {of.substation_id: of for of in substation_capacities(Basis.of(plan, when=when))}


def load(kva: float, **more: Any) -> dict[str, Any]:
    """A plant that counts ``kva``: 0.90 × power × 0.5 / 0.9 = power / 2."""
    return {"power_kw": 2 * kva, "demand_factor": 0.5, "power_factor": 0.9, **more}


# Two transformers of 63 MVA together: 63 000 in N, 31 500 without one; three of 90 MVA together: 60 000; one: nothing.
@pytest.mark.parametrize(
    ("capacity", "transformers", "n1"), [(63000.0, 2, 31500.0), (90000.0, 3, 60000.0), (40000.0, 1, 0.0)]
)
def test_without_one_transformer_the_others_are_left(capacity: float, transformers: int, n1: float) -> None:
    plan = town({"S1": {"capacity_kva": capacity, "transformers": transformers}}, {"P1": load(10_000.0)})
    of = capacities(plan)["S1"]
    assert (of.n_kva, of.n1_kva, of.demand_kva) == pytest.approx((capacity, n1, 10_000.0))
    assert of.spare_n_kva == pytest.approx(capacity - 10_000.0)
    assert of.spare_n1_kva == pytest.approx(n1 - 10_000.0)


# 1.3 for a short time: two transformers at 65 % of all, three at 86.7 %; five would be 104 %, so no more than all.
@pytest.mark.parametrize(("transformers", "share"), [(2, 0.65), (3, 2.6 / 3), (5, 1.0)])
def test_a_short_overload_is_a_factor(transformers: int, share: float) -> None:
    plan = town({"S1": {"capacity_kva": 1000.0, "transformers": transformers}}, {})
    of = capacities(edits.set_factor("power.n1_overload", 1.3).apply(plan))["S1"]
    assert of.n1_kva == pytest.approx(1000.0 * share)


def test_what_is_not_entered_is_not_known() -> None:
    plan = town({"S1": {"capacity_kva": None, "transformers": 2}, "S2": {"capacity_kva": 900.0}}, {"P1": load(5.0)})
    first, second = capacities(plan).values()
    assert (first.n_kva, first.n1_kva, first.spare_n_kva, first.spare_n1_kva) == (None, None, None, None)
    assert (second.n_kva, second.n1_kva, second.transformers) == (900.0, None, None)


def test_a_substation_has_no_capacity_before_it_is_in_service() -> None:
    later = {"capacity_kva": 900.0, "transformers": 2, "in_service": pd.Timestamp("2025-06-30")}
    plan = town({"S1": later}, {"P1": load(100.0)})
    before, after = capacities(plan, dt.date(2025, 6, 29))["S1"], capacities(plan, dt.date(2025, 6, 30))["S1"]
    assert (before.in_service, before.n_kva, before.n1_kva, before.spare_n1_kva) == (False, 0.0, 0.0, -100.0)
    assert (after.in_service, after.n_kva, after.n1_kva, after.spare_n1_kva) == (True, 900.0, 450.0, 350.0)


def test_plants_count_from_their_day_and_blanks_are_counted() -> None:
    plants = {"P1": load(100.0), "P2": load(50.0, in_service=pd.Timestamp("2026-01-01")), "P3": {"power_factor": None}}
    plan = town({"S1": {"capacity_kva": 900.0, "transformers": 2}}, plants)
    early, late = capacities(plan, 2025)["S1"], capacities(plan)["S1"]
    assert (early.demand_kva, early.plants) == pytest.approx((100.0, 2))
    assert (late.demand_kva, late.plants) == pytest.approx((150.0, 3))
    assert late.missing == {"power_factor": 1}


def test_the_planners_own_coincidence_factor_of_the_check_counts_here_too() -> None:
    plan = town({"S1": {"capacity_kva": 900.0, "transformers": 2}}, {"P1": load(90.0)})
    plan = edits.set_rule_override(plan, "substation-load", "coincidence_factor", 1.0).apply(plan)
    assert capacities(plan)["S1"].demand_kva == pytest.approx(100.0)


# From 2025 on 600 kVA, from 2026 on 1100 of 1000: the check tells the first day on which it is too much.
def test_on_the_day_the_check_tells_the_figures_have_its_load() -> None:
    days = [pd.Timestamp("2025-03-01"), pd.Timestamp("2026-03-01")]
    plants = {f"P{n}": load(kva, in_service=day) for n, kva, day in zip((1, 2), (600.0, 500.0), days, strict=True)}
    plan = town({"S1": {"capacity_kva": 1000.0, "transformers": 2}}, plants)
    (finding,) = [f for f in check_plan(plan).findings if f.rule == "substation-load"]
    assert (finding.severity, finding.measured) == ("error", pytest.approx(1100.0))
    assert "2026-03-01" in english(finding.message)
    before, then = (capacities(plan, dt.date(2026, month, 28))["S1"] for month in (2, 3))
    assert (before.spare_n_kva, then.spare_n_kva) == (pytest.approx(400.0), pytest.approx(-100.0))


loads = st.floats(0.0, 600.0).map(lambda kva: round(kva, 3))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(loads, st.sampled_from(["S1", "S2", None])), max_size=6),
    st.tuples(st.sampled_from([100.0, 1000.0, None]), st.sampled_from([None, 1, 2, 3])),
)
def test_the_check_finds_a_substation_too_small_exactly_where_nothing_is_spare(
    plants: list[tuple[float, str | None]], station: tuple[float | None, int | None]
) -> None:
    of = {"capacity_kva": station[0], "transformers": station[1]}
    rows = {f"P{n}": load(kva, substation_id=where) for n, (kva, where) in enumerate(plants)}
    plan = town({"S1": of, "S2": {"capacity_kva": 5000.0, "transformers": 2}}, rows)
    found = {f.id: f for f in check_plan(plan).findings if f.rule == "substation-load"}
    for key, capacity in capacities(plan).items():
        finding = found.get(f"substation-load:substation={key}")
        spare_n, spare_n1 = capacity.spare_n_kva, capacity.spare_n1_kva
        slack = 1e-6
        if finding is None:
            assert spare_n is None or spare_n >= -slack
            assert capacity.demand_kva == 0 or spare_n is None or (spare_n1 is not None and spare_n1 >= -slack)
            continue
        assert finding.measured == pytest.approx(capacity.demand_kva)
        if finding.severity == "error":
            assert spare_n is not None
            assert spare_n < 0
        else:
            assert spare_n1 is None or spare_n1 < 0
