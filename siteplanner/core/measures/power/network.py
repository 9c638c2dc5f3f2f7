"""The radial network of a plan: substation → feeder → plant, and what it drops and loses.

Each plant has a feeder of its own, as works of this size have; what it is laid with is the thinnest typical conductor
that carries its load, several side by side where one does not. The voltage is the one usual for its load, or the
nearest at which its substation feeds works. A screening estimate: transformers, the charging of cables, switching and
what the network company requires are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, auto
from functools import cached_property

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.measures.power.capacity import SubstationCapacity, substation_capacities
from siteplanner.core.measures.power.demand import PlantDemand, plant_demand
from siteplanner.core.measures.power.feeders import Along, feeder_lengths
from siteplanner.core.measures.power.power_flow import PowerFlow, RadialNetwork, power_flow_of_each
from siteplanner.core.measures.power.supply_voltage import (
    BUSBAR,
    CLASSES_KV,
    Conductor,
    class_by_load,
    conductors,
    deviation_factor,
    outgoing,
)


class FeederState(IntEnum):
    """Why a plant has no figures of a feeder, or that it has. ``BEYOND``: no voltages satisfy the load."""

    SOLVED = auto()
    NO_LOAD = auto()
    LOAD_UNKNOWN = auto()
    NO_SUBSTATION = auto()
    NOT_IN_SERVICE = auto()
    VOLTAGE_UNKNOWN = auto()
    NO_PLACE = auto()
    BEYOND = auto()


@dataclass(frozen=True, eq=False)
class FeederNetwork:
    """A value a plant, (n,), in the order of ``basis.ids``; what has no feeder is NaN, or -1.

    ``state`` are of ``FeederState``, ``station`` is the place of the substation, ``needed`` and ``used`` are classes of
    ``supply_voltage.CLASSES_KV``, ``conductor`` the place among those of the class used, ``circuits`` how many lie side
    by side. ``voltage_pu`` is that at the plant, ``current_a`` that of one circuit, losses are those of the feeder.
    """

    basis: Basis
    along: Along
    demand: PlantDemand
    capacities: tuple[SubstationCapacity, ...]
    station: Codes
    state: Codes
    length_m: Floats
    by_road: Flags
    needed: Codes
    used: Codes
    conductor: Codes
    circuits: Codes
    voltage_pu: Floats
    current_a: Floats
    loss_kw: Floats
    loss_kvar: Floats

    @cached_property
    def solved(self) -> Flags:
        found: Flags = self.state == FeederState.SOLVED
        return found

    @property
    def busbar_pu(self) -> float:
        """The voltage at which busbars are held."""
        return self.basis.factors[BUSBAR].value

    @property
    def drop_percent(self) -> Floats:
        """The drop of voltage along each feeder, of nominal, (n,)."""
        drop: Floats = (self.busbar_pu - self.voltage_pu) * 100.0
        return drop

    @cached_property
    def lowest_pu(self) -> Floats:
        """The lowest voltage allowed at each plant, (n,)."""
        limits = np.array(
            [1.0 - deviation_factor(self.basis.factors, kv).value / 100.0 for kv in CLASSES_KV] + [np.nan]
        )
        return limits[self.used]

    @cached_property
    def too_low(self) -> Flags:
        """The plants whose voltage would be below what is allowed; those beyond all voltages too."""
        low: Flags = (self.voltage_pu < self.lowest_pu) | (self.state == FeederState.BEYOND)
        return low

    @cached_property
    def below_class(self) -> Flags:
        """The plants that are fed at a lower voltage than is usual for their load, since their substation has none."""
        flags: Flags = (self.used >= 0) & (self.used < self.needed)
        return flags

    def conductor_of(self, plant: int) -> Conductor | None:
        """What the feeder of a plant is laid with."""
        at = int(self.conductor[plant])
        return None if at < 0 else conductors(CLASSES_KV[int(self.used[plant])]).each[at]


def feeder_network(basis: Basis, along: Along = "straight") -> FeederNetwork:
    """The network of the plants of a basis and its flow; ``along`` is how feeders run."""
    demand = plant_demand(basis)
    capacities = substation_capacities(basis, demand)
    kva = np.hypot(demand.demand_kw, demand.reactive_kvar)
    length_m, by_road = _lengths(basis, along, demand.apparent.at)
    needed = class_by_load(np.nan_to_num(kva), basis.factors)
    used = _used(needed, demand.apparent.at, capacities)
    state = _states(kva, demand.apparent.at, capacities, used, length_m)
    used = np.where(state == FeederState.SOLVED, used, -1)
    conductor, circuits, r_ohm, x_ohm = _laid(basis, used, kva, length_m)
    row = np.flatnonzero(used >= 0)
    kv = np.array(CLASSES_KV, dtype=float)[used[row]]
    flow = power_flow_of_each(
        _two_buses_each(demand, row, kv, r_ohm[row], x_ohm[row], basis.factors[BUSBAR].value, basis)
    )
    state[row[~flow.solved[len(row) :]]] = FeederState.BEYOND
    return FeederNetwork(
        basis,
        along,
        demand,
        capacities,
        demand.apparent.at,
        state,
        length_m,
        by_road,
        needed,
        used,
        conductor,
        circuits,
        *_results(flow, row, circuits),
    )


def _lengths(basis: Basis, along: Along, station: Codes) -> tuple[Floats, Flags]:
    """From each plant to its own substation; NaN without one, or without a place of either."""
    length_m, by_road = np.full(len(station), np.nan), np.zeros(len(station), dtype=bool)
    row = np.flatnonzero(station >= 0)
    if len(row):
        ids = basis.plan.site.substations.index.tolist()
        ways = feeder_lengths(basis, along).ways_from_plants(basis.ids[row], ids)
        own = np.arange(len(row)), station[row]
        length_m[row], by_road[row] = ways.length_m[own], ways.by_road[own]
    return length_m, by_road


def _used(needed: Codes, station: Codes, capacities: tuple[SubstationCapacity, ...]) -> Codes:
    """The class each plant is fed at: the lowest its substation has that is no lower than needed, else its highest;
    -1 where the substation's voltage tells none."""
    table = np.full((len(capacities) + 1, len(CLASSES_KV)), -1, dtype=np.intp)  # the last row: no substation
    for at, substation in enumerate(capacities):
        classes = outgoing().of(substation.voltage_kv) or ()
        for need in range(len(CLASSES_KV)):
            fitting = [each for each in classes if each >= need] or list(classes[-1:])
            table[at, need] = fitting[0] if fitting else -1
    found: Codes = table[station, needed]
    return found


def _states(
    kva: Floats, station: Codes, capacities: tuple[SubstationCapacity, ...], used: Codes, length_m: Floats
) -> Codes:
    serving = np.array([each.in_service for each in capacities] + [False], dtype=bool)
    told = [
        (np.isnan(kva), FeederState.LOAD_UNKNOWN),
        (kva == 0, FeederState.NO_LOAD),
        (station < 0, FeederState.NO_SUBSTATION),
        (~serving[station], FeederState.NOT_IN_SERVICE),
        (used < 0, FeederState.VOLTAGE_UNKNOWN),
        (np.isnan(length_m), FeederState.NO_PLACE),
    ]
    state = np.full(len(kva), FeederState.SOLVED, dtype=np.intp)
    for flags, why in reversed(told):
        state[flags] = why
    return state


def _laid(basis: Basis, used: Codes, kva: Floats, length_m: Floats) -> tuple[Codes, Codes, Floats, Floats]:
    """Conductor, circuits and impedance of each feeder. The current is that at the lowest voltage allowed, so that a
    feeder whose voltage is in order is not overloaded either."""
    conductor, circuits = np.full(len(used), -1, dtype=np.intp), np.zeros(len(used), dtype=np.intp)
    r_ohm, x_ohm = np.full(len(used), np.nan), np.full(len(used), np.nan)
    for at, kv in enumerate(CLASSES_KV):
        row = np.flatnonzero(used == at)
        each = conductors(kv).each
        may_a = np.array([one.current_a for one in each])
        lowest = 1.0 - deviation_factor(basis.factors, kv).value / 100.0
        current_a = kva[row] / (np.sqrt(3.0) * kv * lowest)
        circuits[row] = np.maximum(1, np.ceil(current_a / may_a[-1]))
        conductor[row] = np.minimum(np.searchsorted(may_a, current_a / circuits[row]), len(each) - 1)
        km = length_m[row] / 1000.0 / circuits[row]
        r_ohm[row] = np.array([one.r_ohm_km for one in each])[conductor[row]] * km
        x_ohm[row] = np.array([one.x_ohm_km for one in each])[conductor[row]] * km
    return conductor, circuits, r_ohm, x_ohm


def _two_buses_each(
    demand: PlantDemand, row: Codes, kv: Floats, r_ohm: Floats, x_ohm: Floats, busbar_pu: float, basis: Basis
) -> RadialNetwork:
    """A busbar and a plant for each feeder, so that one that cannot carry its load leaves the others as they are."""
    count, nothing = len(row), np.zeros(len(row))
    plants = tuple(basis.ids[row].tolist())
    return RadialNetwork(
        plants + plants,
        np.concatenate([nothing, demand.demand_kw[row]]),
        np.concatenate([nothing, demand.reactive_kvar[row]]),
        np.concatenate([np.full(count, busbar_pu), np.full(count, np.nan)]),
        np.arange(count),
        np.arange(count, 2 * count),
        r_ohm,
        x_ohm,
        kv,
    )


def _results(flow: PowerFlow, row: Codes, circuits: Codes) -> tuple[Floats, Floats, Floats, Floats]:
    """Voltage at the plant, current of a circuit, losses in kW and kvar; (n,)."""
    found = np.full((4, len(circuits)), np.nan)
    found[0, row] = np.abs(flow.voltage_pu[len(row) :])
    found[1, row] = flow.current_a / circuits[row]
    found[2, row], found[3, row] = flow.losses.real, flow.losses.imag
    return found[0], found[1], found[2], found[3]
