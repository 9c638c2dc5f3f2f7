"""What numbers about substations through time are made of."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from siteplanner.core.features import Feature
from siteplanner.core.measures.factors import Source
from siteplanner.core.measures.figure_table import Term, Trace
from siteplanner.core.measures.figures import Flags
from siteplanner.core.measures.phasing.supply import StationCourse, Supply, With
from siteplanner.core.measures.phasing.words import NO_DATES, features, plus
from siteplanner.core.measures.power.capacity import coincidence
from siteplanner.core.schema import SUBSTATIONS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, Template

LOAD_SUM = QT_TRANSLATE_NOOP("measures", "{factor:g} × Σ of {count:,d} plants: {factor:g} × ({sum}) = {total:,.1f} kVA")
CAPACITY_SUM = QT_TRANSLATE_NOOP("measures", "Σ of {count:,d} substations in service: {sum} = {total:,.1f} kVA")
SPARE_OF = QT_TRANSLATE_NOOP("measures", "{capacity:,.1f} − {load:,.1f} = {spare:+,.1f} kVA")
NO_CAPACITY = QT_TRANSLATE_NOOP(
    "measures", "The transformer capacity, or for N-1 the number of transformers, is not entered: {substations}."
)
NO_SUBSTATIONS = QT_TRANSLATE_NOOP("measures", "The map has no substations.")
COINCIDENCE_FACTOR = QT_TRANSLATE_NOOP("measures", "Coincidence factor of the check")
SUPPLY_KEYS: tuple[str, ...] = ("load_kva", "n_kva", "n1_kva", "spare_n_kva", "spare_n1_kva")


def nothing_to_tell(supply: Supply) -> Template | None:
    """Why nothing can be said of any substation through time; None where something can."""
    if not supply.stations:
        return NO_SUBSTATIONS
    return None if supply.course.quarters else NO_DATES


def amounts_of(supply: Supply, stations: Sequence[StationCourse], at: int) -> tuple[float | None, ...]:
    """Load, N, N-1, and what is spare of both, of some substations in a quarter."""
    if not supply.course.quarters or not stations:
        return (None,) * len(SUPPLY_KEYS)
    load = float(sum(station.load_kva[at] for station in stations))
    n, n1 = (_carried(stations, how, at) for how in ("n", "n1"))
    return load, n, n1, None if n is None else n - load, None if n1 is None else n1 - load


def _carried(stations: Sequence[StationCourse], how: With, at: int) -> float | None:
    total = float(sum(station.capacity_kva(how)[at] for station in stations))
    return None if math.isnan(total) else total


def supply_trace(supply: Supply, stations: Sequence[StationCourse], at: int, column: str) -> Trace | None:
    if column not in SUPPLY_KEYS:
        return None
    if (why := nothing_to_tell(supply)) is not None:
        return Trace(why, why_blank=why)
    load, n, n1, *_ = amounts_of(supply, stations, at)
    how: With = "n1" if "n1" in column else "n"
    if column == "load_kva":
        return _load(supply, stations, at)
    carried = _carrying(stations, how, at)
    capacity = n1 if how == "n1" else n
    if column in ("n_kva", "n1_kva") or capacity is None or load is None:
        return carried
    words = SPARE_OF(capacity=capacity, load=load, spare=capacity - load)
    asked = _load(supply, stations, at)
    taken = tuple(Term(each.feature, -(each.value or 0.0)) for each in asked.terms)
    return Trace(words, (*carried.terms, *taken), asked.lacking, asked.sources)


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
