"""How the balances of zones add up to that of the map: one row a zone, what lies in none, what several share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Term, Trace
from siteplanner.core.measures.land.notes import how_measured
from siteplanner.core.measures.land.overlay import LandOverlay, land_overlay
from siteplanner.core.measures.land.tracing import TEN_THOUSANDTHS, plus
from siteplanner.core.rules.investment_intensity import M2_PER_HA
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

TITLE = QT_TRANSLATE_NOOP("measures", "Land by zone ({how})")
ZONE = QT_TRANSLATE_NOOP("measures", "Zone")
AREA = QT_TRANSLATE_NOOP("measures", "Area")
PARCELS = QT_TRANSLATE_NOOP("measures", "Land of parcels")
TWICE = QT_TRANSLATE_NOOP("measures", "Overlapping, counted twice")
UNCOVERED = QT_TRANSLATE_NOOP("measures", "Not covered by parcels")
NOWHERE = QT_TRANSLATE_NOOP("measures", "In no zone")
SEVERAL = QT_TRANSLATE_NOOP("measures", "In several zones, counted again")
TOTAL = QT_TRANSLATE_NOOP("measures", "Total")
SUMMED = QT_TRANSLATE_NOOP("measures", "Σ over parcels ({count:,d}): {terms} = {total:,.4f} ha")
TOGETHER = QT_TRANSLATE_NOOP(
    "measures", "{parcels:,.4f} + {twice:,.4f} + {uncovered:,.4f} = {total:,.4f} ha (parcels, overlaps, gaps)"
)
ROWS = QT_TRANSLATE_NOOP("measures", "Σ of the rows: {terms} = {total:,.4f} ha")
SOLE = QT_TRANSLATE_NOOP("measures", "Zone less what parcels hold: {total:,.4f} ha")
KEYS = ("parcels_ha", "twice_ha", "uncovered_ha", "area_ha")


@dataclass(frozen=True, eq=False)
class ZoneSums:
    """``rows`` in ha: land of parcels, counted twice, not covered, and these together."""

    basis: Basis

    @cached_property
    def overlay(self) -> LandOverlay:
        return land_overlay(self.basis.plan.site, self.basis.areas)

    @cached_property
    def rows(self) -> tuple[tuple[str | None, Text, RowKind, tuple[float, float, float, float]], ...]:
        """Key, label, kind and figures; the zones in the map's order."""
        over, zones = self.overlay, self.basis.plan.site.zones
        names = zones["name"].to_numpy(dtype=object, na_value="").tolist()
        found: list[tuple[str | None, Text, RowKind, tuple[float, float, float, float]]] = []
        for row, (zone_id, name) in enumerate(zip(map(str, zones.index), names, strict=True)):
            parcels = float(over.in_zones.in_zone(row)[1].sum())
            twice = 0.0 - float(over.twice_in_zones.in_zone(row)[1].sum())
            figures = _figures(parcels, twice, over.uncovered_m2(row))
            found.append((zone_id, f"{zone_id} {name}".strip(), RowKind.GROUP, figures))
        outside = _figures(float(over.outside_m2.sum()), 0.0 - float(over.twice_outside_m2.sum()), 0.0)
        found.append((None, NOWHERE, RowKind.OUTSIDE, outside))
        if over.zones_again_m2 > 0:
            parcels, twice = -float(over.again_m2.sum()), float(over.twice_again_m2.sum())
            figures = _figures(parcels, twice, -over.zones_again_m2 - parcels - twice)
            found.append(("several", SEVERAL, RowKind.OUTSIDE, figures))
        columns = list(zip(*(figures for *_, figures in found), strict=True))
        parcels, twice, uncovered, area = (float(sum(column)) for column in columns)
        return (*found, (None, TOTAL, RowKind.TOTAL, (parcels, twice, uncovered, area)))

    def table(self) -> FigureTable:
        columns = (
            FigureColumn("parcels_ha", PARCELS, "ha", 4, sums=True),
            FigureColumn("twice_ha", TWICE, "ha", 4, sums=True),
            FigureColumn("uncovered_ha", UNCOVERED, "ha", 4, sums=True),
            FigureColumn("area_ha", AREA, "ha", 4, sums=True, formula="parcels_ha + twice_ha + uncovered_ha"),
        )
        rows = tuple(FigureRow(key, label, figures, kind) for key, label, kind, figures in self.rows)
        title = TITLE(how=how_measured(self.basis.areas))
        return FigureTable("land_by_zone", title, ZONE, columns, rows, (), self.trace)

    def trace(self, at: int, column: int) -> Trace | None:
        """What a number is made of: of the totals the rows, of the others the parcels, or the zone."""
        key, _, kind, figures = self.rows[at]
        value, name = figures[column], KEYS[column]
        if kind is RowKind.TOTAL:
            values = [each[column] for *_, each in self.rows[:-1]]
            return Trace(ROWS(terms=plus(values, TEN_THOUSANDTHS), total=value), self._all(column))
        if name == "area_ha":
            parcels, twice, uncovered, total = figures
            formula = TOGETHER(parcels=parcels, twice=twice, uncovered=uncovered, total=total)
            return Trace(formula, self._zone(key, total) or self._of_parcels(at, name))
        if name == "uncovered_ha":
            return Trace(SOLE(total=value), self._zone(key, value))
        terms = self._of_parcels(at, name)
        numbers = [term.value for term in terms if term.value is not None]
        return Trace(SUMMED(count=len(terms), terms=plus(numbers, TEN_THOUSANDTHS), total=value), terms)

    def _zone(self, key: str | None, value: float) -> tuple[Term, ...]:
        known = key is not None and key in self.basis.plan.site.zones.index
        return (Term(Feature("zones", str(key)), value),) if known else ()

    def _all(self, column: int) -> tuple[Term, ...]:
        """What each zone gives to a total, and the parcels of the rows that are no zones."""
        terms: list[Term] = []
        for at, (key, _, _, figures) in enumerate(self.rows[:-1]):
            terms += self._zone(key, figures[column]) or self._of_parcels(at, KEYS[column])
        return tuple(terms)

    def _of_parcels(self, at: int, name: str) -> tuple[Term, ...]:
        """What parcels give to a figure of a row; to what they do not cover nothing."""
        parts = {"uncovered_ha": (), "area_ha": ("parcels_ha", "twice_ha")}.get(name, (name,))
        return tuple(term for part in parts for term in self._terms(at, part))

    def _terms(self, at: int, name: str) -> tuple[Term, ...]:
        over, ids = self.overlay, self.basis.plan.site.parcels.index
        twice = name == "twice_ha"
        sign = -1.0 if twice else 1.0
        if at < len(over.zone_m2):
            rows, m2 = (over.twice_in_zones if twice else over.in_zones).in_zone(at)
        else:
            outside = self.rows[at][0] is None
            sign = sign if outside else -sign
            of_each = {
                (True, False): over.outside_m2,
                (True, True): over.twice_outside_m2,
                (False, False): over.again_m2,
                (False, True): over.twice_again_m2,
            }[outside, twice]
            rows = of_each.nonzero()[0]
            m2 = of_each[rows]
        pairs = zip(rows.tolist(), m2.tolist(), strict=True)
        return tuple(Term(Feature("parcels", str(ids[row])), sign * value / M2_PER_HA) for row, value in pairs)


def _figures(parcels_m2: float, twice_m2: float, uncovered_m2: float) -> tuple[float, float, float, float]:
    """In ha."""
    parcels, twice, uncovered = parcels_m2 / M2_PER_HA, twice_m2 / M2_PER_HA, uncovered_m2 / M2_PER_HA
    return parcels, twice, uncovered, parcels + twice + uncovered
