"""Cut a hole into an area."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import collected
from siteplanner.core.edits.feature_shapes import called
from siteplanner.core.edits.reshape_features import ReshapeFeatures, reshape_features
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP

NOT_INSIDE = QT_TRANSLATE_NOOP(
    "errors", "A hole must lie inside {feature} and clear of its other holes. Draw it inside, or split the shape."
)


def cut_hole(plan: Plan, scenario_id: str, feature: Feature, hole: BaseGeometry) -> ReshapeFeatures:
    """Take the area ``hole`` (a Polygon in the plan's CRS) out of a feature's inside; its corners stay as drawn.

    Raises EditError where the hole is not within one part of the feature, touches its outline along an edge, or lies on
    another hole.
    """
    parts = shapely.get_parts(shape_of(plan, scenario_id, feature))
    whole = hole.geom_type == "Polygon" and hole.is_valid and shapely.get_num_interior_rings(hole) == 0
    around = np.flatnonzero(shapely.contains_properly(parts, hole) & whole)
    if len(around) != 1:
        raise EditError(NOT_INSIDE, feature=called((feature,)))
    shell, *holes = shapely.get_rings(parts[around[0]])
    parts[around[0]] = shapely.Polygon(shell, [*holes, *shapely.get_rings(hole)])
    return reshape_features(scenario_id, feature, collected(parts))
