"""Add an area to a layer that covers the ground, so that it and its neighbours have their common corners."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import with_corners
from siteplanner.core.edits.add_features import add_features
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.reshape_features import reshape_features
from siteplanner.core.edits.together import together
from siteplanner.core.features import Feature, features_frame
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of

ON_EDGE_M = 1e-6
"""A corner snapped to an edge is off it by rounding; nearer than this it lies on it."""


def draw_area(
    plan: Plan, layer: str, shape: BaseGeometry, values: Mapping[str, Any] | None = None, *, scenario_id: str = ""
) -> Edit:
    """Add ``shape`` to ``layer`` (in the plan's CRS) with the attributes ``values``, numbered on.

    Its corners that lie on an edge of a neighbour become the neighbour's too, and the other way round; no land changes
    hands. Raises EditError as ``add_features`` does.
    """
    frame = features_frame(plan, layer, scenario_id)
    every, ids = shapes_of(frame), frame.index.to_numpy()
    near = np.flatnonzero(shapely.dwithin(every, shape, ON_EDGE_M)) if shape.is_valid else np.empty(0, dtype=np.intp)
    fitted = with_corners(shape, shapely.get_coordinates(every[near]), ON_EDGE_M) if len(near) else shape
    added = add_features(plan, layer, [fitted], [values or {}], scenario_id=scenario_id)
    corners = shapely.get_coordinates(fitted)
    grown = {row: with_corners(every[row], corners, ON_EDGE_M) for row in near.tolist()}
    changed = {Feature(layer, str(ids[row])): after for row, after in grown.items() if after is not every[row]}
    if not changed:
        return added
    return together(added.label(), [added, reshape_features(scenario_id, changed, changed.values())])
