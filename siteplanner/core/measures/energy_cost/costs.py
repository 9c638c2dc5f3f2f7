"""The yearly cost of electricity of each plant: energy charge, basic charge, and what the preferential price saves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.supply import Supply, supplies
from siteplanner.core.measures.energy_cost.tariff import Tariff, tariff
from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.measures.power.demand import PlantDemand, plant_demand

MONTHS_A = 12
BY_CAPACITY, TRANSFORMER_USE = "energy_cost.by_capacity", "energy_cost.transformer_use"


@dataclass(frozen=True, eq=False)
class PlantCosts:
    """Arrays with a value a plant, (n,), in the order of ``basis.ids``. A plant of which energy, demand or the voltage
    its price goes by is not known has no cost: NaN in all of them. Raises InputError where the shares of the periods
    exceed the whole."""

    basis: Basis
    tariff: Tariff
    demand: PlantDemand
    supply: Supply

    @cached_property
    def energy_kwh_a(self) -> Floats:
        """As entered; NaN where blank or no amount."""
        given = self.basis.number("energy_kwh_a")
        return np.where(np.isfinite(given) & (given >= 0), given, np.nan)

    @cached_property
    def known(self) -> Flags:
        """The plants that have a cost."""
        asked = [self.energy_kwh_a, self.demand.demand_kw, self.supply.priced_kv]
        if self.basis.factors.value(BY_CAPACITY) > 0:
            asked.append(self.demand.apparent.kva)
        known = np.ones(len(self.energy_kwh_a), dtype=bool)
        for values in asked:
            known &= ~np.isnan(values)
        return known

    @cached_property
    def voltage_class(self) -> Codes:
        """The place among the tariff's voltages; -1 where it is not known."""
        return self.tariff.classes(self.supply.priced_kv)

    @cached_property
    def mean_of_periods(self) -> float:
        return self.tariff.mean_of_periods(self.basis.factors)

    @cached_property
    def energy_price(self) -> Floats:
        """Of the standard tariff, CNY/kWh, the periods averaged."""
        differences = np.append(self.tariff.differences(self.basis.factors), np.nan)
        flat = self.basis.factors.value(self.tariff.price) + differences[self.voltage_class]
        return flat * self.mean_of_periods

    @cached_property
    def energy(self) -> Floats:
        """The energy that costs are worked out for, kWh/a."""
        return self._costed(self.energy_kwh_a)

    @cached_property
    def energy_charge(self) -> Floats:
        return self._costed(self.energy_kwh_a * self.energy_price)

    @cached_property
    def capacity_kva(self) -> Floats:
        """The transformers a plant needs, by the demand and how far they are used."""
        return self.demand.apparent.kva / self.basis.factors.value(TRANSFORMER_USE)

    @cached_property
    def basic_charge(self) -> Floats:
        """By demand or by transformer capacity, or a mixture, CNY/a."""
        factors, share = self.basis.factors, self.basis.factors.value(BY_CAPACITY)
        by_demand = self.demand.demand_kw * factors.value(self.tariff.demand) * MONTHS_A
        by_capacity = np.nan_to_num(self.capacity_kva) * factors.value(self.tariff.capacity) * MONTHS_A
        return self._costed((1 - share) * by_demand + share * by_capacity)

    @cached_property
    def standard(self) -> Floats:
        """By the standard tariff, CNY/a."""
        return self.energy_charge + self.basic_charge

    @cached_property
    def preferential(self) -> Floats:
        """At the preferential price where a plant meets its condition, by the standard tariff elsewhere, CNY/a."""
        return np.where(self.supply.eligible, self.at(self.preferential_price), self.standard)

    @property
    def preferential_price(self) -> float:
        return self.basis.factors.value(self.tariff.preferential_price)

    @cached_property
    def saving(self) -> Floats:
        return self.standard - self.preferential

    def at(self, price: float) -> Floats:
        """All energy at one terminal price, nothing besides, CNY/a."""
        return self.energy * price

    def _costed(self, values: Floats) -> Floats:
        return np.where(self.known, values, np.nan)


def plant_costs(basis: Basis) -> PlantCosts:
    """The costs of the plants of a basis.

    >>> from siteplanner.core.plan import Plan
    >>> from siteplanner.core.site import Site
    >>> plant_costs(Basis.of(Plan.new(Site.empty(4547)))).standard.tolist()
    []
    """
    terms, demand = tariff(), plant_demand(basis)
    return PlantCosts(basis, terms, demand, supplies(basis, demand, terms))
