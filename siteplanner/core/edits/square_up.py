"""Make the nearly right angles of features right."""

from __future__ import annotations

from collections.abc import Iterable

from siteplanner.core.edits.feature_shapes import chosen
from siteplanner.core.edits.reshape_features import ReshapeFeatures, reshape_features
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from siteplanner.core.square_up import TOLERANCE_DEG, squared_up


def square_up(
    plan: Plan, scenario_id: str, features: Feature | Iterable[Feature], tolerance_deg: float = TOLERANCE_DEG
) -> ReshapeFeatures:
    """Right angles for areas: each part along its own main direction, slanted edges left as they are.

    Neighbours do not come along: what they shared is theirs alone then. Raises EditError for a line or point, for a
    shape without an angle near a right one, and for one that would cross itself afterwards.
    """
    those = chosen(features)
    shapes = [squared_up(shape_of(plan, scenario_id, feature), tolerance_deg).shape for feature in those]
    return reshape_features(scenario_id, those, shapes)
