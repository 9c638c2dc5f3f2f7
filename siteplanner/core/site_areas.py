"""Areas on the sites (green, offices, yards …) by the scenario they belong to."""

from __future__ import annotations

import geopandas as gpd
import numpy as np

from siteplanner.core.plan import Plan


def areas_of_scenario(plan: Plan, scenario_id: str) -> gpd.GeoDataFrame:
    """The areas that belong to a scenario, or to none and so to all; the very same frame where that is all of them."""
    frame = plan.site_areas
    assert frame is not None  # a plan always has the layer, empty or not
    theirs = np.isin(frame["scenario_id"].to_numpy(dtype=object, na_value="").astype(str), ["", scenario_id])
    if theirs.all():
        return frame
    kept: gpd.GeoDataFrame = frame[theirs]
    return kept
