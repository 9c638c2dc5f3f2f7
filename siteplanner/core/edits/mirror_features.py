"""Mirror features across a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.affine import Affine
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.transform_features import Point, TransformFeatures
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, by_layer
from siteplanner.core.plan import Plan
from siteplanner.core.reanchoring import with_rings_reversed
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Mirror {features}")
NO_AXIS = QT_TRANSLATE_NOOP("errors", "Two points at one place give no line. Choose a second point farther away.")
LEAST_AXIS_M = 0.001


@dataclass(frozen=True)
class MirrorFeatures(TransformFeatures):
    """The features on the other side of a line; rings run the same way round as before."""

    kind: ClassVar[str] = "mirror_features"

    def apply(self, plan: Plan) -> Plan:
        made = super().apply(plan)
        for layer, ids in by_layer(self.features).items():
            made = with_rings_reversed(made, self.scenario_id, layer, ids)
        return made

    def label(self) -> Message:
        return LABEL(features=called(self.features))


def mirror_features(scenario_id: str, features: Feature | Iterable[Feature], a: Point, b: Point) -> MirrorFeatures:
    """Mirror features across the line through two points (easting, northing in metres).

    Raises EditError without a feature, and for points less than a millimetre apart.
    """
    return MirrorFeatures(scenario_id, chosen(features), (mirror_axis(a, b),))


def mirror_axis(a: Point, b: Point) -> Affine:
    """The transform that mirrors across the line through two points. Raises EditError where they are one."""
    for each in (*a, *b):
        finite("axis", each)
    if abs(b[0] - a[0]) + abs(b[1] - a[1]) < LEAST_AXIS_M:
        raise EditError(NO_AXIS)
    return Affine.mirror(a, b)
