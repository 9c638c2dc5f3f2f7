"""The feeders of a plan: one worked by hand, and why a plant has none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from siteplanner.core import edits
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.power.network import FeederNetwork, FeederState, feeder_network
from siteplanner.core.measures.power.supply_voltage import CLASSES_KV
from siteplanner.core.plan import Plan
from tests.builders import Row, factory, line, plan, point, rect, site

STATION: dict[str, Any] = {"voltage_kv": 110.0, "capacity_kva": 80_000.0, "transformers": 2}


def works(**attributes: Any) -> Row:
    """5 000 kVA of demand (4 000 kW, 3 000 kvar), its nearest edge 2 km east of the substation at 0, 0."""
    load = {"power_kw": 5000.0, "demand_factor": 0.8, "power_factor": 0.8}
    return factory(rect(2000, -50, 100, 100), **{**load, **attributes})


def town(station: dict[str, Any] | None = None, **plants: Row) -> Plan:
    return plan(site(substations={"S1": (point(0, 0), STATION | (station or {}))}), plants)


def network(made: Plan, **at: Any) -> FeederNetwork:
    return feeder_network(Basis.of(made, **at))


def test_one_feeder_is_what_the_formula_gives() -> None:
    """5 000 kVA: 10 kV. At 9.3 kV that is 5000 / (√3 · 9.3) = 310 A: 3×185 (325 A). 2 km of it: 0.0991 · 1.275 · 2 and
    0.095 · 2 ohm; at 10 kV and 1 MVA an ohm is 0.01 pu. v² + (2(rP + xQ) − 1)·v + z²·S² = 0 with P = 4, Q = 3."""
    r, x = 0.0991 * 1.275 * 2 / 100, 0.095 * 2 / 100
    b = 1 - 2 * (r * 4 + x * 3)
    v = (b + np.sqrt(b**2 - 4 * (r**2 + x**2) * 25)) / 2  # the square of the voltage
    found = network(town(P1=works()))
    conductor = found.conductor_of(0)
    assert conductor is not None
    assert conductor.name == "YJV22-8.7/15 3×185"
    assert found.circuits[0] == 1
    assert found.length_m[0] == pytest.approx(2000)
    assert found.voltage_pu[0] == pytest.approx(np.sqrt(v), rel=1e-9)
    assert found.drop_percent[0] == pytest.approx((1 - np.sqrt(v)) * 100, rel=1e-9)
    assert found.loss_kw[0] == pytest.approx(25 / v * r * 1000, rel=1e-9)
    assert found.loss_kvar[0] == pytest.approx(25 / v * x * 1000, rel=1e-9)
    assert found.current_a[0] == pytest.approx(5000 / (np.sqrt(3) * 10 * np.sqrt(v)), rel=1e-9)
    assert not found.too_low[0]
    assert not found.below_class[0]


def test_another_voltage_at_the_busbar_is_what_the_drop_is_counted_from() -> None:
    at_nominal = network(town(P1=works()))
    higher = network(edits.set_factor("power.busbar_voltage", 1.05).apply(town(P1=works())))
    assert higher.voltage_pu[0] > 1.03 > at_nominal.voltage_pu[0]
    assert 0 < higher.drop_percent[0] < at_nominal.drop_percent[0]


def test_a_long_feeder_falls_below_what_the_standard_allows() -> None:
    """About 1.3 % a km: 2 km are in order, 9 km are not."""
    far = factory(rect(9000, 0, 100, 100), power_kw=5000.0, demand_factor=0.8, power_factor=0.8)
    found = network(town(P1=works(), P2=far))
    assert found.too_low.tolist() == [False, True]
    assert found.voltage_pu[1] < 0.93
    allowed = edits.set_factor("power.voltage_below_10kv", 15.0).apply(town(P1=works(), P2=far))
    assert not network(allowed).too_low.any()


def test_a_load_no_voltages_satisfy_is_said_and_leaves_the_others() -> None:
    far = factory(rect(90_000, 0, 100, 100), power_kw=5000.0, demand_factor=0.8, power_factor=0.8)
    found = network(town(P1=works(), P2=far))
    assert found.state.tolist() == [FeederState.SOLVED, FeederState.BEYOND]
    assert np.isnan(found.voltage_pu[1])
    assert np.isnan(found.loss_kw[1])
    assert found.too_low.tolist() == [False, True]
    assert found.loss_kw[0] == pytest.approx(network(town(P1=works())).loss_kw[0], rel=1e-9)


@pytest.mark.parametrize(
    ("change", "station", "state"),
    [
        ({"power_kw": None}, {}, FeederState.LOAD_UNKNOWN),
        ({"power_factor": None}, {}, FeederState.LOAD_UNKNOWN),
        ({"power_kw": 0.0}, {}, FeederState.NO_LOAD),
        ({"substation_id": None}, {}, FeederState.NO_SUBSTATION),
        ({"substation_id": "S9"}, {}, FeederState.NO_SUBSTATION),
        ({}, {"in_service": "2026-01-01"}, FeederState.NOT_IN_SERVICE),
        ({}, {"voltage_kv": None}, FeederState.VOLTAGE_UNKNOWN),
        ({}, {"voltage_kv": 10.0}, FeederState.VOLTAGE_UNKNOWN),
    ],
)
def test_what_has_no_feeder_says_why_and_has_no_figures(
    change: dict[str, Any], station: dict[str, Any], state: FeederState
) -> None:
    found = network(town(station, P1=works(**change)), when=2025)
    assert found.state.tolist() == [state]
    assert found.conductor_of(0) is None
    assert np.isnan([found.voltage_pu[0], found.loss_kw[0], found.current_a[0], found.drop_percent[0]]).all()
    assert not found.too_low[0]
    assert not found.below_class[0]


def test_a_plant_without_a_footprint_has_no_feeder() -> None:
    assert network(town(P1=(None, works()[1]))).state.tolist() == [FeederState.NO_PLACE]  # type: ignore[index]


def test_a_load_too_great_for_the_voltages_of_its_substation_is_fed_at_the_highest_and_marked() -> None:
    """40 000 kVA want 110 kV; a substation of 110 kV feeds 35 kV at most. 40 000 / (√3 · 35 · 0.9) = 733 A: two lines
    of 610 A."""
    found = network(town(P1=works(power_kw=40_000.0, demand_factor=1.0, power_factor=1.0)))
    assert CLASSES_KV[found.needed[0]] == 110
    assert CLASSES_KV[found.used[0]] == 35
    assert found.circuits[0] == 2
    assert found.below_class[0]


def test_a_substation_without_low_windings_feeds_at_the_next_higher_voltage() -> None:
    found = network(town({"voltage_kv": 330.0}, P1=works()))
    assert CLASSES_KV[found.needed[0]] == 10
    assert CLASSES_KV[found.used[0]] == 35
    assert not found.below_class[0]


def test_two_circuits_share_the_current() -> None:
    """8 000 kVA at 9.3 kV: 497 A, more than 488 of the thickest cable: two of 3×120 (264 A) carry 248 A each.

    Side by side they are half of 0.153 · 1.275 · 2 ohm and of 0.1 · 2 ohm; with P = 8, Q = 0 at 1 MVA and 10 kV."""
    r, x = 0.153 * 1.275 / 100, 0.1 / 100
    b = 1 - 2 * r * 8
    v = (b + np.sqrt(b**2 - 4 * (r**2 + x**2) * 64)) / 2
    found = network(town(P1=works(power_kw=8000.0, demand_factor=1.0, power_factor=1.0)))
    assert found.circuits[0] == 2
    conductor = found.conductor_of(0)
    assert conductor is not None
    assert conductor.name.endswith("3×120")
    assert found.voltage_pu[0] == pytest.approx(np.sqrt(v), rel=1e-9)
    assert found.current_a[0] == pytest.approx(8000 / (np.sqrt(3) * 10 * np.sqrt(v)) / 2, rel=1e-9)
    assert found.loss_kw[0] == pytest.approx(64 / v * r * 1000, rel=1e-9)


def test_no_feeder_in_order_carries_more_than_its_conductor_may() -> None:
    loads = {f"P{at}": works(power_kw=float(kw)) for at, kw in enumerate(range(200, 60_000, 700))}
    found = network(town({"voltage_kv": 220.0}, **loads))
    for at in np.flatnonzero(found.solved & ~found.too_low):
        conductor = found.conductor_of(int(at))
        assert conductor is not None
        assert found.current_a[at] <= conductor.current_a


def test_feeders_follow_roads_where_that_is_asked_for() -> None:
    """A road north by 1 km, east by 2 km, and south by 950 m to the plant's edge at 50 m: 3 950 m instead of 2 000."""
    road = {"R1": (line((0, 0), (0, 1000), (2050, 1000), (2050, 50)), {"kind": "road"})}
    made = plan(site(constraints=road, substations={"S1": (point(0, 0), STATION)}), {"P1": works()})
    straight, along = feeder_network(Basis.of(made)), feeder_network(Basis.of(made), "roads")
    assert along.length_m[0] == pytest.approx(4000, abs=1)
    assert along.by_road[0]
    assert along.drop_percent[0] == pytest.approx(2 * straight.drop_percent[0], rel=0.03)


def test_a_map_without_substations_or_plants_gives_an_empty_network() -> None:
    assert len(network(plan(site())).state) == 0
    assert network(plan(site(), {"P1": works()})).state.tolist() == [FeederState.NO_SUBSTATION]
