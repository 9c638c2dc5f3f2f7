"""What a figure of one's own is made of: the formula filled in, the plants and zones behind it, what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.features import Feature
from siteplanner.core.formulas.formula import readable
from siteplanner.core.measures.factors import Source
from siteplanner.core.measures.figure_table import FigureColumn, Term, Trace
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.group_amounts import of_plants
from siteplanner.core.own_figures.declared import OwnFigure
from siteplanner.core.own_figures.names import LAND_MEANS, FigureName, figure_names
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named, Text

if TYPE_CHECKING:
    from siteplanner.core.measures.own_figures import OwnFigures

WORKED_OUT = QT_TRANSLATE_NOOP("measures", "{name} = {formula}: {filled} = {value} {unit}")
NOT_WORKED_OUT = QT_TRANSLATE_NOOP("measures", "{name} = {formula}: {filled}")
SUM_OF = QT_TRANSLATE_NOOP("measures", "{name}: sum over plants ({plants}) = {value} {unit}")
AREA_OF = QT_TRANSLATE_NOOP("measures", "{name}: sum over zones ({zones}) = {value} {unit}")
FACTOR = QT_TRANSLATE_NOOP("measures", "{name} = {value} {unit}")
LACKING = QT_TRANSLATE_NOOP("measures", "{name}: plants without a figure, left out of the sum: {plants}.")
BLANK_NAMES = QT_TRANSLATE_NOOP("measures", "There is no figure: {names} is blank here.")
NO_QUOTIENT = QT_TRANSLATE_NOOP("measures", "There is no figure: it would be divided by 0, or be beyond all bounds.")
ALL_LACK = QT_TRANSLATE_NOOP("measures", "No plant of this row has the figure.")
NO_ZONE_HERE = QT_TRANSLATE_NOOP("measures", "This row is no zone, so it has no land of a zone.")
FORMULA_SOURCE = QT_TRANSLATE_NOOP("measures", "Formula")


def plain_unit(of: FigureName) -> str:
    """The unit of a name as tables have it: things counted have none."""
    return "" if of.unit in ("job", "plant") else of.unit


@dataclass(frozen=True, eq=False)
class OwnTraces:
    """What the numbers of a table of own figures are made of."""

    own: OwnFigures
    columns: tuple[FigureColumn, ...]

    def trace(self, row: int, column: int) -> Trace:
        key = self.columns[column].key
        figures = {figure.id: figure for figure in self.own.figures}
        return self._figure(figures[key], row) if key in figures else self._amount(figure_names()[key], row)

    def _amount(self, of: FigureName, row: int) -> Trace:
        value = self.own.value(of.name, row)
        said = {
            "name": of.label,
            "value": "–" if value is None else readable(value),
            "unit": unit_words(plain_unit(of)),
        }
        if of.kind == "factor":
            factor = self.own.basis.factors[of.of]
            return Trace(FACTOR(**said), sources=((factor.name, factor.source),))
        if of.kind == "zone":
            zones = self._zones(row)
            terms = tuple(Term(Feature("zones", key), area) for key, area in zones)
            return Trace(AREA_OF(zones=len(zones), **said), terms, why_blank=NO_ZONE_HERE if value is None else None)
        given, lacking = self._plants(of, row)
        return Trace(
            SUM_OF(plants=len(given), **said),
            given,
            lacking,
            notes=(LAND_MEANS,) if of.kind == "land" else (),
            why_blank=ALL_LACK if value is None else None,
        )

    def _figure(self, figure: OwnFigure, row: int) -> Trace:
        own = self.own
        values = {name: own.value(name, row) for name in figure.formula.names}
        value = own.value(figure.id, row)
        said = {"name": figure.name, "formula": str(figure.formula), "filled": figure.formula.filled(values)}
        formula = NOT_WORKED_OUT(**said)
        if value is not None:
            formula = WORKED_OUT(**said, value=readable(value), unit=unit_words(figure.unit))
        parts = [self._amount(of, row) for of in self._made_of(figure)]
        lacking = tuple(dict.fromkeys(feature for part in parts for feature in part.lacking))
        terms = dict.fromkeys(term.feature for part in parts for term in part.terms)
        counted = [(of, len(part.lacking)) for of, part in zip(self._made_of(figure), parts, strict=True)]
        return Trace(
            formula,
            tuple(Term(feature) for feature in terms if feature not in set(lacking)),
            lacking,
            (*self._source(figure), *(source for part in parts for source in part.sources)),
            (
                *(LACKING(name=of.label, plants=count) for of, count in counted if count),
                *dict.fromkeys(note for part in parts for note in part.notes),
                *((figure.note,) if figure.note.en or figure.note.zh else ()),
            ),
            None if value is not None else self._why_blank(values),
        )

    def _made_of(self, figure: OwnFigure) -> tuple[FigureName, ...]:
        """The names that it rests on in the end, other figures followed to theirs."""
        known, figures = figure_names(), {each.id: each for each in self.own.figures}
        found: dict[str, FigureName] = {}
        asked, seen = list(figure.formula.names), {figure.id}
        for name in asked:  # grows on the way
            if name in known:
                found[name] = known[name]
            elif name not in seen:
                seen.add(name)
                asked.extend(figures[name].formula.names)
        return tuple(found.values())

    def _why_blank(self, values: Mapping[str, float | None]) -> Text:
        labels: dict[str, Text] = {of.id: of.name for of in self.own.figures}
        blank = tuple(
            labels[name] if name in labels else figure_names()[name].label
            for name, value in values.items()
            if value is None
        )
        return BLANK_NAMES(names=blank) if blank else NO_QUOTIENT

    def _source(self, figure: OwnFigure) -> tuple[tuple[Text, Source], ...]:
        if not figure.source:
            return ()
        source = Source(Named(figure.source, figure.source), "", "judgement", "")
        what: Message = FORMULA_SOURCE()
        return ((what, source),)

    def _plants(self, of: FigureName, row: int) -> tuple[tuple[Term, ...], tuple[Feature, ...]]:
        """The plants of a row that give something, and those that lack it."""
        basis, rows = self.own.basis, self.own.rows_of(row)
        given = of_plants(basis, of)
        asked = rows[given.concerned[rows]]
        features = [Feature("plants", str(key)) for key in basis.ids[asked]]
        pairs = list(zip(features, given.values[asked].tolist(), strict=True))
        return (
            tuple(Term(feature, value) for feature, value in pairs if not np.isnan(value)),
            tuple(feature for feature, value in pairs if np.isnan(value)),
        )

    def _zones(self, row: int) -> list[tuple[str, float]]:
        basis, whole = self.own.basis, row == len(self.own.grouping.keys)
        keys = [str(key) for key in basis.plan.site.zones.index]
        areas = list(zip(keys, basis.zone_m2.tolist(), strict=True))
        if whole:
            return areas
        return [pair for pair in areas if self.own.by == "zone" and pair[0] == self.own.grouping.keys[row]]
