"""Remove a scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.scenario_rows import without_scenario
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Remove scenario {scenario}")
LAST_ONE = QT_TRANSLATE_NOOP(
    "errors", "“{scenario}” is the only scenario, and a plan needs one. Add another before removing it."
)


@dataclass(frozen=True)
class RemoveScenario(Edit):
    """Take out a scenario with all that is its own; where it was active, its neighbour becomes so."""

    kind: ClassVar[str] = "remove_scenario"
    scenario_id: str

    def apply(self, plan: Plan) -> Plan:
        gone = plan.scenario(self.scenario_id)
        if len(plan.scenarios) == 1:
            raise EditError(LAST_ONE, scenario=self.scenario_id)
        at = plan.scenarios.index(gone)
        rest = tuple(s for s in plan.scenarios if s is not gone)
        active = rest[min(at, len(rest) - 1)].scenario_id if plan.active_scenario == gone.scenario_id else None
        after = replace(
            plan,
            scenarios=rest,
            scenario_plants={s.scenario_id: plan.plants(s.scenario_id) for s in rest},
            active_scenario=active or plan.active_scenario,
        )
        return without_scenario(after, self.scenario_id)

    def label(self) -> Message:
        return LABEL(scenario=self.scenario_id)


def remove_scenario(scenario_id: str) -> RemoveScenario:
    """Remove a scenario. On applying, raises EditError for an unknown one and for the last one."""
    return RemoveScenario(scenario_id)
