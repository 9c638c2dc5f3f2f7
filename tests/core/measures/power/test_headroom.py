"""How much more could connect on a parcel: worked by hand, before and after a plant moves to another substation."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.power.headroom import Headroom, Room, headroom, parcel_lengths, voltages_of
from siteplanner.core.measures.power.supply_voltage import CLASSES_KV
from siteplanner.core.plan import Plan
from tests.builders import Row, factory, plan, point, rect, site

S1: dict[str, Any] = {"voltage_kv": 110.0, "capacity_kva": 40_000.0, "transformers": 2}
S2: dict[str, Any] = {"voltage_kv": 110.0, "capacity_kva": 50_000.0, "transformers": 2}


def works(**attributes: Any) -> Row:
    """10 000 kVA: 10 000 kW × 0.9 ÷ 0.9; the check counts 0.9 of it, 9 000 kVA."""
    load = {"power_kw": 10_000.0, "demand_factor": 0.9, "power_factor": 0.9}
    return factory(rect(500, 500, 50, 50), **{**load, **attributes})


def valley(one: dict[str, Any] | None = None, other: dict[str, Any] | None = None, **plants: Row) -> Plan:
    """A parcel 1 km from each of two substations that are 24 km apart, further than 35 kV reaches (20 km)."""
    stations = {"S1": (point(0, 0), S1 | (one or {})), "S2": (point(24_000, 0), S2 | (other or {}))}
    parcels = {"L1": rect(1000, -50, 100, 100), "L2": rect(22_900, -50, 100, 100)}
    return plan(site(parcels, substations=stations), plants)


def of(made: Plan, **at: Any) -> Headroom:
    return headroom(Basis.of(made, **at))


def test_a_plant_that_moves_to_another_substation_takes_its_load_with_it() -> None:
    """N-1 of two equal transformers is one: 20 000 and 25 000 kVA. With the plant on S1 11 000 kVA are left there, all
    of S2's 25 000; at cos φ 0.9 that is 9 900 and 22 500 kW. On S2: 20 000 and 16 000 kVA, 18 000 and 14 400 kW. More
    than 8 000 kVA goes at 35 kV."""
    made = valley(P1=works(substation_id="S1"))
    before = of(made)
    after = of(edits.set_attributes("base", "P1", {"substation_id": "S2"}).apply(made))
    assert before.load_kw.tolist() == pytest.approx([9900.0, 22_500.0])
    assert after.load_kw.tolist() == pytest.approx([18_000.0, 14_400.0])
    for found in (before, after):
        assert found.room.tolist() == [Room.FREE, Room.FREE]
        assert found.station.tolist() == [0, 1]
        assert [CLASSES_KV[at] for at in found.voltage] == [35, 35]
        assert found.length_m.tolist() == pytest.approx([1000.0, 1000.0])
        assert not found.capped.any()


def test_moving_the_footprint_alone_changes_nothing() -> None:
    made = valley(P1=works(substation_id="S1"))
    moved = edits.move_plants("base", "P1", 20_000.0, 0.0).apply(made)
    assert of(moved).load_kw.tolist() == of(made).load_kw.tolist()


def test_the_substation_with_more_left_gives_where_both_reach() -> None:
    """With 35 kV reaching 30 km both parcels get S2's 22 500 kW."""
    found = of(edits.set_factor("power.headroom_reach_35kv", 30_000.0).apply(valley(P1=works(substation_id="S1"))))
    assert found.load_kw.tolist() == pytest.approx([22_500.0, 22_500.0])
    assert found.station.tolist() == [1, 1]
    assert found.length_m.tolist() == pytest.approx([22_900.0, 1000.0])


def test_where_two_have_as_much_left_the_nearer_one_gives() -> None:
    reach = edits.set_factor("power.headroom_reach_35kv", 30_000.0)
    found = of(reach.apply(valley(other={"capacity_kva": 40_000.0})))
    assert found.station.tolist() == [0, 1]


def test_a_substation_not_yet_in_service_gives_nothing() -> None:
    later = valley(other={"in_service": "2026-07-01"})
    assert of(later, when=2025).room.tolist() == [Room.FREE, Room.BEYOND]
    assert of(later, when=2025).load_kw[1] == 0
    assert of(later, when=2026).load_kw[1] == pytest.approx(22_500.0)
    assert of(later).load_kw[1] == pytest.approx(22_500.0)


def test_a_plant_not_yet_in_service_takes_nothing() -> None:
    made = valley(P1=works(substation_id="S1", in_service="2026-07-01"))
    assert of(made, when=2025).load_kw[0] == pytest.approx(18_000.0)
    assert of(made, when=2026).load_kw[0] == pytest.approx(9900.0)


def test_a_full_substation_gives_nothing_and_is_named() -> None:
    made = valley(P1=works(substation_id="S1", power_kw=30_000.0))  # 27 000 kVA of 20 000
    found = of(made)
    assert found.room.tolist() == [Room.FULL, Room.FREE]
    assert found.load_kw[0] == 0
    assert found.station[0] == 0
    assert found.stations[0].spare_n1_kva == pytest.approx(-7000.0)


def test_one_transformer_alone_leaves_no_reserve() -> None:
    assert of(valley({"transformers": 1})).room.tolist() == [Room.FULL, Room.FREE]


@pytest.mark.parametrize(
    "lacking", [{"capacity_kva": None}, {"transformers": None}, {"voltage_kv": None}, {"voltage_kv": 12.0}]
)
def test_what_a_substation_has_cannot_be_told_without_its_figures(lacking: dict[str, Any]) -> None:
    found = of(valley(lacking))
    assert found.room.tolist() == [Room.UNKNOWN, Room.FREE]
    assert np.isnan(found.load_kw[0])
    assert found.station[0] == 0
    assert found.length_m[0] == pytest.approx(1000.0)


def test_one_works_gets_no_more_than_its_voltage_gives() -> None:
    """200 MVA are left without one of two; at 35 kV no more than 30 000 kVA, 27 000 kW, go to one works. 10 kV alone,
    as a substation of 35 kV has it: 8 000 kVA, 7 200 kW, and no further than 5 km."""
    found = of(valley({"capacity_kva": 400_000.0}))
    assert found.load_kw[0] == pytest.approx(27_000.0)
    assert found.capped.tolist() == [True, False]
    low = of(valley({"capacity_kva": 400_000.0, "voltage_kv": 35.0}))
    assert low.load_kw[0] == pytest.approx(7200.0)
    assert CLASSES_KV[low.voltage[0]] == 10
    short = edits.set_factor("power.headroom_reach_10kv", 999.0)
    assert of(short.apply(valley({"voltage_kv": 35.0}))).room.tolist() == [Room.BEYOND, Room.FREE]


def test_beyond_the_reach_of_the_higher_voltage_the_lower_one_counts() -> None:
    """A planner may say so: 10 kV as far as 5 km, 35 kV no further than 500 m."""
    found = of(edits.set_factor("power.headroom_reach_35kv", 500.0).apply(valley()))
    assert found.load_kw.tolist() == pytest.approx([7200.0, 7200.0])
    assert found.capped.all()


def test_the_power_factor_turns_kva_into_kw() -> None:
    found = of(edits.set_factor("power.headroom_power_factor", 0.8).apply(valley()))
    assert found.load_kw.tolist() == pytest.approx([16_000.0, 20_000.0])


def test_parcels_without_a_shape_and_maps_without_substations_are_said() -> None:
    nowhere = plan(site({"L1": None, "L2": rect(0, 0, 10, 10)}, substations={"S1": (point(0, 0), S1)}))
    assert of(nowhere).room.tolist() == [Room.NO_PLACE, Room.FREE]
    assert np.isnan(of(nowhere).load_kw[0])
    assert of(plan(site({"L1": rect(0, 0, 10, 10), "L2": None}))).room.tolist() == [Room.BEYOND, Room.NO_PLACE]
    placeless = plan(site({"L1": rect(0, 0, 10, 10)}, substations={"S1": (None, S1)}))
    assert of(placeless).room.tolist() == [Room.BEYOND]
    assert len(of(plan(site())).room) == 0


def test_lengths_known_already_give_the_same() -> None:
    made = valley(P1=works(substation_id="S1"))
    lengths = parcel_lengths(Basis.of(made))
    assert headroom(Basis.of(made), length_m=lengths).load_kw.tolist() == of(made).load_kw.tolist()


def test_the_voltages_of_a_substation_are_told_where_they_are_known() -> None:
    stations = of(valley(other={"voltage_kv": None})).stations
    assert voltages_of(stations[0]) == (10, 35)
    assert voltages_of(stations[1]) == ()


@given(
    kw=st.floats(0, 40_000),
    transformers=st.integers(2, 4),
    capacity=st.floats(5000, 100_000),
)
@settings(max_examples=15, deadline=None)
def test_works_of_that_load_are_not_denied_by_the_check(kw: float, transformers: int, capacity: float) -> None:
    made = valley({"capacity_kva": capacity, "transformers": transformers}, P1=works(substation_id="S1", power_kw=kw))
    found = of(made)
    if found.room[0] != Room.FREE:
        return
    own = {"power_kw": float(found.load_kw[0]), "demand_factor": 1.0, "power_factor": 0.9, "substation_id": "S1"}
    with_it = valley(
        {"capacity_kva": capacity, "transformers": transformers},
        P1=works(substation_id="S1", power_kw=kw),
        P2=factory(rect(1020, -20, 20, 20), **own),
    )
    assert not [each for each in check_plan(with_it).findings if each.rule == "substation-load"]
