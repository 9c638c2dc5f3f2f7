"""The tables of what substations carry through time against what is asked of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from siteplanner.core.features import Feature
from siteplanner.core.measures.factors import Source
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Term, Trace, Value
from siteplanner.core.measures.figures import Flags
from siteplanner.core.measures.phasing.supply import StationCourse, Supply, With
from siteplanner.core.measures.phasing.words import FROM_START, NEVER, NOT_TOLD, features, plus, quarter_or
from siteplanner.core.measures.power.capacity import coincidence
from siteplanner.core.moment import Quarter
from siteplanner.core.schema import SUBSTATIONS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, Text

STATIONS_TITLE = QT_TRANSLATE_NOOP("measures", "When demand passes supply, by substation")
QUARTERS_TITLE = QT_TRANSLATE_NOOP("measures", "Demand and supply of all substations by quarter")
CHANGES_TITLE = QT_TRANSLATE_NOOP("measures", "Demand and supply of each substation, where they change")
SUBSTATION = QT_TRANSLATE_NOOP("measures", "Substation")
QUARTER = QT_TRANSLATE_NOOP("measures", "Quarter")
ALL = QT_TRANSLATE_NOOP("measures", "All substations together")
NAMED = QT_TRANSLATE_NOOP("measures", "{substation} {name}")
AT = QT_TRANSLATE_NOOP("measures", "{substation}, {quarter}")
SINCE = QT_TRANSLATE_NOOP("measures", "In service from")
LOAD = QT_TRANSLATE_NOOP("measures", "Demand")
LOAD_AT_END = QT_TRANSLATE_NOOP("measures", "Demand at the end")
WITH_ALL = QT_TRANSLATE_NOOP("measures", "Supply N")
WITHOUT_ONE = QT_TRANSLATE_NOOP("measures", "Supply N-1")
SPARE = QT_TRANSLATE_NOOP("measures", "Spare N")
SPARE_WITHOUT_ONE = QT_TRANSLATE_NOOP("measures", "Spare N-1")
PASSES_N = QT_TRANSLATE_NOOP("measures", "Demand passes N in")
PASSES_N1 = QT_TRANSLATE_NOOP("measures", "Demand passes N-1 in")
TROUBLED = QT_TRANSLATE_NOOP("measures", "Demand above N at")
LOAD_SUM = QT_TRANSLATE_NOOP("measures", "{factor:g} × Σ of {count:,d} plants: {factor:g} × ({sum}) = {total:,.1f} kVA")
CAPACITY_SUM = QT_TRANSLATE_NOOP("measures", "Σ of {count:,d} substations in service: {sum} = {total:,.1f} kVA")
SPARE_OF = QT_TRANSLATE_NOOP("measures", "{capacity:,.1f} − {load:,.1f} = {spare:+,.1f} kVA")
NO_CAPACITY = QT_TRANSLATE_NOOP(
    "measures", "The transformer capacity, or for N-1 the number of transformers, is not entered: {substations}."
)
COINCIDENCE_FACTOR = QT_TRANSLATE_NOOP("measures", "Coincidence factor of the check")
UNPLACED = QT_TRANSLATE_NOOP(
    "measures", "{count:,d} plants name no substation of the map: what they ask is in none of these sums."
)
UNKNOWN = QT_TRANSLATE_NOOP(
    "measures",
    "{count:,d} plants on substations lack load, demand factor or power factor: they are in no sum.",
)
AT_QUARTERS_END = QT_TRANSLATE_NOOP(
    "measures", "By the last day of each quarter; a substation not in service yet carries nothing."
)
LISTED = QT_TRANSLATE_NOOP("measures", "{substations}")
_SUPPLY: tuple[str, ...] = ("load_kva", "n_kva", "n1_kva", "spare_n_kva", "spare_n1_kva")


def supply_columns() -> tuple[FigureColumn, ...]:
    return (
        FigureColumn("load_kva", LOAD, "kVA"),
        FigureColumn("n_kva", WITH_ALL, "kVA"),
        FigureColumn("n1_kva", WITHOUT_ONE, "kVA"),
        FigureColumn("spare_n_kva", SPARE, "kVA", formula="n_kva - load_kva"),
        FigureColumn("spare_n1_kva", SPARE_WITHOUT_ONE, "kVA", formula="n1_kva - load_kva"),
    )


def stations_table(supply: Supply) -> FigureTable:
    """A row a substation and one for all: since when, what is asked at the end, when that passes what it carries."""
    columns = (
        FigureColumn("since", SINCE, decimals=None),
        FigureColumn("load_kva", LOAD_AT_END, "kVA", sums=True),
        *supply_columns()[1:3],
        FigureColumn("over_n1", PASSES_N1, decimals=None),
        FigureColumn("over_n", PASSES_N, decimals=None),
    )
    rows = [
        FigureRow(
            station.substation_id, _station(supply, at), (
                quarter_or(station.since, FROM_START), *_amounts(supply, [station], -1)[:3],
                _first_over(station, "n1"), _first_over(station, "n"),
            ),
        )
        for at, station in enumerate(supply.stations)
    ]  # fmt: skip
    whole: tuple[Value, ...] = (
        None, *_amounts(supply, supply.stations, -1)[:3], _first_of_all(supply, "n1"), _first_of_all(supply, "n")
    )  # fmt: skip
    rows.append(FigureRow(None, ALL, whole, RowKind.TOTAL))

    def trace(row: int, column: int) -> Trace | None:
        stations = supply.stations[row : row + 1] if row < len(supply.stations) else supply.stations
        return _trace(supply, stations, -1, columns[column].key)

    return FigureTable("phase_stations", STATIONS_TITLE, SUBSTATION, columns, tuple(rows), _notes(supply), trace)


def quarters_table(supply: Supply) -> FigureTable:
    """A row a quarter: all substations together, and the names of those of which too much is asked."""
    columns = (*supply_columns(), FigureColumn("troubled", TROUBLED, decimals=None))
    rows = tuple(
        FigureRow(str(quarter), quarter.name, (*_amounts(supply, supply.stations, at), _troubled(supply, at)))
        for at, quarter in enumerate(supply.course.quarters)
    )

    def trace(row: int, column: int) -> Trace | None:
        return _trace(supply, supply.stations, row, columns[column].key)

    return FigureTable("phase_supply", QUARTERS_TITLE, QUARTER, columns, rows, _notes(supply), trace)


def changes_table(supply: Supply) -> FigureTable:
    """A row a substation and quarter in which its load or its capacity changes."""
    places = [(at, place) for at, station in enumerate(supply.stations) for place in station.changes]
    rows = tuple(
        FigureRow(
            f"{supply.stations[at].substation_id}/{supply.course.quarters[place]}",
            AT(substation=supply.stations[at].substation_id, quarter=supply.course.quarters[place].name),
            _amounts(supply, [supply.stations[at]], place),
        )
        for at, place in places
    )

    def trace(row: int, column: int) -> Trace | None:
        at, place = places[row]
        return _trace(supply, [supply.stations[at]], place, _SUPPLY[column])

    return FigureTable(
        "phase_station_quarters", CHANGES_TITLE, SUBSTATION, supply_columns(), rows, _notes(supply), trace
    )


def _amounts(supply: Supply, stations: Sequence[StationCourse], at: int) -> tuple[float | None, ...]:
    """Load, N, N-1, and what is spare of both, of some substations in a quarter."""
    if not supply.course.quarters:
        return (None,) * len(_SUPPLY)
    load = float(sum(station.load_kva[at] for station in stations))
    n, n1 = (_carried(stations, how, at) for how in ("n", "n1"))
    return load, n, n1, None if n is None else n - load, None if n1 is None else n1 - load


def _carried(stations: Sequence[StationCourse], how: With, at: int) -> float | None:
    total = float(sum(station.capacity_kva(how)[at] for station in stations))
    return None if math.isnan(total) else total


def _trace(supply: Supply, stations: Sequence[StationCourse], at: int, column: str) -> Trace | None:
    if column not in _SUPPLY or not supply.course.quarters:
        return None
    load, n, n1, *_ = _amounts(supply, stations, at)
    how: With = "n1" if "n1" in column else "n"
    if column == "load_kva":
        return _load(supply, stations, at)
    carried = _carrying(stations, how, at)
    capacity = n1 if how == "n1" else n
    if column in ("n_kva", "n1_kva") or capacity is None or load is None:
        return carried
    words = SPARE_OF(capacity=capacity, load=load, spare=capacity - load)
    asked = _load(supply, stations, at)
    return Trace(words, (*carried.terms, *asked.terms), asked.lacking, asked.sources)


def _load(supply: Supply, stations: Sequence[StationCourse], at: int) -> Trace:
    limit = coincidence(supply.course.basis.plan)
    names = {station.substation_id for station in stations}
    known = [str(name) for name in supply.course.basis.plan.site.substations.index]
    on: Flags = np.isin(supply.at, [place for place, name in enumerate(known) if name in names])
    place = at if at >= 0 else len(supply.course.quarters) - 1
    there = on & supply.course.by(place)
    given = np.flatnonzero(there & (np.nan_to_num(supply.kva) > 0))
    plants = features(supply.course.basis, given)
    single = supply.kva[given] / limit.value if limit.value else supply.kva[given]
    words = {"factor": limit.value, "count": len(given), "sum": plus(single.tolist())}
    formula = LOAD_SUM(**words, total=float(supply.kva[given].sum()))
    terms = tuple(Term(plant, float(kva)) for plant, kva in zip(plants, supply.kva[given], strict=True))
    lacking = features(supply.course.basis, np.flatnonzero(there & np.isnan(supply.kva)))
    source = Source(Named(limit.source, ""), limit.clause, limit.confidence, limit.checked_on)
    return Trace(formula, terms, lacking, ((COINCIDENCE_FACTOR, source),))


def _carrying(stations: Sequence[StationCourse], how: With, at: int) -> Trace:
    serving = [station for station in stations if station.states[at].in_service]
    kva = [float(station.capacity_kva(how)[at]) for station in serving]
    told = [value for value in kva if not math.isnan(value)]
    formula = CAPACITY_SUM(count=len(serving), sum=plus(told), total=sum(told))
    terms = tuple(
        Term(Feature(SUBSTATIONS.name, station.substation_id), None if math.isnan(value) else value)
        for station, value in zip(serving, kva, strict=True)
    )
    blank = tuple(s.substation_id for s, value in zip(serving, kva, strict=True) if math.isnan(value))
    return Trace(formula, terms, why_blank=NO_CAPACITY(substations=blank) if blank else None)


def _first_over(station: StationCourse, how: With) -> Text:
    found = station.first_over(how)
    return found.name if found is not None else NEVER if station.known(how) else NOT_TOLD


def _first_of_all(supply: Supply, how: With) -> Text:
    found: Quarter | None = supply.first_over(how)
    return found.name if found is not None else NEVER if all(s.known(how) for s in supply.stations) else NOT_TOLD


def _troubled(supply: Supply, at: int) -> Text:
    names = supply.troubled(at, "n")
    return LISTED(substations=names) if names else ""


def _station(supply: Supply, at: int) -> Text:
    name = supply.course.basis.plan.site.substations["name"].iloc[at]
    key = supply.stations[at].substation_id
    return NAMED(substation=key, name=name) if isinstance(name, str) and name else key


def _notes(supply: Supply) -> tuple[Text, ...]:
    notes: list[Text] = [AT_QUARTERS_END]
    if count := int(supply.unplaced.sum()):
        notes.append(UNPLACED(count=count))
    if count := int(supply.unknown.sum()):
        notes.append(UNKNOWN(count=count))
    return tuple(notes)
