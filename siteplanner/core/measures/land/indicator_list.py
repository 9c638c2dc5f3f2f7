"""Indicators of the whole as the table of a plan's documents: a row an indicator, with its limits and their source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, Trace, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.land.board import AMOUNTS, Board
from siteplanner.core.measures.land.indicator_notes import indicator_notes
from siteplanner.core.measures.land.indicators import KINDS
from siteplanner.core.measures.land.notes import how_measured
from siteplanner.core.measures.land.verdicts import source_words, verdict_words
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

TITLE = QT_TRANSLATE_NOOP("measures", "Technical and economic indicators ({how})")
INDICATOR = QT_TRANSLATE_NOOP("measures", "Indicator")
VALUE = QT_TRANSLATE_NOOP("measures", "Value")
UNIT = QT_TRANSLATE_NOOP("measures", "Unit")
AT_LEAST = QT_TRANSLATE_NOOP("measures", "At least")
AT_MOST = QT_TRANSLATE_NOOP("measures", "At most")
VERDICT = QT_TRANSLATE_NOOP("measures", "Against the limit")
SOURCE = QT_TRANSLATE_NOOP("measures", "Source of the limit")
COLUMNS = (
    FigureColumn("value", VALUE, decimals=2),
    FigureColumn("unit", UNIT, decimals=None),
    FigureColumn("at_least", AT_LEAST, decimals=2),
    FigureColumn("at_most", AT_MOST, decimals=2),
    FigureColumn("verdict", VERDICT, decimals=None),
    FigureColumn("source", SOURCE, decimals=None),
)


@dataclass(frozen=True, eq=False)
class IndicatorList:
    """``board`` has the whole as its only group."""

    board: Board

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return (*AMOUNTS, *KINDS)

    def table(self) -> FigureTable:
        title = TITLE(how=how_measured(self.board.use.basis.areas))
        rows = tuple(self._row(key) for key in self.keys)
        return FigureTable(
            "indicators", title, INDICATOR, COLUMNS, rows, indicator_notes(self.board), self.trace, self.cells_of
        )

    def cells_of(self, feature: Feature) -> Iterator[tuple[int, int]]:
        """The cells that a plant or a parcel is part of."""
        if not self.board.groups_of(feature):
            return
        for at, key in enumerate(self.keys):
            amount = KINDS[key].amount if key in KINDS else key
            values = self._row(key).values
            for column in ("value", "verdict"):
                place = [of.key for of in COLUMNS].index(column)
                if values[place] is not None and self.board.counts(feature, amount):
                    yield at, place

    def trace(self, at: int, column: int) -> Trace | None:
        """What a figure, or how it stands to its limit, is made of."""
        key = self.keys[at]
        if COLUMNS[column].key == "unit" or (column and self._row(key).values[column] is None):
            return None
        if key in AMOUNTS:
            return self.board.amount_trace(key, 0) if COLUMNS[column].key == "value" else None
        if COLUMNS[column].key in ("at_least", "at_most", "source"):
            return self.board.limit_trace(key, 0)
        return self.board.indicator_trace(key, 0)

    def _row(self, key: str) -> FigureRow:
        if key in AMOUNTS:
            label, unit = AMOUNTS[key]
            [value] = self.board.amount(key)
            return FigureRow(key, label, (value, unit_words(unit), None, None, None, None))
        kind, of = KINDS[key], self.board.found[key]
        [number] = self.board.values(key)
        least = None if of.least is None else _number(float(of.least[0]))
        most = None if of.most is None else _number(float(of.most[0]))
        unit_text: Text = unit_words(kind.unit)
        values: tuple[Value, ...] = (number, unit_text, least, most, verdict_words(of, 0), source_words(of))
        return FigureRow(key, kind.label, values, formula=kind.formula)


def _number(value: float) -> float | None:
    return None if value != value else round(value, 10)  # 7 % is not 7.000000000000001
