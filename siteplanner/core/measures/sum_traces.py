"""What a sum over plants is made of, with the numbers filled in."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import Term, Trace
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.figures import Codes
from siteplanner.core.measures.plant_measures import BLANKS, Measure
from siteplanner.core.measures.plant_measures import PLANTS as COUNT
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text

MOST_TERMS = 6
"""How many numbers a sum is written out with; more are shortened."""

SUM = QT_TRANSLATE_NOOP("measures", "Σ of {count:,d} plants: {terms} = {total} {unit}")
SUM_OF_NUMBERS = QT_TRANSLATE_NOOP("measures", "Σ of {count:,d} plants: {terms} = {total}")
NOTHING = QT_TRANSLATE_NOOP("measures", "No plant here gives anything to it: the sum is 0.")
COUNTED = QT_TRANSLATE_NOOP("measures", "Counted: {count:,d} plants")
ALL_BLANK = QT_TRANSLATE_NOOP("measures", "Every plant here lacks this figure ({count:,d}), so there is no sum.")
SOME_BLANK = QT_TRANSLATE_NOOP("measures", "{count:,d} plants lack this figure: the sum is too small.")
BLANKS_OF = QT_TRANSLATE_NOOP("measures", "Blank figures of plants: {terms} = {total}")
NOTES: Mapping[str, Template] = {
    "demand_kw": QT_TRANSLATE_NOOP("measures", "Demand is connected load × demand factor of each plant."),
    "land_m2": QT_TRANSLATE_NOOP(
        "measures",
        "Each parcel is shared out among the plants in service on it, in the ratio of what each covers of it.",
    ),
}


def sum_trace(basis: Basis, of: Measure, plants: Codes) -> Trace:
    """The trace of the sum of a measure over some plants, by their rows."""
    gives = plants[~np.isnan(of.values[plants])]
    if of.key == BLANKS:
        gives = gives[of.values[gives] > 0]
    lacking = plants[of.lacking[plants]]
    terms = tuple(Term(Feature(PLANTS, str(basis.ids[at])), float(of.values[at])) for at in gives)
    lack = tuple(Feature(PLANTS, str(basis.ids[at])) for at in lacking)
    notes: list[Text] = [NOTES[of.key]] if of.key in NOTES else []
    why: Text | None = None
    if len(lacking) and not len(gives):
        why = ALL_BLANK(count=len(lacking))
    elif len(lacking):
        notes.append(SOME_BLANK(count=len(lacking)))
    return Trace(_formula(of, terms), terms, lack, notes=tuple(notes), why_blank=why)


def _formula(of: Measure, terms: tuple[Term, ...]) -> Message:
    numbers = [term.value or 0.0 for term in terms]
    if of.key == COUNT:
        return COUNTED(count=len(terms))
    if not terms:
        return NOTHING()
    if of.key == BLANKS:
        return BLANKS_OF(terms=written_sum(numbers), total=written(sum(numbers)))
    values = {"count": len(terms), "terms": written_sum(numbers), "total": written(sum(numbers))}
    return SUM(**values, unit=unit_words(of.unit)) if of.unit else SUM_OF_NUMBERS(**values)


def written_sum(numbers: list[float]) -> str:
    """Numbers with a plus between; of many the first ones and the last.

    >>> written_sum([12_000.0, 50_000.0]), written_sum([float(n) for n in range(1, 10)])
    ('12,000 + 50,000', '1 + 2 + 3 + 4 + 5 + … + 9')
    """
    if len(numbers) <= MOST_TERMS:
        return " + ".join(map(written, numbers))
    return " + ".join([*map(written, numbers[: MOST_TERMS - 1]), "…", written(numbers[-1])])


def written(number: float) -> str:
    """A number in a formula: up to two decimals.

    >>> written(12_000.0), written(0.125), written(1234.5)
    ('12,000', '0.12', '1,234.5')
    """
    text = f"{number:,.2f}".rstrip("0").rstrip(".")
    return text if text not in ("0", "-0") or number == 0 else f"{number:.3g}"
