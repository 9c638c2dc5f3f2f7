"""Changing the footprints of some plants of a scenario, the rest shared."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd

from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS, as_layer_geometry
from siteplanner.core.site import Geometries, shapes_of


def with_footprints(
    plan: Plan, scenario_id: str, plant_ids: tuple[str, ...], change: Callable[[Geometries], Geometries]
) -> Plan:
    """The plan with ``change`` applied to the footprints of ``plant_ids``. Raises EditError for an unknown plant."""
    plants = plan.require_plants(scenario_id, plant_ids)
    rows = plants.index.get_indexer(pd.Index(plant_ids))
    shapes = shapes_of(plants).copy()
    shapes[rows] = as_layer_geometry(np.asarray(change(shapes[rows]), dtype=object), PLANTS.geometry)
    return plan.with_plants(scenario_id, plants.set_geometry(gpd.array.from_shapely(shapes, crs=plan.site.crs)))
