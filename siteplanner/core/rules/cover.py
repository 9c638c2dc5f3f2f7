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
