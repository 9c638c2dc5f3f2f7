"""Put a child on its own feet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.tree import parent_of, unlinked
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Scenario {scenario} stands on its own")


@dataclass(frozen=True)
class UnlinkScenario(Edit):
    """The scenario keeps its plants as they are; nothing flows into it any more."""

    kind: ClassVar[str] = "unlink_scenario"
    scenario_id: str

    def apply(self, plan: Plan) -> Plan:
        return unlinked(plan, [self.scenario_id]) if parent_of(plan, self.scenario_id) else plan

    def label(self) -> Message:
        return LABEL(scenario=self.scenario_id)


def unlink_scenario(scenario_id: str) -> UnlinkScenario:
    """Make a child independent, its plants as they are. On applying, raises EditError for an unknown scenario."""
    return UnlinkScenario(scenario_id)
