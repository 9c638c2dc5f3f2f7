"""What everything would cost if the price were another one: made once, then asked as often as a slider moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.costs import PlantCosts, plant_costs
from siteplanner.core.measures.figures import Codes, Floats

ProductUnit = tuple[str, str]
"""A product and the unit that its capacity is stated in."""


@dataclass(frozen=True, slots=True)
class CostAtPrice:
    """Costs in CNY/a at one terminal price, CNY/kWh. ``zones`` in the map's order, what lies in none last;
    ``per_unit`` is CNY per t, m2 or piece made, by product and unit of capacity."""

    price: float
    total: float
    zones: Floats
    per_unit: Mapping[ProductUnit, float]


@dataclass(frozen=True, eq=False)
class LiveCost:
    """Energy of the plants whose cost is known: in sum, by zone (what lies in none last), and by product and unit for
    each t, m2 or piece. ``lacking`` counts the other plants."""

    energy_kwh_a: float
    zones_kwh_a: Floats
    kwh_per_unit: Mapping[ProductUnit, float]
    standard_cny_a: float
    lacking: int

    def at(self, price: float) -> CostAtPrice:
        """At a terminal price: every cost grows with it in proportion."""
        per_unit = {key: kwh * price for key, kwh in self.kwh_per_unit.items()}
        return CostAtPrice(price, self.energy_kwh_a * price, self.zones_kwh_a * price, per_unit)

    @property
    def standard_price(self) -> float | None:
        """The terminal price at which everything costs what it does by the standard tariff; None without energy."""
        return self.standard_cny_a / self.energy_kwh_a if self.energy_kwh_a > 0 else None


def live_cost(basis: Basis) -> LiveCost:
    """The energy of a basis, ready for any price."""
    costs = plant_costs(basis)
    zones = len(basis.plan.site.zones)
    group = np.where(basis.zone_row < 0, zones, basis.zone_row)
    energy = np.nan_to_num(costs.energy)
    return LiveCost(
        float(energy.sum()),
        np.bincount(group, energy, zones + 1).astype(float),
        {key: kwh / made for key, made, kwh in energy_by_product(costs)},
        float(np.nansum(costs.standard)),
        int((~costs.known).sum()),
    )


def energy_by_product(costs: PlantCosts) -> list[tuple[ProductUnit, float, float]]:
    """Product and unit, capacity a year and energy of the plants that state both and have a cost."""
    keys, group = product_units(costs)
    made = np.bincount(group[group >= 0], costs.basis.number("capacity")[group >= 0], len(keys)).tolist()
    kwh = np.bincount(group[group >= 0], costs.energy[group >= 0], len(keys)).tolist()
    return list(zip(keys, made, kwh, strict=True))


def product_units(costs: PlantCosts) -> tuple[list[ProductUnit], Codes]:
    """The products with their units in order, and the place of each plant among them; -1 where its product, unit,
    capacity or cost is not known."""
    basis = costs.basis
    product, unit, capacity = basis.text("product"), basis.text("capacity_unit"), basis.number("capacity")
    usable = (product != "") & (unit != "") & np.isfinite(capacity) & (capacity > 0) & costs.known
    keys = sorted({(str(a), str(b)) for a, b in zip(product[usable], unit[usable], strict=True)})
    place = {key: at for at, key in enumerate(keys)}
    group = np.full(len(product), -1, dtype=np.intp)
    rows = np.flatnonzero(usable)
    group[rows] = [place[str(product[row]), str(unit[row])] for row in rows.tolist()]
    return keys, group
