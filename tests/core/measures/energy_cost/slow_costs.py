"""Plants drawn at random, and their costs reckoned plant by plant without arrays."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from siteplanner.core.plan import Plan
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


def town_of(drawn: list[dict[str, Any]]) -> Plan:
    """The plants side by side, 130 m apart: two or three in each zone, the others in none."""
    return plan(ON, {f"P{n}": (rect(130 * n, 10, 40, 40), {**of}) for n, of in enumerate(drawn)})


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
