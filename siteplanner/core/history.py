"""Undo and redo as snapshots of plans that share what did not change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from siteplanner.core.features import Feature
from siteplanner.core.forgetting import forget_built
from siteplanner.core.plan import Plan
from siteplanner.core.text import Message

BUILT_STEPS = 3
"""Of so many steps behind where the plan stands the indexes over its map and plants are kept."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person did: the plan after it, its name, and what was selected then."""

    plan: Plan
    label: Message | None
    selection: tuple[Feature, ...] = ()


@dataclass(frozen=True)
class History:
    """``steps[at]`` is where the plan stands; undo goes back to the very same plan objects.

    ``saved`` is the position last written to the file, or None when that state can no longer be reached.
    """

    steps: tuple[Step, ...]
    at: int = 0
    saved: int | None = 0

    @classmethod
    def starting_at(cls, plan: Plan) -> History:
        return cls((Step(plan, None),))

    @property
    def plan(self) -> Plan:
        return self.steps[self.at].plan

    @property
    def selection(self) -> tuple[Feature, ...]:
        return self.steps[self.at].selection

    @property
    def changed(self) -> bool:
        return self.saved != self.at

    @property
    def undo_label(self) -> Message | None:
        return self.steps[self.at].label if self.at else None

    @property
    def redo_label(self) -> Message | None:
        return self.steps[self.at + 1].label if self.at + 1 < len(self.steps) else None

    @property
    def undone(self) -> int:
        """How many steps could be redone; the next one made drops them."""
        return len(self.steps) - 1 - self.at

    def selecting(self, selection: tuple[Feature, ...]) -> History:
        """The same history, remembering what is selected where it stands."""
        if selection == self.selection:
            return self
        here = replace(self.steps[self.at], selection=selection)
        return replace(self, steps=(*self.steps[: self.at], here, *self.steps[self.at + 1 :]))

    def push(self, plan: Plan, label: Message, selection: tuple[Feature, ...] = ()) -> History:
        kept = self.steps[: self.at + 1]
        if len(kept) > BUILT_STEPS:
            forget_built(kept[-BUILT_STEPS - 1].plan, still=[plan, *(step.plan for step in kept[-BUILT_STEPS:])])
        saved = self.saved if self.saved is not None and self.saved <= self.at else None
        return History((*kept, Step(plan, label, selection)), self.at + 1, saved)

    def undo(self) -> History:
        return replace(self, at=max(0, self.at - 1))

    def redo(self) -> History:
        return replace(self, at=min(len(self.steps) - 1, self.at + 1))

    def jump(self, at: int) -> History:
        return replace(self, at=max(0, min(len(self.steps) - 1, at)))

    def mark_saved(self) -> History:
        return replace(self, saved=self.at)
