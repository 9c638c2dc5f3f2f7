"""The jobs behind the panel of figures: the tables of a family, and which of their numbers hold what is selected."""

from __future__ import annotations

from dataclasses import dataclass, replace

from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.measures.pivot import pivot
from siteplanner.core.measures.pivot_tables import pivot_table
from siteplanner.core.work import Work
from siteplanner.gui.panels.pivot_bar import Asked

PIVOT = "pivot"
"""The table of totals whose dimensions are chosen beside it."""
MOST_SELECTED = 20
"""It is looked up which numbers hold so many things; the others are passed over."""


@dataclass(frozen=True, eq=False)
class Made:
    """The tables of one family, and what they were made from."""

    family: str
    basis: Basis
    tables: tuple[FigureTable, ...]


def made_tables(family: str, basis: Basis, asked: Asked, work: Work) -> Made:
    """The tables of a family; to the totals comes the one that ``asked`` describes."""
    work.pause()
    tables = FAMILIES[family].tables(basis)
    if family == "totals":
        tables = (*tables, replace(pivot_table(pivot(basis, *asked)), key=PIVOT))
    return Made(family, basis, tables)


def numbers_holding(
    table: FigureTable, selected: tuple[Feature, ...], work: Work
) -> tuple[FigureTable, frozenset[tuple[int, int]]]:
    """The cells, as row and column, whose numbers the selected features are part of; with the table they are of."""
    cells: set[tuple[int, int]] = set()
    for feature in selected[:MOST_SELECTED]:
        work.pause()
        cells.update(table.numbers_of(feature))
    return table, frozenset(cells)
