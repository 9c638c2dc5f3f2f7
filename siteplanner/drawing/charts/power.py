"""Demand on each substation beside what it can carry with all transformers, and without one, taken as equal."""

from __future__ import annotations

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.phasing.words import LOADS_UNKNOWN
from siteplanner.core.measures.power.capacity import SubstationCapacity, substation_capacities
from siteplanner.core.measures.power.demand import plant_demand
from siteplanner.core.rules.substation_load import ROUNDING
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.charts.chart_paper import DASHES, HATCHES, SERIES, ChartPaper, number

AXIS = QT_TRANSLATE_NOOP("chart", "MVA")
DEMAND = QT_TRANSLATE_NOOP("chart", "Demand")
CARRIES_N = QT_TRANSLATE_NOOP("chart", "Capacity, all transformers (N)")
CARRIES_N1 = QT_TRANSLATE_NOOP("chart", "Capacity, one out (N-1)")
NOT_IN_SERVICE = QT_TRANSLATE_NOOP("chart", "{substation}\nnot in service yet")
OVER = QT_TRANSLATE_NOOP("chart", "{mva} · over N-1")
UNKNOWN = QT_TRANSLATE_NOOP("chart", "Capacity unknown and not drawn: {substations}.")
PER_MVA = 1e3
HALF = 0.38
"""Half the width of a capacity line, on an axis with a substation at each whole number."""


def draw(paper: ChartPaper, basis: Basis) -> None:
    """A bar a substation of the map; a red outline and a word where demand passes the capacity without one."""
    plants = plant_demand(basis)
    found = substation_capacities(basis, plants)
    if not found:
        return
    axes = paper.axes()
    demand = np.array([of.demand_kva / PER_MVA for of in found])
    over = [is_over(of) for of in found]
    axes.bar(
        range(len(found)),
        demand,
        width=0.5,
        color=SERIES[0],
        hatch=HATCHES[0],
        edgecolor=[paper.ink.bad if each else paper.ink.ground for each in over],
        linewidth=[2.0 if each else 0.8 for each in over],
        label=paper.words(DEMAND),
    )
    for name, at, values in (
        (CARRIES_N, 0, [of.n_kva for of in found]),
        (CARRIES_N1, 1, [of.n1_kva for of in found]),
    ):
        known = [(x, value / PER_MVA) for x, value in enumerate(values) if value is not None]
        axes.hlines(
            [value for _, value in known],
            [x - HALF for x, _ in known],
            [x + HALF for x, _ in known],
            colors=paper.ink.text,
            linestyles=DASHES[at],
            linewidth=1.8,
            label=paper.words(name),
        )
    for x, mva in enumerate(demand):
        said = number(round(float(mva), 1))
        paper.label(axes, x, float(mva), OVER(mva=said) if over[x] else said)
    names = [station_name(basis, of) for of in found]
    axes.set_xticks(range(len(found)), [paper.words(name) for name in names])
    paper.slant(axes, names)
    paper.axis_title(axes, AXIS)
    paper.legend(axes)
    paper.finish(axes)
    unknown = [of.substation_id for of in found if of.n_kva is None]
    lacking = int((plants.apparent.unknown & (plants.apparent.at >= 0)).sum())
    notes = [UNKNOWN(substations=", ".join(unknown))] if unknown else []
    notes += [LOADS_UNKNOWN(count=lacking)] if lacking else []
    if notes:
        paper.note("  ".join(map(paper.words, notes)))


def is_over(of: SubstationCapacity) -> bool:
    """Whether more is asked than it carries without one transformer, as the check compares them; where their number is
    not entered, than it carries with all."""
    carried = of.n_kva if of.n1_kva is None else of.n1_kva
    return carried is not None and of.demand_kva > carried * (1 + ROUNDING)


def station_name(basis: Basis, of: SubstationCapacity) -> Text:
    """What a substation is called on a chart, and that it is not there yet."""
    name = basis.plan.site.substations["name"].get(of.substation_id)
    known = name if isinstance(name, str) and name else of.substation_id
    return known if of.in_service else NOT_IN_SERVICE(substation=known)
