"""What of the base map lies around the ground a plant may be put on, for clearances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.ground import Areas
from siteplanner.core.land import closed_land
from siteplanner.core.rules.rule import GAP_TOLERANCE_M

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout, Rows
    from siteplanner.core.site import Geometries

SEEN_M = 10 * GAP_TOLERANCE_M  # as far as parcels matter for closing the gaps between them


def areas_near(areas: Areas, ground: shapely.Polygon, distance_m: float) -> Rows:
    """The rows of the areas within ``distance_m`` of some ground, in order."""
    found: Rows = np.sort(areas.tree.query(ground, predicate="dwithin", distance=distance_m))
    return found


def land_near(layout: Layout, row: int, distance_m: float) -> BaseGeometry:
    """The parcels within ``distance_m`` of the ground a plant may be put on, merged, hairline gaps closed; a
    MultiPolygon without parts where there is none."""
    parcels = layout.ground.parcels
    near = areas_near(parcels, layout.window_of(row), distance_m + SEEN_M)
    return one_land(parcels.shapes[near])


def one_land(parcels: Geometries) -> BaseGeometry:
    """Parcels merged, hairline gaps closed."""
    land: BaseGeometry = closed_land(np.zeros(len(parcels), dtype=np.intp), parcels, 1, GAP_TOLERANCE_M)[0]
    return land
