"""The yearly cost of each plant, worked out by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.costs import PlantCosts, plant_costs
from siteplanner.core.measures.energy_cost.supply import Standing
from siteplanner.core.measures.energy_cost.tariff import tariff
from siteplanner.core.measures.factors import shipped_factors
from siteplanner.core.plan import Plan
from tests.core.measures.energy_cost.drawn import basis, town
from tests.core.measures.energy_cost.slow_costs import CHANGES, PLANTS, reckoned, town_of

A, B, C, D, E, F = range(6)
# shares: sharp peak 3 %, peak 30 %, valley 33 %, flat 34 %; prices 1.55 × 1.2, 1.55, 0.5 and 1 times the flat one
MEAN = 0.03 * 1.55 * 1.2 + 0.30 * 1.55 + 0.33 * 0.5 + 0.34


def costs(of: Plan | None = None) -> PlantCosts:
    return plant_costs(basis(of))


def with_factor(key: str, value: float, of: Plan | None = None) -> Plan:
    return edits.set_factor(f"energy_cost.{key}", value).apply(of or town())


def test_a_large_plant_at_110_kv_costs_what_the_two_parts_make() -> None:
    made = costs()
    assert pytest.approx(1.0258) == MEAN
    assert made.energy_charge[A] == pytest.approx(140e6 * 0.42 * MEAN)  # 60.3 million
    assert made.basic_charge[A] == pytest.approx(40_000 * 34 * 12)  # 16.3 million
    assert made.standard[A] == pytest.approx(60_317_040 + 16_320_000)
    assert made.preferential[A] == pytest.approx(140e6 * 0.30)
    assert made.saving[A] == pytest.approx(76_637_040 - 42_000_000)


def test_the_energy_price_goes_by_the_voltage_of_supply() -> None:
    made = costs()
    assert made.energy_charge[B] == pytest.approx(10e6 * (0.42 + 0.04) * MEAN), "4 MVA are supplied at 10 kV"
    assert made.energy_charge[C] == pytest.approx(65e6 * (0.42 + 0.02) * MEAN), "16 MVA from the substation of 35 kV"
    assert made.energy_charge[D] == pytest.approx(1e6 * (0.42 + 0.04) * MEAN), "as usual for the load"


def test_a_blank_is_no_cost_and_not_0() -> None:
    made = costs()
    for values in (made.energy, made.energy_charge, made.basic_charge, made.standard, made.preferential):
        assert np.isnan(values[E])
        assert not np.isnan(np.delete(values, E)).any()


@pytest.mark.parametrize("column", ["power_kw", "demand_factor"])
def test_without_its_demand_a_plant_has_no_cost_either(column: str) -> None:
    made = costs(edits.set_attributes("base", ["A"], {column: None}).apply(town()))
    assert np.isnan(made.standard[A])
    assert np.isnan(made.energy_charge[A]), "half a cost would pass for a whole one"


def test_only_what_is_supplied_at_110_kv_has_the_preferential_price() -> None:
    standing = costs().supply.standing
    assert [Standing(each).name for each in standing] == [
        "ELIGIBLE",
        "LOW_VOLTAGE",  # fed at 10 kV from the substation of 110 kV
        "LOW_VOLTAGE",
        "NO_SUBSTATION",
        "LOW_VOLTAGE",
        "NO_VOLTAGE",
    ]
    made = costs()
    np.testing.assert_array_equal(made.saving[[B, C, D, F]], 0.0)


def test_a_plant_whose_load_is_not_known_is_not_eligible() -> None:
    made = costs(edits.set_attributes("base", ["A"], {"power_factor": None}).apply(town()))
    assert made.supply.standing[A] == Standing.NO_LOAD
    assert made.preferential[A] == made.standard[A]


def test_with_lines_of_their_own_the_substation_s_voltage_counts() -> None:
    made = costs(with_factor("voltage_by_load", 0.0))
    assert made.supply.standing[B] == Standing.ELIGIBLE
    assert made.energy_charge[B] == pytest.approx(10e6 * 0.42 * MEAN)
    assert made.supply.standing[C] == Standing.LOW_VOLTAGE
    assert made.supply.standing[F] == Standing.NO_VOLTAGE


def test_a_lower_condition_lets_more_plants_in() -> None:
    made = costs(with_factor("preferential_least_kv", 35.0))
    assert made.supply.eligible.tolist() == [True, False, True, False, False, False]


def test_the_basic_charge_goes_by_transformers_where_that_is_chosen() -> None:
    made = costs(with_factor("by_capacity", 1.0))
    assert made.basic_charge[A] == pytest.approx(40_000 / 0.75 * 22 * 12)
    half = costs(with_factor("by_capacity", 0.5))
    assert half.basic_charge[A] == pytest.approx((40_000 * 34 * 12 + 40_000 / 0.75 * 22 * 12) / 2)


def test_a_price_set_for_the_plan_goes_through() -> None:
    made = costs(with_factor("price_standard", 0.5))
    assert made.energy_charge[A] == pytest.approx(140e6 * 0.5 * MEAN)


def test_ten_fen_more_are_1400_yuan_for_a_tonne_that_takes_14_mwh() -> None:
    made = costs()
    assert (made.at(0.4)[A] - made.at(0.3)[A]) / 10_000 == pytest.approx(1400)


def test_shares_beyond_the_whole_are_refused() -> None:
    with pytest.raises(InputError, match=r"add up to 113\.0 %"):
        _ = costs(with_factor("share_peak", 0.77)).standard


def test_every_key_of_the_tariff_is_a_factor_and_every_factor_is_used() -> None:
    terms = tariff()
    used = {terms.price, terms.demand, terms.capacity, terms.preferential_price, terms.preferential_least_kv}
    used |= {of.difference for of in terms.voltages if of.difference}
    used |= {key for period in terms.periods for key in (period.share, *period.ratios)}
    others = {f"energy_cost.{name}" for name in ("voltage_by_load", "by_capacity", "transformer_use")}
    assert used | others == set(shipped_factors("energy_cost"))


def test_the_preferential_price_carries_its_warnings() -> None:
    terms = tariff()
    said = " ".join(caution.text.en for caution in terms.cautions)
    assert "October 2020" in said
    assert "NDRC" in said
    assert all(caution.text.zh and caution.source.source.zh for caution in terms.cautions)
    assert [price.value for price in terms.prices] == [0.42, 0.52]


@settings(max_examples=60)
@given(st.lists(PLANTS, min_size=1, max_size=6), CHANGES)
def test_plant_by_plant_the_costs_are_the_same(drawn: list[dict[str, Any]], changes: dict[str, float]) -> None:
    made = town_of(drawn)
    for key, value in changes.items():
        made = edits.set_factor(f"energy_cost.{key}", value).apply(made)
    costs = plant_costs(Basis.of(made))
    for n, of in enumerate(drawn):
        by_load, by_capacity = changes.get("voltage_by_load", 1.0) == 1.0, changes.get("by_capacity", 0.0) == 1.0
        wanted = reckoned(of, by_load, by_capacity)
        if wanted is None:
            assert math.isnan(costs.standard[n])
            assert math.isnan(costs.preferential[n])
        else:
            assert costs.standard[n] == pytest.approx(wanted[0])
            assert costs.preferential[n] == pytest.approx(wanted[1])
