"""One balance of land as a table: major classes with their classes, what cannot be read, gaps and overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import pandas as pd

from siteplanner.core.features import Feature
from siteplanner.core.land_use import guide_name
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.factors import Factor
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Term, Trace, Value
from siteplanner.core.measures.land.balance import Ground, LandBalance, LandLine, LineKind
from siteplanner.core.measures.land.notes import balance_notes, how_measured
from siteplanner.core.measures.land.shares import HUNDREDTHS
from siteplanner.core.measures.land.tracing import TEN_THOUSANDTHS, plus
from siteplanner.core.rules.investment_intensity import M2_PER_HA
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Text

MU = "land.mu_per_ha"
PERCENT = 100.0
WHOLE = QT_TRANSLATE_NOOP("measures", "Land-use balance of the whole map ({how})")
OF_ZONE = QT_TRANSLATE_NOOP("measures", "Land-use balance of zone {zone} ({how})")
OUTSIDE = QT_TRANSLATE_NOOP("measures", "Land-use balance outside all zones ({how})")
LAND_USE = QT_TRANSLATE_NOOP("measures", "Land use")
CODE = QT_TRANSLATE_NOOP("measures", "Code")
PARCELS = QT_TRANSLATE_NOOP("measures", "Parcels")
AREA = QT_TRANSLATE_NOOP("measures", "Area")
SHARE = QT_TRANSLATE_NOOP("measures", "Share")
UNSPECIFIED = QT_TRANSLATE_NOOP("measures", "{name}, class not given")
UNCOVERED = QT_TRANSLATE_NOOP("measures", "Not covered by parcels")
TWICE = QT_TRANSLATE_NOOP("measures", "Overlapping, counted twice")
TOTAL = QT_TRANSLATE_NOOP("measures", "Total")
COUNTED = QT_TRANSLATE_NOOP("measures", "Parcels counted: {count:,d}")
SUMMED = QT_TRANSLATE_NOOP("measures", "Σ over parcels ({count:,d}): {terms} = {total:,.4f} ha")
HELD_AGAIN = QT_TRANSLATE_NOOP(
    "measures", "Σ of what an earlier parcel holds too ({count:,d}): {terms} = {total:,.4f} ha"
)
LEFT = QT_TRANSLATE_NOOP(
    "measures", "Zone {zone_ha:,.4f} ha - parcels, each place once, {held_ha:,.4f} ha = {left_ha:,.4f} ha"
)
IN_MU = QT_TRANSLATE_NOOP("measures", "{area_ha:,.4f} ha × {mu:g} = {area_mu:,.2f} mu")
SHARED = QT_TRANSLATE_NOOP(
    "measures",
    "{part_ha:,.4f} ha ÷ {whole_ha:,.4f} ha = {exact:.4f} %, printed as {printed:.2f} % so that the shares sum to "
    "100.00 %",
)
ALL_SHARES = QT_TRANSLATE_NOOP("measures", "The shares as printed sum to 100.00 %.")
ALL_LINES = QT_TRANSLATE_NOOP("measures", "Σ of the lines: {terms} = {total:,.4f} ha")
NO_LAND = QT_TRANSLATE_NOOP("measures", "There is no land here that shares could be taken of.")

COLUMNS = ("code", "parcels", "area_ha", "area_mu", "share_percent")


@dataclass(frozen=True, eq=False)
class TableRow:
    """The lines that a row sums up."""

    key: str | None
    label: Text
    code: str
    kind: RowKind
    level: int
    lines: tuple[LandLine, ...]

    @property
    def area_m2(self) -> float:
        return sum(line.area_m2 for line in self.lines)

    @property
    def parcels(self) -> int:
        return sum(len(line.parcels) for line in self.lines if line.kind is LineKind.USE)

    @property
    def hundredths(self) -> int | None:
        shares = [line.hundredths for line in self.lines]
        return None if not shares or None in shares else sum(of for of in shares if of is not None)


@dataclass(frozen=True, eq=False)
class BalanceTable:
    """A balance laid out in rows."""

    basis: Basis
    balance: LandBalance

    @cached_property
    def mu(self) -> Factor:
        return self.basis.factors[MU]

    @cached_property
    def rows(self) -> tuple[TableRow, ...]:
        """Major classes with their classes, then what cannot be read, the gaps, the overlaps and the total."""
        found: list[TableRow] = []
        for major, of in groupby(self.balance.lines, key=lambda line: line.use.major if line.use else ""):
            lines = tuple(of)
            found += _of_major(major, lines) if major else [_plain(line) for line in lines]
        return (*found, TableRow(None, TOTAL, "", RowKind.TOTAL, 0, self.balance.lines))

    def table(self) -> FigureTable:
        """The table; every number can be traced."""
        how = how_measured(self.balance.areas)
        titles = {
            Ground.WHOLE: ("land_balance", WHOLE(how=how)),
            Ground.ZONE: (f"land_balance.{self.balance.zone_id}", OF_ZONE(zone=_zone_name(self), how=how)),
            Ground.OUTSIDE: ("land_balance_outside", OUTSIDE(how=how)),
        }
        key, title = titles[self.balance.ground]
        rows = tuple(FigureRow(row.key, row.label, self._values(row), row.kind, row.level) for row in self.rows)
        notes = balance_notes(self.basis, self.balance)
        return FigureTable(key, title, LAND_USE, self._columns(), rows, notes, self.trace, self.cells_of)

    def _columns(self) -> tuple[FigureColumn, ...]:
        return (
            FigureColumn("code", CODE, decimals=None),
            FigureColumn("parcels", PARCELS, sums=True),
            FigureColumn("area_ha", AREA, "ha", 4, sums=True),
            FigureColumn("area_mu", AREA, "mu", 2, sums=True, formula=f"area_ha * {self.mu.value:g}"),
            FigureColumn("share_percent", SHARE, "%", 2, sums=True),
        )

    def _values(self, row: TableRow) -> tuple[Value, ...]:
        total = row.kind is RowKind.TOTAL
        area_ha = (self.balance.total_m2 if total else row.area_m2) / M2_PER_HA
        uses = any(line.kind is LineKind.USE for line in row.lines)
        share = None if row.hundredths is None else row.hundredths / HUNDREDTHS
        return row.code, row.parcels if uses or total else None, area_ha, area_ha * self.mu.value, share

    def cells_of(self, feature: Feature) -> Iterator[tuple[int, int]]:
        """The cells that a parcel, or the zone, is part of."""
        parcel = -1
        if feature.layer == "parcels" and feature.id in self.basis.plan.site.parcels.index:
            parcel = self.basis.plan.site.parcels.index.get_indexer(pd.Index([feature.id]))[0]
        zone = feature == Feature("zones", str(self.balance.zone_id))
        held = [line for line in self.balance.lines if parcel in line.parcels]
        for at, row in enumerate(self.rows):
            here = [line for line in row.lines if line in held or (zone and line.kind is LineKind.UNCOVERED)]
            for column, value in enumerate(self._values(row)):
                counts = COLUMNS[column] == "parcels"
                if value is None or isinstance(value, str) or not here:
                    continue
                if not counts or any(line.kind is LineKind.USE for line in here):
                    yield at, column

    def trace(self, at: int, column: int) -> Trace | None:
        """What a number is made of."""
        row, key = self.rows[at], COLUMNS[column]
        value = self._values(row)[column]
        if key == "code":
            return None
        terms = self._terms(row)
        if key == "parcels":
            if value is None:
                return None
            uses = self._terms(replace(row, lines=tuple(line for line in row.lines if line.kind is LineKind.USE)))
            return Trace(COUNTED(count=row.parcels), tuple(Term(term.feature, 1.0) for term in uses))
        if key == "share_percent":
            return self._share_trace(row, terms)
        if key == "area_mu":
            area_ha = row.area_m2 / M2_PER_HA
            formula = IN_MU(area_ha=area_ha, mu=self.mu.value, area_mu=area_ha * self.mu.value)
            return Trace(formula, self._in(terms, self.mu.value), sources=((self.mu.name, self.mu.source),))
        return Trace(self._area_formula(row), terms)

    def _share_trace(self, row: TableRow, terms: tuple[Term, ...]) -> Trace:
        if row.hundredths is None:
            return Trace(NO_LAND, why_blank=NO_LAND)
        whole_ha = self.balance.total_m2 / M2_PER_HA
        shares = self._in(terms, PERCENT / whole_ha)
        if row.kind is RowKind.TOTAL:
            return Trace(ALL_SHARES, shares)
        formula = SHARED(
            part_ha=row.area_m2 / M2_PER_HA,
            whole_ha=whole_ha,
            exact=PERCENT * sum(line.share or 0.0 for line in row.lines),
            printed=row.hundredths / HUNDREDTHS,
        )
        return Trace(formula, shares)

    def _area_formula(self, row: TableRow) -> Message:
        total_ha = row.area_m2 / M2_PER_HA
        if row.kind is RowKind.TOTAL:
            lines_ha = [line.area_m2 / M2_PER_HA for line in row.lines]
            return ALL_LINES(terms=plus(lines_ha, TEN_THOUSANDTHS), total=total_ha)
        [*_, last] = row.lines
        if last.kind is LineKind.UNCOVERED:
            zone_ha = self.balance.total_m2 / M2_PER_HA
            return LEFT(zone_ha=zone_ha, held_ha=zone_ha - total_ha, left_ha=total_ha)
        values_ha = [value / M2_PER_HA for line in row.lines for value in line.m2.tolist()]
        template = HELD_AGAIN if last.kind is LineKind.TWICE else SUMMED
        return template(count=len(values_ha), terms=plus(values_ha, TEN_THOUSANDTHS), total=total_ha)

    def _terms(self, row: TableRow) -> tuple[Term, ...]:
        """In ha: the parcels; of what no parcel holds the zone."""
        ids = self.basis.plan.site.parcels.index
        terms: list[Term] = []
        for line in row.lines:
            if line.kind is LineKind.UNCOVERED:
                terms.append(Term(Feature("zones", str(self.balance.zone_id)), line.area_m2 / M2_PER_HA))
            for parcel, m2 in zip(line.parcels.tolist(), line.m2.tolist(), strict=True):
                terms.append(Term(Feature("parcels", str(ids[parcel])), m2 / M2_PER_HA))
        return tuple(terms)

    @staticmethod
    def _in(terms: tuple[Term, ...], factor: float) -> tuple[Term, ...]:
        return tuple(Term(term.feature, None if term.value is None else term.value * factor) for term in terms)


def _of_major(major: str, lines: tuple[LandLine, ...]) -> list[TableRow]:
    """A major class and its classes below it; alone where no parcel names a class."""
    name = guide_name(major)
    uses = [line.use for line in lines if line.use is not None]
    if len(lines) == 1 and uses[0].code == major:
        return [TableRow(major, name, major, RowKind.GROUP, 0, lines)]
    rows = [TableRow(major, name, major, RowKind.SUBTOTAL, 0, lines)]
    for line, use in zip(lines, uses, strict=True):
        label: Text = UNSPECIFIED(name=name) if use.code == major else use.name
        key = f"{major}-unspecified" if use.code == major else use.key
        rows.append(TableRow(key, label, use.code, RowKind.GROUP, 1, (line,)))
    return rows


def _plain(line: LandLine) -> TableRow:
    if line.use is not None:
        return TableRow(line.use.key, line.use.name, line.use.code, RowKind.GROUP, 0, (line,))
    label = UNCOVERED if line.kind is LineKind.UNCOVERED else TWICE
    return TableRow(line.kind.value, label, "", RowKind.OUTSIDE, 0, (line,))


def _zone_name(table: BalanceTable) -> str:
    zone_id = str(table.balance.zone_id)
    name = table.basis.plan.site.zones["name"].get(zone_id)
    return f"{zone_id} {name}" if isinstance(name, str) and name else zone_id
