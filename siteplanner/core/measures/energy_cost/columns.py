"""The columns of the tables of energy cost."""

from __future__ import annotations

from siteplanner.core.measures.energy_cost.cost_table import CostColumn
from siteplanner.core.measures.energy_cost.costs import BY_CAPACITY, MONTHS_A, TRANSFORMER_USE, PlantCosts
from siteplanner.core.measures.energy_cost.supply import BY_LOAD, Standing
from siteplanner.core.measures.energy_cost.tariff import tariff
from siteplanner.core.measures.figure_table import FigureColumn
from siteplanner.core.measures.power.columns import number
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

ENERGY = QT_TRANSLATE_NOOP("measures", "Energy")
ENERGY_CHARGE = QT_TRANSLATE_NOOP("measures", "Energy charge")
BASIC_CHARGE = QT_TRANSLATE_NOOP("measures", "Basic charge")
STANDARD = QT_TRANSLATE_NOOP("measures", "Standard cost")
AVERAGE = QT_TRANSLATE_NOOP("measures", "Average price")
ELIGIBLE = QT_TRANSLATE_NOOP("measures", "Plants that meet its voltage")
PREFERENTIAL = QT_TRANSLATE_NOOP("measures", "Cost with preferential price")
SAVING = QT_TRANSLATE_NOOP("measures", "Difference")
AT_PRICE = QT_TRANSLATE_NOOP("measures", "Cost at {price:g} CNY/kWh")
AT_PRICE_DIFFERENCE = QT_TRANSLATE_NOOP("measures", "Difference to standard at {price:g} CNY/kWh")
STANDING = QT_TRANSLATE_NOOP("measures", "Preferential price")
CAPACITY = QT_TRANSLATE_NOOP("measures", "Capacity")
ENERGY_EACH = QT_TRANSLATE_NOOP("measures", "Energy per unit made")
STANDARD_EACH = QT_TRANSLATE_NOOP("measures", "Standard cost per unit made")
PREFERENTIAL_EACH = QT_TRANSLATE_NOOP("measures", "Cost with preferential price per unit made")
SAVING_EACH = QT_TRANSLATE_NOOP("measures", "Difference per unit made")
AT_PRICE_EACH = QT_TRANSLATE_NOOP("measures", "Cost per unit made at {price:g} CNY/kWh")

ENTERED = QT_TRANSLATE_NOOP("measures", "As entered: {kwh} kWh/a")
CHARGED = QT_TRANSLATE_NOOP(
    "measures",
    "{kwh} kWh × ({price:.4g} + {difference:.4g}) CNY/kWh × {mean:.4f} (periods) = {cost} CNY/a; voltage: {voltage}",
)
BY_DEMAND = QT_TRANSLATE_NOOP("measures", "{kw} kW × {price:.4g} CNY/kW·month × {months:d} = {cost} CNY/a")
BY_KVA = QT_TRANSLATE_NOOP(
    "measures",
    "{kva} kVA ÷ {use:.3g} = {capacity} kVA of transformers × {price:.4g} CNY/kVA·month × {months:d} = {cost} CNY/a",
)
MIXED = QT_TRANSLATE_NOOP("measures", "{share:.0%} by transformer capacity, the rest by demand = {cost} CNY/a")
AT_ONE_PRICE = QT_TRANSLATE_NOOP("measures", "{kwh} kWh × {price:.4g} CNY/kWh = {cost} CNY/a")
STAYS_STANDARD = QT_TRANSLATE_NOOP("measures", "Standard cost, {cost} CNY/a: {reason}")

MEETS = QT_TRANSLATE_NOOP("measures", "voltage met: {kv:g} kV; subject to approval")
TOO_LOW = QT_TRANSLATE_NOOP("measures", "not eligible: supplied at {kv:g} kV, {least:g} kV needed")
BY_LOAD_TOO_LOW = QT_TRANSLATE_NOOP(
    "measures",
    "not eligible: its load is supplied at {kv:g} kV from the substation of {station:g} kV; {least:g} kV needed",
)
NO_SUBSTATION = QT_TRANSLATE_NOOP("measures", "not eligible: voltage unknown, no substation is entered")
NO_VOLTAGE = QT_TRANSLATE_NOOP("measures", "not eligible: the voltage of its substation is not entered")
NO_LOAD = QT_TRANSLATE_NOOP("measures", "not eligible: voltage unknown, its load is not known")

_TERMS = tariff()
_STANDARD = (
    _TERMS.price,
    *(of.difference for of in _TERMS.voltages if of.difference),
    *dict.fromkeys(key for period in _TERMS.periods for key in (period.share, *period.ratios)),
)
_BASIC = (_TERMS.demand, _TERMS.capacity, BY_CAPACITY, TRANSFORMER_USE)
_CONDITION = (_TERMS.preferential_price, _TERMS.preferential_least_kv, BY_LOAD)


def standing_words(costs: PlantCosts, plant: int) -> Text:
    """Whether a plant has the preferential price, and why not."""
    supply, factors = costs.supply, costs.basis.factors
    kv, station, least = float(supply.kv[plant]), float(supply.station_kv[plant]), factors.value(_CONDITION[1])
    match Standing(int(supply.standing[plant])):
        case Standing.ELIGIBLE:
            return MEETS(kv=kv)
        case Standing.LOW_VOLTAGE if station >= least:
            return BY_LOAD_TOO_LOW(kv=kv, station=station, least=least)
        case Standing.LOW_VOLTAGE:
            return TOO_LOW(kv=kv, least=least)
        case Standing.NO_SUBSTATION:
            return NO_SUBSTATION
        case Standing.NO_VOLTAGE:
            return NO_VOLTAGE
        case Standing.NO_LOAD:
            return NO_LOAD


def _energy_charge(costs: PlantCosts, plant: int) -> Text:
    factors, place = costs.basis.factors, int(costs.voltage_class[plant])
    return CHARGED(
        kwh=number(costs.energy[plant]),
        price=factors.value(costs.tariff.price),
        difference=float(costs.tariff.differences(factors)[place]),
        mean=costs.mean_of_periods,
        cost=number(costs.energy_charge[plant]),
        voltage=costs.tariff.voltages[place].name,
    )


def _basic_charge(costs: PlantCosts, plant: int) -> Text:
    factors, share = costs.basis.factors, costs.basis.factors.value(BY_CAPACITY)
    cost = number(costs.basic_charge[plant])
    if share == 0:
        kw, price = number(costs.demand.demand_kw[plant]), factors.value(costs.tariff.demand)
        return BY_DEMAND(kw=kw, price=price, months=MONTHS_A, cost=cost)
    if share < 1:
        return MIXED(share=share, cost=cost)
    return BY_KVA(
        kva=number(costs.demand.apparent.kva[plant]),
        use=factors.value(TRANSFORMER_USE),
        capacity=number(costs.capacity_kva[plant]),
        price=factors.value(costs.tariff.capacity),
        months=MONTHS_A,
        cost=cost,
    )


def _preferential(costs: PlantCosts, plant: int) -> Text:
    cost = number(costs.preferential[plant])
    if costs.supply.eligible[plant]:
        return AT_ONE_PRICE(kwh=number(costs.energy[plant]), price=costs.preferential_price, cost=cost)
    return STAYS_STANDARD(cost=cost, reason=standing_words(costs, plant))


ENERGY_COLUMN = CostColumn(
    FigureColumn("energy_kwh_a", ENERGY, "kWh/a", sums=True),
    lambda costs: costs.energy,
    lambda costs, plant: ENTERED(kwh=number(costs.energy[plant])),
)
STANDARD_COLUMNS = (
    ENERGY_COLUMN,
    CostColumn(
        FigureColumn("energy_charge", ENERGY_CHARGE, "CNY/a", sums=True),
        lambda costs: costs.energy_charge,
        _energy_charge,
        factors=_STANDARD,
    ),
    CostColumn(
        FigureColumn("basic_charge", BASIC_CHARGE, "CNY/a", sums=True),
        lambda costs: costs.basic_charge,
        _basic_charge,
        factors=_BASIC,
    ),
    CostColumn(FigureColumn("standard", STANDARD, "CNY/a", sums=True, formula="energy_charge + basic_charge")),
    CostColumn(FigureColumn("average", AVERAGE, "CNY/kWh", 4, formula="standard / energy_kwh_a")),
)
PREFERENTIAL_COLUMNS = (
    CostColumn(
        FigureColumn("preferential", PREFERENTIAL, "CNY/a", sums=True),
        lambda costs: costs.preferential,
        _preferential,
        factors=_CONDITION,
    ),
    CostColumn(FigureColumn("saving", SAVING, "CNY/a", sums=True, formula="standard - preferential")),
)
ELIGIBLE_COLUMN = CostColumn(
    FigureColumn("eligible", ELIGIBLE, sums=True),
    lambda costs: costs.supply.eligible.astype(float),
    standing_words,
    factors=_CONDITION,
)
STANDING_COLUMN = CostColumn(
    FigureColumn("standing", STANDING, decimals=None), words=standing_words, factors=_CONDITION
)


def price_columns(price: float | None) -> tuple[CostColumn, ...]:
    """The cost if the price were another; none without one."""
    if price is None:
        return ()

    def explained(costs: PlantCosts, plant: int) -> Text:
        cost = number(costs.energy[plant] * price)
        return AT_ONE_PRICE(kwh=number(costs.energy[plant]), price=price, cost=cost)

    return (
        CostColumn(
            FigureColumn("at_price", AT_PRICE(price=price), "CNY/a", sums=True),
            lambda costs: costs.at(price),
            explained,
        ),
        CostColumn(
            FigureColumn(
                "at_price_difference",
                AT_PRICE_DIFFERENCE(price=price),
                "CNY/a",
                sums=True,
                formula="at_price - standard",
            )
        ),
    )


def each_columns(made: str, price: float | None) -> tuple[CostColumn, ...]:
    """Of a product whose capacity is in ``made``/a: amounts, and what falls on each t, m2 or piece."""

    def ratio(key: str, label: Text, unit: str, formula: str, decimals: int) -> CostColumn:
        return CostColumn(FigureColumn(key, label, f"{unit}/{made}", decimals, formula=formula))

    money = 0 if made == "t" else 2
    columns = [
        CostColumn(FigureColumn("capacity", CAPACITY, f"{made}/a"), lambda costs: costs.basis.number("capacity")),
        *STANDARD_COLUMNS[:4],
        PREFERENTIAL_COLUMNS[0],
        ratio("energy_each", ENERGY_EACH, "kWh", "energy_kwh_a / capacity", 0 if made == "t" else 2),
        ratio("standard_each", STANDARD_EACH, "CNY", "standard / capacity", money),
        ratio("preferential_each", PREFERENTIAL_EACH, "CNY", "preferential / capacity", money),
        ratio("saving_each", SAVING_EACH, "CNY", "standard_each - preferential_each", money),
    ]
    if price is not None:
        columns += [
            price_columns(price)[0],
            ratio("at_price_each", AT_PRICE_EACH(price=price), "CNY", "at_price / capacity", money),
        ]
    return tuple(columns)
