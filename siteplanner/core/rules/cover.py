"""Which plants stand on which parcels or zones, and the land that several parcels make for one plant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

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

    def without(self, plants: Rows) -> tuple[Standing, Rows]:
        """What is left when some plants are lifted off the ground, and the parcels they stood on, in order."""
        lifted = np.isin(self.parcels.plant, plants)
        rest = ~lifted
        zone_row = self.zone_row.copy()
        zone_row[plants] = -1
        cover = Cover(self.parcels.plant[rest], self.parcels.area[rest], self.parcels.shared_m2[rest])
        return Standing(cover, zone_row), np.unique(self.parcels.area[lifted])

    def with_plants(self, cover: Cover, plants: Rows, zone_row: Rows) -> Standing:
        """With some plants set down that stood nowhere; ``zone_row`` has one value each."""
        zones = self.zone_row.copy()
        zones[plants] = zone_row
        if len(cover.plant) == 0:
            return Standing(self.parcels, zones)
        plant = np.concatenate([self.parcels.plant, cover.plant])
        order = np.argsort(plant, kind="stable")
        area = np.concatenate([self.parcels.area, cover.area])[order]
        shared_m2 = np.concatenate([self.parcels.shared_m2, cover.shared_m2])[order]
        return Standing(Cover(plant[order], area, shared_m2), zones)

    def renumbered(self, new_row: Rows, count: int) -> Standing:
        """With other rows for the plants: ``new_row`` has one value a plant, -1 where it is gone; ``count`` plants."""
        kept = np.flatnonzero(new_row >= 0)
        zone_row = np.full(count, -1, dtype=np.intp)
        zone_row[new_row[kept]] = self.zone_row[kept]
        plant = new_row[self.parcels.plant]
        order = np.argsort(plant, kind="stable")
        order = order[plant[order] >= 0]
        return Standing(Cover(plant[order], self.parcels.area[order], self.parcels.shared_m2[order]), zone_row)
