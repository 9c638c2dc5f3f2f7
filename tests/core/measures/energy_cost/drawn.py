"""A town whose energy cost is worked out by hand in the tests."""

from __future__ import annotations

from typing import Any

from siteplanner.core.measures.basis import Basis
from siteplanner.core.plan import Plan
from tests.builders import Row, plan, point, rect, site

ANODE = {"product": "anode_graphite", "capacity_unit": "t/a"}


def works(east_m: float, **attributes: Any) -> Row:
    """A plant with a demand factor of 0.8 and a power factor of 1."""
    return rect(east_m, 10, 40, 40), {"demand_factor": 0.8, "power_factor": 1.0, **attributes}


def town() -> Plan:
    """A: 40 MW on the 110 kV substation; B: 4 MW on the same; C: 16 MW on one of 35 kV; D: on none; E: energy blank;
    F: its substation's voltage blank. Zone Z1 holds A and B, Z2 holds C; D, E and F lie in none."""
    drawn = site(
        parcels={"P1": rect(0, 0, 1000, 100)},
        zones={"Z1": rect(0, 0, 200, 100), "Z2": rect(200, 0, 100, 100)},
        substations={
            "S110": (point(0, 200), {"voltage_kv": 110.0}),
            "S35": (point(200, 200), {"voltage_kv": 35.0}),
            "S?": (point(400, 200), {}),
        },
    )
    return plan(
        drawn,
        {
            "A": works(10, **ANODE, power_kw=50_000.0, energy_kwh_a=140e6, capacity=10_000.0, substation_id="S110"),
            "B": works(110, **ANODE, power_kw=5_000.0, energy_kwh_a=10e6, capacity=2_000.0, substation_id="S110"),
            "C": works(
                210,
                product="separator",
                capacity=100e6,
                capacity_unit="m2/a",
                power_kw=20_000.0,
                energy_kwh_a=65e6,
                substation_id="S35",
            ),
            "D": works(310, power_kw=1_000.0, energy_kwh_a=1e6),
            "E": works(410, **ANODE, power_kw=1_000.0, capacity=500.0, substation_id="S110"),
            "F": works(510, power_kw=1_000.0, energy_kwh_a=2e6, substation_id="S?"),
        },
    )


def basis(of: Plan | None = None) -> Basis:
    return Basis.of(of or town())
