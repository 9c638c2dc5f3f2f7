"""What the substations of a row can carry, what is asked of them as the check counts it, and what is left."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from siteplanner.core import schema
from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import FigureColumn, Term, Trace, Value
from siteplanner.core.measures.power.capacity import OVERLOAD, SubstationCapacity
from siteplanner.core.measures.power.columns import (
    PowerColumn,
    added,
    number,
    of_limit,
    plant_terms,
    sourced,
    summed_up,
)
from siteplanner.core.measures.power.demand import OF_LOAD
from siteplanner.core.measures.power.lines import Line, PowerLines
from siteplanner.core.rules.substation_load import ROUNDING
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Text

VOLTAGE = QT_TRANSLATE_NOOP("measures", "Voltage")
TRANSFORMERS = QT_TRANSLATE_NOOP("measures", "Transformers")
N = QT_TRANSLATE_NOOP("measures", "Capacity (N)")
N1 = QT_TRANSLATE_NOOP("measures", "Capacity without one transformer (N-1)")
CHECKED = QT_TRANSLATE_NOOP("measures", "Load as checked")
SPARE_N = QT_TRANSLATE_NOOP("measures", "Spare in N")
SPARE_N1 = QT_TRANSLATE_NOOP("measures", "Spare in N-1")
UNSERVED = QT_TRANSLATE_NOOP("measures", "Demand not served")
LOAD_RATIO = QT_TRANSLATE_NOOP("measures", "Load ratio")
STATE = QT_TRANSLATE_NOOP("measures", "State")

WITHIN = QT_TRANSLATE_NOOP("measures", "within N-1")
WITHIN_SO_FAR = QT_TRANSLATE_NOOP("measures", "within N-1, but loads are not known: {count:,d}")
BEYOND_N1 = QT_TRANSLATE_NOOP("measures", "beyond N-1")
BEYOND_N = QT_TRANSLATE_NOOP("measures", "overloaded")
UNTOLD_N = QT_TRANSLATE_NOOP("measures", "capacity not entered")
UNTOLD_N1 = QT_TRANSLATE_NOOP("measures", "number of transformers not entered")
NOT_YET = QT_TRANSLATE_NOOP("measures", "in service only from {day}")
NOT_SERVED = QT_TRANSLATE_NOOP("measures", "not served")

NO_STATION = QT_TRANSLATE_NOOP("measures", "No substation.")
WHY_N = QT_TRANSLATE_NOOP("measures", "Enter the transformer capacity of the substation.")
WHY_N1 = QT_TRANSLATE_NOOP("measures", "Enter the number of transformers of the substation.")
NO_LOAD = QT_TRANSLATE_NOOP("measures", "There is no load.")
ENTERED = QT_TRANSLATE_NOOP("measures", "As entered on the map: {value} {unit}")
ENTERED_COUNT = QT_TRANSLATE_NOOP("measures", "As entered on the map: {value}")
NOT_ENTERED = QT_TRANSLATE_NOOP("measures", "It is not entered for this substation.")
TOGETHER = QT_TRANSLATE_NOOP("measures", "Substations in service together: {terms} = {total} kVA")
LEFT = QT_TRANSLATE_NOOP(
    "measures",
    "{installed} kVA × ({transformers:d} − 1) ÷ {transformers:d} × {overload:.3g} = {left} kVA, at most all of it; "
    "transformers taken as equal",
)
KVA_EACH = QT_TRANSLATE_NOOP("measures", "{factor:.3g} × demand ÷ power factor, plant by plant. {sum}")
REST = QT_TRANSLATE_NOOP("measures", "{capacity} − {load} = {spare} kVA")
RATIO = QT_TRANSLATE_NOOP(
    "measures", "{capacity} kVA ÷ {load} kW = {ratio:.2f}; usual at this voltage: {least:.3g} to {most:.3g} kVA/kW"
)
RATIO_OF_ALL = QT_TRANSLATE_NOOP("measures", "{capacity} kVA ÷ {load} kW = {ratio:.2f}, all voltages together")
INFORMATION = QT_TRANSLATE_NOOP("measures", "For information: a high ratio is idle capital, a low one leaves no room.")

SUBSTATIONS = schema.SUBSTATIONS.name
Of = Callable[[SubstationCapacity], float | None]


def carried(line: Line, of: Of) -> float | None:
    """The capacity of a row's substations in service; of the whole, what is known of it. None: nothing is known."""
    known = [value for station in line.stations if (value := of(station)) is not None]
    return sum(known) if known else None


def _n(station: SubstationCapacity) -> float | None:
    return station.n_kva


def _n1(station: SubstationCapacity) -> float | None:
    return station.n1_kva


def _why(lines: PowerLines, line: Line, of: Of) -> Text:
    """Why there is no capacity."""
    if line.serving:
        return WHY_N if _n(line.serving) is None or of is _n else WHY_N1
    return NO_STATION if line.station is None else _not_yet(lines, line)


def _not_yet(lines: PowerLines, line: Line) -> Message:
    day = lines.basis.plan.site.substations["in_service"].loc[line.key or ""]
    return NOT_YET(day=str(pd.Timestamp(day).date()))


def _capacity(of: Of) -> Callable[[PowerLines, Line], Trace]:
    def trace(lines: PowerLines, line: Line) -> Trace:
        found = carried(line, of)
        lacking = tuple(Feature(SUBSTATIONS, each.substation_id) for each in line.stations if of(each) is None)
        if found is None:
            why = _why(lines, line, of)
            return Trace(why, lacking=lacking, why_blank=why)
        values = [(each, of(each)) for each in line.stations]
        terms = tuple(Term(Feature(SUBSTATIONS, each.substation_id), kva) for each, kva in values if kva is not None)
        sources = sourced(lines, OVERLOAD) if of is _n1 else ()
        return Trace(_said(lines, line, found, of), terms, lacking, sources)

    return trace


def _said(lines: PowerLines, line: Line, found: float, of: Of) -> Message:
    station = line.serving
    if station is None:
        return TOGETHER(terms=added([of(each) or 0.0 for each in line.stations]), total=number(found))
    if of is _n:
        return ENTERED(value=number(found), unit="kVA")
    return LEFT(
        installed=number(station.installed_kva or 0.0),
        transformers=station.transformers,
        overload=lines.basis.factors[OVERLOAD].value,
        left=number(found),
    )


def _checked(lines: PowerLines, line: Line) -> Trace:
    terms = plant_terms(lines, line, lines.checked_kva)
    total = summed_up([term.value or 0.0 for term in terms], "kVA")
    formula = KVA_EACH(factor=lines.coincidence.value, sum=total)
    return Trace(formula, terms, lines.lacking(line, *OF_LOAD), (of_limit(lines.coincidence),))


def _spare(of: Of) -> tuple[Callable[[PowerLines, Line], Value], Callable[[PowerLines, Line], Trace]]:
    def value(_lines: PowerLines, line: Line) -> float | None:
        found = carried(line, of)
        return None if found is None else found - line.checked_kva

    def trace(lines: PowerLines, line: Line) -> Trace:
        capacity, asked, found = _capacity(of)(lines, line), _checked(lines, line), carried(line, of)
        if found is None:
            return capacity
        load = line.checked_kva
        formula = REST(capacity=number(found), load=number(load), spare=number(found - load))
        terms = (*capacity.terms, *(Term(each.feature, -(each.value or 0.0)) for each in asked.terms))
        return Trace(formula, terms, (*capacity.lacking, *asked.lacking), (*capacity.sources, *asked.sources))

    return value, trace


def _unserved_kw(line: Line) -> float:
    if line.parts:
        return sum(_unserved_kw(part) for part in line.parts)
    return 0.0 if line.serving else line.demand.demand_kw


def _unserved(lines: PowerLines, line: Line) -> Trace:
    rows = [part.plants for part in line.parts or (line,) if not part.serving]
    off = np.zeros(len(lines.basis.ids), dtype=bool)
    off[np.concatenate([np.empty(0, dtype=np.intp), *rows])] = True
    terms = plant_terms(lines, line, np.where(off, lines.plants.demand_kw, np.nan))
    return Trace(
        summed_up([term.value or 0.0 for term in terms], "kW"),
        terms,
        tuple(each for part in line.parts or (line,) if not part.serving for each in lines.lacking(part, *OF_LOAD[:2])),
    )


def _load_ratio(_lines: PowerLines, line: Line) -> float | None:
    capacity = carried(line, _n)
    return capacity / line.demand.load_kw if capacity is not None and line.demand.load_kw > 0 else None


def _load_ratio_trace(lines: PowerLines, line: Line) -> Trace:
    ratio, capacity = _load_ratio(lines, line), _capacity(_n)(lines, line)
    if ratio is None:
        why = capacity.why_blank or NO_LOAD
        return Trace(why, lacking=capacity.lacking, why_blank=why)
    figures = {"capacity": number(carried(line, _n) or 0.0), "load": number(line.demand.load_kw), "ratio": ratio}
    lacking = (*capacity.lacking, *lines.lacking(line, *OF_LOAD[:2]))
    parts = tuple(Term(each.feature, (each.value or 0.0) / line.demand.load_kw) for each in capacity.terms)
    if line.serving is None:
        return Trace(RATIO_OF_ALL(**figures), parts, lacking, notes=(INFORMATION,))
    least, most = line.serving.load_ratio_bounds(lines.basis.factors)
    bounds = {"least": lines.basis.factors[least].value, "most": lines.basis.factors[most].value}
    return Trace(RATIO(**figures, **bounds), parts, lacking, sourced(lines, least, most), (INFORMATION,))


def state(lines: PowerLines, line: Line) -> Text | None:
    """How a row stands, in a word; the whole has none, and so has a row without plants on no substation."""
    station, load = line.station, line.checked_kva
    if station is None:
        return NOT_SERVED if len(line.plants) and not line.parts else None
    if not station.in_service:
        return _not_yet(lines, line)
    if station.n_kva is None:
        return UNTOLD_N
    if load > station.n_kva * (1 + ROUNDING):
        return BEYOND_N
    if station.n1_kva is None:
        return UNTOLD_N1
    if load > station.n1_kva * (1 + ROUNDING):
        return BEYOND_N1
    return WITHIN_SO_FAR(count=line.unknown) if line.unknown else WITHIN


def _entered(
    of: Callable[[SubstationCapacity], float | int | None], unit: str
) -> tuple[Callable[[PowerLines, Line], Value], Callable[[PowerLines, Line], Trace | None]]:
    def value(_lines: PowerLines, line: Line) -> Value:
        return of(line.station) if line.station else None

    def trace(_lines: PowerLines, line: Line) -> Trace | None:
        if line.station is None:
            return None
        feature, found = Feature(SUBSTATIONS, line.station.substation_id), of(line.station)
        if found is None:
            return Trace(NOT_ENTERED, lacking=(feature,), why_blank=NOT_ENTERED)
        said = ENTERED(value=number(found), unit=unit) if unit else ENTERED_COUNT(value=number(found))
        return Trace(said, (Term(feature, found),))

    return value, trace


def _state_trace(lines: PowerLines, line: Line) -> Trace | None:
    said = state(lines, line)
    return None if said is None else Trace(said, lacking=lines.lacking(line, *OF_LOAD))


CAPACITIES = (
    PowerColumn(FigureColumn("voltage_kv", VOLTAGE, "kV"), *_entered(lambda of: of.voltage_kv, "kV")),
    PowerColumn(FigureColumn("transformers", TRANSFORMERS), *_entered(lambda of: of.transformers, "")),
    PowerColumn(FigureColumn("n_kva", N, "kVA", sums=True), lambda _lines, line: carried(line, _n), _capacity(_n)),
    PowerColumn(FigureColumn("n1_kva", N1, "kVA", sums=True), lambda _lines, line: carried(line, _n1), _capacity(_n1)),
    PowerColumn(
        FigureColumn("checked_kva", CHECKED, "kVA", sums=True), lambda _lines, line: line.checked_kva, _checked
    ),
    PowerColumn(FigureColumn("spare_n_kva", SPARE_N, "kVA", formula="n_kva - checked_kva"), *_spare(_n)),
    PowerColumn(FigureColumn("spare_n1_kva", SPARE_N1, "kVA", formula="n1_kva - checked_kva"), *_spare(_n1)),
    PowerColumn(
        FigureColumn("unserved_kw", UNSERVED, "kW", sums=True), lambda _lines, line: _unserved_kw(line), _unserved
    ),
    PowerColumn(FigureColumn("load_ratio", LOAD_RATIO, "kVA/kW", 2), _load_ratio, _load_ratio_trace),
    PowerColumn(FigureColumn("state", STATE, "", None), state, _state_trace),
)
