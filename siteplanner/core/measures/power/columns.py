"""A column of the tables of power: what it says of a row, and what that is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import starmap

import numpy as np

from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.measures.factors import Source
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, Term, Trace, Value
from siteplanner.core.measures.figures import Floats
from siteplanner.core.measures.power.lines import Line, PowerLines
from siteplanner.core.rules.rule import Limit
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text

MOST_TERMS = 8
SUM_OF_ONE = QT_TRANSLATE_NOOP("measures", "{total} {unit}, of one plant")
SUM_OF = QT_TRANSLATE_NOOP("measures", "Σ of {count:,d} plants: {terms} = {total} {unit}")
NOTHING = QT_TRANSLATE_NOOP("measures", "No plant gives anything: 0 {unit}")
OF_THE_CHECK = QT_TRANSLATE_NOOP("measures", "Coincidence factor of the check of substations")


@dataclass(frozen=True)
class PowerColumn:
    """``value`` and ``trace`` of one row of the lines."""

    column: FigureColumn
    value: Callable[[PowerLines, Line], Value]
    trace: Callable[[PowerLines, Line], Trace | None]


def power_table(
    key: str, title: Text, row_title: Text, lines: PowerLines, columns: Sequence[PowerColumn], notes: Sequence[Text]
) -> FigureTable:
    """The table of some columns over all lines."""

    def tracer(row: int, column: int) -> Trace | None:
        return columns[column].trace(lines, lines.lines[row])

    rows = [
        FigureRow(line.key, line.label, tuple(of.value(lines, line) for of in columns), line.kind)
        for line in lines.lines
    ]
    return FigureTable(key, title, row_title, tuple(of.column for of in columns), tuple(rows), tuple(notes), tracer)


def summed_up(values: Sequence[float], unit: str, decimals: int = 0) -> Message:
    """The sum of some plants' values, written out as far as there is room."""
    if not values:
        return NOTHING(unit=unit)
    total = number(sum(values), decimals)
    if len(values) == 1:
        return SUM_OF_ONE(total=total, unit=unit)
    return SUM_OF(count=len(values), terms=added(values, decimals), total=total, unit=unit)


def added(values: Sequence[float], decimals: int = 0) -> Message:
    """Numbers with plus signs between them, … for those there is no room for."""
    shown = {f"n{at}": value for at, value in enumerate(values[:MOST_TERMS])}
    text = " + ".join(f"{{{name}:,.{decimals}f}}" for name in shown)
    return Message(Template("", text if len(values) <= MOST_TERMS else f"{text} + …"), shown)


def number(value: float, decimals: int = 0) -> Message:
    """A number with its thousands separated as the reader's language does."""
    return Message(Template("", f"{{n:,.{decimals}f}}"), {"n": value})


def plant_terms(lines: PowerLines, line: Line, values: Floats) -> tuple[Term, ...]:
    """The plants of a row with what each gives; ``values`` are of all plants of the basis, NaN where not known."""
    known = line.plants[~np.isnan(values[line.plants])]
    features = (Feature(PLANTS, str(each)) for each in lines.basis.ids[known])
    return tuple(starmap(Term, zip(features, values[known].tolist(), strict=True)))


def sourced(lines: PowerLines, *keys: str) -> tuple[tuple[Text, Source], ...]:
    """Factors with their sources."""
    return tuple((lines.basis.factors[key].name, lines.basis.factors[key].source) for key in keys)


def of_limit(limit: Limit) -> tuple[Text, Source]:
    """The coincidence factor of the check with its source."""
    source = Source(limit.sourced, limit.clause, limit.confidence, limit.checked_on)
    return OF_THE_CHECK, source
