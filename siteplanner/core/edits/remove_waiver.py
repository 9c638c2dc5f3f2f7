"""Take a waiver back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.add_waiver import waived
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.scenario_rows import kept
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Take back the waiver for {finding}")
NO_SUCH_WAIVER = QT_TRANSLATE_NOOP("errors", "No waiver stands for the finding “{finding}” in scenario “{scenario}”.")


@dataclass(frozen=True)
class RemoveWaiver(Edit):
    """The finding counts again."""

    kind: ClassVar[str] = "remove_waiver"
    scenario_id: str
    finding_id: str

    def apply(self, plan: Plan) -> Plan:
        theirs = waived(plan, self.scenario_id, self.finding_id)
        if not theirs.any():
            raise EditError(NO_SUCH_WAIVER, finding=self.finding_id, scenario=self.scenario_id)
        return replace(plan, waivers=kept(plan.waivers, ~theirs))

    def label(self) -> Message:
        return LABEL(finding=self.finding_id)


def remove_waiver(scenario_id: str, finding_id: str) -> RemoveWaiver:
    """Take a waiver back. On applying, raises EditError when there is none."""
    return RemoveWaiver(scenario_id, finding_id)
