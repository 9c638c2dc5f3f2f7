"""Take a corner out of a feature."""

from __future__ import annotations

import numpy as np
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import SAME_PLACE_M, Point, corner_places, corner_removed
from siteplanner.core.edits.feature_shapes import called
from siteplanner.core.edits.pull_corner import pull_corner, shares
from siteplanner.core.edits.reshape_features import ReshapeFeatures, reshape_features
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_CORNER = QT_TRANSLATE_NOOP("errors", "{feature} has no corner there. Point at a corner.")
MEET_HERE = QT_TRANSLATE_NOOP(
    "errors", "{features} meet in this corner; without it there would be a gap between them. Move the corner instead."
)


def remove_corner(
    plan: Plan, scenario_id: str, feature: Feature, place: Point, *, shared: bool | None = None
) -> ReshapeFeatures:
    """Take the corner at ``place`` out of a feature, and with ``shared`` (default: for parcels and zones) out of the
    neighbour that has it too.

    Raises EditError where there is no corner, where an area would keep fewer than three or a line fewer than two, and
    where three or more neighbours meet in it.
    """
    if not _has_corner(shape_of(plan, scenario_id, feature), place):
        raise EditError(NO_CORNER, feature=called((feature,)))
    pull = pull_corner(plan, scenario_id, feature, place, shared=shares(feature, shared))
    if len(pull.features) > 2:
        raise EditError(MEET_HERE, features=called(pull.features))
    return reshape_features(scenario_id, pull.features, [corner_removed(shape, place) for shape in pull.shapes])


def _has_corner(shape: BaseGeometry, place: Point) -> bool:
    xy, _ = corner_places(shape)
    return bool(len(xy) and np.hypot(*(xy - np.asarray(place)).T).min() <= SAME_PLACE_M)
