"""What plants add up to: areas, load, energy, money, jobs, and capacity per product, with what was blank counted.

Numbers are never null: a blank counts 0 and is counted in ``missing``. Unlike units are never added: capacity is kept
per product, and where one product stands in several units, per unit too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.rules.layout import Layout

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

UNITS: Mapping[str, str] = {
    "footprint_m2": "m²",
    "floor_area_m2": "m²",
    "land_m2": "m²",
    "power_kw": "kW",
    "demand_kw": "kW",
    "energy_kwh_a": "kWh/a",
    "water_m3_a": "m³/a",
    "steam_t_a": "t/a",
    "output_value_cny": "CNY/a",
    "tax_cny": "CNY/a",
    "investment_cny": "CNY",
    "jobs": "",
}
"""The figures that add up over plants, with their units. ``demand_kw`` is connected load × demand factor; ``land_m2``
the plant's share of the parcels it stands on."""
OF_LAND = ("footprint_m2", "land_m2")
OF_COLUMNS = tuple(name for name in UNITS if name not in (*OF_LAND, "demand_kw"))
_PLACES = {name: at for at, name in enumerate(UNITS)}
PRODUCING = ("", "factory")
"""Uses of buildings that are expected to make something: elsewhere no product and no capacity is nothing missing."""


class Amount(NamedTuple):
    """A capacity with its unit (t/a, m2/a, piece/a)."""

    value: float
    unit: str


@dataclass(frozen=True)
class Figures:
    """Sums over some plants. ``amounts`` are keyed as in ``UNITS``, ``capacity`` by product; ``missing`` counts
    blanks by figure."""

    plants: int
    amounts: Mapping[str, float]
    capacity: Mapping[str, Amount]
    missing: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        """The keys of the interface, in its order."""
        amounts = {key: float(value) for key, value in self.amounts.items()}
        jobs = amounts.pop("jobs")
        return {
            "plants": self.plants,
            "footprint_m2": amounts.pop("footprint_m2"),
            "floor_area_m2": amounts.pop("floor_area_m2"),
            "capacity": {key: {"value": of.value, "unit": of.unit} for key, of in self.capacity.items()},
            **amounts,
            "jobs": int(jobs) if jobs.is_integer() else jobs,
            "missing": dict(self.missing),
        }


@dataclass(frozen=True, eq=False)
class PlantFigures:
    """The figures of each plant as arrays: ``amounts`` has a row a figure of ``UNITS`` and a column a plant, NaN where
    blank, infinite or below 0; ``capacity_of`` is the place of its capacity among ``capacities`` (-1: it has none
    that can be added)."""

    amounts: Floats
    capacity: Floats
    capacity_of: Codes
    capacities: tuple[tuple[str, str], ...]
    no_capacity: Flags

    @classmethod
    def of(cls, layout: Layout, footprint_m2: Floats, land_m2: Floats) -> PlantFigures:
        """The figures of all plants of a layout; ``footprint_m2`` and ``land_m2`` (the share of each in the parcels it
        stands on) are NaN where a footprint is not sound."""
        columns = {name: layout.number(name) for name in OF_COLUMNS}
        columns["footprint_m2"], columns["land_m2"] = footprint_m2, land_m2
        columns["demand_kw"] = demand_of(columns["power_kw"], layout.number("demand_factor"))
        product, unit = layout.text("product"), layout.text("capacity_unit")
        code, found = pd.factorize(product + "\x1f" + unit) if len(product) else (np.empty(0, dtype=np.intp), [])
        keys = _capacity_keys([tuple(str(pair).rsplit("\x1f", 1)) for pair in found])
        capacity = amounts_of(layout.number("capacity"))
        usable = np.array([*(key is not None for key in keys), False], dtype=bool)[code] & ~np.isnan(capacity)
        nothing_made = (product == "") & np.isnan(capacity) & ~np.isin(layout.text("building_use"), PRODUCING)
        return cls(
            amounts_of(np.stack([columns[name] for name in UNITS])),
            capacity,
            np.where(usable, code, -1),
            tuple(key or ("", "") for key in keys),
            ~usable & ~nothing_made,
        )

    def with_footprints(self, footprint_m2: Floats, land_m2: Floats) -> PlantFigures:
        """The same plants with other footprints."""
        amounts = self.amounts.copy()
        amounts[[_PLACES[name] for name in OF_LAND]] = footprint_m2, land_m2
        return PlantFigures(amounts, self.capacity, self.capacity_of, self.capacities, self.no_capacity)

    def sums(self, group: Codes, groups: int) -> list[Figures]:
        """The figures of each of ``groups`` groups; ``group`` is a plant's, 0 to groups - 1."""
        plants = np.bincount(group, minlength=groups).tolist()
        blank = np.isnan(self.amounts)
        sums = [np.bincount(group, row, groups).tolist() for row in np.where(blank, 0.0, self.amounts)]
        capacity, missing = self._capacity(group, groups), self._missing(group, groups, blank)
        return [
            Figures(count, dict(zip(UNITS, amounts, strict=True)), made, lacking)
            for count, amounts, made, lacking in zip(plants, zip(*sums, strict=True), capacity, missing, strict=True)
        ]

    def only(self, flags: Flags) -> Figures:
        """The figures of the plants marked."""
        return self.sums(np.where(flags, 0, 1), 2)[0]

    def _capacity(self, group: Codes, groups: int) -> list[dict[str, Amount]]:
        found: list[dict[str, Amount]] = [{} for _ in range(groups)]
        order = sorted(range(len(self.capacities)), key=self.capacities.__getitem__)
        has = np.flatnonzero(self.capacity_of >= 0)
        cell = self.capacity_of[has] * groups + group[has]
        sums = np.bincount(cell, self.capacity[has], groups * len(order)).tolist()
        used = np.bincount(cell, minlength=groups * len(order)).reshape(len(order), groups)
        for of in order:
            key, unit = self.capacities[of]
            first = of * groups
            for at in np.flatnonzero(used[of]).tolist():
                found[at][key] = Amount(sums[first + at], unit)
        return found

    def _missing(self, group: Codes, groups: int, blank: Flags) -> list[dict[str, int]]:
        found: list[dict[str, int]] = [{} for _ in range(groups)]
        for name, flags in zip([*UNITS, "capacity"], [*blank, self.no_capacity], strict=True):
            if flags.any():
                counts = np.bincount(group[flags], minlength=groups)
                for at in np.flatnonzero(counts).tolist():
                    found[at][name] = int(counts[at])
        return found


def amounts_of(values: Floats) -> Floats:
    """The values, those that are no amount blank: no sum can hold an infinite one, and one below 0 would take away what
    other plants give.

    >>> amounts_of(np.array([2.0, 0.0, -1.0, np.inf])).tolist()
    [2.0, 0.0, nan, nan]
    """
    out: Floats = np.where(np.isfinite(values) & (values >= 0), values, np.nan)
    return out


def demand_of(power_kw: Floats, demand_factor: Floats) -> Floats:
    """Connected load × demand factor, NaN where one of them is no amount; a plant without connected load demands none,
    whatever its factor."""
    return np.where(power_kw == 0, 0.0, amounts_of(power_kw) * amounts_of(demand_factor))


def _capacity_keys(pairs: list[tuple[str, ...]]) -> list[tuple[str, str] | None]:
    """For each (product, unit) the key and unit to sum under: the product, and its unit unless it is the usual one.

    The usual unit is the catalogue's; of a product that the catalogue does not know, the first in order.

    >>> _capacity_keys([("separator", "t/a"), ("separator", "m2/a"), ("separator", ""), ("", "t/a")])
    [('separator (t/a)', 't/a'), ('separator', 'm2/a'), None, None]
    """
    usual: dict[str, str] = {}
    products = load_catalogue().product_rows
    for product, unit in sorted(pair for pair in pairs if all(pair)):
        usual.setdefault(product, products[product].capacity_unit if product in products else unit)
    return [
        None
        if not product or not unit
        else (product if usual[product] == unit else _with_unit(product, unit, usual), unit)
        for product, unit in pairs
    ]


def _with_unit(product: str, unit: str, usual: Mapping[str, str]) -> str:
    """The key of a product in another unit than its usual one; never the name of another product."""
    key = f"{product} ({unit})"
    while key in usual:
        key = f"{key} ({unit})"
    return key
