"""The columns of the table of feeders: their values, and what each is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from siteplanner.core import schema
from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.measures.factors import Factor, Source
from siteplanner.core.measures.figure_table import FigureColumn, Term, Trace, Value
from siteplanner.core.measures.figures import Floats
from siteplanner.core.measures.power.demand import OF_LOAD
from siteplanner.core.measures.power.feeder_states import state_of, why_none
from siteplanner.core.measures.power.network import FeederNetwork
from siteplanner.core.measures.power.supply_voltage import (
    BUSBAR,
    CLASSES_KV,
    class_factor,
    conductors,
    deviation_factor,
    outgoing,
)
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Text

SUBSTATIONS = schema.SUBSTATIONS.name

SUBSTATION = QT_TRANSLATE_NOOP("measures", "Substation")
SUPPLY = QT_TRANSLATE_NOOP("measures", "Supply voltage")
LINE = QT_TRANSLATE_NOOP("measures", "Line")
LENGTH = QT_TRANSLATE_NOOP("measures", "Length")
LOAD = QT_TRANSLATE_NOOP("measures", "Demand")
CURRENT = QT_TRANSLATE_NOOP("measures", "Current of a circuit")
DROP = QT_TRANSLATE_NOOP("measures", "Voltage drop")
VOLTAGE = QT_TRANSLATE_NOOP("measures", "Voltage at the plant")
LOSSES = QT_TRANSLATE_NOOP("measures", "Feeder losses")
STATE = QT_TRANSLATE_NOOP("measures", "State")

SEVERAL = QT_TRANSLATE_NOOP("measures", "{count:d} × {line}")
STRAIGHT = QT_TRANSLATE_NOOP("measures", "Straight from the nearest point of the footprint: {length:,.0f} m")
BY_ROAD = QT_TRANSLATE_NOOP("measures", "Along the roads of the map: {length:,.0f} m")
DEMANDED = QT_TRANSLATE_NOOP("measures", "{power:,.0f} kW × {factor:.3g} = {demand:,.0f} kW")
BY_LOAD = QT_TRANSLATE_NOOP("measures", "{kva:,.0f} kVA: usually {needed:d} kV; its substation feeds {listed} kV")
CARRIED = QT_TRANSLATE_NOOP(
    "measures", "{kva:,.0f} kVA ÷ (√3 × {kv:d} kV × {voltage:.4f} × {count:d}) = {current:,.0f} A"
)
DROPPED = QT_TRANSLATE_NOOP(
    "measures",
    "({busbar:.4f} − {voltage:.4f}) × 100 = {drop:.2f} %, by power flow over {count:d} circuits of {r:.4f} + j {x:.4f} "
    "Ω",
)
OF_NOMINAL = QT_TRANSLATE_NOOP(
    "measures", "{voltage:.2f} % of {kv:d} kV by power flow; at least {lowest:.2f} % allowed"
)
LOST = QT_TRANSLATE_NOOP("measures", "3 × ({current:,.1f} A)² × {r:.4f} Ω × {count:d} ÷ 1000 = {loss:,.2f} kW")
SCREENING = QT_TRANSLATE_NOOP(
    "measures",
    "A screening estimate with a typical line and a feeder of its own for each plant: transformers, the charging of "
    "cables and what the network company requires are left out.",
)

Sources = tuple[tuple[Text, Source], ...]


@dataclass(frozen=True)
class FeederColumn:
    """``values`` of all plants, and the trace of one of them where it has a value."""

    column: FigureColumn
    values: Callable[[FeederNetwork], list[Value]]
    trace: Callable[[FeederNetwork, int], Trace | None]


def feature_of(network: FeederNetwork, plant: int) -> Feature:
    return Feature(PLANTS, str(network.basis.ids[plant]))


def station_of(network: FeederNetwork, plant: int) -> Feature | None:
    """The substation of a plant, where there is one of that name."""
    at = int(network.station[plant])
    return Feature(SUBSTATIONS, network.capacities[at].substation_id) if at >= 0 else None


def impedance(network: FeederNetwork, plant: int) -> tuple[float, float]:
    """Resistance and reactance of one circuit of a feeder, ohm."""
    laid = network.conductor_of(plant)
    km = float(network.length_m[plant]) / 1000.0
    return (np.nan, np.nan) if laid is None else (laid.r_ohm_km * km, laid.x_ohm_km * km)


def blanked(values: Floats, kept: Iterable[bool] | None = None) -> list[Value]:
    """Numbers, None for those that are none, or are not to be told."""
    told = values.tolist()
    kept = [True] * len(told) if kept is None else kept
    return [value if keep and value == value else None for value, keep in zip(told, kept, strict=True)]


def _terms(network: FeederNetwork, plant: int, value: float | None = None) -> tuple[Term, ...]:
    station = station_of(network, plant)
    return (Term(feature_of(network, plant), value), *([Term(station)] if station else []))


def _sourced(*factors: Factor) -> Sources:
    return tuple((factor.name, factor.source) for factor in factors)


def _line_source(network: FeederNetwork, plant: int) -> Sources:
    laid = network.conductor_of(plant)
    return () if laid is None else ((laid.name, conductors(_kv(network, plant)).source),)


def _kv(network: FeederNetwork, plant: int) -> int:
    return CLASSES_KV[int(network.used[plant])]


def kva_of(network: FeederNetwork, plant: int) -> float:
    return float(np.hypot(network.demand.demand_kw[plant], network.demand.reactive_kvar[plant]))


def _blank(network: FeederNetwork, plant: int) -> Trace:
    why = why_none(network, plant)
    lacking = (feature_of(network, plant),)
    station = station_of(network, plant)
    return Trace(why, (), (*lacking, *([station] if station else [])), notes=(SCREENING,), why_blank=why)


Tracing = Callable[[FeederNetwork, int], Trace]


def _where_solved(trace: Tracing) -> Tracing:
    """``trace``, or why there is no number."""
    return lambda network, plant: trace(network, plant) if network.solved[plant] else _blank(network, plant)


def _no_trace(_network: FeederNetwork, _plant: int) -> None:
    return None


# -- what each is made of ------------------------------------------------------------------------------------------


def _length(network: FeederNetwork, plant: int) -> Trace:
    length = float(network.length_m[plant])
    if length != length:
        return _blank(network, plant)
    said = BY_ROAD if network.by_road[plant] else STRAIGHT
    return Trace(said(length=length), _terms(network, plant, length))


def _demand(network: FeederNetwork, plant: int) -> Trace:
    demand = float(network.demand.demand_kw[plant])
    if demand != demand:
        return _blank(network, plant)
    power, factor = (float(network.basis.number(name)[plant]) for name in OF_LOAD[:2])
    if factor != factor:  # without connected load it need not be entered
        factor = 0.0
    said = DEMANDED(power=power, factor=factor, demand=demand)
    return Trace(said, (Term(feature_of(network, plant), demand),))


def _supply(network: FeederNetwork, plant: int) -> Trace:
    station = network.capacities[int(network.station[plant])]
    listed = tuple(CLASSES_KV[each] for each in outgoing().of(station.voltage_kv) or ())
    needed = int(network.needed[plant])
    said = BY_LOAD(kva=kva_of(network, plant), needed=CLASSES_KV[needed], listed=_listed(listed))
    sources = (*_sourced(class_factor(needed, network.basis.factors)), (SUPPLY, outgoing().source))
    return Trace(said, _terms(network, plant), sources=sources)


def _listed(voltages: tuple[int, ...]) -> str:
    return "/".join(str(each) for each in reversed(voltages))


def _current(network: FeederNetwork, plant: int) -> Trace:
    current = float(network.current_a[plant])
    said = CARRIED(
        kva=kva_of(network, plant),
        kv=_kv(network, plant),
        voltage=float(network.voltage_pu[plant]),
        count=int(network.circuits[plant]),
        current=current,
    )
    sources = _line_source(network, plant)
    return Trace(said, _terms(network, plant, current), sources=sources, notes=(SCREENING,))


def _drop(network: FeederNetwork, plant: int) -> Trace:
    r_ohm, x_ohm = impedance(network, plant)
    drop = float(network.drop_percent[plant])
    said = DROPPED(
        busbar=network.busbar_pu,
        voltage=float(network.voltage_pu[plant]),
        drop=drop,
        r=r_ohm,
        x=x_ohm,
        count=int(network.circuits[plant]),
    )
    sources = (*_line_source(network, plant), *_sourced(network.basis.factors[BUSBAR]))
    return Trace(said, _terms(network, plant, drop), sources=sources, notes=(SCREENING,))


def _voltage(network: FeederNetwork, plant: int) -> Trace:
    kv, voltage = _kv(network, plant), 100.0 * float(network.voltage_pu[plant])
    said = OF_NOMINAL(voltage=voltage, kv=kv, lowest=100.0 * float(network.lowest_pu[plant]))
    factors = network.basis.factors
    sources = (*_sourced(deviation_factor(factors, kv), factors[BUSBAR]), *_line_source(network, plant))
    return Trace(said, _terms(network, plant, voltage), sources=sources, notes=(SCREENING,))


def _loss(network: FeederNetwork, plant: int) -> Trace:
    loss = float(network.loss_kw[plant])
    said = LOST(
        current=float(network.current_a[plant]),
        r=impedance(network, plant)[0],
        count=int(network.circuits[plant]),
        loss=loss,
    )
    return Trace(said, _terms(network, plant, loss), sources=_line_source(network, plant), notes=(SCREENING,))


# -- values ----------------------------------------------------------------------------------------------------------


def _stations(network: FeederNetwork) -> list[Value]:
    ids: list[Value] = [each.substation_id for each in network.capacities]
    return [ids[at] if at >= 0 else None for at in network.station.tolist()]


def _lines(network: FeederNetwork) -> list[Value]:
    return [_laid(network, plant) for plant in range(len(network.used))]


def _laid(network: FeederNetwork, plant: int) -> Message | str | None:
    laid, count = network.conductor_of(plant), int(network.circuits[plant])
    return laid if laid is None else laid.name if count == 1 else SEVERAL(count=count, line=laid.name)


def _voltages(network: FeederNetwork) -> list[Value]:
    return [CLASSES_KV[at] if at >= 0 else None for at in network.used.tolist()]


def _states(network: FeederNetwork) -> list[Value]:
    return [state_of(network, plant) for plant in range(len(network.state))]


COLUMNS: tuple[FeederColumn, ...] = (
    FeederColumn(FigureColumn("substation_id", SUBSTATION, decimals=None), _stations, _no_trace),
    FeederColumn(FigureColumn("supply_kv", SUPPLY, "kV"), _voltages, _where_solved(_supply)),
    FeederColumn(FigureColumn("line", LINE, decimals=None), _lines, _no_trace),
    FeederColumn(FigureColumn("length_m", LENGTH, "m"), lambda of: blanked(of.length_m), _length),
    FeederColumn(FigureColumn("demand_kw", LOAD, "kW", sums=True), lambda of: blanked(of.demand.demand_kw), _demand),
    FeederColumn(FigureColumn("current_a", CURRENT, "A"), lambda of: blanked(of.current_a), _where_solved(_current)),
    FeederColumn(FigureColumn("drop", DROP, "%", 2), lambda of: blanked(of.drop_percent), _where_solved(_drop)),
    FeederColumn(
        FigureColumn("voltage", VOLTAGE, "%", 2), lambda of: blanked(100.0 * of.voltage_pu), _where_solved(_voltage)
    ),
    FeederColumn(
        FigureColumn("loss_kw", LOSSES, "kW", 1, sums=True), lambda of: blanked(of.loss_kw), _where_solved(_loss)
    ),
    FeederColumn(FigureColumn("state", STATE, decimals=None), _states, _no_trace),
)
