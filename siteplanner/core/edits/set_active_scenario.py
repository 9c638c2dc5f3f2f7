"""Make a scenario the active one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Show scenario {scenario}")


@dataclass(frozen=True)
class SetActiveScenario(Edit):
    """The scenario that opens with the plan, and that commands take without ``--scenario``; it leaves the archive."""

    kind: ClassVar[str] = "set_active_scenario"
    scenario_id: str

    def apply(self, plan: Plan) -> Plan:
        found = plan.scenario(self.scenario_id)
        if found.scenario_id == plan.active_scenario:
            return plan
        return out_of_archive(replace(plan, active_scenario=found.scenario_id), found)

    def label(self) -> Message:
        return LABEL(scenario=self.scenario_id)


def out_of_archive(plan: Plan, scenario: Scenario) -> Plan:
    """The plan with a scenario of it not archived."""
    if not scenario.archived:
        return plan
    out = replace(scenario, archived=False)
    return replace(plan, scenarios=tuple(out if s is scenario else s for s in plan.scenarios))


def set_active_scenario(scenario_id: str) -> SetActiveScenario:
    """Make a scenario the active one. On applying, raises EditError for an unknown one."""
    return SetActiveScenario(scenario_id)
