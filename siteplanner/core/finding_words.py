"""What a finding is called wherever people read it: its state, its rule, what it is about, how sure its source is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from siteplanner.core.check_result import CheckResult
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding
from siteplanner.core.schema import LAYERS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named, Template
from siteplanner.core.vocabulary import vocabulary

State = Literal["error", "warning", "not_checked", "waived"]
STATES: Final[Mapping[State, Template]] = {
    "error": QT_TRANSLATE_NOOP("findings", "Error"),
    "warning": QT_TRANSLATE_NOOP("findings", "Warning"),
    "not_checked": QT_TRANSLATE_NOOP("findings", "Not checked"),
    "waived": QT_TRANSLATE_NOOP("findings", "Waived"),
}
"""From the gravest on; a list of findings goes in this order."""
NOT_CHECKED_NAME: Final = QT_TRANSLATE_NOOP("findings", "Not fully checked")
ONLY_BY_THEN: Final = QT_TRANSLATE_NOOP(
    "findings", "Only what is in service by {when} was checked; this says nothing of what comes later."
)
SUBJECTS: Final = {
    "parcel": QT_TRANSLATE_NOOP("findings", "parcel {name}"),
    "zone": QT_TRANSLATE_NOOP("findings", "zone {name}"),
    "constraint": QT_TRANSLATE_NOOP("findings", "constraint {name}"),
    "substation": QT_TRANSLATE_NOOP("findings", "substation {name}"),
}
CONFIDENCES: Final[Mapping[str, Template]] = {
    "verified": QT_TRANSLATE_NOOP("confidence", "verified"),
    "secondary": QT_TRANSLATE_NOOP("confidence", "secondary source"),
    "unverified": QT_TRANSLATE_NOOP("confidence", "unverified"),
    "judgement": QT_TRANSLATE_NOOP("confidence", "judgement"),
}


def state_of(finding: Finding) -> State:
    """One word for what a finding is. What was not checked stays that when it is waived: waiving checks nothing."""
    if finding.rule == NOT_CHECKED:
        return "not_checked"
    return "waived" if finding.waived else finding.severity


def rule_name(finding: Finding) -> Template | Named:
    """The name of the rule that found it."""
    rule = finding.found_by or RULES.get(finding.rule)
    return rule.name if rule else NOT_CHECKED_NAME


def subject_name(subject: str) -> Template | Message | str:
    """A subject as people call it: “constraint C05” for ``constraint=C05``; a plant by its number."""
    kind, _, name = subject.partition("=")
    if kind == "layer" and name:
        return _layer_name(name)
    return SUBJECTS[kind](name=name) if name and kind in SUBJECTS else subject


def _layer_name(name: str) -> Template | Message | str:
    """A layer of the base map, or the constraints of one kind."""
    kinds = vocabulary("constraint_kind")
    if name in kinds:
        return kinds.label(name)
    return LAYERS[name].label if name in LAYERS else name


def explanation_of(finding: Finding) -> Template | Named | None:
    """What the rule says in general, with its definitions; None where there is no such rule."""
    rule = finding.found_by or RULES.get(finding.rule)
    return rule.explain if rule else None


def in_order(result: CheckResult) -> list[Finding]:
    """The findings from the gravest state on, else as they come."""
    if not result.any_waived:
        return list(result.findings)  # errors, warnings, what was not checked: as they are
    by_state: dict[State, list[Finding]] = {state: [] for state in STATES}
    for finding in result.findings:
        by_state[state_of(finding)].append(finding)
    return [finding for found in by_state.values() for finding in found]
