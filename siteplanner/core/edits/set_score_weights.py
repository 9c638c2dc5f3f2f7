"""Set the weights of the score that compares scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.comparing.weights import GREATEST, sound_weight, with_weights
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Change the weights of the score")
BACK = QT_TRANSLATE_NOOP("edits", "Set the weights of the score back to the usual ones")
NO_WEIGHT = QT_TRANSLATE_NOOP("errors", "{weight} cannot be a weight. Choose from 0 to {greatest:g}.")


@dataclass(frozen=True)
class SetScoreWeights(Edit):
    """``weights`` by figure, in their order; None takes the plan's own away."""

    kind: ClassVar[str] = "set_score_weights"
    weights: Mapping[str, float] | None

    def apply(self, plan: Plan) -> Plan:
        for weight in (self.weights or {}).values():
            if not sound_weight(weight):
                raise EditError(NO_WEIGHT, weight=str(weight), greatest=GREATEST)
        return with_weights(plan, self.weights)

    def label(self) -> Message:
        return BACK() if self.weights is None else LABEL()


def set_score_weights(weights: Mapping[str, float] | None) -> SetScoreWeights:
    """Weigh these figures, by their keys, in the score; None: those usually weighed. Raises EditError on apply for a
    weight below 0 or above 100."""
    return SetScoreWeights(None if weights is None else dict(sorted(weights.items())))
