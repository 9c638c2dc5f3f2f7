"""Which plants need a fire lane beside them, by use, hazard class, footprint and height."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from siteplanner.core.enumeration import listed
from siteplanner.core.fire.table import Flags, Floats
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.layout import Layout, Rows
from siteplanner.core.rules.rule import TOLERANCE_M2
from siteplanner.core.schema import PLANTS
from siteplanner.core.site import Site
from siteplanner.core.text import Message, Template
from siteplanner.core.vocabulary import vocabulary

DANGEROUS = ("A", "B", "C")


@dataclass(frozen=True, eq=False)
class LanesAsked:
    """One value a plant. A plant needs a lane where its footprint is over ``surely_m2`` (infinite: never), and perhaps
    needs one where it is over ``perhaps_m2``; ``missing`` tells for each column which plants lack it."""

    surely_m2: Floats
    perhaps_m2: Floats
    missing: dict[str, Flags]

    @cached_property
    def of_any(self) -> bool:
        """Whether there is a plant that would need a lane if it were only large enough."""
        return bool((self.perhaps_m2 < np.inf).any())

    def surely(self, rows: Rows, area_m2: Floats) -> Flags:
        needed: Flags = area_m2 > self.surely_m2[rows] + TOLERANCE_M2
        return needed

    def perhaps(self, rows: Rows, area_m2: Floats) -> Flags:
        needed: Flags = area_m2 > self.perhaps_m2[rows] + TOLERANCE_M2
        return needed

    def missing_of(self, row: int) -> Template | Message:
        """The labels of what the plant at ``row`` lacks, for a plant that perhaps needs a lane."""
        return listed([PLANTS.column(name).label for name, flags in self.missing.items() if flags[row]])


def lanes_asked(layout: Layout, factory_m2: float, warehouse_m2: float, high_rise_above_m: float) -> LanesAsked:
    """What all plants of a layout need. ``factory_m2`` and ``warehouse_m2`` are the footprints above which class A, B
    and C need a lane, ``high_rise_above_m`` the height above which a building of several storeys does at any size.

    Tank areas count as factories; outdoor transformers need none by this rule, and offices only as high-rises.
    """
    return _lanes_asked(
        layout.site,
        (factory_m2, warehouse_m2, high_rise_above_m),
        layout.text("building_use"),
        layout.text("hazard_class"),
        layout.text("civil_rank"),
        layout.number("height_m"),
        layout.number("storeys"),
    )


@once_per_site
def _lanes_asked(
    _site: Site,
    limits: tuple[float, float, float],
    use: npt.NDArray[np.object_],
    hazard: npt.NDArray[np.object_],
    rank: npt.NDArray[np.object_],
    height_m: Floats,
    storeys: Floats,
) -> LanesAsked:
    """Taken again only when an edit changed one of the columns: most edits move plants."""
    factory_m2, warehouse_m2, high_rise_above_m = limits
    factory, warehouse, civil = np.isin(use, ("factory", "")), use == "warehouse", use == "civil"
    works = factory | warehouse
    tanks, unknown_use = use == "tank_area", ~_known(use, "building_use", "")
    no_class, no_rank = ~_known(hazard, "hazard_class"), ~_known(rank, "civil_rank")
    no_height, no_storeys = ~(height_m > 0), ~(storeys > 0)
    dangerous, tall = np.isin(hazard, DANGEROUS), height_m > high_rise_above_m
    size_m2 = np.select([factory | tanks, warehouse | unknown_use], [factory_m2, warehouse_m2], default=np.inf)
    high = (works & tall & (storeys > 1)) | (civil & np.isin(rank, ("high_1", "high_2")))
    may_be_high = ((works | unknown_use) & (tall | no_height) & ((storeys > 1) | no_storeys)) | (
        civil & no_rank & (tall | no_height)
    )
    surely_m2 = np.where(dangerous & ~unknown_use, size_m2, np.inf)
    perhaps_m2 = np.where(dangerous | no_class, size_m2, np.inf)
    missing = {
        "building_use": unknown_use,
        "hazard_class": no_class & ~civil,
        "height_m": (works | unknown_use | (civil & no_rank)) & no_height,
        "storeys": (works | unknown_use) & (tall | no_height) & no_storeys,
        "civil_rank": civil & no_rank,
    }
    return LanesAsked(np.where(high, -np.inf, surely_m2), np.where(high | may_be_high, -np.inf, perhaps_m2), missing)


def _known(values: npt.NDArray[np.object_], name: str, *more: str) -> Flags:
    known: Flags = np.isin(values, [*(choice.value for choice in vocabulary(name).choices), *more])
    return known
