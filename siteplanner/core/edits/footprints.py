"""Changing the footprints of some plants of a scenario, the rest shared."""

from __future__ import annotations

import math
from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits.attributes import with_row_values
from siteplanner.core.errors import EditError
from siteplanner.core.fire.walls_along import WALLS, Way, walls_along
from siteplanner.core.frames import as_layer_geometry
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.core.shared_attributes import keeps_attributes
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

NOT_A_NUMBER = QT_TRANSLATE_NOOP("errors", "{what}: {value} is not a number. Give a finite number.")
NOT_A_POLYGON = QT_TRANSLATE_NOOP(
    "errors", "Plant “{plant}”: a footprint must be a polygon, and this is a {shape}. Draw an area."
)
NOT_FINITE = QT_TRANSLATE_NOOP(
    "errors", "Plant “{plant}”: the footprint has a corner without a position. Draw it anew."
)
TOO_FAR = QT_TRANSLATE_NOOP("errors", "That would put plants outside any map. Give a smaller distance.")

_AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def with_footprints(
    plan: Plan,
    scenario_id: str,
    plant_ids: tuple[str, ...],
    change: Callable[[Geometries], Geometries],
    way: Way = "moved",
) -> Plan:
    """The plan with ``change`` applied to the footprints of ``plant_ids``; what is known of their walls goes along.

    ``way`` is what the change does to a footprint that keeps its shape. Raises EditError for an unknown plant.
    """
    plants = plan.require_plants(scenario_id, plant_ids)
    rows = plants.index.get_indexer(pd.Index(plant_ids))
    shapes = shapes_of(plants).copy()
    with np.errstate(over="ignore", invalid="ignore"):
        changed = np.asarray(change(shapes[rows]), dtype=object)
    if np.isinf(shapely.bounds(changed)).any():
        raise EditError(TOO_FAR)
    changed = as_layer_geometry(changed, PLANTS.geometry)
    walls = walls_along(plants, rows, shapes[rows], changed, way)
    shapes[rows] = changed
    moved = plants.copy(deep=False)  # shares every column; with isetitem a quarter quicker than set_geometry
    place = moved.columns.to_list().index("geometry")
    moved.isetitem(place, gpd.array.from_shapely(shapes, crs=plan.site.crs))
    if walls:
        blanked = [{WALLS: cell} for cell in walls.values()]
        return plan.with_plants(scenario_id, with_row_values(moved, np.array(list(walls)), blanked))
    return plan.with_plants(scenario_id, keeps_attributes(moved, plants))


def finite(what: str, value: float) -> float:
    """``value`` as a float. Raises EditError when it is not finite; ``what`` names the quantity."""
    if not math.isfinite(value):
        raise EditError(NOT_A_NUMBER, what=what, value=value)
    return float(value)


def footprint(plant_id: str, shape: BaseGeometry | None) -> BaseGeometry:
    """The shape as a plant keeps it: a MultiPolygon, two-dimensional, empty where there is none.

    Raises EditError for what is no area or has a corner that is not finite. An area that is not *valid* (a bow tie)
    is kept, so that the check can say so.
    """
    if shape is not None and shapely.get_type_id(shape) not in _AREAS:
        raise EditError(NOT_A_POLYGON, plant=plant_id, shape=shape.geom_type)
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        raise EditError(NOT_FINITE, plant=plant_id)
    found: BaseGeometry = as_layer_geometry(np.array([shape], dtype=object), PLANTS.geometry)[0]
    return found
