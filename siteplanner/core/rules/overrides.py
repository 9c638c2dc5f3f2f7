"""The rules in force for a plan: its pack, with what the planner changed of it (limits, severity, on or off)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce

import pandas as pd

from siteplanner.core.errors import InputError
from siteplanner.core.frames import frames_equal
from siteplanner.core.plan import Plan
from siteplanner.core.rules.kept_packs import RULE_PACKS, kept_packs
from siteplanner.core.rules.pack import RulePack, amount, known_packs, load_pack, no_such_pack, pack_from_text
from siteplanner.core.rules.plugins import PLUGIN_PREFIX, absent, is_stand_in
from siteplanner.core.rules.rule import RuleSettings, Severity
from siteplanner.core.text import QT_TRANSLATE_NOOP

SEVERITY, ENABLED = "severity", "enabled"
NO_RULE = QT_TRANSLATE_NOOP(
    "rules", "The plan changes the rule “{rule}”, which does not exist. Known rules: {known}. Remove that change."
)
NO_KEY = QT_TRANSLATE_NOOP(
    "rules", "The plan changes “{key}” of the rule {rule}, which has no such key. Known keys: {known}."
)
BAD_VALUE = QT_TRANSLATE_NOOP(
    "rules", "The plan sets “{key}” of the rule {rule} to “{value}”; {expected} was expected."
)
AN_AMOUNT = QT_TRANSLATE_NOOP("rules", "a number of 0 or more")
A_SEVERITY = QT_TRANSLATE_NOOP("rules", "error or warning")
A_FLAG = QT_TRANSLATE_NOOP("rules", "true or false")
OWN_SOURCE = "set in this plan"

Override = tuple[str, str, str, str]  # rule, key, value, note


def pack_of(plan: Plan, pack: str | RulePack | None = None) -> RulePack:
    """The pack a plan is checked by (``pack``: another one, by its name or itself), with the plan's own changes to it.

    Raises InputError for a pack, rule, key or value that does not exist: nothing is skipped in silence.
    """
    chosen = pack if isinstance(pack, RulePack) else plain_pack(plan, pack or plan.rule_pack)
    return reduce(overridden, overrides(plan.rule_overrides, chosen.id), chosen)


def plain_pack(plan: Plan, name: str) -> RulePack:
    """A pack by its name, one that comes with the program or one kept in the plan, as nobody changed it."""
    if name in known_packs():
        return load_pack(name)
    kept = kept_packs(plan)
    if name not in kept:
        raise no_such_pack(name, (*known_packs(), *kept))
    return pack_from_text(kept[name], name, kept)


def packs_for(plan: Plan) -> tuple[str, ...]:
    """The names of all packs that the plan can be checked by."""
    return (*known_packs(), *(name for name in kept_packs(plan) if name not in known_packs()))


def same_rules(before: Plan, after: Plan) -> bool:
    """Whether two plans are held to the same rules; quick where they share what did not change."""
    return (
        before.rule_pack == after.rule_pack
        and before.settings.get(RULE_PACKS) == after.settings.get(RULE_PACKS)
        and frames_equal(before.rule_overrides, after.rule_overrides)
    )


def overrides(table: pd.DataFrame, pack_id: str) -> Iterator[Override]:
    """The rows of ``rule_overrides`` that concern a pack."""
    columns = [table[name].to_numpy(dtype=object, na_value="") for name in ("pack", "rule", "key", "value", "note")]
    for pack, rule, key, value, note in zip(*columns, strict=True):
        if str(pack).strip() == pack_id:
            yield str(rule).strip(), str(key).strip(), str(value).strip(), str(note).strip()


def all_overrides(plan: Plan) -> dict[tuple[str, str, str], tuple[str, str]]:
    """What a plan changes of any pack: value and note by pack, rule and key."""
    packs = dict.fromkeys(plan.rule_overrides["pack"].dropna().astype(str).str.strip())
    return {
        (pack, rule, key): (value, note)
        for pack in packs
        for rule, key, value, note in overrides(plan.rule_overrides, pack)
    }


def overridden(pack: RulePack, change: Override) -> RulePack:
    """The pack with one change. Raises InputError where it does not fit."""
    rule_id, key, value, note = change
    if rule_id not in pack.catalogue and rule_id.startswith(PLUGIN_PREFIX):
        pack = pack.with_rule(absent(rule_id, {}), RuleSettings({}))
    if rule_id not in pack.catalogue:
        raise InputError(NO_RULE, rule=rule_id, known=", ".join(pack.catalogue))
    settings = pack.settings(rule_id)
    if key == ENABLED:
        settings = replace(settings, enabled=_flag(rule_id, value), note=_noted(settings.note, note))
    elif key == SEVERITY:
        settings = replace(settings, severity=_severity(rule_id, value), note=_noted(settings.note, note))
    elif key not in settings.limits and is_stand_in(pack.catalogue[rule_id]):
        return pack  # the figures of a plug-in that is not there wait for it
    else:
        settings = _with_limit(settings, rule_id, key, value, note)
    return pack.with_settings(rule_id, settings)


def _with_limit(settings: RuleSettings, rule_id: str, key: str, value: str, note: str) -> RuleSettings:
    if key not in settings.limits:
        raise InputError(NO_KEY, rule=rule_id, key=key, known=", ".join((*settings.limits, SEVERITY, ENABLED)))
    try:
        number = amount(float(value))
    except ValueError:
        number = None
    if number is None:
        raise InputError(BAD_VALUE, rule=rule_id, key=key, value=value, expected=AN_AMOUNT)
    # no standard asks for a figure that a planner has set: what it rests on is the reason that was given
    own = {"source": note or OWN_SOURCE, "source_zh": "", "clause": note, "confidence": "judgement"}
    limit = replace(settings.limits[key], value=number, **own)  # type: ignore[arg-type]
    return replace(settings, limits={**settings.limits, key: limit})


def _noted(before: str, note: str) -> str:
    """The notes of a rule, each once."""
    return note if not before or note == before else f"{before}; {note}" if note else before


def _flag(rule_id: str, value: str) -> bool:
    known = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if value.lower() not in known:
        raise InputError(BAD_VALUE, rule=rule_id, key=ENABLED, value=value, expected=A_FLAG)
    return known[value.lower()]


def _severity(rule_id: str, value: str) -> Severity:
    if value == "error":
        return "error"
    if value == "warning":
        return "warning"
    raise InputError(BAD_VALUE, rule=rule_id, key=SEVERITY, value=value, expected=A_SEVERITY)
