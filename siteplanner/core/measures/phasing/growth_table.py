"""The table of what is in service by the end of each quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Term, Trace, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.figures import UNITS, Figures, Flags, Floats
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.phasing.words import NO_DATES, UNDATED_IN, plant_sum, plus
from siteplanner.core.schema import PARCELS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template, Text

TITLE = QT_TRANSLATE_NOOP("measures", "In service by the end of each quarter")
QUARTER = QT_TRANSLATE_NOOP("measures", "Quarter")
WITHOUT_DATE = QT_TRANSLATE_NOOP("measures", "Without a date")
PLANTS_IN_SERVICE = QT_TRANSLATE_NOOP("measures", "Plants")
AMOUNTS: Mapping[str, tuple[Template, str]] = {
    "output_value_cny": (QT_TRANSLATE_NOOP("measures", "Output value"), "CNY/a"),
    "demand_kw": (QT_TRANSLATE_NOOP("measures", "Demand"), "kW"),
    "energy_kwh_a": (QT_TRANSLATE_NOOP("measures", "Energy"), "kWh/a"),
    "investment_cny": (QT_TRANSLATE_NOOP("measures", "Investment"), "CNY"),
    "jobs": (QT_TRANSLATE_NOOP("measures", "Jobs"), ""),
    "footprint_m2": (QT_TRANSLATE_NOOP("measures", "Footprint"), "m2"),
}
LAND = QT_TRANSLATE_NOOP("measures", "Parcels built on")
LAND_SUM = QT_TRANSLATE_NOOP("measures", "Σ of {count:,d} parcels with a plant on them: {sum} = {total:,.2f} m²")
BLANKS = QT_TRANSLATE_NOOP(
    "measures", "{figure}: {count:,d} of {plants:,d} plants do not state it; they are not in its sums."
)
CAPACITY = QT_TRANSLATE_NOOP("measures", "Capacity")
ALWAYS_IN = QT_TRANSLATE_NOOP(
    "measures", "{count:,d} plants without a date count in every quarter; their own row says how much they are."
)
IN_UNIT = QT_TRANSLATE_NOOP("measures", "{product} ({unit})")
CAPACITY_KEY = "capacity."


@dataclass(frozen=True, eq=False)
class _Growth:
    course: Course

    @property
    def columns(self) -> tuple[FigureColumn, ...]:
        capacities = tuple(
            FigureColumn(CAPACITY_KEY + key, self._label(key, amount.unit), amount.unit)
            for key, amount in self.course.whole.capacity.items()
        )
        amounts = tuple(FigureColumn(key, label, unit) for key, (label, unit) in AMOUNTS.items())
        return (
            FigureColumn("plants", PLANTS_IN_SERVICE),
            *capacities,
            *amounts,
            FigureColumn("land_m2", LAND, "m2"),
        )

    def row(self, at: int) -> FigureRow:
        """What is there by the end of the quarter at that place; -1: what has no date."""
        figures = self._of(at)
        values = tuple(None if self._blank(column.key, at) else _value(figures, column.key) for column in self.columns)
        if at < 0:
            return FigureRow(None, WITHOUT_DATE, values, RowKind.OUTSIDE)
        quarter = self.course.quarters[at]
        return FigureRow(str(quarter), quarter.name, values)

    def _of(self, at: int) -> Figures:
        return self.course.undated if at < 0 else self.course.figures[at]

    def trace(self, row: int, column: int) -> Trace | None:
        at, of = row - 1, self.columns[column]
        course, by = self.course, self.course.quarters[row - 1] if row else None
        undated = self.course.undated.plants
        notes: tuple[Text, ...] = (UNDATED_IN(count=undated),) if by is not None and undated else ()
        if of.key == "land_m2":
            return self._land(at, notes)
        values = self._values(of.key)
        flags = course.by(at) & (self._giving(of.key) | np.isnan(values))
        return plant_sum(course.basis, flags, values, of.unit, by, notes)

    def _giving(self, key: str) -> Flags:
        """The plants that a column is of: those that state a capacity of its product and unit; of other columns all."""
        figures = self.course.basis.figures
        if not key.startswith(CAPACITY_KEY):
            return np.ones(len(self.course.place), dtype=bool)
        wanted = [at for at, (name, _) in enumerate(figures.capacities) if name == key.removeprefix(CAPACITY_KEY)]
        return np.isin(figures.capacity_of, wanted)

    def _product(self, key: str) -> str:
        """The product that a column of a capacity is of."""
        return str(self.course.basis.text("product")[np.argmax(self._giving(key))])

    def _label(self, key: str, unit: str) -> Text:
        """A product's name; of one in several units with the unit."""
        product = self._product(CAPACITY_KEY + key)
        name = load_catalogue().product_name(product)
        return name if key == product else IN_UNIT(product=name, unit=unit_words(unit))

    def _blank(self, key: str, at: int) -> bool:
        """Whether plants should give a figure by then, and none of them states it."""
        if key == "land_m2":
            return False
        there, values = self.course.by(at), self._values(key)
        known = ~np.isnan(values)
        return bool((there & ~known).any()) and not (there & known & self._giving(key)).any()

    def _values(self, key: str) -> Floats:
        """What each plant gives to a column, NaN where it ought to and does not."""
        basis, figures = self.course.basis, self.course.basis.figures
        if key == "plants":
            return np.ones(len(self.course.place))
        if key in UNITS:
            amounts: Floats = figures.amounts[list(UNITS).index(key)]
            return amounts
        mine = self._giving(key)
        lacking = figures.no_capacity & (basis.text("product") == self._product(key))
        return np.where(mine, figures.capacity, np.where(lacking, np.nan, 0.0))

    def _land(self, at: int, notes: tuple[Text, ...]) -> Trace:
        basis, on = self.course.basis, self.course.basis.layout.occupied
        parcels = on.parcel[self.course.parcel_place <= at]
        areas_m2 = basis.parcel_m2[parcels]
        names = basis.plan.site.parcels.index[parcels]
        terms = tuple(Term(Feature(PARCELS.name, str(n)), float(m2)) for n, m2 in zip(names, areas_m2, strict=True))
        words = {"count": len(parcels), "sum": plus(areas_m2.tolist()), "total": float(areas_m2.sum())}
        return Trace(LAND_SUM(**words), terms, notes=notes)


def growth_table(course: Course) -> FigureTable:
    """A row a quarter, cumulative, and before them what has no date and is there from the start."""
    growth = _Growth(course)
    rows = tuple(growth.row(at) for at in range(-1, len(course.quarters)))
    return FigureTable("phases", TITLE, QUARTER, growth.columns, rows, _notes(course), growth.trace)


def _value(figures: Figures, key: str) -> Value:
    if key == "plants":
        return figures.plants
    if key.startswith(CAPACITY_KEY):
        amount = figures.capacity.get(key.removeprefix(CAPACITY_KEY))
        return 0.0 if amount is None else amount.value
    return float(figures.amounts[key])


def _notes(course: Course) -> tuple[Text, ...]:
    whole = course.whole
    notes: list[Text] = []
    if not course.quarters:
        notes.append(NO_DATES)
    if course.undated.plants:
        notes.append(ALWAYS_IN(count=course.undated.plants))
    labels: Mapping[str, Template] = {key: label for key, (label, _) in AMOUNTS.items()} | {"capacity": CAPACITY}
    for key, label in labels.items():
        if count := whole.missing.get(key, 0):
            notes.append(BLANKS(figure=label, count=count, plants=whole.plants))
    return (*notes, *course.basis.area_notes)
