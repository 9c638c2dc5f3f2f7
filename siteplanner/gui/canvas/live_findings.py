"""What the findings say of the plants in the hand: how bad it is for each, and which one binds."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding, Severity


def severities(findings: Iterable[Finding]) -> dict[str, Severity]:
    """The worst severity of each plant that a finding names; waived ones do not count, unless nothing was checked."""
    worst: dict[str, Severity] = {}
    for finding in findings:
        if not finding.waived or finding.rule == NOT_CHECKED:
            for plant_id in finding.plants:
                if worst.get(plant_id) != "error":
                    worst[plant_id] = finding.severity
    return worst


def judged(findings: Iterable[Finding]) -> bool:
    """Whether a plant that no finding names may be called clean: not where a rule could not judge the whole layout."""
    return not any(f.rule == NOT_CHECKED and not f.plants for f in findings)


def binding_finding(findings: Iterable[Finding], plant_ids: Collection[str]) -> Finding | None:
    """The finding that matters most for some plants: an error before a warning, then what lacks most of its limit."""
    wanted = frozenset(plant_ids)
    theirs = [f for f in findings if not f.waived and not wanted.isdisjoint(f.plants)]
    return max(theirs, key=_weight, default=None)


def _weight(finding: Finding) -> tuple[bool, bool, float]:
    return finding.severity == "error", finding.rule != NOT_CHECKED, shortfall(finding)


def shortfall(finding: Finding) -> float:
    """The share of the required figure by which the measured one misses it; 0 where there are no figures."""
    if finding.measured is None or not finding.required:
        return 0.0
    return abs(finding.required - finding.measured) / abs(finding.required)
