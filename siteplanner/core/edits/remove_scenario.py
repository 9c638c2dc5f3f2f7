"""Remove a scenario."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.scenario_rows import without_scenario
from siteplanner.core.edits.set_active_scenario import out_of_archive
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.scenarios.tree import children_of, unlinked
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Remove scenario {scenario}")
FREED = QT_TRANSLATE_NOOP("edits", "Remove scenario {scenario}; {children} now stand on their own")
LAST_ONE = QT_TRANSLATE_NOOP(
    "errors", "“{scenario}” is the only scenario, and a plan needs one. Add another before removing it."
)


@dataclass(frozen=True)
class RemoveScenario(Edit):
    """Take out a scenario with all that is its own; where it was active, its neighbour becomes so.

    Linked children of it keep their plants and become independent; ``children`` are their names, for the label.
    """

    kind: ClassVar[str] = "remove_scenario"
    scenario_id: str
    children: tuple[str, ...] = ()

    def apply(self, plan: Plan) -> Plan:
        gone = plan.scenario(self.scenario_id)
        if len(plan.scenarios) == 1:
            raise EditError(LAST_ONE, scenario=self.scenario_id)
        free = unlinked(plan, [gone.scenario_id, *(s.scenario_id for s in children_of(plan, gone.scenario_id))])
        rest = tuple(s for s in free.scenarios if s.scenario_id != gone.scenario_id)
        active = _neighbour(rest, plan.scenarios.index(gone))
        if plan.active_scenario != gone.scenario_id:
            active = plan.scenario()
        after = replace(
            free,
            scenarios=rest,
            scenario_plants={s.scenario_id: plan.plants(s.scenario_id) for s in rest},
            active_scenario=active.scenario_id,
        )
        return out_of_archive(without_scenario(after, self.scenario_id), after.scenario())

    def label(self) -> Message:
        if self.children:
            return FREED(scenario=self.scenario_id, children=self.children)
        return LABEL(scenario=self.scenario_id)


def _neighbour(rest: tuple[Scenario, ...], at: int) -> Scenario:
    """What stands now where the removed one stood, or before it; an archived one only where there is no other."""
    offered = [s for s in (*rest[at:], *reversed(rest[:at])) if not s.archived]
    return offered[0] if offered else rest[min(at, len(rest) - 1)]


def remove_scenario(scenario_id: str, children: Iterable[str] = ()) -> RemoveScenario:
    """Remove a scenario; its linked ``children``, named for the label, become independent.

    On applying, raises EditError for an unknown one and for the last one.
    """
    return RemoveScenario(scenario_id, tuple(children))
