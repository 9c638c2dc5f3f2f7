"""What a planner changed of a rule pack for one plan: limits, severity, on or off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce

import pandas as pd

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.pack import RulePack, amount, load_pack
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


def pack_of(plan: Plan, name: str | None = None) -> RulePack:
    """The pack a plan is checked by (``name``: another one), with the plan's own changes to it.

    Raises InputError for a pack, rule, key or value that does not exist: nothing is skipped in silence.
    """
    pack = load_pack(name or plan.rule_pack)
    return reduce(overridden, overrides(plan.rule_overrides, pack.id), pack)


def overrides(table: pd.DataFrame, pack_id: str) -> Iterator[Override]:
    """The rows of ``rule_overrides`` that concern a pack."""
    columns = [table[name].to_numpy(dtype=object, na_value="") for name in ("pack", "rule", "key", "value", "note")]
    for pack, rule, key, value, note in zip(*columns, strict=True):
        if str(pack).strip() == pack_id:
            yield str(rule).strip(), str(key).strip(), str(value).strip(), str(note).strip()


def overridden(pack: RulePack, change: Override) -> RulePack:
    """The pack with one change. Raises InputError where it does not fit."""
    rule_id, key, value, note = change
    if rule_id not in RULES:
        raise InputError(NO_RULE, rule=rule_id, known=", ".join(RULES))
    settings = pack.settings(rule_id)
    if key == ENABLED:
        settings = replace(settings, enabled=_flag(rule_id, value))
    elif key == SEVERITY:
        settings = replace(settings, severity=_severity(rule_id, value))
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
    limit = replace(settings.limits[key], value=number, source=note or OWN_SOURCE, confidence="judgement")
    return replace(settings, limits={**settings.limits, key: limit})


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
