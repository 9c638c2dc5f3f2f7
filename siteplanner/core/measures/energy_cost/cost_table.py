"""Tables of energy cost: columns that add up over plants or follow from others, over rows of any grouping."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.formulas import parse
from siteplanner.core.formulas.formula import readable
from siteplanner.core.measures.energy_cost.costs import PlantCosts
from siteplanner.core.measures.factors import Source
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Term, Trace, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.measures.group_amounts import OfPlants
from siteplanner.core.measures.power.columns import summed_up
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

FROM_OTHERS = QT_TRANSLATE_NOOP("measures", "{name} = {filled} = {value} {unit}")
NO_COST = QT_TRANSLATE_NOOP(
    "measures", "There is no figure: enter energy, connected load, demand factor and power factor of the plants."
)
NO_RATIO = QT_TRANSLATE_NOOP("measures", "There is no figure: what it would be divided by is 0 or blank.")
LEFT_OUT = QT_TRANSLATE_NOOP("measures", "Plants without a figure, left out of the sum: {count:,d}.")
FACTOR = QT_TRANSLATE_NOOP("measures", "{name}: {value:g} {unit}")

Given = Callable[[PlantCosts], Floats]
Explained = Callable[[PlantCosts, int], Text]


@dataclass(frozen=True)
class CostColumn:
    """``given`` is what each plant gives to the sum, ``explained`` how that of one plant comes about; without it the
    figure follows from other columns by the formula of ``column``, or is in ``words``. ``factors`` are those used."""

    column: FigureColumn
    given: Given | None = None
    explained: Explained | None = None
    words: Explained | None = None
    factors: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class CostRows:
    """Rows over one reckoning: ``group`` is the row of each plant, -1 in none."""

    costs: PlantCosts
    group: Codes
    keys: Sequence[str | int | None]
    labels: Sequence[Text]
    kinds: Sequence[RowKind]
    columns: tuple[CostColumn, ...]

    @cached_property
    def values(self) -> Mapping[str, Floats]:
        """By the key of a column of numbers, one value a row; NaN where it is blank."""
        found: dict[str, Floats] = {}
        for of in self.columns:
            if of.given is not None:
                found[of.column.key] = self._sums(of.given(self.costs))
            elif of.column.formula:
                values = parse(of.column.formula).values(found)
                found[of.column.key] = np.broadcast_to(values, (len(self.keys),))
        return found

    def _sums(self, values: Floats) -> Floats:
        inside = self.group >= 0
        given = OfPlants(values[inside], np.ones(int(inside.sum()), dtype=bool))
        return given.sums(self.group[inside], len(self.keys))

    def rows(self) -> list[FigureRow]:
        lists: dict[str, list[float]] = {key: values.tolist() for key, values in self.values.items()}
        return [
            FigureRow(key, self.labels[at], tuple(self._value(of, lists, at) for of in self.columns), self.kinds[at])
            for at, key in enumerate(self.keys)
        ]

    def _value(self, of: CostColumn, values: Mapping[str, list[float]], at: int) -> Value:
        if of.words is not None:
            plants = self.plants(at)
            return of.words(self.costs, int(plants[0])) if len(plants) == 1 else None
        number = values[of.column.key][at]
        return None if np.isnan(number) else number

    def plants(self, row: int) -> Codes:
        """The plants of a row."""
        if self._one_each:
            return np.array([row])
        return np.flatnonzero(self.group == row)

    @cached_property
    def _one_each(self) -> bool:
        return len(self.keys) == len(self.group) and bool((self.group == np.arange(len(self.group))).all())

    def trace(self, row: int, of: CostColumn) -> Trace | None:
        plants = self.plants(row)
        if of.words is not None:
            said = of.words(self.costs, int(plants[0])) if len(plants) == 1 else None
            feature = (Term(self._feature(int(plants[0]))),) if said is not None else ()
            return None if said is None else Trace(said, feature, (), self._sources(of), self._cautions())
        return self._summed(row, of, plants) if of.given is not None else self._derived(row, of, plants)

    def _summed(self, row: int, of: CostColumn, plants: Codes) -> Trace:
        assert of.given is not None  # asked for such columns alone
        values = of.given(self.costs)[plants]
        known, lacking = plants[~np.isnan(values)], plants[np.isnan(values)]
        unit: Any = unit_words(of.column.unit)
        formula: Text = summed_up(values[~np.isnan(values)].tolist(), unit)
        if len(plants) == 1 and len(known) == 1 and of.explained is not None:
            formula = of.explained(self.costs, int(known[0]))
        blank = bool(np.isnan(self.values[of.column.key][row]))
        return Trace(
            formula,
            tuple(
                Term(self._feature(plant), value)
                for plant, value in zip(known.tolist(), values[~np.isnan(values)].tolist(), strict=True)
            ),
            tuple(self._feature(plant) for plant in lacking.tolist()),
            self._sources(of),
            (LEFT_OUT(count=len(lacking)),) if len(lacking) else (),
            NO_COST if blank else None,
        )

    def _derived(self, row: int, of: CostColumn, plants: Codes) -> Trace:
        formula = parse(of.column.formula)
        number = float(self.values[of.column.key][row])
        values = {name: _number(self.values[name][row]) for name in formula.names}
        said = FROM_OTHERS(
            name=of.column.label,
            filled=formula.filled(values),
            value="–" if np.isnan(number) else readable(round(number, of.column.decimals or 0)),
            unit=unit_words(of.column.unit),
        )
        known = self.costs.known[plants]
        return Trace(
            said,
            tuple(Term(self._feature(plant)) for plant in plants[known].tolist()),
            tuple(self._feature(plant) for plant in plants[~known].tolist()),
            self._sources(of),
            (),
            NO_RATIO if np.isnan(number) else None,
        )

    def _feature(self, plant: int) -> Feature:
        return Feature(PLANTS, str(self.costs.basis.ids[plant]))

    def _sources(self, of: CostColumn) -> tuple[tuple[Text, Source], ...]:
        factors = [self.costs.basis.factors[key] for key in of.factors]
        return tuple((FACTOR(name=f.name, value=f.value, unit=unit_words(f.unit)), f.source) for f in factors)

    def _cautions(self) -> tuple[Text, ...]:
        return tuple(caution.text for caution in self.costs.tariff.cautions)


def cost_table(
    key: str, title: Text, row_title: Text, blocks: Sequence[CostRows], notes: Sequence[Text] = ()
) -> FigureTable:
    """One table of several blocks of rows with the same columns."""
    places = [(block, at) for block in blocks for at in range(len(block.keys))]
    columns = blocks[0].columns

    def tracer(row: int, column: int) -> Trace | None:
        block, at = places[row]
        return block.trace(at, block.columns[column])

    rows = tuple(row for block in blocks for row in block.rows())
    return FigureTable(key, title, row_title, tuple(of.column for of in columns), rows, tuple(notes), tracer)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
