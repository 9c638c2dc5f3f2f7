"""Since when each finding is there: in the plan as it was opened, or from one of the steps made since.

A trail belongs to one scenario and one history. It knows the findings of the steps that were checked; a step that was
passed over while the check was busy is not known, and what came up then is put down to the next one that is, not for
sure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Since:
    """``step`` of the history from which on a finding is there; 0: the plan as opened. Not ``sure``: one of the steps
    after ``after`` and up to it."""

    step: int
    after: int

    @property
    def as_opened(self) -> bool:
        return self.step == 0

    @property
    def sure(self) -> bool:
        return self.step == 0 or self.after == self.step - 1


@dataclass(frozen=True, slots=True)
class _Change:
    step: int
    added: frozenset[str]
    gone: frozenset[str]


@dataclass(frozen=True)
class FindingTrail:
    """``opened`` are the ids of the findings of the plan as it was opened.

    >>> trail = FindingTrail(frozenset({"a", "b"})).seen(1, {"b", "c"}).seen(2, {"b", "c", "d"})
    >>> trail.since("b", 2).as_opened, trail.since("c", 2).step, trail.since("d", 2).step
    (True, 1, 2)
    >>> sorted(trail.fixed(2)), sorted(trail.caused(2))
    (['a'], ['c', 'd'])
    """

    opened: frozenset[str]
    changes: tuple[_Change, ...] = ()

    def seen(self, step: int, finding_ids: Iterable[str]) -> FindingTrail:
        """The trail that knows the findings of another step; what it knew of that step is replaced."""
        ids = frozenset(finding_ids)
        if step == 0:
            return self._with_base(ids)
        before = [change for change in self.changes if change.step < step]
        later = [change for change in self.changes if change.step > step]
        base = self._ids_after(before)
        made = _Change(step, ids - base, base - ids)
        if later:
            first = self.ids_at(later[0].step)
            later[0] = _Change(later[0].step, first - ids, ids - first)
        return replace(self, changes=(*before, made, *later))

    def cut(self, step: int) -> FindingTrail:
        """The trail of a history that went another way after ``step``."""
        if not self.changes or self.changes[-1].step <= step:
            return self
        return replace(self, changes=tuple(change for change in self.changes if change.step <= step))

    def known(self, step: int) -> bool:
        """Whether the findings of that very step are known."""
        return step == 0 or any(change.step == step for change in self.changes)

    def ids_at(self, step: int) -> frozenset[str]:
        """The findings of the last known step up to ``step``."""
        return self._ids_after(change for change in self.changes if change.step <= step)

    def since(self, finding_id: str, step: int) -> Since | None:
        """Since when a finding is there that the plan has at ``step``; None where no known step up to it has it."""
        steps = [0, *(change.step for change in self.changes)]
        for change in reversed(self.changes):
            if change.step > step:
                continue
            if finding_id in change.added:
                return Since(change.step, steps[bisect_right(steps, change.step) - 2])
            if finding_id in change.gone:
                return None
        return Since(0, 0) if finding_id in self.opened else None

    def fixed(self, step: int) -> frozenset[str]:
        """Findings of the plan as opened that are gone at ``step``."""
        return self.opened - self.ids_at(step)

    def caused(self, step: int) -> frozenset[str]:
        """Findings at ``step`` that the plan as opened had not."""
        return self.ids_at(step) - self.opened

    def _with_base(self, ids: frozenset[str]) -> FindingTrail:
        if ids == self.opened:
            return self
        changes = list(self.changes)
        if changes:
            first = self.ids_at(changes[0].step)
            changes[0] = _Change(changes[0].step, first - ids, ids - first)
        return FindingTrail(ids, tuple(changes))

    def _ids_after(self, changes: Iterable[_Change]) -> frozenset[str]:
        ids = self.opened
        for change in changes:
            ids = (ids - change.gone) | change.added
        return ids
