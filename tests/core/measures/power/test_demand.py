"""What plants draw, worked by hand."""

from __future__ import annotations

from math import hypot

import numpy as np
import pytest

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.factors import Factors
from siteplanner.core.measures.power.demand import grouped, plant_demand, whole
from tests import builders as b

SHIPPED = Factors({})


def basis(**plants: dict[str, object]) -> Basis:
    on = b.site(substations={"S1": b.point(0, 0)})
    rows = {key: b.factory(b.rect(100 * n, 0, 50, 50), **of) for n, (key, of) in enumerate(plants.items())}
    return Basis.of(b.plan(on, rows))


# 1000 kW × 0.6 = 600 kW at cos φ 0.8: tan φ = 0.75, so 450 kvar and 600 / 0.8 = 750 kVA.
def test_demand_reactive_and_apparent_power_of_one_plant() -> None:
    found = plant_demand(basis(P1={"power_kw": 1000.0, "demand_factor": 0.6, "power_factor": 0.8}))
    assert found.connected_kw.tolist() == [1000.0]
    assert found.demand_kw.tolist() == pytest.approx([600.0])
    assert found.reactive_kvar.tolist() == pytest.approx([450.0])
    assert found.apparent.kva.tolist() == pytest.approx([750.0])


# Two plants of 600 kW / 450 kvar each: P = 0.90 × 1200 = 1080, Q = 0.95 × 900 = 855, S = √(1080² + 855²);
# both groups together: 0.95 × (1080 + 1080) = 2052 kW and 0.97 × 1710 = 1658.7 kvar.
def test_each_level_has_its_own_coincidence_factors() -> None:
    each = {"power_kw": 1000.0, "demand_factor": 0.6, "power_factor": 0.8}
    demand = plant_demand(basis(A=each, B=each, C=each, D=each))
    one, two = grouped(demand, np.array([0, 0, 1, 1]), 2, SHIPPED)
    assert (one.plants, one.connected_kw, one.demand_kw, one.reactive_kvar) == pytest.approx((2, 2000, 1200, 900))
    assert (one.load_kw, one.load_kvar, one.load_kva) == pytest.approx((1080.0, 855.0, hypot(1080, 855)))
    assert one.power_factor == pytest.approx(1080 / hypot(1080, 855))
    together = whole((one, two), SHIPPED)
    assert (together.demand_kw, together.load_kw, together.load_kvar) == pytest.approx((2400.0, 2052.0, 1658.7))


# S = 1000 kVA: ΔP = 15 kW, ΔQ = 80 kvar.
def test_transformers_lose_an_estimated_share_of_the_load() -> None:
    demand = plant_demand(basis(P1={"power_kw": 1000.0 / 0.9, "demand_factor": 1.0, "power_factor": 1.0}))
    (one,) = grouped(demand, np.array([0]), 1, SHIPPED)
    assert one.load_kva == pytest.approx(1000.0)
    assert one.losses(SHIPPED) == pytest.approx((15.0, 80.0))


@pytest.mark.parametrize(
    ("blank", "connected", "demand", "reactive"),
    [
        ("power_kw", False, False, False),
        ("demand_factor", True, False, False),
        ("power_factor", True, True, False),
    ],
)
def test_a_blank_is_in_no_sum_that_needs_it_and_is_counted(
    blank: str, connected: bool, demand: bool, reactive: bool
) -> None:
    found = plant_demand(basis(P1={blank: None}))
    known = [~np.isnan(of[0]) for of in (found.connected_kw, found.demand_kw, found.reactive_kvar)]
    assert known == [connected, demand, reactive]
    (one,) = grouped(found, np.array([0]), 1, SHIPPED)
    assert one.missing == {blank: 1}
    assert np.isnan(found.apparent.kva[0])


def test_a_plant_that_draws_nothing_lacks_nothing() -> None:
    found = plant_demand(basis(P1={"power_kw": 0.0, "demand_factor": None, "power_factor": None}))
    assert found.demand_kw.tolist() == found.reactive_kvar.tolist() == found.apparent.kva.tolist() == [0.0]
    (one,) = grouped(found, np.array([0]), 1, SHIPPED)
    assert one.missing == {}
    assert one.power_factor is None


@pytest.mark.parametrize("bad", [{"power_kw": -5.0}, {"demand_factor": np.inf}, {"power_factor": 1.2}])
def test_what_is_no_amount_counts_as_missing(bad: dict[str, object]) -> None:
    found = plant_demand(basis(P1=bad))
    assert {name: flags.tolist() for name, flags in found.missing.items() if flags.any()} == {next(iter(bad)): [True]}
    assert np.isnan(found.apparent.kva[0])
