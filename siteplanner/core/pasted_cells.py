"""Cells copied in Excel (or another table) put onto a table of the plan; what does not fit is listed, cell by cell."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from siteplanner.core.attribute_table import AttributeTable, TableColumn
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS
from siteplanner.core.land_use import require_known
from siteplanner.core.measure_units import plain_text
from siteplanner.core.schema import PARCELS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.typed_values import read_typed

NO_ROW_LEFT = QT_TRANSLATE_NOOP("errors", "There is no row left for it.")
NO_COLUMN_LEFT = QT_TRANSLATE_NOOP("errors", "There is no column left for it.")
NO_SUCH_ROW = QT_TRANSLATE_NOOP("errors", "The table has no row of that number.")
TWICE = QT_TRANSLATE_NOOP("errors", "The number stands in several of the pasted rows.")
MEASURED_ONLY = QT_TRANSLATE_NOOP("errors", "{column} is measured on the map and cannot be set.")
KEPT_ONLY = QT_TRANSLATE_NOOP("errors", "{column} is kept by the program and cannot be set.")
ID_ONLY = QT_TRANSLATE_NOOP("errors", "{column} identifies the row and cannot be pasted over.")

Block = list[list[str]]
Words = Mapping[str, Mapping[str, str]]
"""For each column the words people use, folded, and the values they stand for."""


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A pasted value that fits nowhere; ``row`` is the number of the row it was meant for, '' where there is none."""

    row: str
    column: Template | str
    value: str
    reason: Message


@dataclass
class FittedCells:
    """``values`` are those that change something, ``{column: {id: value}}``; ``alike`` counts those that do not.

    Figures that stand beside a new capacity are values even where they are what the plant has: they are to stay so.
    """

    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    refused: list[RefusedCell] = field(default_factory=list)
    alike: int = 0

    @property
    def count(self) -> int:
        return sum(len(rows) for rows in self.values.values())


def read_block(text: str) -> Block:
    """The cells of a text as tables give them: tabs between cells, quotation marks around what holds line breaks.

    >>> read_block('a\\tb\\r\\n1\\t"two\\nlines"\\r\\n')
    [['a', 'b'], ['1', 'two\\nlines']]
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    try:
        return [row or [""] for row in csv.reader(io.StringIO(plain, newline=""), dialect="excel-tab", strict=True)]
    except csv.Error:  # a quotation mark that nothing closes makes one cell of all the rest
        return [line.split("\t") for line in plain.split("\n")]


def fit_block(
    table: AttributeTable,
    block: Block,
    rows: Sequence[int],
    columns: Sequence[str],
    *,
    words: Words,
    headings: Mapping[str, str],
) -> FittedCells:
    """Put a block onto ``rows`` of the table (from where it is pasted on) and ``columns`` (likewise).

    Where its first line are headings (``headings`` maps them, folded, to columns) the values go to those columns, and
    with the id among them to the rows of those ids, in whatever order either table is.
    """
    named = _headings(block, headings)
    if named is None:
        wanted = [(line, row) for line, row in zip(block, [*rows, *[None] * len(block)], strict=False)]
        return _fitted(table, wanted, list(columns), words, by_name=False)
    body = block[1:]
    if table.layer.index not in named:
        wanted = [(line, row) for line, row in zip(body, [*rows, *[None] * len(body)], strict=False)]
        return _fitted(table, wanted, named, words, by_name=True)
    return _by_id(table, body, named, words)


def _headings(block: Block, headings: Mapping[str, str]) -> list[str] | None:
    """The columns the first line names; None where it is a line of values."""
    if len(block) < 2:
        return None
    found = [headings.get(plain_text(cell).casefold(), "") for cell in block[0]]
    return found if found and all(found) else None


def _by_id(table: AttributeTable, body: Block, named: list[str], words: Words) -> FittedCells:
    place = named.index(table.layer.index)
    ids = [plain_text(line[place]) if place < len(line) else "" for line in body]
    found = dict(zip(ids, table.frame.index.get_indexer(pd.Index(ids, dtype=table.frame.index.dtype)), strict=True))
    times = Counter(ids)
    fitted = FittedCells()
    wanted: list[tuple[list[str], int | None]] = []
    for line, row_id in zip(body, ids, strict=True):
        if found[row_id] < 0 or times[row_id] > 1:
            reason = NO_SUCH_ROW() if found[row_id] < 0 else TWICE()
            fitted.refused.append(RefusedCell(row_id, table.column(table.layer.index).column.label, row_id, reason))
        else:
            wanted.append((line, int(found[row_id])))
    rest = _fitted(table, wanted, named, words, by_name=True)
    return FittedCells(rest.values, fitted.refused + rest.refused, rest.alike)


def _fitted(
    table: AttributeTable,
    wanted: Sequence[tuple[list[str], int | None]],
    columns: list[str],
    words: Words,
    *,
    by_name: bool,
) -> FittedCells:
    fitted = FittedCells()
    same: list[tuple[str, str, Any]] = []
    for line, row in wanted:
        if row is None:
            fitted.refused += [RefusedCell("", "", cell, NO_ROW_LEFT()) for cell in line[:1]]
            continue
        for place, cell in enumerate(line):
            if place >= len(columns):
                fitted.refused.append(RefusedCell(table.row_id(row), "", cell, NO_COLUMN_LEFT()))
            else:
                same += _put(fitted, table, int(row), table.column(columns[place]), cell, words, by_name=by_name)
    if table.layer is PARCELS:
        _refuse_unknown_land_uses(fitted, table)
    grown = fitted.values.get("capacity", {}) if table.layer.name == PLANTS else {}
    for name, row_id, value in same:
        if row_id in grown and table.column(name).column.kind in ("number", "integer"):
            fitted.values.setdefault(name, {})[row_id] = value
            fitted.alike -= 1
    return fitted


def _put(
    fitted: FittedCells, table: AttributeTable, row: int, of: TableColumn, cell: str, words: Words, *, by_name: bool
) -> list[tuple[str, str, Any]]:
    """Put one cell into what fits; the column, id and value where the row has that value already."""
    if not of.settable:
        if not by_name:
            why = MEASURED_ONLY if of.measured else KEPT_ONLY if of.kept else ID_ONLY
            reason = why(column=of.column.label)
            fitted.refused.append(RefusedCell(table.row_id(row), of.column.label, cell, reason))
        return []
    try:
        value = read_typed(cell, of.column, words.get(of.name))
    except EditError as error:
        reason = Message(error.message.template, {**error.message.values, "column": of.column.label})
        fitted.refused.append(RefusedCell(table.row_id(row), of.column.label, cell, reason))
        return []
    if value == table.value(row, of.name):
        fitted.alike += 1
        return [] if value is None else [(of.name, table.row_id(row), value)]
    fitted.values.setdefault(of.name, {})[table.row_id(row)] = value
    return []


def _refuse_unknown_land_uses(fitted: FittedCells, table: AttributeTable) -> None:
    """A land use must be a code of the system its parcel has, or is given beside it."""
    systems = fitted.values.get("code_system", {})
    codes = fitted.values.get("land_use", {})
    for row, (parcel_id, code) in zip(table.rows_of(tuple(codes)), tuple(codes.items()), strict=True):
        try:
            require_known(code, systems.get(parcel_id, table.value(int(row), "code_system")))
        except EditError as error:
            del codes[parcel_id]
            label = table.column("land_use").column.label
            fitted.refused.append(RefusedCell(parcel_id, label, code, error.message))
