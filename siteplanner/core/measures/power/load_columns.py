"""What the plants of a row draw: connected load, demand, calculated load, losses."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

import numpy as np

from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import FigureColumn, Term, Trace, Value
from siteplanner.core.measures.figures import Floats
from siteplanner.core.measures.power.columns import PowerColumn, number, plant_terms, sourced, summed_up
from siteplanner.core.measures.power.demand import (
    ACTIVE,
    ACTIVE_WHOLE,
    LOSS_ACTIVE,
    LOSS_REACTIVE,
    OF_LOAD,
    REACTIVE,
    REACTIVE_WHOLE,
    Demand,
    PlantDemand,
)
from siteplanner.core.measures.power.lines import Line, PowerLines
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

SUBSTATIONS = "substations"

PLANTS = QT_TRANSLATE_NOOP("measures", "Plants")
UNKNOWN = QT_TRANSLATE_NOOP("measures", "Load not known")
CONNECTED = QT_TRANSLATE_NOOP("measures", "Connected load")
DEMAND = QT_TRANSLATE_NOOP("measures", "Demand")
REACTIVE_DEMAND = QT_TRANSLATE_NOOP("measures", "Reactive demand")
LOAD_KW = QT_TRANSLATE_NOOP("measures", "Calculated load P")
LOAD_KVAR = QT_TRANSLATE_NOOP("measures", "Calculated load Q")
LOAD_KVA = QT_TRANSLATE_NOOP("measures", "Calculated load S")
POWER_FACTOR = QT_TRANSLATE_NOOP("measures", "Power factor")
LOSS_KW = QT_TRANSLATE_NOOP("measures", "Transformer losses ΔP (estimate)")
LOSS_KVAR = QT_TRANSLATE_NOOP("measures", "Transformer losses ΔQ (estimate)")

COUNTED = QT_TRANSLATE_NOOP("measures", "Plants: {count:,d}")
LACKING = QT_TRANSLATE_NOOP(
    "measures",
    "Plants without connected load, demand factor or power factor: {count:,d}. What they lack is in no sum: the loads "
    "are higher than shown.",
)
AT_LEVEL = QT_TRANSLATE_NOOP("measures", "{factor:.3g} × {sum} {unit} = {load} {unit}")
AT_WHOLE = QT_TRANSLATE_NOOP("measures", "{factor:.3g} × {sum} {unit}, the calculated loads together = {load} {unit}")
ROOT = QT_TRANSLATE_NOOP("measures", "√({active}² + {reactive}²) = {apparent} kVA")
RATIO = QT_TRANSLATE_NOOP("measures", "{active} kW ÷ {apparent} kVA = {ratio:.3f}")
NO_LOAD = QT_TRANSLATE_NOOP("measures", "There is no load.")
HALF_KNOWN = QT_TRANSLATE_NOOP(
    "measures", "Not known: plants whose demand is counted, but not their reactive power: {count:,d}."
)
NO_STATION = QT_TRANSLATE_NOOP("measures", "No substation in service, so no transformer that loses anything.")
LOSS = QT_TRANSLATE_NOOP("measures", "Estimate: {factor:.3g} × {load} kVA = {loss} {unit}")
OWN = QT_TRANSLATE_NOOP("measures", "Beside each plant stands what it has of itself; that does not add up.")
LOSSES = QT_TRANSLATE_NOOP("measures", "Estimate, the losses of the substations together: {loss} {unit}")


def _counted(lines: PowerLines, line: Line) -> Trace:
    return Trace(COUNTED(count=len(line.plants)), plant_terms(lines, line, np.ones(len(lines.basis.ids))))


def _lacking(lines: PowerLines, line: Line) -> Trace:
    return Trace(LACKING(count=line.unknown), lacking=lines.lacking(line, *OF_LOAD))


def _adds_up(of: Callable[[PlantDemand], Floats], unit: str, *needed: str) -> Callable[[PowerLines, Line], Trace]:
    """The trace of a sum over plants; ``needed`` are the attributes without which a plant is not in it."""

    def trace(lines: PowerLines, line: Line) -> Trace:
        terms = plant_terms(lines, line, of(lines.plants))
        formula = summed_up([term.value or 0.0 for term in terms], unit)
        return Trace(formula, terms, lines.lacking(line, *needed))

    return trace


def _load(active: bool) -> Callable[[PowerLines, Line], Trace]:
    """The trace of P or Q of the calculated load."""
    keys, unit = ((ACTIVE, ACTIVE_WHOLE), "kW") if active else ((REACTIVE, REACTIVE_WHOLE), "kvar")

    def demand(of: Demand) -> float:
        return of.demand_kw if active else of.reactive_kvar

    def load(of: Demand) -> float:
        return of.load_kw if active else of.load_kvar

    def trace(lines: PowerLines, line: Line) -> Trace:
        used = keys if line.parts else keys[:1]
        factors = [lines.basis.factors[key].value for key in used]
        met = sum(load(part.demand) for part in line.parts) if line.parts else demand(line.demand)
        template = AT_WHOLE if line.parts else AT_LEVEL
        formula = template(factor=factors[-1], sum=number(met), load=number(load(line.demand)), unit=unit)
        drawn = (lines.plants.demand_kw if active else lines.plants.reactive_kvar) * prod(factors)
        needed = OF_LOAD[:2] if active else OF_LOAD
        return Trace(formula, plant_terms(lines, line, drawn), lines.lacking(line, *needed), sourced(lines, *used))

    return trace


def _apparent(lines: PowerLines, line: Line) -> Trace:
    of = line.demand
    formula = ROOT(active=number(of.load_kw), reactive=number(of.load_kvar), apparent=number(of.load_kva))
    return _of_both(lines, line, formula, lines.plants.apparent.kva)


def _ratio(lines: PowerLines, line: Line) -> Trace:
    of = line.demand
    if of.power_factor is None:
        why = HALF_KNOWN(count=of.halved) if of.halved else NO_LOAD
        return Trace(why, lacking=lines.lacking(line, *OF_LOAD), why_blank=why)
    formula = RATIO(active=number(of.load_kw), apparent=number(of.load_kva), ratio=of.power_factor)
    return _of_both(lines, line, formula, lines.basis.number("power_factor"))


def _of_both(lines: PowerLines, line: Line, formula: Message, own: Floats) -> Trace:
    """The trace of what comes from P and Q together, no sum over plants: ``own`` is what each plant has of itself."""
    keys = (ACTIVE, REACTIVE, *((ACTIVE_WHOLE, REACTIVE_WHOLE) if line.parts else ()))
    terms, lacking = plant_terms(lines, line, own), lines.lacking(line, *OF_LOAD)
    return Trace(formula, terms, lacking, sourced(lines, *keys), (OWN,))


def _loss_value(active: bool) -> Callable[[PowerLines, Line], float | None]:
    def value(lines: PowerLines, line: Line) -> float | None:
        if line.parts:
            found = [value(lines, part) for part in line.parts]
            return sum(each for each in found if each is not None) if any(each is not None for each in found) else None
        return line.demand.losses(lines.basis.factors)[0 if active else 1] if line.serving else None

    return value


def _loss(active: bool) -> Callable[[PowerLines, Line], Trace]:
    key, unit, value = (LOSS_ACTIVE, "kW", _loss_value(True)) if active else (LOSS_REACTIVE, "kvar", _loss_value(False))

    def trace(lines: PowerLines, line: Line) -> Trace:
        loss = value(lines, line)
        if loss is None:
            return Trace(NO_STATION, why_blank=NO_STATION)
        factor = lines.basis.factors[key].value
        if line.parts:
            formula = LOSSES(loss=number(loss), unit=unit)
        else:
            formula = LOSS(factor=factor, load=number(line.demand.load_kva), loss=number(loss), unit=unit)
        parts = [part for part in line.parts or (line,) if part.serving]
        terms = [Term(Feature(SUBSTATIONS, part.key or ""), value(lines, part)) for part in parts]
        return Trace(formula, tuple(terms), lines.lacking(line, *OF_LOAD), sourced(lines, key))

    return trace


def _figure(key: str, label: Template, unit: str, *, sums: bool = False, decimals: int = 0) -> FigureColumn:
    return FigureColumn(key, label, unit, decimals, sums)


def _plain(of: Callable[[Demand], Value]) -> Callable[[PowerLines, Line], Value]:
    return lambda _lines, line: of(line.demand)


COUNT = PowerColumn(_figure("plants", PLANTS, "", sums=True), _plain(lambda of: of.plants), _counted)
LACK = PowerColumn(_figure("unknown", UNKNOWN, "", sums=True), lambda _lines, line: line.unknown, _lacking)
CONNECTED_KW = PowerColumn(
    _figure("connected_kw", CONNECTED, "kW", sums=True),
    _plain(lambda of: of.connected_kw),
    _adds_up(lambda plants: plants.connected_kw, "kW", *OF_LOAD[:1]),
)
DEMAND_KW = PowerColumn(
    _figure("demand_kw", DEMAND, "kW", sums=True),
    _plain(lambda of: of.demand_kw),
    _adds_up(lambda plants: plants.demand_kw, "kW", *OF_LOAD[:2]),
)
DEMAND_KVAR = PowerColumn(
    _figure("reactive_kvar", REACTIVE_DEMAND, "kvar", sums=True),
    _plain(lambda of: of.reactive_kvar),
    _adds_up(lambda plants: plants.reactive_kvar, "kvar", *OF_LOAD),
)
LOADS = (
    PowerColumn(_figure("load_kw", LOAD_KW, "kW"), _plain(lambda of: of.load_kw), _load(active=True)),
    PowerColumn(_figure("load_kvar", LOAD_KVAR, "kvar"), _plain(lambda of: of.load_kvar), _load(active=False)),
    PowerColumn(_figure("load_kva", LOAD_KVA, "kVA"), _plain(lambda of: of.load_kva), _apparent),
    PowerColumn(
        FigureColumn("power_factor", POWER_FACTOR, "", 3, formula="load_kw / load_kva"),
        _plain(lambda of: of.power_factor),
        _ratio,
    ),
)
LOSSES_OF_TRANSFORMERS = (
    PowerColumn(_figure("loss_kw", LOSS_KW, "kW", sums=True), _loss_value(True), _loss(active=True)),
    PowerColumn(_figure("loss_kvar", LOSS_KVAR, "kvar", sums=True), _loss_value(False), _loss(active=False)),
)
