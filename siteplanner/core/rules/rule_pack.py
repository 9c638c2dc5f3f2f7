"""A rule pack as a value: every rule it knows, and how each is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from siteplanner.core.own_figures.declared import OwnFigure
from siteplanner.core.rules.own.declared import OwnRule
from siteplanner.core.rules.rule import Rule, RuleSettings

LIMIT_KEYS = ("value", "unit", "source", "clause", "confidence", "checked_on")
SOURCE_ZH = "source_zh"
"""The source of a limit in Chinese, which a pack may leave out."""


@dataclass(frozen=True)
class RulePack:
    """``name`` and ``statement`` by language; ``rules`` in the order of ``catalogue``, which holds each rule by its id.

    ``extends`` names the pack that it is built on; "" where it stands alone. ``own`` are the rules that it declares, or
    what it is built on; ``figures`` likewise the figures by their ids.
    """

    id: str
    name: Mapping[str, str]
    statement: Mapping[str, str]
    rules: Mapping[str, RuleSettings]
    catalogue: Mapping[str, Rule] = field(repr=False)
    extends: str = ""
    own: Mapping[str, OwnRule] = field(default_factory=dict)
    figures: Mapping[str, OwnFigure] = field(default_factory=dict)

    def settings(self, rule_id: str) -> RuleSettings:
        return self.rules[rule_id]

    def with_settings(self, rule_id: str, settings: RuleSettings) -> RulePack:
        return replace(self, rules={**self.rules, rule_id: settings})

    def with_rule(self, rule: Rule, settings: RuleSettings) -> RulePack:
        """The pack with one more rule, or another one of that id."""
        return replace(self, catalogue={**self.catalogue, rule.id: rule}).with_settings(rule.id, settings)

    def to_json(self) -> dict[str, Any]:
        """What ``siteplanner rules --format json`` prints."""
        return {
            "pack": self.id,
            "rules": [_rule_json(self.catalogue[key], of) for key, of in self.rules.items()],
            "figures": [of.to_json() for of in self.figures.values()],
        }


def _rule_json(rule: Rule, settings: RuleSettings) -> dict[str, Any]:
    limits = [{"key": key, **{k: getattr(of, k) for k in LIMIT_KEYS}} for key, of in settings.limits.items()]
    return {
        "id": rule.id,
        "severity": settings.graded(rule.severity),
        "enabled": settings.enabled,
        "clause": rule.clause,
        "limits": limits,
    }
