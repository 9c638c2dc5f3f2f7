"""Figures that the rule pack of a plan declares by formulas, by zone, by product and for the whole scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind
from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.measures.group_amounts import ALL_ZONES, NO_ZONE, GroupAmounts, of_plants
from siteplanner.core.measures.groupings import DIMENSIONS, Grouping
from siteplanner.core.measures.own_figure_traces import OwnTraces, plain_unit
from siteplanner.core.own_figures.declared import OwnFigure
from siteplanner.core.own_figures.names import LAND_MEANS, FigureName, figure_names
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, Text

BY_ZONE = QT_TRANSLATE_NOOP("measures", "Own figures by zone")
BY_PRODUCT = QT_TRANSLATE_NOOP("measures", "Own figures by product")
WHOLE_SCENARIO = QT_TRANSLATE_NOOP("measures", "Whole scenario")
NONE_DECLARED = QT_TRANSLATE_NOOP(
    "measures", "The rule pack of this plan declares no figures. Add them to a pack under [figures.<name>]."
)
UNREADABLE = QT_TRANSLATE_NOOP("measures", "The figures of the rule pack cannot be worked out: {fault}")
SOME_LACK = QT_TRANSLATE_NOOP(
    "measures", "Plants without a figure are left out of its sum; choose the number to see which."
)
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
        *(FigureColumn(of.name, of.label, plain_unit(of), _decimals(of), _adds_up(of, own)) for of in own.names),
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
    if any(of.kind in ("land", "footprint", "zone") for of in own.names):
        notes += own.basis.area_notes
    if any(of.kind == "land" for of in own.names):
        notes.append(LAND_MEANS)
    if any(of.kind not in ("zone", "factor") and of_plants(own.basis, of).lacking.any() for of in own.names):
        notes.append(SOME_LACK)
    title, tracer = TITLES[own.by], OwnTraces(own, columns)
    return FigureTable(f"own_{own.by}", title, DIMENSIONS[own.by].title, columns, rows, tuple(notes), tracer.trace)


def _adds_up(of: FigureName, own: OwnFigures) -> bool:
    return of.kind != "factor" and (of.kind != "zone" or own.by == "zone")


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
