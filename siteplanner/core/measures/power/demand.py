"""What plants draw: connected load, demand, reactive power and apparent power, and what a group of them adds up to.

Demand is connected load × demand factor and adds up. Where loads meet (a substation, all of it) they seldom peak
together: there demand counts K∑p and reactive power K∑q times, and apparent power is √(P² + Q²). A blank is in no sum
and is counted; nothing is assumed in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

import numpy as np
import pandas as pd

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.factors import Factors
from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.rules.apparent_load import ApparentLoad

ACTIVE, REACTIVE = "power.coincidence_active", "power.coincidence_reactive"
ACTIVE_WHOLE, REACTIVE_WHOLE = "power.coincidence_active_whole", "power.coincidence_reactive_whole"
LOSS_ACTIVE, LOSS_REACTIVE = "power.loss_active", "power.loss_reactive"
OF_LOAD = ("power_kw", "demand_factor", "power_factor")


@dataclass(frozen=True, eq=False)
class PlantDemand:
    """A value a plant, (n,), in the order of ``basis.ids``; NaN where not known. ``apparent`` is what the check counts:
    its ``kva`` without any coincidence factor, and the place of the plant's substation."""

    connected_kw: Floats
    demand_kw: Floats
    reactive_kvar: Floats
    apparent: ApparentLoad

    @property
    def missing(self) -> dict[str, Flags]:
        """Which plants lack which attribute of the load."""
        return {name: self.apparent.missing[name] for name in OF_LOAD}


def plant_demand(basis: Basis) -> PlantDemand:
    """What each plant of the basis draws."""
    stations = basis.plan.site.substations.index.to_numpy(dtype=object)
    power_kw, demand_factor, power_factor = (basis.number(name) for name in OF_LOAD)
    of = ApparentLoad.of(
        pd.Index(stations, dtype=object), power_kw, demand_factor, power_factor, basis.text("substation_id")
    )
    known = ~of.missing["power_kw"]
    told = known & ~of.missing["demand_factor"]
    demand_kw = np.where(told & (power_kw == 0), 0.0, np.nan)
    drawing = told & (power_kw > 0)
    demand_kw[drawing] = power_kw[drawing] * demand_factor[drawing]
    cosine = np.where(of.unknown | (power_kw == 0), 1.0, power_factor)
    reactive_kvar = np.where(of.unknown, np.nan, demand_kw * np.sqrt(1 - cosine**2) / cosine)
    return PlantDemand(np.where(known, power_kw, np.nan), demand_kw, reactive_kvar, of)


@dataclass(frozen=True)
class Demand:
    """What some plants draw: sums of the known, and how many plants lack each attribute. ``load_kw`` and ``load_kvar``
    are the calculated load (计算负荷), with the coincidence factors of its level. ``halved`` counts the plants whose
    demand is in it without their reactive power, for want of a power factor."""

    plants: int
    connected_kw: float
    demand_kw: float
    reactive_kvar: float
    load_kw: float
    load_kvar: float
    missing: Mapping[str, int]
    halved: int = 0

    @property
    def load_kva(self) -> float:
        """√(P² + Q²)."""
        return hypot(self.load_kw, self.load_kvar)

    @property
    def power_factor(self) -> float | None:
        """Of the calculated load; None without one, and where a part of it is known without its reactive power."""
        return self.load_kw / self.load_kva if self.load_kva > 0 and not self.halved else None

    def losses(self, factors: Factors) -> tuple[float, float]:
        """An estimate of what the transformers lose, in kW and kvar."""
        return factors[LOSS_ACTIVE].value * self.load_kva, factors[LOSS_REACTIVE].value * self.load_kva


def grouped(demand: PlantDemand, group: Codes, groups: int, factors: Factors) -> tuple[Demand, ...]:
    """The demand of each group; ``group`` is a plant's, 0 to groups - 1. Each is a level of its own."""

    def sums(values: Floats) -> list[float]:
        found: list[float] = np.bincount(group, np.nan_to_num(values), groups).tolist()
        return found

    counts = np.bincount(group, minlength=groups).tolist()
    missing = {name: np.bincount(group[flags], minlength=groups).tolist() for name, flags in demand.missing.items()}
    active, reactive = factors[ACTIVE].value, factors[REACTIVE].value
    half = (demand.demand_kw > 0) & np.isnan(demand.reactive_kvar)
    halved = np.bincount(group[half], minlength=groups).tolist()
    columns = zip(counts, sums(demand.connected_kw), sums(demand.demand_kw), sums(demand.reactive_kvar), strict=True)
    return tuple(
        Demand(n, kw, demand_kw, kvar, active * demand_kw, reactive * kvar, _counted(missing, at), halved[at])
        for at, (n, kw, demand_kw, kvar) in enumerate(columns)
    )


def whole(groups: tuple[Demand, ...], factors: Factors) -> Demand:
    """Of all groups together: their calculated loads meet once more, with the factors between substations."""
    missing: dict[str, int] = {}
    for each in groups:
        for name, count in each.missing.items():
            missing[name] = missing.get(name, 0) + count
    return Demand(
        sum(each.plants for each in groups),
        sum(each.connected_kw for each in groups),
        sum(each.demand_kw for each in groups),
        sum(each.reactive_kvar for each in groups),
        factors[ACTIVE_WHOLE].value * sum(each.load_kw for each in groups),
        factors[REACTIVE_WHOLE].value * sum(each.load_kvar for each in groups),
        missing,
        sum(each.halved for each in groups),
    )


def _counted(missing: Mapping[str, list[int]], at: int) -> dict[str, int]:
    return {name: counts[at] for name, counts in missing.items() if counts[at]}
