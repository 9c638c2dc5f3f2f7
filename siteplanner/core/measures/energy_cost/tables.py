"""Energy cost as tables: by zone, per t, m2 or piece made, at several prices, by scenario, by plant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.columns import (
    ELIGIBLE_COLUMN,
    PREFERENTIAL_COLUMNS,
    STANDARD_COLUMNS,
    STANDING_COLUMN,
    each_columns,
    price_columns,
)
from siteplanner.core.measures.energy_cost.cost_table import CostColumn, CostRows, cost_table
from siteplanner.core.measures.energy_cost.costs import PlantCosts, plant_costs
from siteplanner.core.measures.energy_cost.live import product_units
from siteplanner.core.measures.energy_cost.price_table import price_table
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.measures.groupings import DIMENSIONS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, Text

BY_ZONE = QT_TRANSLATE_NOOP("measures", "Energy cost by zone")
PER_TONNE = QT_TRANSLATE_NOOP("measures", "Energy cost per tonne made")
PER_M2 = QT_TRANSLATE_NOOP("measures", "Energy cost per m² made")
PER_PIECE = QT_TRANSLATE_NOOP("measures", "Energy cost per piece made")
BY_SCENARIO = QT_TRANSLATE_NOOP("measures", "Energy cost by scenario")
BY_PLANT = QT_TRANSLATE_NOOP("measures", "Energy cost by plant")
SCENARIO = QT_TRANSLATE_NOOP("measures", "Scenario")
PRODUCT = QT_TRANSLATE_NOOP("measures", "Product")
PLANT = QT_TRANSLATE_NOOP("measures", "Plant")
WHOLE = QT_TRANSLATE_NOOP("measures", "Whole scenario")
LEFT_OUT = QT_TRANSLATE_NOOP(
    "measures",
    "Plants left out of every sum, because energy, connected load, demand factor or power factor is blank: {count:,d}.",
)
VOLTAGE_UNKNOWN = QT_TRANSLATE_NOOP(
    "measures",
    "Plants of unknown voltage of supply, counted as not eligible and priced as usual for their load: {count:,d}.",
)
NOT_RECKONED = QT_TRANSLATE_NOOP("measures", "{scenario} is left out: {fault}")
PER_UNIT = {"t/a": PER_TONNE, "m2/a": PER_M2, "piece/a": PER_PIECE}
"""The units of capacity that a cost falls on, with the titles of their tables; others have none."""


def tables(basis: Basis) -> tuple[FigureTable, ...]:
    """All tables of the energy cost; one with no rows that says why, where the factors set do not go together."""
    return tables_at(basis, None)


def tables_at(basis: Basis, price: float | None) -> tuple[FigureTable, ...]:
    """The same with what everything costs if the terminal price were ``price``, CNY/kWh."""
    try:
        return _tables(plant_costs(basis), price)
    except InputError as error:
        return (FigureTable("cost_zone", BY_ZONE, DIMENSIONS["zone"].title, (), (), (error.message,)),)


def _tables(costs: PlantCosts, price: float | None) -> tuple[FigureTable, ...]:
    columns = (*STANDARD_COLUMNS, *PREFERENTIAL_COLUMNS, *price_columns(price))
    summing = (*columns[:5], ELIGIBLE_COLUMN, *columns[5:])
    return (
        _by_zone(costs, summing),
        *_per_unit(costs, price),
        price_table(costs, price),
        _by_scenario(costs.basis, summing),
        _by_plant(costs, (*columns[:5], STANDING_COLUMN, *columns[5:])),
    )


def notes_of(costs: PlantCosts) -> tuple[Text, ...]:
    """How the prices work, and what must be said beside them."""
    terms = costs.tariff
    preferential = _titled(terms.preferential_name, terms.preferential_statement)
    cautions = tuple(caution.text for caution in terms.cautions)
    return (*left_out(costs), _titled(terms.name, terms.statement), preferential, *cautions)


def left_out(costs: PlantCosts) -> tuple[Text, ...]:
    """How many plants no sum holds, and of how many the voltage is not known."""
    counted: list[Text] = []
    if left := int((~costs.known).sum()):
        counted.append(LEFT_OUT(count=left))
    if unknown := int(costs.supply.unknown.sum()):
        counted.append(VOLTAGE_UNKNOWN(count=unknown))
    return tuple(counted)


def _titled(name: Named, statement: Named) -> Named:
    return Named(f"{name.en}: {statement.en}", f"{name.zh}：{statement.zh}")


def _by_zone(costs: PlantCosts, columns: tuple[CostColumn, ...]) -> FigureTable:
    zone = DIMENSIONS["zone"]
    groups = zone.of(costs.basis.layout)
    labels = [groups.label(at) or zone.none for at in range(len(groups.keys))]
    kinds = [RowKind.OUTSIDE if key is None else RowKind.GROUP for key in groups.keys]
    rows = CostRows(costs, groups.group, groups.keys, labels, kinds, columns)
    return cost_table("cost_zone", BY_ZONE, zone.title, (rows, _whole(costs, columns)), notes_of(costs))


def _whole(costs: PlantCosts, columns: tuple[CostColumn, ...]) -> CostRows:
    everything = np.zeros(len(costs.basis.plants), dtype=np.intp)
    return CostRows(costs, everything, [None], [WHOLE], [RowKind.TOTAL], columns)


def _per_unit(costs: PlantCosts, price: float | None) -> Iterator[FigureTable]:
    """A table for each unit that occurs: unlike ones stand in no table together, and no row adds products up."""
    keys, group = product_units(costs)
    for unit, title in PER_UNIT.items():
        chosen = [at for at, key in enumerate(keys) if key[1] == unit]
        if not chosen:
            continue
        place = np.full(len(keys) + 1, -1, dtype=np.intp)
        place[chosen] = np.arange(len(chosen))
        products = [keys[at][0] for at in chosen]
        rows = CostRows(
            costs,
            place[group],
            products,
            [load_catalogue().product_name(product) for product in products],
            [RowKind.GROUP] * len(products),
            each_columns(unit.removesuffix("/a"), price),
        )
        yield cost_table(f"cost_{unit.removesuffix('/a')}", title, PRODUCT, (rows,), left_out(costs))


def _by_scenario(basis: Basis, columns: tuple[CostColumn, ...]) -> FigureTable:
    """Each scenario with the factors set for it; one whose factors do not go together is told below instead."""
    blocks: list[CostRows] = []
    notes: list[Text] = []
    for scenario in basis.plan.scenarios:
        named = scenario.name or scenario.scenario_id
        try:
            whole = _whole(plant_costs(replace(basis, scenario_id=scenario.scenario_id)), columns)
            _ = whole.values
        except InputError as error:
            notes.append(NOT_RECKONED(scenario=named, fault=error.message))
            continue
        blocks.append(replace(whole, keys=[scenario.scenario_id], labels=[named], kinds=[RowKind.GROUP]))
    return cost_table("cost_scenario", BY_SCENARIO, SCENARIO, blocks, notes)


def _by_plant(costs: PlantCosts, columns: tuple[CostColumn, ...]) -> FigureTable:
    ids = [str(each) for each in costs.basis.ids]
    names = costs.basis.text("name")
    labels = [f"{each}  {name}" if name and name != each else each for each, name in zip(ids, names, strict=True)]
    group = np.arange(len(ids), dtype=np.intp)
    rows = CostRows(costs, group, ids, labels, [RowKind.GROUP] * len(ids), columns)
    return cost_table("cost_plant", BY_PLANT, PLANT, (rows, _whole(costs, columns)), left_out(costs))
