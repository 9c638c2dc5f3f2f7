"""The chain balance, worked by hand.

With the factors as shipped 1 GWh takes 1,100 t anode, 2,300 t LFP or 1,700 t NCM, 1,200 t electrolyte, 17,500,000 m2
separator.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.chain_balance import (
    ChainBalance,
    Reason,
    chain_balance,
    missing,
    missing_gwh,
    share,
    step_definitions,
)
from siteplanner.core.measures.factors import shipped_factors
from siteplanner.core.plan import Plan
from tests import builders as b

FACTORS = {key.removeprefix("chain."): of.value for key, of in shipped_factors("chain").items()}
Made = tuple[str, float | None, str | None]


def making(*made: Made, **attributes: Any) -> Plan:
    """A plan with one plant for each (product, capacity, unit)."""
    return b.plan(
        b.site(),
        {
            f"P{n}": b.factory(
                b.rect(0, 20 * n, 10, 10), product=product, capacity=capacity, capacity_unit=unit, **attributes
            )
            for n, (product, capacity, unit) in enumerate(made)
        },
    )


def balanced(*made: Made) -> ChainBalance:
    return chain_balance(Basis.of(making(*made)))


def gwh(of: ChainBalance) -> dict[str, float | None]:
    return {step.key: step.gwh for step in of.steps}


FULL: tuple[Made, ...] = (
    ("anode_graphite", 11_000.0, "t/a"),  # 10 GWh
    ("cathode_lfp", 9_200.0, "t/a"),  # 4 GWh
    ("cathode_ncm", 1_700.0, "t/a"),  # and 1 GWh
    ("electrolyte", 9_600.0, "t/a"),  # 8 GWh
    ("separator", 70_000_000.0, "m2/a"),  # 4 GWh
)


def test_each_step_serves_the_cells_of_its_products() -> None:
    assert gwh(balanced(*FULL)) == {"anode": 10.0, "cathode": 5.0, "electrolyte": 8.0, "separator": 4.0}


def test_the_step_with_the_fewest_cells_holds_the_others_back() -> None:
    found = balanced(*FULL)
    assert [step.key for step in found.bottlenecks] == ["separator"]
    assert found.largest_gwh == 10.0
    assert share(found, found.step("separator")) == 40.0


def test_what_is_missing_matches_the_largest_step_and_the_anode() -> None:
    found = balanced(*FULL[1:], ("anode_graphite", 7_700.0, "t/a"))  # the anode serves 7 GWh, the electrolyte 8
    gaps = {
        of.product: (missing(step, of, found.largest_gwh), missing(step, of, found.step("anode").gwh))
        for step in found.steps
        for of in step.products
    }
    assert gaps == {
        "anode_graphite": (1_100.0, 0.0),  # 1 GWh
        "cathode_lfp": (6_900.0, 4_600.0),  # 3 and 2 GWh
        "cathode_ncm": (5_100.0, 3_400.0),  # or as much in NCM
        "electrolyte": (0.0, 0.0),
        "separator": (70_000_000.0, 52_500_000.0),  # 4 and 3 GWh
    }


def test_the_figures_of_the_town_come_near_those_of_the_plan() -> None:
    # 300,000 t of anode: some 270 GWh, 620,000 t LFP, 320,000 t electrolyte, 4.7 billion m2 separator
    found = balanced(("anode_graphite", 300_000.0, "t/a"))
    anode = found.step("anode").gwh
    assert anode == pytest.approx(270, rel=0.02)
    wanted = {of.product: missing(step, of, anode) for step in found.steps for of in step.products}
    assert wanted["cathode_lfp"] == pytest.approx(620_000, rel=0.02)
    assert wanted["electrolyte"] == pytest.approx(320_000, rel=0.03)
    assert wanted["separator"] == pytest.approx(4.7e9, rel=0.02)


def test_a_capacity_in_another_unit_is_told_and_never_converted() -> None:
    found = balanced(*FULL[:4], ("separator", 300.0, "t/a"))
    separator = found.step("separator")
    assert separator.gwh is None
    assert [(of.product, of.unit, of.capacity, of.reason) for of in found.left_out] == [
        ("separator", "t/a", 300.0, Reason.UNLIKE_UNIT)
    ]
    assert found.largest_gwh is None
    assert found.bottlenecks == ()
    assert missing_gwh(found.step("anode"), found.largest_gwh) is None


def test_products_of_no_step_are_named_apart() -> None:
    found = balanced(
        ("special_graphite", 2_500.0, "t/a"), ("hard_felt", 7_000.0, "piece/a"), ("unheard_of", None, None)
    )
    assert [(of.product, of.unit, of.capacity, of.reason) for of in found.left_out] == [
        ("hard_felt", "piece/a", 7_000.0, Reason.NO_STEP),
        ("special_graphite", "t/a", 2_500.0, Reason.NO_STEP),
        ("unheard_of", "", None, Reason.NO_STEP),
    ]
    assert gwh(found) == {"anode": 0.0, "cathode": 0.0, "electrolyte": 0.0, "separator": 0.0}
    assert found.bottlenecks == ()


def test_steps_that_make_nothing_hold_the_others_back_together() -> None:
    found = balanced(FULL[0])
    assert [step.key for step in found.bottlenecks] == ["cathode", "electrolyte", "separator"]


def test_where_all_serve_the_same_there_is_no_bottleneck() -> None:
    found = balanced(
        *((key, 3 * FACTORS[key], "m2/a" if key == "separator" else "t/a") for key in FACTORS if "lfp" not in key)
    )
    assert set(gwh(found).values()) == {3.0}
    assert found.bottlenecks == ()


def test_a_step_that_may_serve_more_than_it_says_is_no_sure_bottleneck() -> None:
    sure = balanced(*FULL, ("electrolyte", None, "t/a"))  # 8 GWh or more
    assert [step.key for step in sure.bottlenecks] == ["separator"]
    unsure = balanced(*FULL, ("separator", None, "m2/a"))  # 4 GWh or more
    assert unsure.bottlenecks == ()
    assert unsure.step("separator").lacking


def test_a_cathode_of_which_one_kind_is_known_counts_as_that() -> None:
    assert gwh(balanced(FULL[1], ("cathode_ncm", None, "t/a")))["cathode"] == 4.0
    assert gwh(balanced(("cathode_ncm", None, "t/a")))["cathode"] is None


def test_a_planners_own_factor_counts() -> None:
    plan = edits.set_factor("chain.anode_graphite", 1000.0, "our cells").apply(making(FULL[0]))
    assert chain_balance(Basis.of(plan)).step("anode").gwh == 11.0


def test_only_what_is_in_service_counts() -> None:
    plan = making(FULL[0], in_service="2026-01-01")
    assert chain_balance(Basis.of(plan, when=2025)).step("anode").gwh == 0.0
    assert chain_balance(Basis.of(plan, when=2026)).step("anode").gwh == 10.0


def test_every_product_of_a_step_has_a_factor_and_every_factor_a_step() -> None:
    assert {product for step in step_definitions() for product in step.products} == set(FACTORS)


CAPACITIES = st.sampled_from([0.0, 1.0, 1100.0, 123_456.7, 1e9])


@given(made=st.lists(st.tuples(st.sampled_from(list(FACTORS)), CAPACITIES), max_size=6))
@settings(max_examples=60, deadline=None)
def test_with_what_is_missing_every_step_serves_what_the_largest_does(made: list[tuple[str, float]]) -> None:
    rows: list[Made] = [(key, amount, "m2/a" if key == "separator" else "t/a") for key, amount in made]
    found = balanced(*rows)
    for step in found.steps:
        first = step.products[0]
        rows.append((first.product, missing(step, first, found.largest_gwh), first.unit))
    again = gwh(balanced(*rows))
    assert list(again.values()) == pytest.approx([found.largest_gwh] * 4)


def test_a_capacity_below_0_is_none() -> None:
    [lacking] = balanced(("anode_graphite", -1100.0, "t/a")).step("anode").products
    assert lacking.capacity is None
