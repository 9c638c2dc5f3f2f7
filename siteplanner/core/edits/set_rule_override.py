"""Overrule one figure of the rule pack for this plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import pandas as pd

from siteplanner.core.edits.edit import Edit
from siteplanner.core.frames import conform_table
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.schema import RULE_OVERRIDES
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

SET = QT_TRANSLATE_NOOP("edits", "Set {key} of the rule {rule} to {value}")
UNSET = QT_TRANSLATE_NOOP("edits", "Let the rule pack decide {key} of the rule {rule}")


@dataclass(frozen=True)
class SetRuleOverride(Edit):
    """``value`` (as text) takes the place of ``key`` of the rule in that pack; None gives it back to the pack."""

    kind: ClassVar[str] = "set_rule_override"
    pack: str
    rule: str
    key: str
    value: str | None
    note: str = ""

    def apply(self, plan: Plan) -> Plan:
        old = plan.rule_overrides
        same = (old["pack"] == self.pack) & (old["rule"] == self.rule) & (old["key"] == self.key)
        rest = old[~same]
        if self.value is None:
            return replace(plan, rule_overrides=conform_table(rest, RULE_OVERRIDES)) if same.any() else plan
        row = {"pack": self.pack, "rule": self.rule, "key": self.key, "value": self.value, "note": self.note or None}
        new = conform_table(pd.DataFrame([row], dtype=object), RULE_OVERRIDES)
        return replace(plan, rule_overrides=conform_table(pd.concat([rest, new]), RULE_OVERRIDES))

    def label(self) -> Message:
        named = RULES[self.rule].name if self.rule in RULES else self.rule
        if self.value is None:
            return UNSET(key=self.key, rule=named)
        return SET(key=self.key, rule=named, value=self.value)


def set_rule_override(
    plan: Plan, rule: str, key: str, value: object | None, note: str = "", pack: str | None = None
) -> SetRuleOverride:
    """Overrule ``key`` (a limit, ``enabled``, ``severity``) of a rule in this plan; None gives it back to the pack.

    ``note`` says why, for the record; ``pack`` is the plan's own unless given.
    """
    text = None if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return SetRuleOverride(pack or plan.rule_pack, rule, key, text, note)
