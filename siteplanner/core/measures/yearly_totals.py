"""What is in service by the end of each year, all figures; plants without a date always are."""

from __future__ import annotations

from functools import partial

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureRow, FigureTable, Trace
from siteplanner.core.measures.figures import Codes
from siteplanner.core.measures.groupings import DIMENSIONS
from siteplanner.core.measures.pivot import known, summed
from siteplanner.core.measures.plant_measures import Measure, figure_column, measures
from siteplanner.core.measures.sum_traces import sum_trace
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

TITLE = QT_TRANSLATE_NOOP("measures", "In service by the end of each year")
UNTIL = QT_TRANSLATE_NOOP("measures", "By the end of {year}")
LAND = QT_TRANSLATE_NOOP(
    "measures", "A parcel that is built on in steps is shared out among all plants of the table, the later ones too."
)


def yearly_totals(basis: Basis) -> FigureTable:
    """A row for each year in which something enters service; before them the plants without a date, where there are."""
    grouping = DIMENSIONS["year"].of(basis.layout)
    asked = measures(basis)
    sums = summed(asked, grouping.group, len(grouping.keys), None)
    values = known(np.cumsum(sums, axis=0))[:, 0]
    rows = tuple(
        FigureRow(key, _label(key), tuple(None if np.isnan(number) else number for number in numbers))
        for key, numbers in zip(grouping.keys, values.tolist(), strict=True)
    )
    columns = tuple(figure_column(of, sums=False) for of in asked)
    return FigureTable(
        "totals_until_year",
        TITLE,
        DIMENSIONS["year"].title,
        columns,
        rows,
        (LAND, *basis.area_notes),
        partial(_trace, basis, asked, grouping.group),
    )


def _label(key: str | int | None) -> Text:
    return DIMENSIONS["year"].none if key is None else UNTIL(year=str(key))


def _trace(basis: Basis, asked: tuple[Measure, ...], group: Codes, row: int, column: int) -> Trace:
    return sum_trace(basis, asked[column], np.flatnonzero(group <= row))
