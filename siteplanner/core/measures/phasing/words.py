"""Words and sums that the tables of phases share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from siteplanner.core.features import Feature, as_plants
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import Term, Trace
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.moment import Quarter
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text

FROM_START = QT_TRANSLATE_NOOP("measures", "from the start")
NEVER = QT_TRANSLATE_NOOP("measures", "never")
NOT_TOLD = QT_TRANSLATE_NOOP("measures", "cannot be told")
NO_DATES = QT_TRANSLATE_NOOP("measures", "No plant, substation or target of this scenario has a date.")
NUMBER = QT_TRANSLATE_NOOP("measures", "{value:,.12g}")
PLUS = QT_TRANSLATE_NOOP("measures", "{first} + {rest}")
MORE = QT_TRANSLATE_NOOP("measures", "… ({count:,d} more)")
SUM = QT_TRANSLATE_NOOP("measures", "Σ of {count:,d} plants in service by {by}: {sum} = {total:,.12g} {unit}")
SUM_UNDATED = QT_TRANSLATE_NOOP("measures", "Σ of {count:,d} plants without a date: {sum} = {total:,.12g} {unit}")
ALL_BLANK = QT_TRANSLATE_NOOP("measures", "None of the {count:,d} plants states it.")
SOME_BLANK = QT_TRANSLATE_NOOP("measures", "{count:,d} plants do not state it and are not in the sum.")
UNDATED_IN = QT_TRANSLATE_NOOP("measures", "{count:,d} plants without a date are counted in every quarter.")
LOADS_UNKNOWN = QT_TRANSLATE_NOOP(
    "measures",
    "{count:,d} plants on substations lack load, demand factor or power factor: they are in no sum.",
)
SHOWN_AT_MOST = 6


def plus(values: Sequence[float]) -> Text:
    """``12,000 + 50,000``; of many the first, and how many more there are.

    >>> str(plus([12_000, 50_000])), str(plus([]))
    ('12,000 + 50,000', '0')
    """
    terms: list[Message] = [NUMBER(value=_round(value)) for value in values[:SHOWN_AT_MOST]] or [NUMBER(value=0)]
    if len(values) > SHOWN_AT_MOST:
        terms.append(MORE(count=len(values) - SHOWN_AT_MOST))
    written = terms[-1]
    for term in reversed(terms[:-1]):
        written = PLUS(first=term, rest=written)
    return written


def _round(value: float) -> float:
    return round(float(value), 3)


def quarter_or(quarter: Quarter | None, otherwise: Template) -> Text:
    """The quarter's name, or other words where there is none."""
    return otherwise if quarter is None else quarter.name


def plant_sum(
    basis: Basis, flags: Flags, values: Floats, unit: str, by: Quarter | None, notes: tuple[Text, ...] = ()
) -> Trace:
    """A sum over the plants marked; ``values`` is what each gives, (n,), NaN where it does not say. ``by`` None: of
    those without a date."""
    known, blank = flags & ~np.isnan(values), flags & np.isnan(values)
    given = np.flatnonzero(known & (values != 0))
    count, total = int(flags.sum()), _round(float(values[known].sum()))
    words = {"count": count, "sum": plus(values[given].tolist()), "total": total, "unit": unit_words(unit)}
    formula = SUM_UNDATED(**words) if by is None else SUM(by=by.name, **words)
    if blank.any() and not known.any():
        return Trace(formula, (), features(basis, np.flatnonzero(blank)), why_blank=ALL_BLANK(count=count))
    if blank.any():
        notes = (SOME_BLANK(count=int(blank.sum())), *notes)
    terms = tuple(
        Term(feature, float(values[row])) for feature, row in zip(features(basis, given), given.tolist(), strict=True)
    )
    return Trace(formula, terms, features(basis, np.flatnonzero(blank)), notes=notes)


def features(basis: Basis, rows: Codes) -> tuple[Feature, ...]:
    """Plants by their rows."""
    return as_plants(str(plant) for plant in basis.ids[rows])
