"""The costs of plants drawn at random, beside the same reckoned plant by plant without arrays."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.costs import plant_costs
from siteplanner.core.measures.energy_cost.live import live_cost
from siteplanner.core.measures.energy_cost.tables import tables_at
from siteplanner.core.measures.figure_table import RowKind
from tests.builders import plan, point, rect, site

STATIONS: dict[str, float | None] = {"S10": 10.0, "S35": 35.0, "S110": 110.0, "S220": 220.0, "S?": None}
ON = site(
    zones={"Z1": rect(0, 0, 300, 100), "Z2": rect(300, 0, 300, 100)},
    substations={key: (point(0, 300), {"voltage_kv": kv}) for key, kv in STATIONS.items()},
)
PLANTS = st.fixed_dictionaries(
    {
        "energy_kwh_a": st.none() | st.floats(0, 1e9),
        "power_kw": st.none() | st.sampled_from([0.0, 500.0, 9e3, 4e4, 2e5]),
        "demand_factor": st.none() | st.sampled_from([0.0, 0.7, 1.0]),
        "power_factor": st.none() | st.sampled_from([0.9, 1.0]),
        "substation_id": st.none() | st.sampled_from([*STATIONS, "gone"]),
    }
)
CHANGES = st.dictionaries(st.sampled_from(["voltage_by_load", "by_capacity"]), st.sampled_from([0.0, 1.0]), max_size=2)


def reckoned(plant: dict[str, Any], by_load: bool, by_capacity: bool) -> tuple[float, float] | None:
    """Standard cost and cost with the preferential price; None where the plant has none."""
    power, factor, cosine = plant["power_kw"], plant["demand_factor"], plant["power_factor"]
    demand = 0.0 if power == 0 else None if power is None or factor is None else power * factor
    kva = 0.0 if power == 0 else None if demand is None or cosine is None else demand / cosine
    usual = None if kva is None else 10 if kva <= 8e3 else 35 if kva <= 3e4 else 110 if kva <= 1e5 else 220
    station = STATIONS.get(plant["substation_id"])
    supplied = station
    if by_load:
        supplied = None if station is None or usual is None else min(station, usual)
    priced = supplied or usual or station
    energy = plant["energy_kwh_a"]
    if energy is None or demand is None or priced is None or (by_capacity and kva is None):
        return None
    price = 0.42 + (-0.02 if priced >= 220 else 0.0 if priced >= 110 else 0.02 if priced >= 35 else 0.04)
    mean = 0.34 + 0.30 * 1.55 + 0.03 * 1.55 * 1.2 + 0.33 * 0.5
    basic = (kva or 0.0) / 0.75 * 22 * 12 if by_capacity else demand * 34 * 12
    standard = energy * price * mean + basic
    return standard, energy * 0.30 if supplied is not None and supplied >= 110 else standard


@settings(max_examples=60)
@given(st.lists(PLANTS, min_size=1, max_size=6), CHANGES)
def test_plant_by_plant_the_costs_are_the_same(drawn: list[dict[str, Any]], changes: dict[str, float]) -> None:
    made = plan(ON, {f"P{n}": (rect(100 * n, 10, 40, 40), {**of}) for n, of in enumerate(drawn)})
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


@settings(max_examples=30)
@given(st.lists(PLANTS, min_size=1, max_size=6), st.floats(0, 2))
def test_the_zones_and_what_is_outside_make_the_whole(drawn: list[dict[str, Any]], price: float) -> None:
    basis = Basis.of(plan(ON, {f"P{n}": (rect(130 * n, 10, 40, 40), {**of}) for n, of in enumerate(drawn)}))
    table = tables_at(basis, price)[0]
    whole = table.rows[table.row(None, RowKind.TOTAL)].values
    for at, column in enumerate(table.columns):
        if column.sums:
            parts = [row.values[at] for row in table.rows if row.kind is not RowKind.TOTAL]
            known = [part for part in parts if isinstance(part, float)]
            assert sum(known) == pytest.approx(whole[at] or 0.0)
    assert live_cost(basis).at(price).total == pytest.approx(whole[table.column("at_price")] or 0.0)
