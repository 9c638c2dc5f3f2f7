"""Rotate features of any layers about a point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import shapely

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.feature_shapes import called, chosen, with_shapes
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.rotate_plants import box_centre, rotation
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Rotate {features} by {angle_deg:g}° counter-clockwise")
CLOCKWISE = QT_TRANSLATE_NOOP("edits", "Rotate {features} by {angle_deg:g}° clockwise")


@dataclass(frozen=True)
class RotateFeatures(Edit):
    """Turn ``features`` together by ``angle_deg`` degrees counter-clockwise.

    ``pivot`` is easting, northing in metres; None: the centre of their bounding box.
    """

    kind: ClassVar[str] = "rotate_features"
    scenario_id: str
    features: tuple[Feature, ...]
    angle_deg: float
    pivot: tuple[float, float] | None = None

    def apply(self, plan: Plan) -> Plan:
        return with_shapes(plan, self.scenario_id, self.features, self._turned, "turned")

    def _turned(self, shapes: Geometries) -> Geometries:
        pivot = np.asarray(self.pivot or box_centre(shapes))
        turn = rotation(self.angle_deg).T
        turned: Geometries = shapely.transform(shapes, lambda xy: (xy - pivot) @ turn + pivot)
        return turned

    def label(self) -> Message:
        label = CLOCKWISE if self.angle_deg < 0 else LABEL
        return label(features=called(self.features), angle_deg=abs(self.angle_deg))


def rotate_features(
    scenario_id: str,
    features: Feature | Iterable[Feature],
    angle_deg: float,
    pivot: tuple[float, float] | None = None,
) -> RotateFeatures:
    """Rotate features ``angle_deg`` degrees counter-clockwise about ``pivot`` (easting, northing in metres).

    Raises EditError without a feature, or for numbers that are not finite.
    """
    about = None if pivot is None else (finite("pivot east", pivot[0]), finite("pivot north", pivot[1]))
    return RotateFeatures(scenario_id, chosen(features), finite("angle_deg", angle_deg), about)
