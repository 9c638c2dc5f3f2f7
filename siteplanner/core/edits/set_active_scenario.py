"""Make a scenario the active one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Show scenario {scenario}")


@dataclass(frozen=True)
class SetActiveScenario(Edit):
    """The scenario that opens with the plan, and that commands take without ``--scenario``."""

    kind: ClassVar[str] = "set_active_scenario"
    scenario_id: str

    def apply(self, plan: Plan) -> Plan:
        found = plan.scenario(self.scenario_id).scenario_id
        return plan if found == plan.active_scenario else replace(plan, active_scenario=found)

    def label(self) -> Message:
        return LABEL(scenario=self.scenario_id)


def set_active_scenario(scenario_id: str) -> SetActiveScenario:
    """Make a scenario the active one. On applying, raises EditError for an unknown one."""
    return SetActiveScenario(scenario_id)
