"""The table of what could still connect, a row a parcel. It has no total: parcels share what substations have left."""

from __future__ import annotations

from functools import partial

import numpy as np

from siteplanner.core import schema
from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.factors import Factor, Source
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, Term, Trace, Value
from siteplanner.core.measures.power.columns import number
from siteplanner.core.measures.power.feeders import Along
from siteplanner.core.measures.power.headroom import POWER_FACTOR, Headroom, Room, headroom
from siteplanner.core.measures.power.headroom_words import ABOUT, headroom_words
from siteplanner.core.measures.power.supply_voltage import CLASSES_KV, class_factor, outgoing, reach_factors
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

TITLE = QT_TRANSLATE_NOOP("measures", "Power that could still connect")
PARCEL = QT_TRANSLATE_NOOP("measures", "Parcel")
LOAD = QT_TRANSLATE_NOOP("measures", "Could still connect")
VOLTAGE = QT_TRANSLATE_NOOP("measures", "Supply voltage")
SUBSTATION = QT_TRANSLATE_NOOP("measures", "Substation")
LENGTH = QT_TRANSLATE_NOOP("measures", "Feeder")
SPARE = QT_TRANSLATE_NOOP("measures", "Left at the substation in N-1")
STATE = QT_TRANSLATE_NOOP("measures", "State")

OF_SPARE = QT_TRANSLATE_NOOP("measures", "{spare} kVA left × {factor:.3g} = {load} kW")
OF_VOLTAGE = QT_TRANSLATE_NOOP(
    "measures", "{spare} kVA left, of which {most} kVA for one works at {kv:d} kV × {factor:.3g} = {load} kW"
)

SUBSTATIONS, PARCELS = schema.SUBSTATIONS.name, schema.PARCELS.name
COLUMNS = (
    FigureColumn("load_kw", LOAD, "kW"),
    FigureColumn("supply_kv", VOLTAGE, "kV"),
    FigureColumn("substation_id", SUBSTATION, decimals=None),
    FigureColumn("length_m", LENGTH, "m"),
    FigureColumn("spare_kva", SPARE, "kVA"),
    FigureColumn("state", STATE, decimals=None),
)


def headroom_table(basis: Basis, along: Along = "straight") -> FigureTable:
    """What could still connect on each parcel of the map at the time of the basis."""
    found = headroom(basis, along)
    parcels, stations = basis.plan.site.parcels, basis.plan.site.substations
    names = _named(stations.index.tolist(), stations["name"].to_numpy(dtype=object, na_value="").tolist())
    labels = zip(parcels.index.tolist(), parcels["name"].to_numpy(dtype=object, na_value="").tolist(), strict=True)
    rows = [
        FigureRow(str(key), f"{key} {name}".strip(), _values(found, at, names)) for at, (key, name) in enumerate(labels)
    ]
    return FigureTable(
        "power_headroom", TITLE, PARCEL, COLUMNS, tuple(rows), (ABOUT,), partial(_trace, basis, found, names)
    )


def _named(ids: list[str], names: list[str]) -> list[str]:
    return [name or str(key) for key, name in zip(ids, names, strict=True)]


def _values(found: Headroom, at: int, names: list[str]) -> tuple[Value, ...]:
    station, voltage = int(found.station[at]), int(found.voltage[at])
    words: Text = headroom_words(found, at, names[station] if station >= 0 else "")
    load, length = float(found.load_kw[at]), float(found.length_m[at])
    return (
        None if np.isnan(load) else load,
        CLASSES_KV[voltage] if voltage >= 0 else None,
        found.stations[station].substation_id if station >= 0 else None,
        length if np.isfinite(length) else None,
        found.stations[station].spare_n1_kva if station >= 0 else None,
        words,
    )


def _trace(basis: Basis, found: Headroom, names: list[str], row: int, column: int) -> Trace | None:
    """The load in numbers; of the other figures the words and where they come from."""
    key = COLUMNS[column].key
    if COLUMNS[column].decimals is None:
        return None
    at = int(found.station[row])
    words = headroom_words(found, row, names[at] if at >= 0 else "")
    parcel = Feature(PARCELS, str(basis.plan.site.parcels.index[row]))
    station = (Feature(SUBSTATIONS, found.stations[at].substation_id),) if at >= 0 else ()
    value = _values(found, row, names)[column]
    if not isinstance(value, float | int):
        return Trace(words, (), (parcel, *station), notes=(ABOUT,), why_blank=words)
    terms = (Term(parcel, float(value)), *(Term(each) for each in station))
    if key != "load_kw" or found.room[row] != Room.FREE:
        return Trace(words, terms, notes=(ABOUT,))
    return _of_load(basis, found, row, terms)


def _of_load(basis: Basis, found: Headroom, row: int, terms: tuple[Term, ...]) -> Trace:
    """kVA that are left, or that the voltage gives, times the power factor."""
    factors, voltage = basis.factors, int(found.voltage[row])
    factor, cap = factors[POWER_FACTOR], class_factor(voltage, factors)
    numbers = {
        "spare": number(found.stations[int(found.station[row])].spare_n1_kva or 0.0),
        "factor": factor.value,
        "load": number(float(found.load_kw[row])),
    }
    formula: Text = OF_SPARE(**numbers)
    used: list[Factor] = [factor, reach_factors(factors)[voltage]]
    if found.capped[row]:
        formula = OF_VOLTAGE(most=number(cap.value), kv=CLASSES_KV[voltage], **numbers)
        used.append(cap)
    sources: list[tuple[Text, Source]] = [*((each.name, each.source) for each in used), (VOLTAGE, outgoing().source)]
    return Trace(formula, terms, sources=tuple(sources), notes=(ABOUT,))
