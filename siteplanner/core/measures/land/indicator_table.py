"""Indicators of many groups as one table: a row a zone, a project or a parcel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Term, Trace, Value
from siteplanner.core.measures.figures import Floats, amounts_of
from siteplanner.core.measures.land.board import AMOUNTS, SUMMED, UNIT_WORDS, Board
from siteplanner.core.measures.land.indicator_notes import indicator_notes
from siteplanner.core.measures.land.indicators import KINDS
from siteplanner.core.measures.land.site_use import OF_PARCELS
from siteplanner.core.measures.land.tracing import HUNDREDTHS, plus
from siteplanner.core.measures.land.verdicts import all_verdict_words
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

LIMITED = ("building_coefficient", "floor_area_ratio", "green_share", "office_share", "investment_intensity")
MISSING = QT_TRANSLATE_NOOP("measures", "Blank")
VERDICT = QT_TRANSLATE_NOOP("measures", "{indicator}: limit")
BLANKS = QT_TRANSLATE_NOOP("measures", "{label} ({count:d})")
ON_PARCELS = QT_TRANSLATE_NOOP("measures", "On parcels")
OFF_PARCELS = QT_TRANSLATE_NOOP("measures", "On no parcel")
TOTAL = QT_TRANSLATE_NOOP("measures", "Total")
ONLY_ON_PARCELS = QT_TRANSLATE_NOOP("measures", "Indicators are of what stands on parcels; see the row above for them.")
LIST = QT_TRANSLATE_NOOP("measures", "{items}")


@dataclass(frozen=True, eq=False)
class IndicatorTable:
    """``keys`` and ``labels`` are those of the board's groups; a None key is what is in none of them."""

    key: str
    title: Text
    row_title: Text
    board: Board
    whole: Board
    keys: Sequence[str | None]
    labels: Sequence[Text]

    @cached_property
    def columns(self) -> tuple[FigureColumn, ...]:
        amounts = [FigureColumn(key, label, unit, 0, sums=True) for key, (label, unit) in AMOUNTS.items()]
        found: list[FigureColumn] = []
        for key, kind in KINDS.items():
            found.append(FigureColumn(key, kind.label, kind.unit, kind.decimals, formula=kind.formula))
            if key in LIMITED:
                found.append(FigureColumn(f"{key}_limit", VERDICT(indicator=kind.label), decimals=None))
        return (*amounts, *found, FigureColumn("missing", MISSING, decimals=None))

    @cached_property
    def rows(self) -> tuple[FigureRow, ...]:
        values = _values(self.board)
        rows = [
            FigureRow(key, label, row, RowKind.GROUP if key is not None else RowKind.OUTSIDE)
            for key, label, row in zip(self.keys, self.labels, values, strict=True)
        ]
        [whole] = _values(self.whole)
        outside = self._off_parcels()
        if outside is None:
            return (*rows, FigureRow(None, TOTAL, whole, RowKind.TOTAL))
        rows.append(FigureRow("on_parcels", ON_PARCELS, whole, RowKind.SUBTOTAL))
        rows.append(FigureRow("off_parcels", OFF_PARCELS, outside, RowKind.OUTSIDE))
        return (*rows, FigureRow(None, TOTAL, self._together(whole, outside), RowKind.TOTAL))

    def table(self) -> FigureTable:
        return FigureTable(
            self.key,
            self.title,
            self.row_title,
            self.columns,
            self.rows,
            indicator_notes(self.whole),
            self.trace,
            self.cells_of,
        )

    def cells_of(self, feature: Feature) -> Iterator[tuple[int, int]]:
        """The cells that a plant or a parcel is part of."""
        rows = list(self.board.groups_of(feature))
        if self.whole.groups_of(feature):
            rows += [at for at in range(len(self.keys), len(self.rows)) if not self._beyond(at)]
        for at in rows:
            for place, column in enumerate(self.columns):
                key = column.key.removesuffix("_limit")
                amount = KINDS[key].amount if key in KINDS else key
                if key != "missing" and self.rows[at].values[place] is not None and self.board.counts(feature, amount):
                    yield at, place
        yield from self._beyond_cells(feature)

    def _beyond_cells(self, feature: Feature) -> Iterator[tuple[int, int]]:
        """The cells of the rows beyond the parcels that it is part of."""
        use = self.board.use
        astray = feature.layer == "plants" and bool((use.astray[use.basis.ids == feature.id] > 0).any())
        on = bool(self.whole.groups_of(feature))
        for at in range(len(self.keys), len(self.rows)):
            if not self._beyond(at):
                continue
            total = self.rows[at].kind is RowKind.TOTAL
            for place, column in enumerate(self.columns):
                if column.key not in AMOUNTS or self.rows[at].values[place] is None:
                    continue
                off = astray and (column.key not in OF_PARCELS or column.key == "covered_m2")
                if off or (total and on and self.whole.counts(feature, column.key)):
                    yield at, place

    def _beyond(self, at: int) -> bool:
        """Whether a row is of what stands off all parcels, or has that in it."""
        return "off_parcels" in (self.rows[at].key, self.rows[at - 1].key if at else None)

    def trace(self, at: int, column: int) -> Trace | None:
        """What a number, or how it stands to its limit, is made of."""
        key, row = self.columns[column].key.removesuffix("_limit"), self.rows[at]
        if key == "missing":
            return None
        if at >= len(self.keys) and self._beyond(at):
            value = row.values[column]
            if not isinstance(value, float | int):
                return Trace(ONLY_ON_PARCELS, why_blank=ONLY_ON_PARCELS)
            return self._beyond_trace(key, float(value), total=row.kind is RowKind.TOTAL)
        board, group = (self.board, at) if at < len(self.keys) else (self.whole, 0)
        return board.amount_trace(key, group) if key in AMOUNTS else board.indicator_trace(key, group)

    def _beyond_trace(self, key: str, value: float, *, total: bool) -> Trace:
        """What an amount off all parcels is made of, or the total that has it in."""
        terms, lacking = self._off_terms(key)
        numbers = [term.value or 0.0 for term in terms]
        if total:
            on = self.whole.amount_trace(key, 0)
            known = self.whole.amount(key)[0]
            numbers = [*([] if known is None else [known]), *([sum(numbers)] if terms else [])]
            terms, lacking = (*on.terms, *terms), (*on.lacking, *lacking)
        words = plus(numbers, HUNDREDTHS)
        formula = SUMMED(count=len(numbers), terms=words, total=value, unit=UNIT_WORDS[AMOUNTS[key][1]])
        return Trace(formula, terms, lacking)

    def _off_terms(self, key: str) -> tuple[tuple[Term, ...], tuple[Feature, ...]]:
        """What each plant off the parcels gives to an amount, and those whose own is blank."""
        if key in OF_PARCELS and key != "covered_m2":
            return (), ()
        use, values = self.board.use, self._off_values(key)
        names = [Feature("plants", str(each)) for each in use.basis.ids]
        given = tuple(Term(names[at], float(values[at])) for at in np.flatnonzero(~np.isnan(values)).tolist())
        return given, tuple(names[at] for at in np.flatnonzero((use.astray > 0) & np.isnan(values)).tolist())

    def _off_values(self, key: str) -> Floats:
        """What each plant gives off the parcels, (n,); NaN where it stands on them or its own is blank."""
        use = self.board.use
        values = use.basis.footprint_m2 if key == "covered_m2" else use.of_plants(key)
        return np.where(use.astray > 0, amounts_of(values) * use.astray, np.nan)

    def _off_parcels(self) -> tuple[Value, ...] | None:
        """The amounts of what stands on no parcel; None where everything does."""
        use = self.board.use
        if not use.astray.any():
            return None
        found: dict[str, Value] = {"land_m2": 0.0}
        for key in AMOUNTS:
            if key in OF_PARCELS and key != "covered_m2":
                continue
            values = self._off_values(key)
            known = ~np.isnan(values)
            found[key] = float(values[known].sum()) if known.any() else None
        return tuple(found.get(column.key) for column in self.columns)

    def _together(self, whole: tuple[Value, ...], outside: tuple[Value, ...]) -> tuple[Value, ...]:
        together: list[Value] = []
        for column, one, other in zip(self.columns, whole, outside, strict=True):
            numbers = [value for value in (one, other) if isinstance(value, float | int)]
            together.append(sum(numbers) if column.sums and numbers else None)
        return tuple(together)


def _values(board: Board) -> list[tuple[Value, ...]]:
    """The values of each group, in the order of the columns."""
    columns: list[Sequence[Value]] = [board.amount(key) for key in AMOUNTS]
    groups = range(board.groups.count)
    for key in KINDS:
        columns.append(board.values(key))
        if key in LIMITED:
            columns.append(all_verdict_words(board.found[key]))
    columns.append([_missing(board, group) for group in groups])
    return list(zip(*columns, strict=True))


def _missing(board: Board, group: int) -> Text | None:
    """Which amounts are blank, and of how many plants or parcels."""
    blanks = tuple(
        BLANKS(label=label, count=int(board.amounts[key].blank[group]))
        for key, (label, _) in AMOUNTS.items()
        if board.amounts[key].blank[group]
    )
    return LIST(items=blanks) if blanks else None
