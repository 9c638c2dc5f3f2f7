"""What everything would cost at any price."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.measures.energy_cost.costs import plant_costs
from siteplanner.core.measures.energy_cost.live import live_cost
from tests.core.measures.energy_cost.drawn import basis

LIVE = live_cost(basis())
TOTAL_KWH = 140e6 + 10e6 + 65e6 + 1e6 + 2e6


def test_at_a_price_energy_costs_so_much() -> None:
    at = LIVE.at(0.52)
    assert at.total == pytest.approx(TOTAL_KWH * 0.52)
    np.testing.assert_allclose(at.zones, [150e6 * 0.52, 65e6 * 0.52, 3e6 * 0.52])
    assert LIVE.lacking == 1


def test_per_unit_products_and_units_are_apart() -> None:
    per_unit = LIVE.at(0.3).per_unit
    assert set(per_unit) == {("anode_graphite", "t/a"), ("separator", "m2/a")}
    assert per_unit["anode_graphite", "t/a"] == pytest.approx(150e6 * 0.3 / 12_000), "E is left out"
    assert per_unit["separator", "m2/a"] == pytest.approx(0.65 * 0.3)


@given(st.floats(0, 5), st.floats(0, 5))
def test_cost_grows_with_the_price_in_proportion(low: float, high: float) -> None:
    assert LIVE.at(high).total - LIVE.at(low).total == pytest.approx((high - low) * TOTAL_KWH, abs=1e-3)
    assert LIVE.at(low).zones.sum() == pytest.approx(LIVE.at(low).total)


def test_at_the_price_of_the_standard_tariff_everything_costs_the_same() -> None:
    price = LIVE.standard_price
    assert price is not None
    assert LIVE.at(price).total == pytest.approx(np.nansum(plant_costs(basis()).standard))
