"""Totals as tables: by zone, substation, developer, status, year and parcel, and any other pivot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from urllib.parse import quote

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Trace, Value
from siteplanner.core.measures.figures import OF_LAND
from siteplanner.core.measures.groupings import DIMENSIONS, Grouping, Key
from siteplanner.core.measures.pivot import Pivot, PivotRow, pivot
from siteplanner.core.measures.plant_measures import figure_column
from siteplanner.core.measures.product_ledger import product_ledger
from siteplanner.core.measures.sum_traces import sum_trace
from siteplanner.core.measures.yearly_totals import yearly_totals
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

TITLE = QT_TRANSLATE_NOOP("measures", "Totals by {dimensions}")
TITLE_ACROSS = QT_TRANSLATE_NOOP("measures", "Totals by {dimensions}, across by {across}")
TOTAL = QT_TRANSLATE_NOOP("measures", "Total")
ID_AND_NAME = QT_TRANSLATE_NOOP("measures", "{id} {name}")
ACROSS = QT_TRANSLATE_NOOP("measures", "{figure}: {group}")
ALL_ACROSS = QT_TRANSLATE_NOOP("measures", "{figure}: all")
BLANKS_NOTE = QT_TRANSLATE_NOOP(
    "measures", "{count:,d} figures of plants are blank. They are in no sum; the trace of a number names the plants."
)
WITH_IDS = ("zone", "substation", "parcel")
BEFORE, AFTER = ("zone",), ("substation", "developer", "status")


def tables(basis: Basis) -> tuple[FigureTable, ...]:
    """Totals by zone, product, substation, developer, status, year (and until each year) and parcel."""
    return (
        *(pivot_table(pivot(basis, (key,))) for key in BEFORE),
        product_ledger(basis),
        *(pivot_table(pivot(basis, (key,))) for key in AFTER),
        pivot_table(pivot(basis, ("year",))),
        yearly_totals(basis),
        pivot_table(pivot(basis, ("parcel",))),
    )


def pivot_table(of: Pivot) -> FigureTable:
    """A pivot as a table: subtotals stand over what they sum, groups under them are moved in; the total is last."""
    dimensions = tuple(DIMENSIONS[key].title for key in of.dimensions)
    title = TITLE(dimensions=dimensions)
    if of.column is not None:
        title = TITLE_ACROSS(dimensions=dimensions, across=DIMENSIONS[of.column].title)
    key = "totals_" + "_".join(of.dimensions) + (f"_across_{of.column}" if of.column else "")
    values = of.values.reshape(len(of.rows), -1).tolist()
    rows = tuple(
        FigureRow(row_key(row), _row_label(of, row), _plain(numbers), _kind(of, row), max(0, len(row.keys) - 1))
        for row, numbers in zip(of.rows, values, strict=True)
    )
    row_title: Text = dimensions[0] if len(dimensions) == 1 else title.values["dimensions"][0]
    return FigureTable(key, title, row_title, _columns(of), rows, _notes(of), partial(_trace, of))


def row_key(row: PivotRow) -> Key:
    """The key of a row among the table's: the group's own where there is one dimension, else all of them with ``/``
    between, blank for none."""
    if len(row.keys) == 1:
        return row.keys[0]
    return "/".join("" if key is None else quote(str(key), safe="") for key in row.keys) or None


def group_label(dimension: str, grouping: Grouping, place: int) -> Text:
    """What a group is called: number and name of what is on the map, the name of others."""
    key, name = grouping.keys[place], grouping.label(place)
    if key is None or name is None:
        return DIMENSIONS[dimension].none
    if dimension in WITH_IDS and str(name) != str(key):
        return ID_AND_NAME(id=str(key), name=name)
    return name


def _row_label(of: Pivot, row: PivotRow) -> Text:
    if not row.keys:
        return TOTAL
    last = len(row.keys) - 1
    return group_label(of.dimensions[last], of.groupings[last], row.places[last])


def _kind(of: Pivot, row: PivotRow) -> RowKind:
    if not row.keys:
        return RowKind.TOTAL
    if len(row.keys) < len(of.dimensions):
        return RowKind.SUBTOTAL
    return RowKind.OUTSIDE if row.keys[-1] is None else RowKind.GROUP


def _columns(of: Pivot) -> tuple[FigureColumn, ...]:
    if of.across is None or of.column is None:
        return tuple(figure_column(each) for each in of.measures)
    labels = [group_label(of.column, of.across, place) for place in range(of.count_across)]
    keys = ["" if key is None else quote(str(key), safe="") for key in of.across.keys]
    return (
        *(
            figure_column(each, ACROSS(figure=each.label, group=label), f"{each.key}/{key}")
            for key, label in zip(keys, labels, strict=True)
            for each in of.measures
        ),
        *(figure_column(each, ALL_ACROSS(figure=each.label)) for each in of.measures),
    )


def _plain(numbers: Sequence[float]) -> tuple[Value, ...]:
    return tuple(None if number != number else number for number in numbers)  # NaN alone is not itself


def _notes(of: Pivot) -> tuple[Text, ...]:
    blanks = sum(int(each.lacking.sum()) for each in of.measures if not each.product)
    blanks += int(of.basis.figures.no_capacity.sum()) if any(each.product for each in of.measures) else 0
    areas = of.basis.area_notes if any(each.key in OF_LAND for each in of.measures) else ()
    return (*((BLANKS_NOTE(count=blanks),) if blanks else ()), *areas)


def _trace(of: Pivot, row: int, column: int) -> Trace:
    across, measure = divmod(column, len(of.measures))
    plants = of.plants_of(row, across if across < of.count_across else None)
    return sum_trace(of.basis, of.measures[measure], np.asarray(plants))
