"""Undo and redo as snapshots of plans that share what did not change; those of long ago are packed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from siteplanner.core.features import Feature
from siteplanner.core.forgetting import forget_built
from siteplanner.core.packed_plan import PackedPlan
from siteplanner.core.plan import Plan
from siteplanner.core.text import Message

BUILT_STEPS = 3
"""Of so many steps behind where the plan stands the indexes over its map and plants are kept."""
WHOLE_STEPS = 100
"""So many steps back and ahead are the very plans that were; beyond them they are packed when there is time."""
ANCHOR_EVERY = 25
"""What lies between is told against the plan of such a step,"""
MAIN_ANCHOR_EVERY = 20 * ANCHOR_EVERY
"""and that one against the plan of such a step, which stays whole. Whole plans take more room than it seems: pandas
remembers up to 500 views of each column, those that are gone among them, up to a megabyte a frame."""


class KeptPlan:
    """A plan of the history: whole, or packed while nobody asks for it.

    As long as it is whole it is the very same object; from its packed form an equal one is made.
    """

    __slots__ = ("_anchor", "_packed", "_plan")

    def __init__(self, plan: Plan) -> None:
        self._plan: Plan | None = plan
        self._packed: PackedPlan | None = None
        self._anchor: KeptPlan | None = None

    @property
    def plan(self) -> Plan:
        if self._plan is None:
            assert self._packed is not None
            assert self._anchor is not None
            self._plan = self._packed.plan(self._anchor.plan)
        return self._plan

    @property
    def is_whole(self) -> bool:
        return self._plan is not None

    def pack(self, anchor: KeptPlan) -> None:
        """Keep it as what differs from ``anchor``, which need not stay whole either."""
        if self._plan is None:
            return
        if self._packed is None:
            self._packed, self._anchor = PackedPlan.of(self._plan, anchor.plan), anchor
        self._plan = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person did: the plan after it, its name, and what was selected then."""

    kept: KeptPlan
    label: Message | None
    selection: tuple[Feature, ...] = ()

    @property
    def plan(self) -> Plan:
        return self.kept.plan

    def holds(self, plan: Plan) -> bool:
        """Whether this very object is the plan; says so without making a packed one anew."""
        return self.kept.is_whole and self.kept.plan is plan


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
        return cls((Step(KeptPlan(plan), None),))

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
        return History((*kept, Step(KeptPlan(plan), label, selection)), self.at + 1, saved)

    def undo(self) -> History:
        return replace(self, at=max(0, self.at - 1))

    def redo(self) -> History:
        return replace(self, at=min(len(self.steps) - 1, self.at + 1))

    def jump(self, at: int) -> History:
        return replace(self, at=max(0, min(len(self.steps) - 1, at)))

    def mark_saved(self) -> History:
        return replace(self, saved=self.at)

    def pack(self, most: int) -> bool:
        """Pack up to ``most`` plans that are more than ``WHOLE_STEPS`` steps away; whether there are more of them.

        Every so many serve the others as anchors, and are packed after them; a few stay whole, the plan as opened too.
        """
        far = [at for at, step in enumerate(self.steps) if step.kept.is_whole and self._is_far(at)]
        far.sort(key=_is_anchor)
        for at in far[:most]:
            every = MAIN_ANCHOR_EVERY if _is_anchor(at) else ANCHOR_EVERY
            self.steps[at].kept.pack(self.steps[at - at % every].kept)
        return len(far) > most

    def _is_far(self, at: int) -> bool:
        """Of an anchor: whether all that is told against it is far as well."""
        last = at + ANCHOR_EVERY - 1 if _is_anchor(at) else at
        return at % MAIN_ANCHOR_EVERY != 0 and (self.at - last > WHOLE_STEPS or at - self.at > WHOLE_STEPS)


def _is_anchor(at: int) -> bool:
    return at % ANCHOR_EVERY == 0
