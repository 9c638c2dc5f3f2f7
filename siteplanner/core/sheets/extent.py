"""What of the land a sheet shows."""

from __future__ import annotations

from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.errors import EditError, InputError
from siteplanner.core.plan import NO_SUCH_PLANT, Plan
from siteplanner.core.sheets.map_sheet import Bounds, MapSheet
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_SUCH_ZONE = QT_TRANSLATE_NOOP("errors", "There is no zone “{zone}” in this plan.")
NO_SHAPE = QT_TRANSLATE_NOOP("errors", "“{name}” has no shape on the map, so no sheet can show it.")
AROUND_A_PLANT: Final = 0.6
"""How much land around a plant its sheet shows, as a share of the plant's longer side."""


def extent_of(plan: Plan, sheet: MapSheet) -> Bounds | None:
    """West, south, east, north of what the sheet is about, metres; None for the whole site.

    Raises EditError for an unknown scenario, zone or plant, InputError for one without a shape.
    """
    if sheet.zone_id:
        if sheet.zone_id not in plan.site.zones.index:
            raise EditError(NO_SUCH_ZONE, zone=sheet.zone_id)
        return _bounds_of(plan.site.zones, sheet.zone_id)
    if sheet.plant_id:
        scenario = plan.scenario(sheet.scenario_id or None)
        if sheet.plant_id not in plan.plants(scenario.scenario_id).index:
            raise EditError(NO_SUCH_PLANT, plant=sheet.plant_id, scenario=scenario.scenario_id)
        west, south, east, north = _bounds_of(plan.plants(scenario.scenario_id), sheet.plant_id)
        around = AROUND_A_PLANT * max(east - west, north - south)
        return west - around, south - around, east + around, north + around
    return sheet.bounds


def has_shape(frame: gpd.GeoDataFrame) -> npt.NDArray[np.bool_]:
    """Which rows have a shape that a sheet can show (n,)."""
    bounds = shapely.bounds(shapes_of(frame))
    return np.asarray(np.isfinite(bounds).all(axis=1))


def _bounds_of(frame: gpd.GeoDataFrame, key: str) -> Bounds:
    row = frame.loc[[key]]
    if not has_shape(row).all():
        raise InputError(NO_SHAPE, name=key)
    west, south, east, north = shapely.bounds(shapes_of(row))[0].tolist()
    return west, south, east, north
