"""From the text of a rule pack to the pack: its rules, on top of those of the pack it extends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast, get_args

from siteplanner.core.own_figures.reading import declared_figures
from siteplanner.core.rules.own.declared import OWN_PREFIX, OwnRule
from siteplanner.core.rules.own.making import rule_of
from siteplanner.core.rules.own.reading import declared_rules
from siteplanner.core.rules.pack_text import NOT_ONE_OF, PackText
from siteplanner.core.rules.plugins import PLUGIN_PREFIX, absent
from siteplanner.core.rules.rule import Confidence, Limit, Rule, RuleSettings, Severity
from siteplanner.core.rules.rule_pack import LIMIT_KEYS, SOURCE_ZH, RulePack
from siteplanner.core.text import QT_TRANSLATE_NOOP

UNKNOWN_RULE = QT_TRANSLATE_NOOP("rules", "there is no rule of that name. Known rules: {known}.")
WRONG_UNIT = QT_TRANSLATE_NOOP("rules", "the unit is “{unit}”, “{expected}” was expected.")
DECLARED_TWICE = QT_TRANSLATE_NOOP(
    "rules", "the pack that this one extends has {rule} already. Change that one under [rules.{rule}]."
)
NOT_AN_ID = QT_TRANSLATE_NOOP("rules", "“{id}” cannot name a pack. Use letters, digits, hyphens and dots.")
HEAD_KEYS: Final = ("id", "extends", "name", "statement")
RULE_KEYS: Final = ("enabled", "severity", "note", "limits")
_PACK_ID: Final = re.compile(r"[^\W_][\w.-]*")


@dataclass(frozen=True, eq=False)
class PackReader:
    """``known`` are the rules there are; ``base`` is the pack that this one extends, None where it stands alone."""

    text: PackText
    known: Mapping[str, Rule]
    base: RulePack | None = None

    def pack(self) -> RulePack:
        """The pack. Raises InputError naming file, line and key of the first mistake."""
        text = self.text
        text.only(("pack", "rules", "own", "figures"))
        text.only(HEAD_KEYS, "pack")
        known = self.base.catalogue if self.base else self.known
        own = {rule.id: rule for rule in declared_rules(text)}
        for rule_id in own:
            if rule_id in known:
                text.refuse("own", rule_id.removeprefix(OWN_PREFIX), fault=DECLARED_TWICE(rule=rule_id))
        known = {**known, **{rule_id: rule_of(of) for rule_id, of in own.items()}}
        known = {**known, **{rule.id: rule for rule in self._absent(known)}}
        return RulePack(
            pack_id(text),
            text.languages("pack", "name"),
            self._statement(),
            dict(self._rules(known, own)),
            known,
            text.text("pack", "extends", default=""),
            {**(self.base.own if self.base else {}), **own},
            declared_figures(text, self.base.figures if self.base else {}),
        )

    def _statement(self) -> Mapping[str, str]:
        """A pack that extends another says of itself what that one says, unless it says something else."""
        if self.base and not self.text.has("pack", "statement"):
            return self.base.statement
        return self.text.languages("pack", "statement")

    def _rules(self, known: Mapping[str, Rule], own: Mapping[str, OwnRule]) -> Iterator[tuple[str, RuleSettings]]:
        for rule in known.values():
            yield rule.id, self._rule(rule, self._before(rule, own))

    def _absent(self, known: Mapping[str, Rule]) -> Iterator[Rule]:
        """Stand-ins for the plug-in rules that the text sets and that are not installed. Other rules must be there."""
        text = self.text
        for rule_id in text.table("rules", optional=self.base is not None):
            if rule_id in known:
                continue
            if not rule_id.startswith(PLUGIN_PREFIX):
                text.refuse("rules", rule_id, fault=UNKNOWN_RULE(known=", ".join(known)))
            limits = text.table("rules", rule_id, "limits", optional=True)
            units = {key: text.text("rules", rule_id, "limits", key, "unit", blank=True) for key in limits}
            yield absent(rule_id, units)

    def _before(self, rule: Rule, own: Mapping[str, OwnRule]) -> RuleSettings | None:
        """How a rule is set where ``[rules.<id>]`` says nothing; None where it must say it all."""
        if rule.id in own:
            return self._declared(rule)
        if self.base and rule.id in self.base.rules:
            return self.base.settings(rule.id)
        return RuleSettings(rule.defaults) if rule.id.startswith(PLUGIN_PREFIX) else None

    def _declared(self, rule: Rule) -> RuleSettings:
        where = ("own", rule.id.removeprefix(OWN_PREFIX))
        return RuleSettings(
            self._limits(rule, RuleSettings({}), *where),
            self.text.flag(*where, "enabled", default=True),
            note=self.text.text(*where, "note", default="", blank=True),
        )

    def _rule(self, rule: Rule, base: RuleSettings | None) -> RuleSettings:
        where, text = ("rules", rule.id), self.text
        if not text.has(*where) and base is not None:
            return base
        text.table(*where)
        text.only(RULE_KEYS, *where)
        settings = base or RuleSettings({})
        return RuleSettings(
            self._limits(rule, settings, *where),
            text.flag(*where, "enabled", default=settings.enabled),
            severity(text, *where) or settings.severity,
            text.text(*where, "note", default=settings.note, blank=True),
        )

    def _limits(self, rule: Rule, base: RuleSettings, *where: str) -> Mapping[str, Limit]:
        text = self.text
        text.table(*where, "limits", optional=bool(base.limits) or not rule.limit_keys)
        text.only(rule.limit_keys, *where, "limits")
        return {
            key: base.limits[key]
            if key in base.limits and not text.has(*where, "limits", key)
            else limit(text, key, unit, *where, "limits", key)
            for key, unit in rule.limit_keys.items()
        }


def pack_id(text: PackText) -> str:
    """The id of the pack: what a plan names it by."""
    text.table("pack")
    found = text.text("pack", "id")
    if not _PACK_ID.fullmatch(found):
        text.refuse("pack", "id", fault=NOT_AN_ID(id=found))
    return found


def severity(text: PackText, *where: str) -> Severity | None:
    found = text.value(*where, "severity")
    if found not in (None, "error", "warning"):
        text.refuse(*where, "severity", fault=NOT_ONE_OF(known="error, warning"))
    return cast(Severity | None, found)


def limit(text: PackText, key: str, unit: str, *where: str) -> Limit:
    """One limit, whole: a figure never goes without its source, not even where another pack gave it one before."""
    text.table(*where)
    text.only((*LIMIT_KEYS, SOURCE_ZH), *where)
    value = text.amount(*where, "value")
    written = text.text(*where, "unit", blank=True)
    if written != unit:
        text.refuse(*where, "unit", fault=WRONG_UNIT(unit=written, expected=unit))
    source, clause = text.text(*where, "source"), text.text(*where, "clause", blank=True)
    confidence = cast(Confidence, text.one_of(get_args(Confidence), *where, "confidence"))
    day, source_zh = text.day(*where, "checked_on"), text.text(*where, SOURCE_ZH, blank=True, default="")
    return Limit(key, value, unit, source, clause, confidence, day, source_zh)
