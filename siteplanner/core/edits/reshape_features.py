"""Give features of any layers other shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.feature_shapes import called, chosen, layer_shape, with_shapes
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Reshape {features}")


@dataclass(frozen=True)
class ReshapeFeatures(Edit):
    """Replace the shapes of ``features``, parallel to ``shapes``; their attributes stay as they are."""

    kind: ClassVar[str] = "reshape_features"
    scenario_id: str
    features: tuple[Feature, ...]
    shapes: tuple[BaseGeometry, ...]

    def apply(self, plan: Plan) -> Plan:
        made = np.empty(len(self.shapes), dtype=object)
        made[:] = [layer_shape(f.layer, f.id, shape) for f, shape in zip(self.features, self.shapes, strict=True)]
        return with_shapes(plan, self.scenario_id, self.features, lambda _: made)

    def label(self) -> Message:
        return LABEL(features=called(self.features))


def reshape_features(
    scenario_id: str, features: Feature | Iterable[Feature], shapes: BaseGeometry | Iterable[BaseGeometry]
) -> ReshapeFeatures:
    """Give features the shapes ``shapes``, parallel to them, in the plan's CRS.

    Raises EditError without a feature, or for a shape that does not belong in the layer or has no position.
    """
    those = chosen(features)
    made = (shapes,) if isinstance(shapes, BaseGeometry) else tuple(shapes)
    if len(those) != len(made):
        raise ValueError(f"{len(those)} features and {len(made)} shapes do not fit")
    kept = tuple(layer_shape(f.layer, f.id, shape) for f, shape in zip(those, made, strict=True))
    return ReshapeFeatures(scenario_id, those, kept)
