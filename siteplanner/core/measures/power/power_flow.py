"""Power flow of radial networks by backward and forward sweep: voltages, flows and losses.

Loads draw constant power; a bus that feeds others and is fed by none is a source, held at its voltage. Lines have
resistance and reactance only: what cables charge is left out. Several trees are solved at once, level by level.

Source of the method: Shirmohammadi et al., A compensation-based power flow method for weakly meshed distribution and
transmission networks, IEEE Transactions on Power Systems 3 (1988) 753.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from siteplanner.core.errors import InputError
from siteplanner.core.measures.power.radial_order import RadialOrder
from siteplanner.core.text import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
Complexes = npt.NDArray[np.complex128]
Ints = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

BASE_KVA = 1000.0
CLOSE_PU = 1e-11
MOST_SWEEPS = 2000

OVERLOADED = QT_TRANSLATE_NOOP(
    "measures",
    "The network fed from “{source}” cannot carry its load: no voltages satisfy it. Put less load on it, shorten its "
    "lines or raise its voltage.",
)
NO_LOAD = QT_TRANSLATE_NOOP("measures", "The load on “{bus}” is no number. Give it in kW and kvar.")
NO_LINE = QT_TRANSLATE_NOOP(
    "measures",
    "The line from “{one}” to “{other}” lacks its resistance, reactance or voltage. Give them in ohm and kV.",
)


class OverloadedError(InputError):
    """No voltages satisfy the loads: they are beyond what the lines can carry at all."""


@dataclass(frozen=True, slots=True)
class Bus:
    """A bus and the load on it. ``source_pu`` is the voltage it is held at where it feeds the network."""

    bus_id: str
    load_kw: float = 0.0
    load_kvar: float = 0.0
    source_pu: float | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A line between two buses; which of them is nearer to the source does not matter."""

    from_bus: str
    to_bus: str
    r_ohm: float
    x_ohm: float


@dataclass(frozen=True, eq=False)
class RadialNetwork:
    """``n`` buses and ``m`` branches as arrays; ``first`` and ``second`` are the buses that branches join.

    ``base_kv`` is the nominal voltage of each branch (line to line), (m,); ``source_pu`` is NaN where a bus is none.
    """

    bus_ids: tuple[str, ...]
    load_kw: Floats
    load_kvar: Floats
    source_pu: Floats
    first: Ints
    second: Ints
    r_ohm: Floats
    x_ohm: Floats
    base_kv: Floats

    @classmethod
    def of(cls, buses: Sequence[Bus], branches: Sequence[Branch], base_kv: float) -> Self:
        """A network of one nominal voltage. Raises KeyError where a branch names no bus."""
        at = {bus.bus_id: place for place, bus in enumerate(buses)}
        return cls(
            tuple(at),
            np.array([bus.load_kw for bus in buses], dtype=float),
            np.array([bus.load_kvar for bus in buses], dtype=float),
            np.array([np.nan if bus.source_pu is None else bus.source_pu for bus in buses], dtype=float),
            np.array([at[branch.from_bus] for branch in branches], dtype=np.intp),
            np.array([at[branch.to_bus] for branch in branches], dtype=np.intp),
            np.array([branch.r_ohm for branch in branches], dtype=float),
            np.array([branch.x_ohm for branch in branches], dtype=float),
            np.full(len(branches), base_kv),
        )

    def __post_init__(self) -> None:
        """Raises InputError for figures that no network has."""
        loads = np.isfinite(self.load_kw) & np.isfinite(self.load_kvar)
        if not loads.all():
            raise InputError(NO_LOAD, bus=self.bus_ids[int(np.argmin(loads))])
        lines = np.isfinite(self.r_ohm) & np.isfinite(self.x_ohm) & (self.r_ohm >= 0) & (self.base_kv > 0)
        if not lines.all():
            at = int(np.argmin(lines))
            raise InputError(NO_LINE, one=self.bus_ids[self.first[at]], other=self.bus_ids[self.second[at]])

    @property
    def z_pu(self) -> Complexes:
        """The impedance of each branch on the base of the sweep, (m,)."""
        return np.asarray((self.r_ohm + 1j * self.x_ohm) * (BASE_KVA / 1000.0 / self.base_kv**2), dtype=complex)

    @property
    def load_pu(self) -> Complexes:
        """The power each bus draws, (n,)."""
        return np.asarray((self.load_kw + 1j * self.load_kvar) / BASE_KVA, dtype=complex)


@dataclass(frozen=True, eq=False)
class PowerFlow:
    """What a network carries. Of a tree that no voltages satisfy all figures are NaN and ``solved`` is False.

    ``voltage_pu`` complex, (n,); ``sent`` what goes into each branch at the end nearer to the source and ``received``
    what comes out at the other, kW + j kvar, (m,); ``current_a`` (m,).
    """

    network: RadialNetwork
    voltage_pu: Complexes
    sent: Complexes
    received: Complexes
    current_a: Floats
    solved: Flags
    sweeps: int

    @property
    def losses(self) -> Complexes:
        """What each branch loses, kW + j kvar, (m,)."""
        return self.sent - self.received

    @property
    def losses_kw(self) -> float:
        """The losses of all branches that were solved."""
        return float(np.nansum(self.losses.real))

    @property
    def losses_kvar(self) -> float:
        return float(np.nansum(self.losses.imag))

    @property
    def lowest(self) -> tuple[str, float]:
        """The bus of the lowest voltage, and that voltage, pu. Raises ValueError where nothing was solved."""
        at = int(np.nanargmin(np.abs(self.voltage_pu)))
        return self.network.bus_ids[at], float(abs(self.voltage_pu[at]))


def power_flow(network: RadialNetwork) -> PowerFlow:
    """The voltages and flows of a network.

    Raises NetworkError where it is not radial or leaves buses without a source, OverloadedError where no voltages
    satisfy its loads.

    >>> town = [Bus("station", source_pu=1.0), Bus("plant", 3000.0, 1000.0)]
    >>> flow = power_flow(RadialNetwork.of(town, [Branch("station", "plant", 0.6, 0.4)], base_kv=10.0))
    >>> flow.lowest[0], round(flow.lowest[1], 4), round(flow.losses_kw, 1)
    ('plant', 0.9775, 62.8)
    """
    order = RadialOrder.of(network.bus_ids, network.first, network.second, ~np.isnan(network.source_pu))
    flow = _swept(network, order)
    if not flow.solved.all():
        source = network.bus_ids[int(order.source[np.flatnonzero(~flow.solved)[0]])]
        raise OverloadedError(OVERLOADED, source=source)
    return flow


def power_flow_of_each(network: RadialNetwork) -> PowerFlow:
    """As :func:`power_flow`, but a tree that cannot carry its load is marked and the others are solved."""
    sources = ~np.isnan(network.source_pu)
    return _swept(network, RadialOrder.of(network.bus_ids, network.first, network.second, sources))


def _swept(network: RadialNetwork, order: RadialOrder) -> PowerFlow:
    """Currents are summed towards the sources, voltages follow from them away from the sources, until nothing moves."""
    z = np.zeros(len(network.bus_ids), dtype=complex)
    z[order.fed] = network.z_pu[order.branch[order.fed]]
    voltage = network.source_pu[order.source].astype(complex)
    current = np.zeros_like(voltage)
    load, alive = network.load_pu, np.ones(len(voltage), dtype=bool)
    settled, sweeps = np.zeros(len(voltage), dtype=bool), 0
    while sweeps < MOST_SWEEPS and (alive & ~settled).any():
        sweeps += 1
        current = np.conj(np.divide(load, voltage, out=np.zeros_like(voltage), where=alive))
        for level in reversed(order.levels):
            np.add.at(current, order.parent[level], current[level])
        before = voltage.copy()
        for level in order.levels:
            voltage[level] = voltage[order.parent[level]] - z[level] * current[level]
        alive &= ~order.trees_with(~(np.abs(voltage) > 1e-3) & alive)
        voltage[~alive] = 1.0
        settled = ~order.trees_with(np.abs(voltage - before) > CLOSE_PU)
    return _flow(network, order, voltage, current, alive & settled, sweeps)


def _flow(
    network: RadialNetwork, order: RadialOrder, voltage: Complexes, current: Complexes, solved: Flags, sweeps: int
) -> PowerFlow:
    voltage = np.where(solved, voltage, np.nan + 0j)
    end = order.end_of(network.first, network.second)
    drawn = np.where(solved, current, np.nan + 0j)[end]
    sent = voltage[order.parent[end]] * np.conj(drawn) * BASE_KVA
    received = voltage[end] * np.conj(drawn) * BASE_KVA
    current_a = np.abs(drawn) * BASE_KVA / (np.sqrt(3.0) * network.base_kv)
    return PowerFlow(network, voltage, sent, received, current_a, solved, sweeps)
