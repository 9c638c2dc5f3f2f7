"""Move features of any layers by a distance east and north."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import shapely

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.feature_shapes import called, chosen, with_shapes
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.move_plants import way
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Move {features} by {east}, {north}")


@dataclass(frozen=True)
class MoveFeatures(Edit):
    """Shift ``features`` by ``de_m`` metres east and ``dn_m`` metres north."""

    kind: ClassVar[str] = "move_features"
    scenario_id: str
    features: tuple[Feature, ...]
    de_m: float
    dn_m: float

    def apply(self, plan: Plan) -> Plan:
        shift = np.array([self.de_m, self.dn_m])
        return with_shapes(
            plan, self.scenario_id, self.features, lambda shapes: shapely.transform(shapes, lambda xy: xy + shift)
        )

    def label(self) -> Message:
        return LABEL(features=called(self.features), **way(self.de_m, self.dn_m))


def move_features(scenario_id: str, features: Feature | Iterable[Feature], de_m: float, dn_m: float) -> MoveFeatures:
    """Move features: ``de_m`` metres east, ``dn_m`` metres north; ``scenario_id`` says whose plants.

    Raises EditError without a feature, or for a distance that is not finite.
    """
    return MoveFeatures(scenario_id, chosen(features), finite("de_m", de_m), finite("dn_m", dn_m))
