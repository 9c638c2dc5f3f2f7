"""The data that feeders are laid by: whole, in order, with sources."""

from __future__ import annotations

import numpy as np
import pytest

from siteplanner.core.measures.factors import Factors
from siteplanner.core.measures.power.supply_voltage import (
    CLASSES_KV,
    class_by_load,
    class_factor,
    conductors,
    deviation_factor,
    most_kva,
    outgoing,
    reach_m,
)

CONFIDENCES = {"verified", "secondary", "unverified", "judgement"}


@pytest.mark.parametrize("kv", CLASSES_KV)
def test_thicker_conductors_carry_more_and_resist_less(kv: int) -> None:
    found = conductors(kv)
    assert len(found.each) >= 2
    for thin, thick in zip(found.each, found.each[1:], strict=False):
        assert thin.current_a < thick.current_a
        assert thin.r_ohm_km > thick.r_ohm_km > 0
        assert thin.x_ohm_km >= thick.x_ohm_km > 0
    assert found.source.confidence in CONFIDENCES
    assert found.source.source.en != found.source.source.zh


def test_resistance_is_that_of_the_warm_line() -> None:
    assert conductors(110).each[1].r_ohm_km == pytest.approx(0.1188 * 1.2)


def test_a_substation_feeds_works_only_below_its_own_voltage() -> None:
    found = outgoing()
    assert found.source.confidence == "judgement"
    for voltage, classes in found.classes.items():
        assert all(CLASSES_KV[each] < voltage for each in classes)
        assert list(classes) == sorted(classes)


def test_classes_go_by_load_and_follow_what_a_planner_sets() -> None:
    own = Factors({"power.supply_10kv_most": (5000.0, "")})
    loads = np.array([5000.0, 5001.0, 30_000.0, 30_000.5, 100_001.0])
    assert [CLASSES_KV[at] for at in class_by_load(loads, Factors({}))] == [10, 10, 35, 110, 220]
    assert [CLASSES_KV[at] for at in class_by_load(loads, own)] == [10, 35, 35, 110, 220]
    assert most_kva(own).tolist() == [5000.0, 30_000.0, 100_000.0, np.inf]
    assert [class_factor(at, own).value for at in range(4)] == [5000.0, 30_000.0, 100_000.0, 100_000.0]


def test_higher_voltages_reach_further_and_may_deviate_as_the_standard_says() -> None:
    factors = Factors({})
    assert list(reach_m(factors)) == sorted(reach_m(factors))
    assert [deviation_factor(factors, kv).value for kv in CLASSES_KV] == [7.0, 10.0, 10.0, 10.0]


def test_the_lowest_class_that_may_be_used_is_taken_whatever_order_the_limits_are_set_in() -> None:
    own = Factors({"power.supply_10kv_most": (50_000.0, ""), "power.supply_35kv_most": (30_000.0, "")})
    loads = np.array([20_000.0, 40_000.0, 50_001.0, 100_001.0])
    assert [CLASSES_KV[at] for at in class_by_load(loads, own)] == [10, 10, 110, 220]
