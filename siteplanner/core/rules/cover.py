"""Which plants stand on which parcels or zones, and the land that several parcels make for one plant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from siteplanner.core.site import Geometries

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Covering:
    """The plants that cover something, each once: where its entries in the cover begin and how many there are."""

    plant: Rows
    start: Rows
    count: Rows


@dataclass(frozen=True, eq=False)
class Cover:
    """Which plants cover how much of which areas: three arrays of one length, by plant row, then area row."""

    plant: Rows
    area: Rows
    shared_m2: npt.NDArray[np.float64]

    @cached_property
    def by_plant(self) -> Covering:
        return Covering(*np.unique(self.plant, return_index=True, return_counts=True))


@dataclass(frozen=True, slots=True)
class MergedLand:
    """The plants on several parcels and, for each, the union of these, every gap between them left open."""

    plant: Rows
    land: Geometries

    def of(self, plants: Rows) -> Geometries:
        """The land of some of the plants."""
        land: Geometries = self.land[np.searchsorted(self.plant, plants)]
        return land


@dataclass(frozen=True, eq=False)
class Standing:
    """Where the plants of a scenario stand, kept from one check to the next: the parcels under each plant with a sound
    footprint, and for every plant the row of the zone that holds most of it (-1: none)."""

    parcels: Cover
    zone_row: Rows

    def parcels_of(self, plants: Rows) -> Rows:
        """The parcels that some plants stand on."""
        return self.parcels.area[self._entries(plants)]

    def with_plants(self, plants: Rows, cover: Cover, standing: Rows, zone_row: Rows) -> Standing:
        """With some plants lifted off the ground and set down again: ``cover`` is where they stand now, ``standing``
        those of them with a sound footprint, each with its ``zone_row``."""
        zones = self.zone_row.copy()
        zones[plants] = -1
        zones[standing] = zone_row
        entries = self._entries(plants)
        if isinstance(entries, slice):  # a single plant, as under the hand: its entries lie together
            return Standing(_spliced(self.parcels, entries, cover), zones)
        rest = ~entries
        plant = np.concatenate([self.parcels.plant[rest], cover.plant])
        order = np.argsort(plant, kind="stable")
        area = np.concatenate([self.parcels.area[rest], cover.area])[order]
        shared_m2 = np.concatenate([self.parcels.shared_m2[rest], cover.shared_m2])[order]
        return Standing(Cover(plant[order], area, shared_m2), zones)

    def _entries(self, plants: Rows) -> slice | npt.NDArray[np.bool_]:
        """The entries of some plants."""
        if len(plants) == 1:
            first, last = np.searchsorted(self.parcels.plant, [plants[0], plants[0] + 1])
            return slice(int(first), int(last))
        return np.isin(self.parcels.plant, plants)

    def made_room(self, count: int) -> Standing:
        """With as many plants; those that were not there before, the last ones, stand nowhere."""
        more = count - len(self.zone_row)
        if more <= 0:
            return self
        return Standing(self.parcels, np.concatenate([self.zone_row, np.full(more, -1, dtype=np.intp)]))

    def renumbered(self, new_row: Rows, count: int) -> Standing:
        """With other rows for the plants: ``new_row`` has one value a plant, -1 where it is gone; ``count`` plants."""
        kept = np.flatnonzero(new_row >= 0)
        zone_row = np.full(count, -1, dtype=np.intp)
        zone_row[new_row[kept]] = self.zone_row[kept]
        plant = new_row[self.parcels.plant]
        order = np.argsort(plant, kind="stable")
        order = order[plant[order] >= 0]
        return Standing(Cover(plant[order], self.parcels.area[order], self.parcels.shared_m2[order]), zone_row)


def _spliced(cover: Cover, entries: slice, by: Cover) -> Cover:
    """A cover with some entries, which lie together, replaced by others that belong in the same place."""

    def joined(old: npt.NDArray[Any], new: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.concatenate([old[: entries.start], new, old[entries.stop :]])

    return Cover(joined(cover.plant, by.plant), joined(cover.area, by.area), joined(cover.shared_m2, by.shared_m2))
