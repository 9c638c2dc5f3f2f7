"""One scenario at several prices: the standard tariff, the preferential price, terminal prices to compare with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.measures.energy_cost.columns import AT_ONE_PRICE, AT_PRICE
from siteplanner.core.measures.energy_cost.cost_table import FROM_OTHERS, NO_COST, NO_RATIO
from siteplanner.core.measures.energy_cost.costs import PlantCosts
from siteplanner.core.measures.factors import Source
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, Term, Trace
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.figures import Floats
from siteplanner.core.measures.power.columns import number, summed_up
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

TITLE = QT_TRANSLATE_NOOP("measures", "Energy cost if the price were")
ROW_TITLE = QT_TRANSLATE_NOOP("measures", "Price")
PRICE = QT_TRANSLATE_NOOP("measures", "Average price")
COST = QT_TRANSLATE_NOOP("measures", "Cost")
DIFFERENCE = QT_TRANSLATE_NOOP("measures", "Difference to the standard tariff")
WHERE_ELIGIBLE = QT_TRANSLATE_NOOP("measures", "Preferential price where its voltage is met")
FOR_ALL = QT_TRANSLATE_NOOP("measures", "Preferential price for every plant (if it were granted to all)")
ALL_AT_ONE = QT_TRANSLATE_NOOP(
    "measures", "Terminal prices: all energy at one price, without a basic charge; the same plants in every row."
)

COLUMNS = (
    FigureColumn("energy_kwh_a", QT_TRANSLATE_NOOP("measures", "Energy"), "kWh/a"),
    FigureColumn("cost", COST, "CNY/a"),
    FigureColumn("price", PRICE, "CNY/kWh", 4, formula="cost / energy_kwh_a"),
    FigureColumn("difference", DIFFERENCE, "CNY/a"),
)
_ENERGY, _COST, _PRICE, _DIFFERENCE = range(len(COLUMNS))


@dataclass(frozen=True, eq=False)
class Case:
    """What each plant costs, (n,), and where the price comes from; ``price`` is that of all energy, where it is one."""

    key: str
    label: Text
    costs: Floats
    sources: tuple[tuple[Text, Source], ...] = ()
    price: float | None = None


def cases(costs: PlantCosts, price: float | None) -> tuple[Case, ...]:
    """The standard tariff first; ``price`` is one more to compare with."""
    factors, terms = costs.basis.factors, costs.tariff
    standard, preferential = factors[terms.price], factors[terms.preferential_price]
    granted = ((preferential.name, preferential.source),)
    at = costs.preferential_price
    found = [
        Case("standard", terms.name, costs.standard, ((standard.name, standard.source),)),
        Case("preferential", WHERE_ELIGIBLE, costs.preferential, granted),
        Case("preferential_all", FOR_ALL, costs.at(at), granted, at),
    ]
    found += [
        Case(f"at_{case.value:g}", case.name, costs.at(case.value), ((case.name, case.source),), case.value)
        for case in terms.prices
    ]
    if price is not None:
        found.append(Case("asked", AT_PRICE(price=price), costs.at(price), (), price))
    return tuple(found)


def price_table(costs: PlantCosts, price: float | None) -> FigureTable:
    """A row a case."""
    found = cases(costs, price)
    rows = tuple(FigureRow(case.key, case.label, _values(costs, case)) for case in found)
    notes: tuple[Text, ...] = (ALL_AT_ONE, *(caution.text for caution in costs.tariff.cautions))

    def tracer(row: int, column: int) -> Trace:
        return _trace(costs, found[row], column)

    return FigureTable("cost_prices", TITLE, ROW_TITLE, COLUMNS, rows, notes, tracer)


def _values(costs: PlantCosts, case: Case) -> tuple[float | None, ...]:
    if len(costs.known) and not costs.known.any():
        return (None,) * len(COLUMNS)
    energy, cost, standard = (float(np.nansum(values)) for values in (costs.energy, case.costs, costs.standard))
    return energy, cost, cost / energy if energy > 0 else None, cost - standard


def _trace(costs: PlantCosts, case: Case, column: int) -> Trace:
    energy, cost, price, difference = _values(costs, case)
    lacking = tuple(_features(costs, ~costs.known))
    if energy is None or cost is None or difference is None:
        return Trace(NO_COST, lacking=lacking, why_blank=NO_COST)
    given = {_ENERGY: costs.energy, _DIFFERENCE: case.costs - costs.standard}.get(column, case.costs)
    terms = tuple(map(Term, _features(costs, costs.known), given[costs.known].tolist()))
    if column == _PRICE:
        filled, said = f"{cost:,.0f} ÷ {energy:,.0f}", "–" if price is None else f"{price:.4f}"
        formula: Text = FROM_OTHERS(name=PRICE, filled=filled, value=said, unit=unit_words("CNY/kWh"))
        plain = tuple(Term(term.feature) for term in terms)
        return Trace(formula, plain, lacking, case.sources, why_blank=None if price is not None else NO_RATIO)
    if column == _COST and case.price is not None:
        formula = AT_ONE_PRICE(kwh=number(energy), price=case.price, cost=number(cost))
    elif column == _DIFFERENCE:
        filled = f"{cost:,.0f} − {cost - difference:,.0f}"
        formula = FROM_OTHERS(name=DIFFERENCE, filled=filled, value=f"{difference:,.0f}", unit=unit_words("CNY/a"))
    else:
        unit = COLUMNS[column].unit
        formula = summed_up(given[costs.known].tolist(), unit)
    return Trace(formula, terms, lacking, case.sources)


def _features(costs: PlantCosts, flags: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[Feature]:
    return [Feature(PLANTS, str(each)) for each in costs.basis.ids[flags]]
