"""What all families of figures start from: one scenario until one day, laid over its map once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.footprint_state import PlantState
from siteplanner.core.ground_area import ellipsoidal_areas_m2
from siteplanner.core.measures.factors import Factors, factors_of
from siteplanner.core.measures.figures import OF_COLUMNS, UNITS, Codes, Floats, PlantFigures, amounts_of
from siteplanner.core.measures.groupings import zone_rows
from siteplanner.core.measures.land_used import land_used_m2
from siteplanner.core.measures.totals import footprints_m2, least_footprint_m2
from siteplanner.core.moment import When, by_then
from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import Layout
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

ON_ELLIPSOID = QT_TRANSLATE_NOOP(
    "measures", "Footprints and land are measured on the ellipsoid, not in the plane of the map."
)
Areas = Literal["planar", "ellipsoidal"]
"""Areas in the plane of the plan's CRS, as the footprints are drawn, or true ones on the ellipsoid."""


@dataclass(frozen=True, eq=False)
class Basis:
    """The plants of ``scenario_id`` in service by ``when``, and the map. The rest is worked out when first asked.

    >>> from siteplanner.core.site import Site
    >>> len(Basis.of(Plan.new(Site.empty(4547))).plants)
    0
    """

    plan: Plan
    scenario_id: str
    when: When = None
    areas: Areas = "planar"

    @classmethod
    def of(cls, plan: Plan, scenario_id: str | None = None, when: When = None, areas: Areas = "planar") -> Basis:
        """Of the active scenario where none is named. Raises EditError for an unknown one."""
        return cls(plan, plan.scenario(scenario_id).scenario_id, when, areas)

    @cached_property
    def plants(self) -> gpd.GeoDataFrame:
        """The plants in service by then (those without a date always are), indexed by ``plant_id``."""
        plants = self.plan.plants(self.scenario_id)
        if self.when is None:
            return plants
        since = plants["in_service"].to_numpy(dtype="datetime64[D]")
        kept: gpd.GeoDataFrame = plants[by_then(since, self.when)]
        return kept

    @cached_property
    def layout(self) -> Layout:
        """Those plants over the map; the footprints that are not sound are marked."""
        return PlantState.of(self.plan.site, self.plants, least_footprint_m2(self.plan)).layout

    @property
    def ids(self) -> npt.NDArray[np.object_]:
        """The ids of the plants, (n,)."""
        return self.layout.ids

    def number(self, column: str) -> Floats:
        """A numeric column, (n,); blank is NaN."""
        return self.layout.number(column)

    def text(self, column: str) -> npt.NDArray[np.object_]:
        """A text column, (n,); blank is ''."""
        return self.layout.text(column)

    @cached_property
    def footprint_m2(self) -> Floats:
        """The area of each footprint, (n,), as ``areas`` says; NaN where it is not sound."""
        planar = footprints_m2(self.layout)
        if self.areas == "planar":
            return planar
        return np.where(np.isnan(planar), np.nan, self.areas_m2(self.layout.shapes))

    @cached_property
    def figures(self) -> PlantFigures:
        """What the plants add up to."""
        return PlantFigures.of(self.layout, self.footprint_m2, land_used_m2(self.layout, self.areas_m2))

    def amount(self, figure: str) -> Floats:
        """The row of a key of ``UNITS`` in ``figures``, (n,); the others are not worked out for it."""
        if figure in OF_COLUMNS and "figures" not in self.__dict__:
            return amounts_of(self.number(figure))
        amounts: Floats = self.figures.amounts[list(UNITS).index(figure)]
        return amounts

    @cached_property
    def zone_row(self) -> Codes:
        """The row of the zone of each plant, (n,); -1 in none."""
        return zone_rows(self.layout)

    @cached_property
    def factors(self) -> Factors:
        """The factors in force."""
        return factors_of(self.plan, self.scenario_id)

    @cached_property
    def parcel_m2(self) -> Floats:
        """The area of each parcel of the map, as ``areas`` says; of an invalid one what a repaired copy covers."""
        return self.areas_m2(self.layout.ground.parcels.shapes)

    @cached_property
    def zone_m2(self) -> Floats:
        """The area of each zone of the map, as ``areas`` says; of an invalid one what a repaired copy covers."""
        return self.areas_m2(self.layout.ground.zones.shapes)

    @property
    def area_notes(self) -> tuple[Text, ...]:
        """What tables with areas say of how these are measured; nothing where it is in the plane, as they are drawn."""
        return () if self.areas == "planar" else (ON_ELLIPSOID,)

    def areas_m2(self, shapes: Geometries) -> Floats:
        """The areas of shapes in the plan's CRS, (n,), as ``areas`` says."""
        if self.areas == "planar":
            planar: Floats = shapely.area(shapes)
            return planar
        found = ellipsoidal_areas_m2(shapes, self.plan.site.crs)
        return np.where(np.isnan(found), 0.0, found)
