"""The names that a formula of one's own may use: what a group of plants adds up to, its land, and the factors.

A group is a zone, a product or the whole scenario. Plants that lack a figure are left out of its sum and told; where
all plants concerned lack it, it is blank.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import FormulaError
from siteplanner.core.formulas import read_unit
from siteplanner.core.measures.factors import FAMILIES, shipped_factors
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

Kind = Literal["plants", "column", "demand", "footprint", "land", "zone", "capacity", "factor"]
"""How a name gets its value."""
CAPACITY = "capacity."
SCALES: Final[Mapping[str, str]] = {"m2": "m2", "ha": "ha", "mu": "mu"}
_COLUMNS: Final[Mapping[str, str]] = {
    "floor_area_m2": "m2",
    "power_kw": "kW",
    "energy_kwh_a": "kWh/a",
    "water_m3_a": "m3/a",
    "steam_t_a": "t/a",
    "output_value_cny": "CNY/a",
    "investment_cny": "CNY",
    "tax_cny": "CNY/a",
    "jobs": "job",
}
"""The columns of plants that add up, with their units."""
_NEAREST = 3

PLANT_COUNT = QT_TRANSLATE_NOOP("measures", "Plants")
FOOTPRINT = QT_TRANSLATE_NOOP("measures", "Footprint")
DEMAND = QT_TRANSLATE_NOOP("measures", "Demand")
LAND_USED = QT_TRANSLATE_NOOP("measures", "Land used")
ZONE_LAND = QT_TRANSLATE_NOOP("measures", "Land of the zone")
CAPACITY_OF = QT_TRANSLATE_NOOP("measures", "Capacity, {product}")
LAND_MEANS = QT_TRANSLATE_NOOP(
    "measures",
    "Land used: the parcels that plants stand on; one with several plants is shared out by footprint on it.",
)


@dataclass(frozen=True, slots=True)
class FigureName:
    """``kind`` says how its value is found, ``of`` what of: a column, a product, a factor, a unit of area."""

    name: str
    unit: str
    label: Text
    kind: Kind
    of: str = ""

    @property
    def adds_up(self) -> bool:
        """Whether the groups of a table and what is outside make the total."""
        return self.kind != "factor"


@cache
def figure_names() -> Mapping[str, FigureName]:
    """Every name in order."""
    areas = [
        FigureName(f"{kind}_{scale}", scale, label, kind, scale)
        for kind, label in ((_LAND, LAND_USED), (_ZONE, ZONE_LAND))
        for scale in SCALES
    ]
    found = [
        FigureName("plants", "plant", PLANT_COUNT, "plants"),
        FigureName("footprint_m2", "m2", FOOTPRINT, "footprint"),
        *(FigureName(name, unit, PLANTS.column(name).label, "column", name) for name, unit in _COLUMNS.items()),
        FigureName("demand_kw", "kW", DEMAND, "demand"),
        *areas,
        *(
            FigureName(CAPACITY + key, product.capacity_unit, CAPACITY_OF(product=product.named), "capacity", key)
            for key, product in load_catalogue().product_rows.items()
        ),
        *_factor_names(),
    ]
    return {name.name: name for name in found}


_LAND: Final[Kind] = "land"
_ZONE: Final[Kind] = "zone"


def _factor_names() -> list[FigureName]:
    """The factors whose unit the formulas know."""
    found = []
    for family in FAMILIES:
        for key, factor in shipped_factors(family).items():
            try:
                read_unit(factor.unit)
            except FormulaError:
                continue
            found.append(FigureName(key, factor.unit, factor.name, "factor", key))
    return found


def nearest(name: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """Known names like an unknown one.

    >>> nearest("output_value", figure_names())[0]
    'output_value_cny'
    """
    near = difflib.get_close_matches(name, known, n=_NEAREST, cutoff=0.5)
    return tuple(near) or tuple(known)[:_NEAREST]
