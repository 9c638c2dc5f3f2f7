"""What the edits share that turn, mirror, stretch or shift each feature by a transform of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import shapely

from siteplanner.core.affine import Affine
from siteplanner.core.edits.edit import Edit, decode
from siteplanner.core.edits.feature_shapes import with_shapes
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, by_layer, features_frame, rows_of
from siteplanner.core.fire.walls_along import Way
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

Point = tuple[float, float]

NO_SHAPE = QT_TRANSLATE_NOOP("errors", "What is selected has no shape yet. Draw it first.")


@dataclass(frozen=True)
class TransformFeatures(Edit):
    """``transforms`` are parallel to ``features``, or a single one is for all of them."""

    scenario_id: str
    features: tuple[Feature, ...]
    transforms: tuple[Affine, ...]

    def apply(self, plan: Plan) -> Plan:
        return with_shapes(plan, self.scenario_id, self.features, self._transformed, way_of(self.transforms))

    def _transformed(self, shapes: Geometries) -> Geometries:
        if len(self.transforms) == 1:
            return self.transforms[0].of(shapes)
        made = np.empty(len(shapes), dtype=object)
        for row, transform in enumerate(self.transforms):
            made[row : row + 1] = transform.of(shapes[row : row + 1])
        return made

    @classmethod
    def from_fields(cls, values: Mapping[str, Any]) -> Self:
        fields = {name: decode(value) for name, value in values.items()}
        fields["transforms"] = tuple(Affine.from_json(each) for each in fields["transforms"])
        return cls(**fields)


def way_of(transforms: Iterable[Affine]) -> Way:
    """What transforms do to shapes, where they keep them."""
    return "mirrored" if any(each.determinant < 0.0 for each in transforms) else "turned"


def shapes_in(plan: Plan, scenario_id: str, features: tuple[Feature, ...]) -> Geometries:
    """The shapes of features in their order.

    Raises EditError for an unknown feature, and where none of them has a shape.
    """
    found: dict[Feature, Any] = {}
    for layer, ids in by_layer(features).items():
        frame = features_frame(plan, layer, scenario_id)
        its = shapes_of(frame)[np.asarray(rows_of(frame, layer, ids))]
        found |= {Feature(layer, row_id): shape for row_id, shape in zip(ids, its, strict=True)}
    shapes = np.empty(len(features), dtype=object)
    shapes[:] = [found[feature] for feature in features]
    if shapely.is_empty(shapes).all():
        raise EditError(NO_SHAPE)
    return shapes
