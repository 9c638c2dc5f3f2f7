"""What is put to the land that plants stand on: covered ground, floor area, money, green; by parcel, zone or project.

Land is the area of the parcels that hold a plant, as in the rules about land. What a plant brings is shared out among
its parcels by footprint, and a parcel among the plants on it; so every grouping adds up to the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.measures.land.site_areas import area_of_use_m2
from siteplanner.core.rules.building_coefficient import covered_m2
from siteplanner.core.rules.floor_area_ratio import FloorAreas, floor_areas
from siteplanner.core.rules.occupied import Occupied
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.rule_pack import RulePack

MONEY = ("investment_cny", "output_value_cny", "tax_cny")
OF_USES: Mapping[str, str] = {"green_m2": "green", "office_m2": "office", "yards_m2": "storage_yard"}
OF_PARCELS = ("land_m2", "covered_m2", *OF_USES)
"""Amounts known by the parcel; the others are known by the plant on a parcel."""


@dataclass(frozen=True, eq=False)
class Amount:
    """Of each parcel, or of each plant on each parcel, what it gives and whether that is blank (it gives 0 then)."""

    values: Floats
    blank: Flags


@dataclass(frozen=True, eq=False)
class Groups:
    """``of_entry`` is the group of each plant on each parcel, 0 to ``count`` - 1 (-1: in none); ``of_parcel`` that of
    each parcel where groups hold whole parcels, ``of_unsound`` that of each plant whose footprint is not sound and that
    so stands nowhere."""

    count: int
    of_entry: Codes
    of_parcel: Codes | None
    of_unsound: Codes

    @property
    def missing(self) -> Codes:
        """How many plants of each group stand nowhere."""
        return np.bincount(self.of_unsound[self.of_unsound >= 0], minlength=self.count)

    @cached_property
    def sums(self) -> dict[str, Sums]:
        """What was added up of them so far, by amount."""
        return {}


@dataclass(frozen=True, eq=False)
class Sums:
    """What an amount adds up to in each group; of how many parcels or plants it is known, and of how many blank."""

    values: Floats
    known: Codes
    blank: Codes


@dataclass(frozen=True, eq=False)
class SiteUse:
    """The amounts of a scenario's plants on their parcels."""

    basis: Basis

    @cached_property
    def on(self) -> Occupied:
        """The parcels that hold plants."""
        return self.basis.layout.occupied

    @cached_property
    def pack(self) -> RulePack:
        """The rules in force. Raises InputError where the plan's cannot be read."""
        return pack_of(self.basis.plan)

    @cached_property
    def floor(self) -> FloorAreas:
        """Of each plant: the floor area that counts, and the ratio its sector asks for."""
        return floor_areas(self.basis.layout, self.pack.settings("floor-area-ratio"))

    @cached_property
    def land_m2(self) -> Floats:
        """The area of each parcel that holds a plant, as the basis measures."""
        if self.basis.areas == "planar":
            return self.on.area_m2
        return self.basis.areas_m2(self.basis.layout.ground.parcels.shapes[self.on.parcel])

    @cached_property
    def part(self) -> Floats:
        """For each entry: the part of the parcel that counts for the plant, by what it covers of it."""
        return self.on.shared_m2 / self.on.sums(self.on.shared_m2)[self.on.place]

    @cached_property
    def _scale(self) -> Floats:
        """What areas on each parcel grow by where they are not measured in the plane."""
        return self.land_m2 / self.on.area_m2

    def amount(self, key: str) -> Amount:
        """An amount by its key."""
        if key not in self._amounts:
            self._amounts[key] = self._worked_out(key)
        return self._amounts[key]

    @cached_property
    def _amounts(self) -> dict[str, Amount]:
        return {}

    def _worked_out(self, key: str) -> Amount:
        none = np.zeros(len(self.on.parcel), dtype=bool)
        if key == "land_m2":
            return Amount(self.land_m2, none)
        if key == "covered_m2":
            return Amount(covered_m2(self.on) * self._scale, none)
        if key in OF_USES:
            found_m2 = area_of_use_m2(self.basis, self.on, OF_USES[key]) * self._scale
            return Amount(np.nan_to_num(found_m2), np.isnan(found_m2))
        return Amount(*self.on.shared_out(self.of_plants(key)))

    def of_plants(self, key: str) -> Floats:
        """An amount of every plant as it was entered, NaN where blank."""
        if key == "counted_floor_m2":
            return self.floor.counted_m2
        return self.basis.number("floor_area_m2" if key == "floor_m2" else key)

    def sums(self, key: str, groups: Groups) -> Sums:
        """An amount added up by group."""
        if key not in groups.sums:
            groups.sums[key] = self._sums(key, groups)
        return groups.sums[key]

    def _sums(self, key: str, groups: Groups) -> Sums:
        amount, count = self.amount(key), groups.count
        if key not in OF_PARCELS:
            inside = groups.of_entry >= 0
            of, who, values, blank = groups.of_entry[inside], self.on.plant[inside], amount.values[inside], amount.blank
            return _added(of, who, values, blank[inside], count, groups.missing)
        missing = groups.missing if key == "covered_m2" else np.zeros(count, dtype=np.intp)
        if groups.of_parcel is not None:
            who = np.arange(len(self.on.parcel))
            return _added(groups.of_parcel, who, amount.values, amount.blank, count, missing)
        inside = groups.of_entry >= 0
        who = self.on.place[inside]
        values = amount.values[who] * self.part[inside]
        return _added(groups.of_entry[inside], who, values, amount.blank[who], count, missing)

    # -- groups -------------------------------------------------------------------------------------------------

    @cached_property
    def whole(self) -> Groups:
        """Everything in one group."""
        parcels, entries = len(self.on.parcel), len(self.on.plant)
        of_unsound = np.zeros(len(self.unsound), dtype=np.intp)
        return Groups(1, np.zeros(entries, dtype=np.intp), np.zeros(parcels, dtype=np.intp), of_unsound)

    @cached_property
    def by_parcel(self) -> Groups:
        """A group a parcel."""
        count = len(self.on.parcel)
        return Groups(count, self.on.place, np.arange(count), np.full(len(self.unsound), -1, dtype=np.intp))

    def by_plant_code(self, of_plant: Codes, count: int) -> Groups:
        """Groups of plants: ``of_plant`` is the group of each, -1 in none."""
        return Groups(count, of_plant[self.on.plant], None, of_plant[self.unsound])

    @cached_property
    def unsound(self) -> Codes:
        """The rows of the plants whose footprint is not sound."""
        return np.flatnonzero(~self.basis.layout.testable)

    @cached_property
    def astray(self) -> Floats:
        """The part of each plant that counts for no parcel, 0 to 1: for it stands off them or nowhere."""
        rest = 1.0 - np.bincount(self.on.plant, self.on.share, len(self.basis.plants))
        return np.where(rest > ASTRAY_ABOVE, rest, 0.0)


ASTRAY_ABOVE = 1e-9


def _added(of: Codes, who: Codes, values: Floats, blank: Flags, count: int, missing: Codes) -> Sums:
    return Sums(
        np.bincount(of, values, count).astype(float),
        counted_once(of[~blank], who[~blank], count),
        counted_once(of[blank], who[blank], count) + missing,
    )


def counted_once(of: Codes, who: Codes, count: int) -> Codes:
    """How many different ones each group has."""
    if len(of) == 0:
        return np.zeros(count, dtype=np.intp)
    width = int(who.max()) + 1
    return np.bincount(np.unique(of * width + who) // width, minlength=count)
