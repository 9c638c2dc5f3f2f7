"""What an edit does to the findings, and whether that mends one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from siteplanner.core.check_result import CheckResult
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import TOLERANCE_M, Finding

WORSE_BY = TOLERANCE_M
"""By how much (m, m², kVA …) an error that was there may grow by rounding."""


@dataclass(frozen=True, eq=False)
class Standing:
    """A result as the proof looks at it: findings by id, and which of them count."""

    result: CheckResult

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        return {f.id: f for f in self.result.findings}

    @cached_property
    def errors(self) -> Mapping[str, Finding]:
        """The errors that are not waived: a waiver that lapses brings one back."""
        return {f.id: f for f in self.result.findings if f.severity == "error" and not f.waived}

    @cached_property
    def not_checked(self) -> frozenset[str]:
        return frozenset(f.id for f in self.result.findings if f.rule == NOT_CHECKED)


def harmless(before: Standing, after: Standing) -> bool:
    """Whether there is no new error, none that has grown, and no more that is not checked.

    What is not known of a plant goes with it from parcel to parcel, so that those are counted.
    """
    if len(after.not_checked) > len(before.not_checked):
        return False
    return all(
        finding_id in before.errors and not _grown(before.errors[finding_id], finding)
        for finding_id, finding in after.errors.items()
    )


def mends(before: Standing, after: Standing, finding_id: str) -> bool:
    """Whether a finding that was there is gone and nothing came for it."""
    return finding_id in before.findings and finding_id not in after.findings and harmless(before, after)


def gone(before: Standing, after: Standing) -> tuple[str, ...]:
    """The ids of findings that were there and are not any more."""
    return tuple(f for f in before.findings if f not in after.findings)


def new_warnings(before: Standing, after: Standing) -> tuple[str, ...]:
    """The ids of warnings that were not there; what was not checked is none of them."""
    fresh = (f for f in after.result.findings if f.id not in before.findings)
    return tuple(f.id for f in fresh if f.severity == "warning" and f.rule != NOT_CHECKED)


def _grown(before: Finding, after: Finding) -> bool:
    if after is before:
        return False
    was, now = short_by(before), short_by(after)
    return was is not None and now is not None and now > was + WORSE_BY


def short_by(finding: Finding) -> float | None:
    """By how much a limit is missed, in the finding's unit; None where there are no figures."""
    if finding.measured is None or finding.required is None:
        return None
    return abs(finding.required - finding.measured)
