"""Rules that other packages bring: entry points of the group ``siteplanner.rules``, each naming a :class:`Rule`.

A plug-in that cannot be loaded, or fails while it checks, is never passed over in silence: what it would have judged is
not checked, and the sentence that says so names it. A rule from outside is checked whole after every edit, whatever
reach it gives itself, and its id begins with ``plugin-``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Final, get_args

from siteplanner.core.rules.not_checked import NOT_CHECKED, not_checked
from siteplanner.core.rules.rule import Confidence, Finding, Limit, Reach, Rule, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

GROUP: Final = "siteplanner.rules"
PLUGIN_PREFIX: Final = "plugin-"

BROKEN = QT_TRANSLATE_NOOP(
    "rules", "The plug-in rule “{plugin}” cannot be used, so nothing was held to it: {reason}. Repair or remove it."
)
ABSENT = QT_TRANSLATE_NOOP(
    "rules",
    "The plug-in rule “{plugin}” is not installed here, so nothing was held to it. Install it or switch it off.",
)
FAILED = QT_TRANSLATE_NOOP("rules", "The plug-in rule “{plugin}” failed, so nothing was held to it: {reason}.")
RAISED = QT_TRANSLATE_NOOP("rules", "{error}")
NO_RULE = QT_TRANSLATE_NOOP("rules", "it is no rule but of the kind {kind}")
NO_PREFIX = QT_TRANSLATE_NOOP("rules", "its id “{id}” does not begin with “plugin-”")
NO_PLAIN_ID = QT_TRANSLATE_NOOP("rules", "its id “{id}” may hold small letters, digits and hyphens alone")
TWICE = QT_TRANSLATE_NOOP("rules", "another plug-in has the id “{id}” already")
NO_LIMIT = QT_TRANSLATE_NOOP(
    "rules", "it gives no sound figure, unit, source, confidence and day for its limit “{key}”"
)
NOT_ITS_OWN = QT_TRANSLATE_NOOP("rules", "it gave a finding that is not its own")
NOT_LOADED = QT_TRANSLATE_NOOP("rules", "A plug-in rule that cannot be used: its layouts are not fully checked.")


@dataclass(frozen=True)
class PluggedIn:
    """``rules`` by their ids, those that only say what is wrong included; ``faults`` are those sentences."""

    rules: Mapping[str, Rule]
    faults: tuple[Message, ...]


@cache
def plugged_in() -> PluggedIn:
    """The rules of other packages, looked for once."""
    rules: dict[str, Rule] = {}
    faults: list[Message] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda of: of.name):
        found = _loaded(entry)
        if isinstance(found, Rule) and found.id in rules:
            found = TWICE(id=found.id)
        if isinstance(found, Message):
            fault = BROKEN(plugin=entry.name, reason=found)
            faults.append(fault)
            found = speechless(f"{PLUGIN_PREFIX}{entry.name}", entry.name, fault)
            if found.id in rules:
                found = replace(found, id=f"{found.id}-{len(rules)}")
        rules[found.id] = found
    return PluggedIn(rules, tuple(faults))


def _loaded(entry: EntryPoint) -> Rule | Message:
    """The rule that an entry point names, or what is wrong with it."""
    try:
        rule = entry.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a stranger's module does when it is imported
        return RAISED(error=_said(error))
    return _fault(rule) or replace(
        rule, reach=Reach.SCENARIO, reads_footprints=True, reads_standing=False, of_site=None, check=Watched(rule)
    )


def _fault(rule: Any) -> Message | None:
    if not isinstance(rule, Rule):
        return NO_RULE(kind=type(rule).__name__)
    if not rule.id.startswith(PLUGIN_PREFIX):
        return NO_PREFIX(id=rule.id)
    if not rule.id.replace("-", "").isalnum() or not rule.id.isascii() or rule.id != rule.id.lower():
        return NO_PLAIN_ID(id=rule.id)
    for key, unit in rule.limit_keys.items():
        if not _is_sound(rule.defaults.get(key), key, unit):
            return NO_LIMIT(key=key)
    return None


def _is_sound(limit: object, key: str, unit: str) -> bool:
    from siteplanner.core.rules.pack_text import amount, is_day  # it reads files of packs, which know of plug-ins

    return (
        isinstance(limit, Limit)
        and (limit.key, limit.unit) == (key, unit)
        and amount(limit.value) is not None
        and bool(limit.source)
        and limit.confidence in get_args(Confidence)
        and is_day(limit.checked_on)
    )


@dataclass(frozen=True)
class Watched:
    """The check of a plug-in; where it fails, one finding says so, and nothing of what it found is believed."""

    rule: Rule

    def __call__(self, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
        try:
            found = [self._own(finding) for finding in self.rule.check(layout, settings)]
        except Exception as error:  # noqa: BLE001 - whatever a stranger's rule does
            reason = NOT_ITS_OWN() if isinstance(error, _NotItsOwnError) else _said(error)
            yield not_checked(self.rule.id, FAILED(plugin=self.rule.id.removeprefix(PLUGIN_PREFIX), reason=reason))
            return
        yield from found

    def _own(self, finding: object) -> Finding:
        about = finding.id.removeprefix(f"{NOT_CHECKED}:") if isinstance(finding, Finding) else ""
        if not isinstance(finding, Finding) or about.partition(":")[0] != self.rule.id:
            raise _NotItsOwnError
        if finding.rule not in (self.rule.id, NOT_CHECKED) or finding.severity not in ("error", "warning"):
            raise _NotItsOwnError
        return replace(finding, found_by=self.rule)


class _NotItsOwnError(Exception):
    pass


def _said(error: BaseException) -> str:
    """An error as half a sentence."""
    said = " ".join(str(error).split()).rstrip(".")
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def absent(rule_id: str, units: Mapping[str, str]) -> Rule:
    """In place of a plug-in rule that a pack or plan knows but nobody has installed; ``units`` of its limits."""
    name = rule_id.removeprefix(PLUGIN_PREFIX)
    return replace(speechless(rule_id, name, ABSENT(plugin=name)), limit_keys=dict(units))


def speechless(rule_id: str, name: str, why: Message) -> Rule:
    """A rule that judges nothing and says why, wherever there is a plant."""
    return Rule(
        rule_id, Named(name, name), "warning", "", Reach.SITE, _Nothing(), NOT_LOADED, of_site=_SaysWhy(rule_id, why)
    )


def is_stand_in(rule: Rule) -> bool:
    """Whether a rule only says that a plug-in is missing or broken."""
    return isinstance(rule.check, _Nothing)


@dataclass(frozen=True)
class _Nothing:
    def __call__(self, _layout: Layout, _settings: RuleSettings) -> Iterator[Finding]:
        return iter(())


@dataclass(frozen=True)
class _SaysWhy:
    rule_id: str
    why: Message

    def __call__(self, _layout: Layout, _settings: RuleSettings) -> Iterator[Finding]:
        yield not_checked(self.rule_id, self.why)
