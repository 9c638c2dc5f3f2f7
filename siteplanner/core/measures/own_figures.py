"""Figures that the rule pack of a plan declares by formulas, by zone, by product and for the whole scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from siteplanner.core.errors import InputError
from siteplanner.core.features import Feature
from siteplanner.core.formulas.formula import readable
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.factors import Source
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Term, Trace
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.measures.group_amounts import ALL_ZONES, NO_ZONE, GroupAmounts, of_plants
from siteplanner.core.measures.groupings import DIMENSIONS, Grouping
from siteplanner.core.own_figures.declared import OwnFigure
from siteplanner.core.own_figures.names import LAND_MEANS, FigureName, figure_names
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named, Text

BY_ZONE = QT_TRANSLATE_NOOP("measures", "Own figures by zone")
BY_PRODUCT = QT_TRANSLATE_NOOP("measures", "Own figures by product")
WHOLE_SCENARIO = QT_TRANSLATE_NOOP("measures", "Whole scenario")
NONE_DECLARED = QT_TRANSLATE_NOOP(
    "measures", "The rule pack of this plan declares no figures. Add them to a pack under [figures.<name>]."
)
UNREADABLE = QT_TRANSLATE_NOOP("measures", "The figures of the rule pack cannot be worked out: {fault}")
WORKED_OUT = QT_TRANSLATE_NOOP("measures", "{name} = {formula}: {filled} = {value} {unit}")
NOT_WORKED_OUT = QT_TRANSLATE_NOOP("measures", "{name} = {formula}: {filled}")
SUM_OF = QT_TRANSLATE_NOOP("measures", "{name}: sum over plants ({plants}) = {value} {unit}")
AREA_OF = QT_TRANSLATE_NOOP("measures", "{name}: sum over zones ({zones}) = {value} {unit}")
FACTOR = QT_TRANSLATE_NOOP("measures", "{name} = {value} {unit}")
LACKING = QT_TRANSLATE_NOOP("measures", "{name}: plants without a figure, left out of the sum: {plants}.")
SOME_LACK = QT_TRANSLATE_NOOP(
    "measures", "Plants without a figure are left out of its sum; choose the number to see which."
)
BLANK_NAMES = QT_TRANSLATE_NOOP("measures", "There is no figure: {names} is blank here.")
NO_QUOTIENT = QT_TRANSLATE_NOOP("measures", "There is no figure: it would be divided by 0, or be beyond all bounds.")
ALL_LACK = QT_TRANSLATE_NOOP("measures", "No plant of this row has the figure.")
NO_ZONE_HERE = QT_TRANSLATE_NOOP("measures", "This row is no zone, so it has no land of a zone.")
FORMULA_SOURCE = QT_TRANSLATE_NOOP("measures", "Formula")
TITLES = {"zone": BY_ZONE, "product": BY_PRODUCT}
WHOLE = -1
"""The row of the whole scenario, the last one."""


def declared(basis: Basis) -> Mapping[str, OwnFigure]:
    """The figures of the plan's pack. Raises InputError where the pack cannot be read."""
    return pack_of(basis.plan).figures


@dataclass(frozen=True, eq=False)
class OwnFigures:
    """The figures of a pack over the groups of one grouping; the last row is the whole scenario.

    ``names`` are what the formulas use, in their order.
    """

    basis: Basis
    by: str
    figures: tuple[OwnFigure, ...]

    @cached_property
    def names(self) -> tuple[FigureName, ...]:
        known = figure_names()
        used = (name for figure in self.figures for name in figure.formula.names)
        return tuple(known[name] for name in dict.fromkeys(used) if name in known)

    @cached_property
    def grouping(self) -> Grouping:
        return DIMENSIONS[self.by].of(self.basis.layout)

    @cached_property
    def group(self) -> Codes:
        """Each plant's place among the rows."""
        return self.grouping.group

    @cached_property
    def values(self) -> Mapping[str, Floats]:
        """By the name of a figure or of what it is made of: one value a row, NaN where it is blank."""
        count = len(self.grouping.keys)
        zones = self.basis.plan.site.zones.index
        keys = pd.Index(self.grouping.keys, dtype=object)
        zone = zones.get_indexer(keys) if self.by == "zone" else np.full(count, NO_ZONE, dtype=np.intp)
        groups = GroupAmounts(self.basis, self.group, count, zone)
        whole = GroupAmounts(self.basis, np.zeros_like(self.group), 1, np.array([ALL_ZONES]))
        values = {of.name: np.concatenate([groups.of(of.name), whole.of(of.name)]) for of in self.names}
        for figure in self.figures:
            values[figure.id] = np.broadcast_to(figure.formula.values(values), (count + 1,))
        return values

    def value(self, name: str, row: int) -> float | None:
        """One value; None where it is blank."""
        found = float(self.values[name][row])
        return None if np.isnan(found) else found

    def rows_of(self, row: int) -> Codes:
        """The plants of a row."""
        whole = row == len(self.grouping.keys)
        return np.arange(len(self.group)) if whole else np.flatnonzero(self.group == row)


def own_figures(basis: Basis, by: str) -> OwnFigures:
    """The figures of the plan's pack by ``zone`` or ``product``. Raises InputError where the pack cannot be read."""
    return OwnFigures(basis, by, tuple(declared(basis).values()))


def tables(basis: Basis) -> tuple[FigureTable, ...]:
    """A table by zone and one by product, each with the whole; what the formulas use stands before what they give."""
    try:
        figures = tuple(declared(basis).values())
        made = tuple(_table(OwnFigures(basis, by, figures)) for by in TITLES)
    except InputError as error:
        return (_empty(UNREADABLE(fault=error.message)),)
    return made if figures else (_empty(NONE_DECLARED),)


def _empty(note: Text) -> FigureTable:
    return FigureTable("own_zone", BY_ZONE, DIMENSIONS["zone"].title, (), (), (note,))


def _table(own: OwnFigures) -> FigureTable:
    columns = (
        *(FigureColumn(of.name, of.label, _unit(of), _decimals(of), _adds_up(of, own)) for of in own.names),
        *(
            FigureColumn(figure.id, figure.name, figure.unit, figure.decimals, formula=str(figure.formula))
            for figure in own.figures
        ),
    )
    keys = (*own.grouping.keys, None)
    rows = tuple(
        FigureRow(key, _label(own, at), tuple(own.value(column.key, at) for column in columns), _kind(own, at))
        for at, key in enumerate(keys)
    )
    notes: list[Text] = [_noted(figure) for figure in own.figures if figure.note.en or figure.note.zh]
    if any(of.kind == "land" for of in own.names):
        notes.append(LAND_MEANS)
    if any(of.kind not in ("zone", "factor") and of_plants(own.basis, of).lacking.any() for of in own.names):
        notes.append(SOME_LACK)
    title, tracer = TITLES[own.by], _Tracer(own, columns)
    return FigureTable(f"own_{own.by}", title, DIMENSIONS[own.by].title, columns, rows, tuple(notes), tracer.trace)


def _adds_up(of: FigureName, own: OwnFigures) -> bool:
    return of.kind != "factor" and (of.kind != "zone" or own.by == "zone")


def _unit(of: FigureName) -> str:
    return "" if of.unit in ("job", "plant") else of.unit


def _decimals(of: FigureName) -> int:
    return 2 if of.unit in ("ha", "mu") or of.kind == "factor" else 0


def _noted(figure: OwnFigure) -> Named:
    return Named(f"{figure.name.en}: {figure.note.en}", f"{figure.name.zh}：{figure.note.zh}")


def _label(own: OwnFigures, row: int) -> Text:
    if row == len(own.grouping.keys):
        return WHOLE_SCENARIO
    return own.grouping.label(row) or DIMENSIONS[own.by].none


def _kind(own: OwnFigures, row: int) -> RowKind:
    if row == len(own.grouping.keys):
        return RowKind.TOTAL
    return RowKind.OUTSIDE if own.grouping.keys[row] is None else RowKind.GROUP


@dataclass(frozen=True, eq=False)
class _Tracer:
    own: OwnFigures
    columns: tuple[FigureColumn, ...]

    def trace(self, row: int, column: int) -> Trace:
        key = self.columns[column].key
        figures = {figure.id: figure for figure in self.own.figures}
        return self._figure(figures[key], row) if key in figures else self._amount(figure_names()[key], row)

    def _amount(self, of: FigureName, row: int) -> Trace:
        value = self.own.value(of.name, row)
        said = {"name": of.label, "value": "–" if value is None else readable(value), "unit": unit_words(_unit(of))}
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
