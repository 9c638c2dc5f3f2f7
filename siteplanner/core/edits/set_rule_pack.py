"""Choose the rule pack a plan is checked by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.rename_scenario import filled
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Check by the rule pack {pack}")


@dataclass(frozen=True)
class SetRulePack(Edit):
    """The pack of rules and limits that the plan is checked by."""

    kind: ClassVar[str] = "set_rule_pack"
    pack: str

    def apply(self, plan: Plan) -> Plan:
        return replace(plan, rule_pack=self.pack)

    def label(self) -> Message:
        return LABEL(pack=self.pack)


def set_rule_pack(pack: str) -> SetRulePack:
    """Check the plan by another rule pack. Raises EditError for a blank name; the check itself for an unknown pack."""
    return SetRulePack(filled(pack))
