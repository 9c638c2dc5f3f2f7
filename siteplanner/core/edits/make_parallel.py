"""Turn features until one of their edges is parallel to another edge."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.affine import Affine
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.rotate_plants import box_centre
from siteplanner.core.edits.transform_features import Point, TransformFeatures, shapes_in
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

Edge = tuple[Point, Point]

LABEL = QT_TRANSLATE_NOOP("edits", "Turn {features} by {angle_deg:.4g}° to be parallel")
ACROSS = QT_TRANSLATE_NOOP("edits", "Turn {features} by {angle_deg:.4g}° to be perpendicular")
NO_EDGE = QT_TRANSLATE_NOOP("errors", "Two points at one place are no edge. Choose another edge.")
LEAST_EDGE_M = 0.001


@dataclass(frozen=True)
class MakeParallel(TransformFeatures):
    """The features are turned together, the shorter way round."""

    kind: ClassVar[str] = "make_parallel"
    angle_deg: float
    perpendicular: bool

    def label(self) -> Message:
        return (ACROSS if self.perpendicular else LABEL)(features=called(self.features), angle_deg=self.angle_deg)


def make_parallel(
    plan: Plan,
    scenario_id: str,
    features: Feature | Iterable[Feature],
    own: Edge,
    to: Edge,
    pivot: Point | None = None,
    *,
    perpendicular: bool = False,
) -> MakeParallel:
    """Turn features together until their edge ``own`` is parallel to the edge ``to`` (or perpendicular to it).

    Edges are pairs of points, easting and northing in metres. The turn is the shortest there is, at most 90 degrees,
    about ``pivot`` (default: the centre of the features' bounding box). Raises EditError without a feature, for one
    without a shape, and for an edge of no length.
    """
    those = chosen(features)
    sin, cos = turn_between(direction_of(own), direction_of(to), perpendicular=perpendicular)
    centre = pivot or box_centre(shapes_in(plan, scenario_id, those))
    about = (finite("pivot east", centre[0]), finite("pivot north", centre[1]))
    angle_deg = math.degrees(math.atan2(sin, cos))
    return MakeParallel(scenario_id, those, (Affine.turn(sin, cos, about),), angle_deg, perpendicular)


def direction_of(edge: Edge) -> Point:
    """The unit vector along an edge. Raises EditError where its ends are one point."""
    (east, north), (to_east, to_north) = edge
    de, dn = finite("edge", to_east) - finite("edge", east), finite("edge", to_north) - finite("edge", north)
    length = math.hypot(de, dn)
    if length < LEAST_EDGE_M:
        raise EditError(NO_EDGE)
    return de / length, dn / length


def turn_between(own: Point, to: Point, *, perpendicular: bool = False) -> tuple[float, float]:
    """Sine and cosine of the shortest turn that makes a line along ``own`` parallel (or perpendicular) to ``to``."""
    if perpendicular:
        to = (-to[1], to[0])
    sin, cos = own[0] * to[1] - own[1] * to[0], own[0] * to[0] + own[1] * to[1]
    if cos < 0.0:
        sin, cos = -sin, -cos
    size = math.hypot(sin, cos)
    return sin / size, cos / size
