"""What became of findings from one scenario to another: gained, lost, or still there but not as they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from siteplanner.core.check_result import finding_json
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Message, Template, english

SHOWN_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class FindingChange:
    """The same rule finds the same plants at fault in both scenarios, but not alike: measured or required otherwise,
    with another severity or waiver, or, where a plant stands elsewhere, by another parcel, constraint or station."""

    before: Finding
    after: Finding

    @property
    def elsewhere(self) -> bool:
        """Whether it is about another parcel, zone, constraint or station than before."""
        return self.before.id != self.after.id

    def to_json(self, translate: Callable[[Template | Message], str] = english) -> dict[str, Any]:
        return {"before": finding_json(self.before, translate), "after": finding_json(self.after, translate)}


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """No finding is in two of these; what is alike in both scenarios is in none."""

    gained: tuple[Finding, ...]
    lost: tuple[Finding, ...]
    changed: tuple[FindingChange, ...]


def finding_changes(before: Sequence[Finding], after: Sequence[Finding]) -> FindingChanges:
    """How the findings of two checks differ; each in the order of the check it is of."""
    if before is after:
        return FindingChanges((), (), ())
    old = {finding.id: finding for finding in before}
    new_ids = {finding.id for finding in after}
    moved = _moved([f for f in before if f.id not in new_ids], [f for f in after if f.id not in old])
    changed, gained = [], []
    for finding in after:
        was = old.get(finding.id) or moved.get(finding.id)
        if was is None:
            gained.append(finding)
        elif was.id != finding.id or not _as_it_was(was, finding):
            changed.append(FindingChange(was, finding))
    told = {finding.id for finding in moved.values()}
    lost = tuple(f for f in before if f.id not in new_ids and f.id not in told)
    return FindingChanges(tuple(gained), lost, tuple(changed))


def _moved(lost: Iterable[Finding], gained: Iterable[Finding]) -> dict[str, Finding]:
    """By the id of a finding that is new what it was before, where its plants only stand elsewhere. One is never two:
    of several about the same plants as many are paired as there are on both sides, in their order."""
    waiting: defaultdict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in lost:
        if finding.is_about_a_plant:
            waiting[_of_whom(finding)].append(finding)
    pairs: dict[str, Finding] = {}
    for finding in gained:
        if finding.is_about_a_plant and (left := waiting.get(_of_whom(finding))):
            pairs[finding.id] = left.pop(0)
    return pairs


def _of_whom(finding: Finding) -> tuple[str, ...]:
    """The rule and the plants, without the land, constraint or station."""
    return tuple(part for part in finding.id.split(":") if "=" not in part)


def _as_it_was(before: Finding, after: Finding) -> bool:
    """Whether nothing that a reader is told differs: what is measured is told to the hundredth."""
    if (before.severity, before.waived, before.unit) != (after.severity, after.waived, after.unit):
        return False
    if not (_alike(before.measured, after.measured) and _alike(before.required, after.required)):
        return False
    return before.message == after.message or english(before.message) == english(after.message)


def _alike(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is after
    return before == after or round(before, SHOWN_DECIMALS) == round(after, SHOWN_DECIMALS)
