"""Two to four scenarios side by side: figures, findings, targets. The first is what the others are held against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from siteplanner.core.check_result import CheckResult, finding_json
from siteplanner.core.comparing.compared_figures import COUNTS, ComparedFigure, Verdict, compared_figures
from siteplanner.core.comparing.compared_targets import ComparedTarget, compared_targets
from siteplanner.core.comparing.finding_changes import FindingChange, FindingChanges, finding_changes
from siteplanner.core.comparing.scenario_figures import figures_of
from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.phasing.steps import steps_of
from siteplanner.core.moment import When, last_day
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, english
from siteplanner.core.work import Work

__all__ = ["COUNTS", "LEAST", "MOST", "ComparedFigure", "Comparison", "Verdict", "compare", "compare_many"]

LEAST, MOST = 2, 4
HOW_MANY = QT_TRANSLATE_NOOP("measures", "Two to four scenarios can be compared; {count:d} were named.")
TWICE = QT_TRANSLATE_NOOP("measures", "“{scenario}” is named twice. Name each scenario to compare once.")
MOMENTS = QT_TRANSLATE_NOOP("measures", "The scenarios were checked until different moments; check all until the same.")
COMPARED = QT_TRANSLATE_NOOP("measures", "Compared")
FIGURES_OF = QT_TRANSLATE_NOOP("measures", "Figures of {scenario}")


@dataclass(frozen=True)
class Comparison:
    """``checks`` are of the scenarios in their order; ``rows`` the figures, ``targets`` the town's steps.

    ``a`` and ``b`` are the first two, ``gained`` the findings of b that a has not, ``lost`` those of a that b has not,
    ``changed`` those that both have, with another measure or elsewhere. ``when``: only what is in service by then is
    compared (None: all); targets and phases are about the whole course all the same.
    """

    scenarios: tuple[str, ...]
    rows: tuple[ComparedFigure, ...]
    checks: tuple[CheckResult, ...]
    targets: tuple[ComparedTarget, ...]
    when: When = None

    @property
    def a(self) -> str:
        return self.scenarios[0]

    @property
    def b(self) -> str:
        return self.scenarios[1]

    @property
    def gained(self) -> tuple[Finding, ...]:
        return self.gained_by(1)

    @property
    def lost(self) -> tuple[Finding, ...]:
        return self.lost_by(1)

    @property
    def changed(self) -> tuple[FindingChange, ...]:
        return self.changed_by(1)

    def gained_by(self, at: int) -> tuple[Finding, ...]:
        """The findings that the scenario at that place has and the first has not."""
        return self.finding_changes[at].gained

    def lost_by(self, at: int) -> tuple[Finding, ...]:
        """The findings that the first has and the scenario at that place has not."""
        return self.finding_changes[at].lost

    def changed_by(self, at: int) -> tuple[FindingChange, ...]:
        """The findings of the first that the scenario at that place has too, but not as they were."""
        return self.finding_changes[at].changed

    @cached_property
    def finding_changes(self) -> tuple[FindingChanges, ...]:
        """How the findings of each scenario differ from those of the first."""
        first = self.checks[0].findings
        return tuple(finding_changes(first, checked.findings) for checked in self.checks)

    def errors(self, at: int) -> int:
        """The errors of a scenario that are not waived: with any, it is nowhere called best without saying so."""
        return self.checks[at].counts["error"]

    def row(self, figure: str) -> ComparedFigure:
        """A figure by its key. Raises KeyError."""
        for row in self.rows:
            if row.figure == figure:
                return row
        raise KeyError(figure)

    def to_json(self, translate: Callable[[Template | Message], str] = english) -> dict[str, Any]:
        """The answer of ``siteplanner compare --format json``: a to d in the order of ``scenarios``."""
        others = range(1, len(self.scenarios))

        def findings(at: int) -> dict[str, list[Any]]:
            return {
                "gained": [finding_json(finding, translate) for finding in self.gained_by(at)],
                "lost": [finding_json(finding, translate) for finding in self.lost_by(at)],
                "changed": [change.to_json(translate) for change in self.changed_by(at)],
            }

        return {
            **dict(zip("abcd", self.scenarios, strict=False)),
            "when": until.isoformat() if (until := last_day(self.when)) else None,
            "rows": [row.to_json() for row in self.rows],
            "findings": {**findings(1), "by_scenario": {self.scenarios[at]: findings(at) for at in others}},
            "targets": [target.to_json() for target in self.targets],
            "checks": [
                {"scenario": of.scenario_id, "complete": of.complete, "counts": of.counts} for of in self.checks
            ],
        }


def compare(plan: Plan, a: str, b: str, checked_a: CheckResult, checked_b: CheckResult) -> Comparison:
    """Scenario ``b`` beside scenario ``a``, whose checks are given. Raises EditError for an unknown scenario,
    InputError where the checks are not of one moment."""
    return compare_many(plan, (a, b), (checked_a, checked_b))


def compare_many(
    plan: Plan, scenario_ids: Sequence[str], checks: Sequence[CheckResult], work: Work | None = None
) -> Comparison:
    """Two to four scenarios, whose checks are given in the same order, side by side, each until the moment it was
    checked for.

    Raises InputError for fewer, more or repeated scenarios and for checks of several moments, EditError for an unknown
    one, Cancelled.
    """
    ids = require_comparable(plan, scenario_ids)
    when = _one_moment(checks)
    work = work or Work()
    bases = [Basis.of(plan, scenario, when) for scenario in ids]
    sets, steps = [], []
    for at, basis in enumerate(bases):
        scenario = plan.scenario(basis.scenario_id)
        work.step(at, len(bases), FIGURES_OF(scenario=scenario.name or scenario.scenario_id))
        sets.append(figures_of(basis, _stoppable(work)))
        steps.append(steps_of(Course.of(basis)))
    work.step(len(bases), len(bases), COMPARED)
    return Comparison(ids, compared_figures(sets, checks), tuple(checks), compared_targets(steps), when)


def require_comparable(plan: Plan, scenario_ids: Sequence[str]) -> tuple[str, ...]:
    """The ids, after making sure that these scenarios can stand side by side. Raises InputError, EditError."""
    if not LEAST <= len(scenario_ids) <= MOST:
        raise InputError(HOW_MANY, count=len(scenario_ids))
    ids = tuple(plan.scenario(scenario).scenario_id for scenario in scenario_ids)
    for scenario in ids:
        if ids.count(scenario) > 1:
            raise InputError(TWICE, scenario=scenario)
    return ids


def _one_moment(checks: Sequence[CheckResult]) -> When:
    """Until when all were checked. Raises InputError where that differs: figures would not belong to findings."""
    moments = {last_day(checked.when): checked.when for checked in checks}
    if len(moments) > 1:
        raise InputError(MOMENTS)
    return next(iter(moments.values()), None)


def _stoppable(work: Work) -> Work:
    """Work that is stopped with another, and whose steps nobody hears."""
    return Work(lambda *_: work.pause())
