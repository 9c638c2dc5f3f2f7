"""The town's steps in several scenarios: reached or missed, and the first quarter in which each is reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from siteplanner.core.measures.phasing.steps import Step
from siteplanner.core.measures.targets import TargetProgress
from siteplanner.core.moment import Quarter


class Outcome(StrEnum):
    """``OPEN``: not reached by what is stated, but plants concerned do not state the figure, or in another unit."""

    REACHED = "reached"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class TargetOutcome:
    """One target in one scenario. ``reached_in`` is the first quarter by whose end it is reached, in time or later;
    None where it never is."""

    progress: TargetProgress
    reached_in: Quarter | None

    @property
    def outcome(self) -> Outcome:
        """By the end of the target's year."""
        if self.progress.reached:
            return Outcome.REACHED
        return Outcome.OPEN if self.progress.missing or self.progress.unlike else Outcome.MISSED

    @property
    def difference(self) -> float:
        """What is planned beyond the target by then; negative: what is short of it."""
        return self.progress.planned - self.progress.target

    def to_json(self) -> dict[str, Any]:
        return {
            "planned": self.progress.planned,
            "difference": self.difference,
            "outcome": self.outcome.value,
            "reached_in": None if self.reached_in is None else str(self.reached_in),
            "missing": self.progress.missing,
            "unlike": self.progress.unlike,
        }


@dataclass(frozen=True, slots=True)
class ComparedTarget:
    """One figure of one target of the plan, in each scenario; ``product`` is '' for the whole cluster."""

    outcomes: tuple[TargetOutcome, ...]

    @property
    def target(self) -> TargetProgress:
        """What is wanted (``planned`` is that of the first scenario)."""
        return self.outcomes[0].progress

    def to_json(self) -> dict[str, Any]:
        of = self.target
        return {
            "year": of.year,
            "product": of.product or None,
            "name": of.name or None,
            "figure": of.figure,
            "unit": of.unit,
            "target": of.target,
            "scenarios": [outcome.to_json() for outcome in self.outcomes],
        }


def compared_targets(steps: Sequence[Sequence[Step]]) -> tuple[ComparedTarget, ...]:
    """The steps of several scenarios of one plan side by side: the targets are the plan's, so they are the same."""
    return tuple(
        ComparedTarget(tuple(TargetOutcome(step.target, step.reached_in) for step in row))
        for row in zip(*steps, strict=True)
    )
