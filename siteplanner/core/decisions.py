"""What was decided in a meeting: by whom, when, about which scenario, and what it changed; kept with the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from siteplanner.core.plan import Plan
from siteplanner.core.setting_rows import rows_of, with_rows

DECISIONS = "decisions"
"""The entry of a plan's settings: a row a decision, the oldest first."""


@dataclass(frozen=True)
class Decision:
    """``time`` is UTC, ISO 8601. ``scenario_id`` is what was decided about, ``kept_as`` the scenario that holds what
    was tried ('' where it was thrown away). ``figures`` maps the keys of numbers to what they were before and after.
    """

    decision_id: str
    time: str
    text: str
    names: str
    scenario_id: str
    kept_as: str = ""
    figures: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "decision_id": self.decision_id,
            "time": self.time,
            "text": self.text,
            "names": self.names,
            "scenario_id": self.scenario_id,
            "kept_as": self.kept_as,
            "figures": {key: list(pair) for key, pair in self.figures.items()},
        }


def decisions_of(plan: Plan) -> tuple[Decision, ...]:
    """The decisions kept with a plan, the oldest first; rows that make no sense are left out."""
    return tuple(_decision(row) for row in rows_of(plan, DECISIONS, "decision_id"))


def with_decision(plan: Plan, decision: Decision) -> Plan:
    """The plan with one more decision."""
    return with_rows(plan, DECISIONS, [*rows_of(plan, DECISIONS, "decision_id"), decision.to_json()])


def free_decision_id(plan: Plan) -> str:
    """An id that no decision of the plan has."""
    taken = {each.decision_id for each in decisions_of(plan)}
    return next(name for n in range(1, len(taken) + 2) if (name := f"D{n:02d}") not in taken)


def _decision(row: Mapping[str, Any]) -> Decision:
    texts = {
        name: str(row.get(name) or "") for name in ("decision_id", "time", "text", "names", "scenario_id", "kept_as")
    }
    figures = row.get("figures")
    return Decision(**texts, figures=_figures(figures) if isinstance(figures, Mapping) else {})


def _figures(stored: Mapping[str, Any]) -> dict[str, tuple[float | None, float | None]]:
    pairs = {key: pair for key, pair in stored.items() if isinstance(pair, list) and len(pair) == 2}
    return {str(key): (_number(pair[0]), _number(pair[1])) for key, pair in pairs.items()}


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
