"""Put a scenario in another place of the tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.tree import may_move_under, parent_of, unlinked
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

UNDER = QT_TRANSLATE_NOOP("edits", "Move scenario {scenario} under {parent}")
ON_ITS_OWN = QT_TRANSLATE_NOOP("edits", "Move scenario {scenario}")
IN_A_RING = QT_TRANSLATE_NOOP("errors", "“{scenario}” cannot hang on “{parent}”, which hangs on it. Choose another.")


@dataclass(frozen=True)
class MoveScenario(Edit):
    """Under ``parent_id`` ('': on its own), before its sibling ``before`` ('': behind all).

    Under a parent it did not hang on, it stands on that one's plants as they are: whatever it has different counts as
    its own doing. Its plants stay.
    """

    kind: ClassVar[str] = "move_scenario"
    scenario_id: str
    parent_id: str = ""
    before: str = ""

    def apply(self, plan: Plan) -> Plan:
        moved = plan.scenario(self.scenario_id)
        if self.before == self.scenario_id:
            return plan
        if not may_move_under(plan, self.scenario_id, self.parent_id):
            raise EditError(IN_A_RING, scenario=moved.name, parent=plan.scenario(self.parent_id).name)
        after = self._hung(plan)
        now = after.scenario(self.scenario_id)
        rest = [s for s in after.scenarios if s is not now]
        at = rest.index(after.scenario(self.before)) if self.before else len(rest)
        scenarios = (*rest[:at], now, *rest[at:])
        return plan if after is plan and scenarios == plan.scenarios else replace(after, scenarios=scenarios)

    def _hung(self, plan: Plan) -> Plan:
        if self.parent_id == parent_of(plan, self.scenario_id):
            return plan
        if not self.parent_id:
            return unlinked(plan, [self.scenario_id])
        old = plan.scenario(self.scenario_id)
        new = replace(old, parent_id=self.parent_id)
        return replace(
            plan,
            scenarios=tuple(new if s is old else s for s in plan.scenarios),
            grounds={**plan.grounds, self.scenario_id: plan.plants(self.parent_id)},
        )

    def label(self) -> Message:
        if self.parent_id:
            return UNDER(scenario=self.scenario_id, parent=self.parent_id)
        return ON_ITS_OWN(scenario=self.scenario_id)


def move_scenario(scenario_id: str, parent_id: str = "", *, before: str = "") -> MoveScenario:
    """Hang a scenario on another ('': on none), before a sibling ('': behind all).

    On applying, raises EditError for an unknown scenario, and where it would hang on itself.
    """
    return MoveScenario(scenario_id, parent_id, before)
