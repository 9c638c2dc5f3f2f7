"""Everything that is changed of the rules in one go: pack, packs kept in the plan, limits, severity, on or off."""

from __future__ import annotations

from collections.abc import Iterator

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.keep_rule_pack import KeepRulePack
from siteplanner.core.edits.remove_rule_pack import RemoveRulePack
from siteplanner.core.edits.set_rule_override import SetRuleOverride
from siteplanner.core.edits.set_rule_pack import SetRulePack
from siteplanner.core.edits.together import Together
from siteplanner.core.plan import Plan
from siteplanner.core.rules.kept_packs import kept_packs
from siteplanner.core.rules.overrides import all_overrides
from siteplanner.core.text import QT_TRANSLATE_NOOP

LABEL = QT_TRANSLATE_NOOP("edits", "Change the rules: {count} changes")


def change_rules(before: Plan, after: Plan) -> Edit | None:
    """One edit that gives ``before`` the rules of ``after``; None where they are the same."""
    steps = tuple(_steps(before, after))
    if not steps:
        return None
    if len(steps) == 1:
        return steps[0]
    return Together(LABEL(count=len(steps)), steps)


def _steps(before: Plan, after: Plan) -> Iterator[Edit]:
    old_packs, new_packs = kept_packs(before), kept_packs(after)
    yield from (KeepRulePack(name, text) for name, text in new_packs.items() if old_packs.get(name) != text)
    if before.rule_pack != after.rule_pack:
        yield SetRulePack(after.rule_pack)
    yield from (RemoveRulePack(name) for name in reversed(old_packs) if name not in new_packs)
    old, new = all_overrides(before), all_overrides(after)
    for (pack, rule, key), (value, note) in new.items():
        if old.get((pack, rule, key)) != (value, note):
            yield SetRuleOverride(pack, rule, key, value, note)
    for pack, rule, key in old:
        if (pack, rule, key) not in new:
            yield SetRuleOverride(pack, rule, key, None)
