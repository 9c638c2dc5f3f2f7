"""What if: a branch of a scenario to be tried out, and thrown away or kept at the end.

The branch is a scenario of its own from its first moment, so that nothing tried out can be taken for the plan: not by a
save, not by an export, not after a power cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from siteplanner.core import edits
from siteplanner.core.difference import difference
from siteplanner.core.number_course import ENERGY_COST, NumberCourse, ShownNumber
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.planning_session import PlanningSession

BEGUN = QT_TRANSLATE_NOOP("trial", "Try something out in a branch of {scenario}")
KEPT = QT_TRANSLATE_NOOP("trial", "Keep what was tried as {name}")


@dataclass(frozen=True, slots=True)
class NumberDelta:
    """A number as it was and as it is in the branch; ``delta`` is None where one of them is not known."""

    before: ShownNumber
    after: ShownNumber

    @property
    def delta(self) -> float | None:
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value


class Trial:
    """A branch of the active scenario of a session, from ``begin`` until ``discard`` or ``keep``."""

    def __init__(self, session: PlanningSession, name: str) -> None:
        """Branch off under ``name`` as one step of the history, and turn to the branch."""
        self.session = session
        self.start = session.plan
        self.start_at = session.history.at
        self.scenario_id = session.scenario_id
        self.branch_id = _free_id(session.plan)
        source = self.start.scenario().name
        added = edits.add_scenario(self.branch_id, name, copy_of=self.scenario_id, linked=True)
        begun = BEGUN(scenario=source)
        session.apply(edits.together(begun, [added, edits.set_active_scenario(self.branch_id)]))

    @property
    def alive(self) -> bool:
        """Whether the branch is there: who undoes far enough, or opens another plan, has left it."""
        return self.branch_id in self.session.plan.scenario_plants

    @property
    def steps(self) -> int:
        """How many steps were made since it began."""
        return max(0, self.session.history.at - self.start_at - 1)

    @property
    def beyond(self) -> bool:
        """Whether something was changed that is not the branch's alone: the base map, rules, targets, other scenarios.
        Keeping the branch keeps that too; discarding it undoes it."""
        changed = difference(self.start, self.session.plan)
        return bool(changed.layers or changed.rules or changed.targets or any(changed.plants.values()))

    def deltas(self, shown: Plan, keys: Sequence[str] = ()) -> tuple[NumberDelta, ...]:
        """The numbers of the scenario as it was and of its branch in ``shown`` (the plan, or what is being dragged);
        ``keys`` as for :class:`NumberCourse`, () for the usual ones of both and what electricity costs."""
        if self.branch_id not in shown.scenario_plants:
            return ()
        also = () if keys else (ENERGY_COST,)
        before = {n.key: n for n in NumberCourse.of_scenario(self.start, self.scenario_id, keys, also).at(None)}
        after = {n.key: n for n in NumberCourse.of_scenario(shown, self.branch_id, keys, also).at(None)}
        found = []
        for key in dict.fromkeys((*after, *before)):
            one, other = before.get(key), after.get(key)
            if one is None and other is not None:
                one = ShownNumber(key, other.label, other.unit, 0.0, 0)
            if other is None and one is not None:
                other = ShownNumber(key, one.label, one.unit, 0.0, 0)
            if one is not None and other is not None:
                found.append(NumberDelta(one, other))
        return tuple(found)

    def discard(self) -> None:
        """Back to where it began, the very same plan; until something else is done it can be redone."""
        if self.alive:
            self.session.jump(self.start_at)

    def keep(self, name: str, description: str = "") -> None:
        """Keep the branch as a scenario of that name, as one more step. Raises EditError for a blank name."""
        self.session.apply(edits.together(KEPT(name=name), [edits.rename_scenario(self.branch_id, name, description)]))

    def log(self, text: str, names: str, *, kept: bool) -> None:
        """Keep with the plan what was decided, with the numbers before and after; a branch that is not ``kept`` is
        discarded first. Raises EditError for blanks; nothing is changed then."""
        figures = {d.after.key: (d.before.value, d.after.value) for d in self.deltas(self.session.plan) if d.delta}
        decided = edits.log_decision(text, names, self.scenario_id, self.branch_id if kept else "", figures)
        if not kept:
            self.discard()
        self.session.apply(decided)


def _free_id(plan: Plan) -> str:
    return next(name for n in count(1) if (name := f"trial-{n}") not in plan.scenario_plants)
