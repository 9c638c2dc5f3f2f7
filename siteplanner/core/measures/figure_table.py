"""Tables of figures, the same for window, commands, workbook and report; and what a number is made of.

A family of figures makes a :class:`FigureTable`. Numbers are plain values in the unit of their column: whoever
shows them chooses 万, MW or ha. A number can be asked for its :class:`Trace`: the formula filled in, the polygons,
the sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from siteplanner.core.features import Feature
from siteplanner.core.measures.factors import Source
from siteplanner.core.text import Text, english

Value = float | int | str | Text | None
"""None: there is no such figure, and ``Trace.why_blank`` says why. It is never written as 0."""


class RowKind(StrEnum):
    """What a row is: a group, what lies in no group, a sum of some rows, or of all."""

    GROUP = "group"
    OUTSIDE = "outside"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """``key`` is ASCII and stable; ``unit`` is m2, ha, mu, kW, kVA, kWh/a, CNY, CNY/a, t/a, % or '' (none).

    ``decimals`` is None for a column of words. ``sums``: the groups and what is outside add up to the total.
    ``formula`` derives it from other columns of the same row by their keys, in the language of ``core.formulas``.
    """

    key: str
    label: Text
    unit: str = ""
    decimals: int | None = 0
    sums: bool = False
    formula: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """``key`` is the group's id (None: none); ``values`` one a column. ``level`` indents rows under a heading;
    ``formula`` derives the row's figures from those of other rows by their keys."""

    key: str | int | None
    label: Text
    values: tuple[Value, ...]
    kind: RowKind = RowKind.GROUP
    level: int = 0
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """What one feature gives to a number, in the number's unit; None: it gives none, though it should."""

    feature: Feature
    value: float | None = None


@dataclass(frozen=True)
class Trace:
    """What a number is made of. ``formula`` has the numbers filled in; ``terms`` are the features that light up;
    ``lacking`` those whose figure is blank; ``why_blank`` is said where there is no number."""

    formula: Text
    terms: tuple[Term, ...] = ()
    lacking: tuple[Feature, ...] = ()
    sources: tuple[tuple[Text, Source], ...] = ()
    notes: tuple[Text, ...] = ()
    why_blank: Text | None = None

    @property
    def features(self) -> tuple[Feature, ...]:
        """Everything that lights up, each once."""
        return tuple(dict.fromkeys([*(term.feature for term in self.terms), *self.lacking]))


Tracer = Callable[[int, int], Trace | None]
Finder = Callable[[Feature], Iterable[tuple[int, int]]]


def _untraced(_row: int, _column: int) -> Trace | None:
    return None


@dataclass(frozen=True, eq=False)
class FigureTable:
    """``key`` names the table among all; ``notes`` stand below it. The first column's label is that of the rows' keys.

    ``trace`` is asked by row and column, both counted from 0, when somebody wants to know: it may take its time.
    ``finder`` tells the cells that a feature is part of, where that is sooner known than by asking for every trace.
    """

    key: str
    title: Text
    row_title: Text
    columns: tuple[FigureColumn, ...]
    rows: tuple[FigureRow, ...]
    notes: tuple[Text, ...] = ()
    tracer: Tracer = field(default=_untraced)
    finder: Finder | None = None

    def trace(self, row: int, column: int) -> Trace | None:
        """What the number is made of; None where it is no number that could be."""
        return self.tracer(row, column)

    def column(self, key: str) -> int:
        """The place of a column. Raises KeyError."""
        for at, column in enumerate(self.columns):
            if column.key == key:
                return at
        raise KeyError(key)

    def row(self, key: str | int | None, kind: RowKind | None = None) -> int:
        """The place of the first row of that key (and kind). Raises KeyError."""
        for at, row in enumerate(self.rows):
            if row.key == key and (kind is None or row.kind is kind):
                return at
        raise KeyError(key)

    def value(self, row: str | int | None, column: str, kind: RowKind | None = None) -> Value:
        """One cell by the keys of its row and column. Raises KeyError."""
        return self.rows[self.row(row, kind)].values[self.column(column)]

    def numbers_of(self, feature: Feature) -> Iterator[tuple[int, int]]:
        """The cells (row, column) that a feature is part of: the other direction of ``trace``. Every cell is asked for
        its trace unless the table has a ``finder``."""
        if self.finder is not None:
            yield from self.finder(feature)
            return
        for at in range(len(self.rows)):
            for column in range(len(self.columns)):
                if self.rows[at].values[column] is None:
                    continue
                found = self.trace(at, column)
                if found is not None and feature in found.features:
                    yield at, column

    def to_json(self, say: Callable[[Text], str] = english) -> dict[str, Any]:
        """All keys always there, null where there is nothing; units in the columns."""
        return {
            "table": self.key,
            "title": say(self.title),
            "columns": [
                {"key": of.key, "label": say(of.label), "unit": of.unit or None, "formula": of.formula or None}
                for of in self.columns
            ],
            "rows": [
                {
                    "key": row.key,
                    "label": say(row.label),
                    "kind": row.kind.value,
                    **{of.key: _plain(value, say) for of, value in zip(self.columns, row.values, strict=True)},
                }
                for row in self.rows
            ],
            "notes": [say(note) for note in self.notes],
        }


def _plain(value: Value, say: Callable[[Text], str]) -> Any:
    if value is None or isinstance(value, float | int):
        return value
    return say(value)


def summed(columns: Sequence[FigureColumn], rows: Sequence[FigureRow]) -> tuple[Value, ...]:
    """The values of a total over rows: of columns that add up the sum, of the others None."""
    totals: list[Value] = []
    for at, column in enumerate(columns):
        numbers = [row.values[at] for row in rows if row.kind in (RowKind.GROUP, RowKind.OUTSIDE)]
        known = [number for number in numbers if isinstance(number, float | int)]
        totals.append(sum(known) if column.sums and known else None)
    return tuple(totals)


def features_from(values: Mapping[str, Sequence[str]]) -> tuple[Feature, ...]:
    """Features from ids by layer."""
    return tuple(Feature(layer, each) for layer, ids in values.items() for each in ids)
