"""What groups of plants add up to, by the names that formulas know; with the plants that lack what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from siteplanner.core.measure_units import SQUARE_METRES_PER_MU
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Codes, Flags, Floats, amounts_of, demand_of
from siteplanner.core.measures.land_used import land_used_m2
from siteplanner.core.own_figures.names import FigureName, figure_names

M2_PER: Mapping[str, float] = {"m2": 1.0, "ha": 10_000.0, "mu": SQUARE_METRES_PER_MU}


NO_ZONE, ALL_ZONES = -1, -2


@dataclass(frozen=True, eq=False)
class OfPlants:
    """What each plant gives to a sum, (n,), NaN where it lacks it; ``concerned`` marks those it is asked of."""

    values: Floats
    concerned: Flags

    @property
    def lacking(self) -> Flags:
        return self.concerned & np.isnan(self.values)

    def sums(self, group: Codes, groups: int) -> Floats:
        """The sum of each group, (groups,): 0 where none is concerned, NaN where all that are lack it."""
        known = self.concerned & ~np.isnan(self.values)
        sums = np.bincount(group[known], self.values[known], groups).astype(float)
        asked, had = (np.bincount(group[flags], minlength=groups) for flags in (self.concerned, known))
        return np.where((asked > 0) & (had == 0), np.nan, sums)


@dataclass(frozen=True, eq=False)
class GroupAmounts:
    """``group`` is each plant's place among ``groups``; ``zone`` is the row of the zone of each group (``NO_ZONE``,
    ``ALL_ZONES``: all of them together)."""

    basis: Basis
    group: Codes
    groups: int
    zone: Codes

    def of(self, name: str) -> Floats:
        """The value of each group, (groups,); NaN where it is blank. Raises KeyError for an unknown name."""
        known = figure_names()[name]
        if known.kind == "factor":
            return np.full(self.groups, self.basis.factors.value(known.of))
        if known.kind == "zone":
            return self._zones_m2 / M2_PER[known.of]
        return of_plants(self.basis, known).sums(self.group, self.groups)

    @cached_property
    def _zones_m2(self) -> Floats:
        """The area of the zone of each group; of all of them for the whole, NaN in none."""
        areas_m2 = np.append(self.basis.zone_m2, np.nan)  # the last one is where -1 points
        found = areas_m2[np.maximum(self.zone, -1)]
        whole = float(self.basis.zone_m2.sum()) if len(self.basis.zone_m2) else np.nan
        return np.where(self.zone == ALL_ZONES, whole, found)


def of_plants(basis: Basis, name: FigureName) -> OfPlants:
    """What each plant gives to a name that sums up plants."""
    return _MADE[name.kind](basis, name.of)


def _all(values: Floats) -> OfPlants:
    return OfPlants(amounts_of(values), np.ones(len(values), dtype=bool))


def _land(basis: Basis, unit: str) -> OfPlants:
    """Of all plants; one that stands on no parcel lacks it, for nothing is known of its land."""
    land_m2 = land_used_m2(basis.layout, basis.areas_m2)
    return _all(np.where(land_m2 > 0, land_m2, np.nan) / M2_PER[unit])


def _capacity(basis: Basis, product: str) -> OfPlants:
    """Of the plants of a product; one whose capacity is in another unit lacks it."""
    unit = figure_names()[f"capacity.{product}"].unit
    capacity = amounts_of(basis.number("capacity"))
    return OfPlants(
        np.where(basis.text("capacity_unit") == unit, capacity, np.nan).astype(float), basis.text("product") == product
    )


_MADE: Mapping[str, Callable[[Basis, str], OfPlants]] = {
    "plants": lambda basis, _: _all(np.ones(len(basis.plants))),
    "column": lambda basis, column: _all(basis.number(column)),
    "demand": lambda basis, _: _all(demand_of(basis.number("power_kw"), basis.number("demand_factor"))),
    "footprint": lambda basis, _: _all(basis.footprint_m2),
    "land": _land,
    "capacity": _capacity,
}
