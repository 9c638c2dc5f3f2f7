"""What substations can carry, with all transformers and without one, and what is left of it.

The load that capacity is held against is the one of the check (rule ``substation-load``): the arithmetic sum of the
plants' kVA times the rule's own coincidence factor, so that no figure promises what the check denies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.factors import Factors
from siteplanner.core.measures.power.demand import PlantDemand, plant_demand
from siteplanner.core.moment import by_then
from siteplanner.core.plan import DEFAULT_RULE_PACK, Plan
from siteplanner.core.rules.apparent_load import without_one_kva
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.rules.rule import Limit
from siteplanner.core.rules.substation_load import COINCIDENCE, RULE

OVERLOAD = "power.n1_overload"
_220_KV = 220.0


@dataclass(frozen=True)
class SubstationCapacity:
    """One substation of the map. ``installed_kva`` and ``transformers`` as entered, None where blank or no amount.

    ``n_kva`` and ``n1_kva`` are what it can carry with all transformers and without one: 0 while it is not in service,
    None where it cannot be told. ``demand_kva`` is what its plants ask, those whose load is not known left out;
    ``missing`` counts these by attribute. ``plants`` counts all.
    """

    substation_id: str
    in_service: bool
    voltage_kv: float | None
    installed_kva: float | None
    transformers: int | None
    n_kva: float | None
    n1_kva: float | None
    demand_kva: float
    plants: int
    missing: Mapping[str, int]

    @property
    def spare_n_kva(self) -> float | None:
        """What could still be asked of all transformers; negative where too much is asked already."""
        return None if self.n_kva is None else self.n_kva - self.demand_kva

    @property
    def spare_n1_kva(self) -> float | None:
        """The same without one transformer."""
        return None if self.n1_kva is None else self.n1_kva - self.demand_kva

    def load_ratio(self, load_kw: float) -> float | None:
        """容载比: transformer capacity in service over the highest load, kVA/kW; None without either."""
        return self.n_kva / load_kw if self.n_kva and load_kw > 0 else None

    def load_ratio_bounds(self, factors: Factors) -> tuple[str, str]:
        """The keys of the factors that bound the load ratio at its voltage."""
        high = self.voltage_kv is not None and self.voltage_kv >= _220_KV
        least, most = "power.load_ratio_least", "power.load_ratio_most"
        keys = (f"{least}_220", f"{most}_220") if high else (least, most)
        return factors[keys[0]].key, factors[keys[1]].key


def substation_capacities(basis: Basis, demand: PlantDemand | None = None) -> tuple[SubstationCapacity, ...]:
    """Every substation of the map, in its order; ``demand`` is that of the basis where it is known already."""
    demand = demand or plant_demand(basis)
    frame, load = basis.plan.site.substations, demand.apparent
    installed = _amounts(frame["capacity_kva"].to_numpy(dtype=float))
    voltage = _amounts(frame["voltage_kv"].to_numpy(dtype=float))
    transformers = frame["transformers"].to_numpy(dtype=float, na_value=0).astype(np.intp)
    serving = by_then(frame["in_service"].to_numpy(dtype="datetime64[D]"), basis.when)
    asked_kva = coincidence(basis.plan).value * load.sums_kva(len(frame))
    here = [np.flatnonzero(load.at == at) for at in range(len(frame))]
    missing = [{name: int(flags[rows].sum()) for name, flags in demand.missing.items()} for rows in here]
    overload = basis.factors[OVERLOAD].value
    return tuple(
        SubstationCapacity(
            str(substation),
            bool(serving[at]),
            voltage[at],
            installed[at],
            int(transformers[at]) or None,
            installed[at] if serving[at] else 0.0,
            _without_one(installed[at], int(transformers[at]), overload) if serving[at] else 0.0,
            float(asked_kva[at]),
            len(here[at]),
            {name: count for name, count in missing[at].items() if count},
        )
        for at, substation in enumerate(frame.index)
    )


def coincidence(plan: Plan) -> Limit:
    """The coincidence factor by which the check counts loads; that of the default pack where the plan's rules cannot be
    read, which the check says."""
    try:
        settings = pack_of(plan).rules.get(RULE.id)
    except InputError:
        settings = None
    limits = (settings or load_pack(DEFAULT_RULE_PACK).settings(RULE.id)).limits
    return limits[COINCIDENCE]


def _without_one(installed_kva: float | None, transformers: int, overload: float) -> float | None:
    """The other transformers, overloaded for a short time where a planner allows that; never more than all of them."""
    if installed_kva is None or transformers < 1:
        return None
    left = float(without_one_kva(np.array([installed_kva]), np.array([transformers]))[0])
    return min(installed_kva, overload * left)


def _amounts(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[float | None]:
    return [float(value) if np.isfinite(value) and value >= 0 else None for value in values]
