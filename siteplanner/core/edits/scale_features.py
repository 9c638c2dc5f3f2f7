"""Scale features about a point."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.affine import Affine
from siteplanner.core.capacity_law import known_law
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.resize_features import ResizeFeatures, ratios, resized_figures
from siteplanner.core.edits.rotate_plants import box_centre
from siteplanner.core.edits.transform_features import Point, shapes_in
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Scale {features} by {factor:.4g}")
NOT_A_FACTOR = QT_TRANSLATE_NOOP("errors", "Nothing can be scaled by {factor:g}. Give a factor greater than 0.")


@dataclass(frozen=True)
class ScaleFeatures(ResizeFeatures):
    """Every length grows by one factor; plants' figures as ``capacity`` says."""

    kind: ClassVar[str] = "scale_features"

    def label(self) -> Message:
        return LABEL(features=called(self.features), factor=math.sqrt(self.transforms[0].determinant))


def scale_features(
    plan: Plan,
    scenario_id: str,
    features: Feature | Iterable[Feature],
    factor: float,
    about: Point | None = None,
    capacity: str = "follows",
) -> Edit:
    """Make features ``factor`` times as long and wide about a point (default: the centre of their bounding box).

    ``capacity`` is ``follows`` (capacity and figures by the law of each plant's type) or ``fixed``. Raises EditError
    without a feature, for a factor that is not positive, and where the law of one plant does not allow it.
    """
    those, way = chosen(features), known_law(capacity)
    if not finite("factor", factor) > 0.0:
        raise EditError(NOT_A_FACTOR, factor=factor)
    shapes = shapes_in(plan, scenario_id, those)
    centre = about or box_centre(shapes)
    pivot = (finite("about east", centre[0]), finite("about north", centre[1]))
    scaling = Affine.stretch(factor, factor, 0.0, pivot)
    figures = resized_figures(plan, scenario_id, those, ratios(those, shapes, scaling.determinant), way)
    return ScaleFeatures(scenario_id, those, (scaling,), way, figures)
