"""Keep a rule pack of the planner's own with the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.rules.kept_packs import kept_packs, with_kept_packs
from siteplanner.core.rules.pack import pack_from_text
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Keep the rule pack {pack} in the plan")


@dataclass(frozen=True)
class KeepRulePack(Edit):
    """``toml`` is the text of the pack; it takes the place of one of the same id."""

    kind: ClassVar[str] = "keep_rule_pack"
    pack: str
    toml: str

    def apply(self, plan: Plan) -> Plan:
        kept = kept_packs(plan)
        return plan if kept.get(self.pack) == self.toml else with_kept_packs(plan, {**kept, self.pack: self.toml})

    def label(self) -> Message:
        return LABEL(pack=self.pack)


def keep_rule_pack(plan: Plan, toml: str, file: str) -> KeepRulePack:
    """Keep the pack of that text, from a file called ``file``, with the plan.

    Raises InputError naming file, line and key of what is wrong in it.
    """
    others = kept_packs(plan)
    return KeepRulePack(pack_from_text(toml, file, others).id, toml)
