"""Keep with the plan what was decided in a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from siteplanner.core.decisions import Decision, free_decision_id, with_decision
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Decision: {text} ({names})")
NOTHING_DECIDED = QT_TRANSLATE_NOOP("errors", "Write down what was decided, and who decided it.")

Figures = Mapping[str, tuple[float | None, float | None]]


@dataclass(frozen=True)
class LogDecision(Edit):
    """``time`` is UTC; ``figures`` are numbers before and after, by their keys."""

    kind: ClassVar[str] = "log_decision"
    time: pd.Timestamp
    text: str
    names: str
    scenario_id: str
    kept_as: str
    figures: Figures

    def apply(self, plan: Plan) -> Plan:
        made = Decision(
            free_decision_id(plan),
            self.time.isoformat(timespec="seconds"),
            self.text,
            self.names,
            self.scenario_id,
            self.kept_as,
            self.figures,
        )
        return with_decision(plan, made)

    def label(self) -> Message:
        return LABEL(text=self.text, names=self.names)


def log_decision(
    text: str, names: str, scenario_id: str, kept_as: str = "", figures: Figures | None = None
) -> LogDecision:
    """Keep what was decided about a scenario, now. ``kept_as`` is the scenario that holds what was tried.

    Raises EditError where the words or the names are blank: a decision that nobody made is none.
    """
    if not text.strip() or not names.strip():
        raise EditError(NOTHING_DECIDED)
    now = pd.Timestamp.now("UTC").tz_localize(None).as_unit("ms")
    return LogDecision(now, text.strip(), names.strip(), scenario_id, kept_as, dict(figures or {}))
