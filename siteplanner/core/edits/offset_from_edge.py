"""Put features a given distance from an edge, parallel to it or as they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
import shapely

from siteplanner.core.affine import Affine
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.make_parallel import Edge, direction_of, turn_between
from siteplanner.core.edits.rotate_plants import box_centre
from siteplanner.core.edits.transform_features import TransformFeatures, shapes_in
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.oriented_box import direction_deg, directions
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

EdgeSide = Literal["left", "right"]

LABEL = QT_TRANSLATE_NOOP("edits", "Put {features} {distance_m:.3f} m from an edge")
NOT_A_DISTANCE = QT_TRANSLATE_NOOP("errors", "A distance of {distance_m:g} m is not possible. Give 0 m or more.")


@dataclass(frozen=True)
class OffsetFromEdge(TransformFeatures):
    """The features are shifted at right angles to the edge, and before that turned where that was asked for."""

    kind: ClassVar[str] = "offset_from_edge"
    distance_m: float

    def label(self) -> Message:
        return LABEL(features=called(self.features), distance_m=self.distance_m)


def offset_from_edge(
    plan: Plan,
    scenario_id: str,
    features: Feature | Iterable[Feature],
    edge: Edge,
    distance_m: float,
    *,
    parallel: bool = False,
    side: EdgeSide | None = None,
) -> OffsetFromEdge:
    """Shift features together until their nearest point is ``distance_m`` metres from the line through ``edge``.

    ``edge`` is a pair of points, easting and northing in metres. With ``parallel`` the features are first turned about
    their centre, the shorter way, so that their sides are along it. ``side`` says on which side of the edge, seen
    from its first point to its second, they come to stand (default: where their centre is).

    Raises EditError without a feature, for one without a shape, an edge of no length, a negative distance.
    """
    those = chosen(features)
    if not finite("distance_m", distance_m) >= 0.0:
        raise EditError(NOT_A_DISTANCE, distance_m=distance_m)
    shapes = shapes_in(plan, scenario_id, those)
    along = direction_of(edge)
    left = np.array([-along[1], along[0]])
    centre = box_centre(shapes)
    turn = Affine.shift(0.0, 0.0)
    if parallel:
        turn = Affine.turn(*_quarter_turn(direction_deg(shapes), along), centre)
        shapes = turn.of(shapes)
    start = np.asarray(edge[0])
    on_left = float((np.asarray(centre) - start) @ left) >= 0.0 if side is None else side == "left"
    away = left if on_left else -left
    nearest_m = float(((shapely.get_coordinates(shapes) - start) @ away).min())
    shift = (distance_m - nearest_m) * away
    to = (turn.to[0] + float(shift[0]), turn.to[1] + float(shift[1]))
    return OffsetFromEdge(scenario_id, those, (turn._replace(to=to),), distance_m)


def _quarter_turn(own_deg: float, along: tuple[float, float]) -> tuple[float, float]:
    """Sine and cosine of the shortest turn after which sides at right angles lie along a direction."""
    first, second = directions(own_deg)
    turns = [turn_between((float(unit[0]), float(unit[1])), along) for unit in (first, second)]
    return max(turns, key=lambda turn: turn[1])
