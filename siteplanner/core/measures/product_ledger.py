"""The product ledger: what is made of each product in each unit, and by what. Unlike units are never added."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Trace, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.figures import Codes
from siteplanner.core.measures.groupings import DIMENSIONS
from siteplanner.core.measures.pivot import known, summed
from siteplanner.core.measures.plant_measures import CAPACITY, PLANTS, Measure, figure_column, measures
from siteplanner.core.measures.sum_traces import sum_trace
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

TITLE = QT_TRANSLATE_NOOP("measures", "Product ledger")
CAPACITY_LABEL = QT_TRANSLATE_NOOP("measures", "Capacity")
UNIT_LABEL = QT_TRANSLATE_NOOP("measures", "Unit")
TOTAL = QT_TRANSLATE_NOOP("measures", "Total")
NO_UNIT = QT_TRANSLATE_NOOP("measures", "no unit given")
UNLIKE = QT_TRANSLATE_NOOP("measures", "Capacities of unlike products are not added up.")
NOTHING_MADE = QT_TRANSLATE_NOOP("measures", "These plants have no product.")
Entry = tuple[str, str]
"""Product and unit."""


def product_ledger(basis: Basis) -> FigureTable:
    """A row for each product and unit, then the plants without a product; with capacity, unit and all other figures."""
    entries, group = _entries(basis)
    asked = _measures(basis)
    values = known(summed(asked, group, len(entries), None))[:, 0]
    whole = known(summed(asked, np.zeros_like(group), 1, None))[0, 0]
    rows = [_row(entry, numbers) for entry, numbers in zip(entries, values.tolist(), strict=True)]
    total = (None, None, *_plain(whole.tolist()[1:]))
    columns = (
        FigureColumn(CAPACITY, CAPACITY_LABEL),
        FigureColumn("unit", UNIT_LABEL, decimals=None),
        *(figure_column(of) for of in asked[1:]),
    )
    title = DIMENSIONS["product"].title
    rows.append(FigureRow(None, TOTAL, total, RowKind.TOTAL))
    notes = (*((UNLIKE,) if len(entries) > 1 else ()), *basis.area_notes)
    return FigureTable(
        "totals_product", TITLE, title, columns, tuple(rows), notes, partial(_trace, basis, asked, entries, group)
    )


def _measures(basis: Basis) -> tuple[Measure, ...]:
    """Capacity in the unit of the row, then what is the same for all."""
    of = basis.figures
    made = np.where(of.capacity_of >= 0, of.capacity, np.nan)
    others = [each for each in measures(basis) if not each.product]
    return (Measure(CAPACITY, CAPACITY_LABEL, "", made, of.no_capacity), *others)


def _entries(basis: Basis) -> tuple[list[Entry], Codes]:
    """The products and units that occur, in the catalogue's order and its own unit first, with no product last; and
    the place of each plant among them."""
    product = basis.text("product")
    unit = np.where(product == "", "", basis.text("capacity_unit"))
    code, found = pd.factorize(product + "\x1f" + unit) if len(product) else (np.empty(0, dtype=np.intp), [])
    stated = [_pair(str(each)) for each in found]
    products = load_catalogue().product_rows
    rank = {key: at for at, key in enumerate(products)}

    def order(at: int) -> tuple[bool, int, str, bool, str]:
        key, in_unit = stated[at]
        usual = key in products and products[key].capacity_unit == in_unit
        return not key, rank.get(key, len(rank)), key, not usual, in_unit

    places = sorted(range(len(stated)), key=order)
    place = np.empty(len(stated), dtype=np.intp)
    place[places] = np.arange(len(stated))
    return [stated[at] for at in places], place[code]


def _pair(joined: str) -> Entry:
    product, _, unit = joined.rpartition("\x1f")
    return product, unit


def _row(entry: Entry, numbers: list[float]) -> FigureRow:
    product, unit = entry
    capacity, *others = _plain(numbers)
    if not product:
        return FigureRow(None, DIMENSIONS["product"].none, (None, None, *others), RowKind.OUTSIDE)
    in_unit: Text = unit_words(unit) if unit else NO_UNIT
    return FigureRow(f"{product}/{unit}", load_catalogue().product_name(product), (capacity, in_unit, *others))


def _plain(numbers: list[float]) -> tuple[Value, ...]:
    return tuple(None if np.isnan(number) else number for number in numbers)


def _trace(
    basis: Basis, asked: tuple[Measure, ...], entries: list[Entry], group: Codes, row: int, column: int
) -> Trace | None:
    whole = row == len(entries)
    plants = np.arange(len(group)) if whole else np.flatnonzero(group == row)
    if column == 1:
        return None
    if column > 1:
        return sum_trace(basis, asked[column - 1], plants)
    product, unit = ("", "") if whole else entries[row]
    if not product:
        here = sum_trace(basis, _counted(asked), plants)
        return Trace(CAPACITY_LABEL, here.terms, why_blank=UNLIKE if whole else NOTHING_MADE)
    of = asked[0]
    return sum_trace(basis, Measure(of.key, of.label, unit, of.values, of.lacking), plants)


def _counted(asked: tuple[Measure, ...]) -> Measure:
    return next(of for of in asked if of.key == PLANTS)
