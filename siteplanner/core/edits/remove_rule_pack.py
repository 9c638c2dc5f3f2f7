"""Take a rule pack of the planner's own out of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.kept_packs import kept_packs, with_kept_packs
from siteplanner.core.rules.overrides import plain_pack
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Remove the rule pack {pack} from the plan")
NOT_KEPT = QT_TRANSLATE_NOOP("errors", "The plan keeps no rule pack “{pack}”.")
IN_USE = QT_TRANSLATE_NOOP("errors", "The plan is checked by the rule pack “{pack}”. Choose another pack first.")
BUILT_ON = QT_TRANSLATE_NOOP("errors", "The rule pack “{other}” is built on “{pack}”. Remove that one first.")


@dataclass(frozen=True)
class RemoveRulePack(Edit):
    """A pack that the plan is checked by, or that another one extends, stays."""

    kind: ClassVar[str] = "remove_rule_pack"
    pack: str

    def apply(self, plan: Plan) -> Plan:
        kept = kept_packs(plan)
        if self.pack not in kept:
            raise EditError(NOT_KEPT, pack=self.pack)
        if plan.rule_pack == self.pack:
            raise EditError(IN_USE, pack=self.pack)
        for other in kept:
            if other != self.pack and plain_pack(plan, other).extends == self.pack:
                raise EditError(BUILT_ON, pack=self.pack, other=other)
        return with_kept_packs(plan, {name: text for name, text in kept.items() if name != self.pack})

    def label(self) -> Message:
        return LABEL(pack=self.pack)


def remove_rule_pack(pack: str) -> RemoveRulePack:
    """Take a kept pack out of the plan. Applying it raises EditError for one that is needed or not there."""
    return RemoveRulePack(pack)
