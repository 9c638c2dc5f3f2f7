"""Push or pull one edge of an area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from shapely.geometry.base import BaseGeometry

from siteplanner.core.capacity_law import known_law
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.feature_shapes import called, layer_shape, with_shapes
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.make_parallel import Edge
from siteplanner.core.edits.resize_features import resized_figures, with_figures
from siteplanner.core.features import Feature, plants_of, shape_of
from siteplanner.core.plan import Plan
from siteplanner.core.pushed_edge import pushed_edge
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

OUT = QT_TRANSLATE_NOOP("edits", "Pull an edge of {features} out by {by_m:.3f} m")
IN = QT_TRANSLATE_NOOP("edits", "Push an edge of {features} in by {by_m:.3f} m")


@dataclass(frozen=True)
class PushEdge(Edit):
    """``shape`` takes the place of the feature's; ``values`` are a plant's new figures (one mapping, or none)."""

    kind: ClassVar[str] = "push_edge"
    scenario_id: str
    feature: Feature
    shape: BaseGeometry
    by_m: float
    capacity: str
    values: tuple[Mapping[str, Any], ...]

    def apply(self, plan: Plan) -> Plan:
        those = (self.feature,)
        shapes = np.array([layer_shape(self.feature.layer, self.feature.id, self.shape)], dtype=object)
        changed = with_shapes(plan, self.scenario_id, those, lambda _: shapes)
        return with_figures(changed, self.scenario_id, plants_of(those), self.values)

    def label(self) -> Message:
        return (OUT if self.by_m >= 0.0 else IN)(features=called((self.feature,)), by_m=abs(self.by_m))


def push_edge(
    plan: Plan, scenario_id: str, feature: Feature, edge: Edge, by_m: float, capacity: str = "follows"
) -> PushEdge:
    """Move the edge between two corners of an area ``by_m`` metres outwards, parallel to itself (negative: inwards).

    ``capacity`` is ``follows`` (a plant's capacity and figures by the law of its type) or ``fixed``. Raises EditError
    for an unknown feature, what is no area, an edge that is not its own, a distance after which it would cross
    itself, and where the plant's law does not allow it.
    """
    way, shape = known_law(capacity), shape_of(plan, scenario_id, feature)
    pushed = layer_shape(feature.layer, feature.id, pushed_edge(shape, edge, finite("by_m", by_m)))
    ratios = [pushed.area / shape.area if shape.area > 0.0 else 1.0] * len(plants_of((feature,)))
    figures = resized_figures(plan, scenario_id, (feature,), ratios, way)
    return PushEdge(scenario_id, feature, pushed, by_m, way, figures)
