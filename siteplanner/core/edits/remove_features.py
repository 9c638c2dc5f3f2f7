"""Remove features of any layers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.remove_plants import remove_plants
from siteplanner.core.edits.scenario_rows import kept
from siteplanner.core.features import PLANTS, Feature, by_layer, features_frame, rows_of, with_features_frame
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Remove {features}")


@dataclass(frozen=True)
class RemoveFeatures(Edit):
    """Take ``features`` out of their layers; plants with the areas drawn on their sites."""

    kind: ClassVar[str] = "remove_features"
    scenario_id: str
    features: tuple[Feature, ...]

    def apply(self, plan: Plan) -> Plan:
        for layer, ids in by_layer(self.features).items():
            if layer == PLANTS:
                plan = remove_plants(plan.scenario(self.scenario_id or None).scenario_id, ids).apply(plan)
                continue
            frame = features_frame(plan, layer, self.scenario_id)
            rows_of(frame, layer, ids)
            plan = with_features_frame(plan, layer, self.scenario_id, kept(frame, pd.Series(~frame.index.isin(ids))))
        return plan

    def label(self) -> Message:
        return LABEL(features=called(self.features))


def remove_features(scenario_id: str, features: Feature | Iterable[Feature]) -> RemoveFeatures:
    """Remove features; ``scenario_id`` says whose plants. Raises EditError without a feature."""
    return RemoveFeatures(scenario_id, chosen(features))
