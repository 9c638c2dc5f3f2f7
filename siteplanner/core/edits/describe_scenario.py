"""Say of a scenario what it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Describe scenario {scenario}")


@dataclass(frozen=True)
class DescribeScenario(Edit):
    kind: ClassVar[str] = "describe_scenario"
    scenario_id: str
    description: str

    def apply(self, plan: Plan) -> Plan:
        old = plan.scenario(self.scenario_id)
        if old.description == self.description:
            return plan
        new = replace(old, description=self.description)
        return replace(plan, scenarios=tuple(new if s is old else s for s in plan.scenarios))

    def label(self) -> Message:
        return LABEL(scenario=self.scenario_id)


def describe_scenario(scenario_id: str, description: str) -> DescribeScenario:
    """Give a scenario its description, '' for none. On applying, raises EditError for an unknown scenario."""
    return DescribeScenario(scenario_id, description.strip())
