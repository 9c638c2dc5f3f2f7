"""Rule packs: the figures the rules hold a layout to, each with where it comes from, read strictly from TOML."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, cast, get_args

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.rule import Confidence, Limit, Rule, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

FAULT = QT_TRANSLATE_NOOP("rules", "Rule pack {file}, {where}: {fault}")
NO_SUCH_PACK = QT_TRANSLATE_NOOP("rules", "There is no rule pack “{pack}”. Known packs: {known}.")
NOT_TOML = QT_TRANSLATE_NOOP("rules", "it is not a TOML file ({reason}).")
UNKNOWN_RULE = QT_TRANSLATE_NOOP("rules", "there is no rule of that name. Known rules: {known}.")
UNKNOWN_KEY = QT_TRANSLATE_NOOP("rules", "there is no key of that name. Known keys: {known}.")
MISSING = QT_TRANSLATE_NOOP("rules", "it is missing.")
NOT_TEXT = QT_TRANSLATE_NOOP("rules", "a text was expected.")
NOT_FLAG = QT_TRANSLATE_NOOP("rules", "true or false was expected.")
NOT_TABLE = QT_TRANSLATE_NOOP("rules", "a table was expected.")
NOT_AMOUNT = QT_TRANSLATE_NOOP("rules", "a number of 0 or more was expected.")
WRONG_UNIT = QT_TRANSLATE_NOOP("rules", "the unit is “{unit}”, “{expected}” was expected.")
NOT_ONE_OF = QT_TRANSLATE_NOOP("rules", "it must be one of: {known}.")
NOT_A_DAY = QT_TRANSLATE_NOOP("rules", "a day as YYYY-MM-DD was expected.")
LIMIT_KEYS = ("value", "unit", "source", "clause", "confidence", "checked_on")


@dataclass(frozen=True)
class RulePack:
    """``name`` and ``statement`` by language; ``rules`` in the order of the catalogue."""

    id: str
    name: Mapping[str, str]
    statement: Mapping[str, str]
    rules: Mapping[str, RuleSettings]

    def settings(self, rule_id: str) -> RuleSettings:
        return self.rules[rule_id]

    def with_settings(self, rule_id: str, settings: RuleSettings) -> RulePack:
        return replace(self, rules={**self.rules, rule_id: settings})

    def to_json(self) -> dict[str, Any]:
        """What ``siteplanner rules --format json`` prints."""
        return {"pack": self.id, "rules": [_rule_json(RULES[key], of) for key, of in self.rules.items()]}


def _rule_json(rule: Rule, settings: RuleSettings) -> dict[str, Any]:
    limits = [{"key": key, **{k: getattr(of, k) for k in LIMIT_KEYS}} for key, of in settings.limits.items()]
    return {
        "id": rule.id,
        "severity": settings.graded(rule.severity),
        "enabled": settings.enabled,
        "clause": rule.clause,
        "limits": limits,
    }


def known_packs() -> tuple[str, ...]:
    """The names of the packs that ship with the program."""
    return tuple(sorted(path.stem for path in resource("rules").glob("*.toml")))


@cache
def load_pack(name: str) -> RulePack:
    """The shipped pack of that name. Raises InputError naming the known ones, or the file and the key at fault.

    >>> load_pack("gb-screening-2023").settings("setback").value("setback_m")
    5.0
    """
    if name not in known_packs():
        raise InputError(NO_SUCH_PACK, pack=name, known=", ".join(known_packs()))
    return read_pack(resource("rules", f"{name}.toml"))


def read_pack(path: Path) -> RulePack:
    """A pack from a file. Every rule must be in it with every limit, each with its unit, source and confidence."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(FAULT, file=path.name, where="TOML", fault=NOT_TOML(reason=error)) from error
    return _Reader(path.name).pack(data)


@dataclass(frozen=True)
class _Reader:
    file: str

    def refuse(self, where: str, fault: Template | Message) -> NoReturn:
        raise InputError(FAULT, file=self.file, where=where, fault=fault)

    def pack(self, data: Mapping[str, Any]) -> RulePack:
        self.only(data, ("pack", "rules"), "")
        head = self.table(data, "pack", "")
        self.only(head, ("id", "name", "statement"), "pack")
        return RulePack(
            self.text(head, "id", "pack"),
            self.languages(head, "name"),
            self.languages(head, "statement"),
            self.rules(self.table(data, "rules", "")),
        )

    def rules(self, data: Mapping[str, Any]) -> Mapping[str, RuleSettings]:
        for rule_id in data:
            if rule_id not in RULES:
                self.refuse(f"rules.{rule_id}", UNKNOWN_RULE(known=", ".join(RULES)))
        return {rule.id: self.rule(rule, self.table(data, rule.id, "rules")) for rule in RULES.values()}

    def rule(self, rule: Rule, data: Mapping[str, Any]) -> RuleSettings:
        where = f"rules.{rule.id}"
        self.only(data, ("enabled", "severity", "limits"), where)
        enabled = data.get("enabled", True)
        if not isinstance(enabled, bool):
            self.refuse(f"{where}.enabled", NOT_FLAG)
        severity = data.get("severity")
        if severity not in (None, "error", "warning"):
            self.refuse(f"{where}.severity", NOT_ONE_OF(known="error, warning"))
        limits = self.table(data, "limits", where) if "limits" in data or rule.limit_keys else {}
        self.only(limits, tuple(rule.limit_keys), f"{where}.limits")
        read = {
            key: self.limit(key, unit, self.table(limits, key, f"{where}.limits"), f"{where}.limits.{key}")
            for key, unit in rule.limit_keys.items()
        }
        return RuleSettings(read, enabled, severity)

    def limit(self, key: str, unit: str, data: Mapping[str, Any], where: str) -> Limit:
        self.only(data, LIMIT_KEYS, where)
        value = amount(data.get("value"))
        if value is None:
            self.refuse(f"{where}.value", NOT_AMOUNT if "value" in data else MISSING)
        if self.text(data, "unit", where, blank=True) != unit:
            self.refuse(f"{where}.unit", WRONG_UNIT(unit=data["unit"], expected=unit))
        confidence = self.text(data, "confidence", where)
        if confidence not in get_args(Confidence):
            self.refuse(f"{where}.confidence", NOT_ONE_OF(known=", ".join(get_args(Confidence))))
        checked_on = str(data.get("checked_on", ""))
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", checked_on):
            self.refuse(f"{where}.checked_on", NOT_A_DAY)
        source, clause = self.text(data, "source", where), self.text(data, "clause", where, blank=True)
        return Limit(key, value, unit, source, clause, cast(Confidence, confidence), checked_on)

    def languages(self, head: Mapping[str, Any], key: str) -> Mapping[str, str]:
        table = self.table(head, key, "pack")
        self.only(table, ("en", "zh"), f"pack.{key}")
        return {lang: self.text(table, lang, f"pack.{key}") for lang in ("en", "zh")}

    def table(self, data: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
        at = f"{where}.{key}".lstrip(".")
        if key not in data:
            self.refuse(at, MISSING)
        if not isinstance(data[key], dict):
            self.refuse(at, NOT_TABLE)
        return cast(Mapping[str, Any], data[key])

    def text(self, data: Mapping[str, Any], key: str, where: str, *, blank: bool = False) -> str:
        value = data.get(key)
        if value is None or (not blank and value == ""):
            self.refuse(f"{where}.{key}", MISSING)
        if not isinstance(value, str):
            self.refuse(f"{where}.{key}", NOT_TEXT)
        return value

    def only(self, data: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in data:
            if key not in known:
                self.refuse(f"{where}.{key}".lstrip("."), UNKNOWN_KEY(known=", ".join(known) or "–"))


def amount(value: object) -> float | None:
    """A finite number of 0 or more; None for anything else, true and false included."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        return None
    return float(value)
