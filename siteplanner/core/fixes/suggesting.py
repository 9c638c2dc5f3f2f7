"""The fixes of one finding."""

from __future__ import annotations

from collections.abc import Iterator

from siteplanner.core.checking import Checker
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.catalogue import kinds_for
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.work import Work


def fixes_for(
    plan: Plan,
    scenario_id: str,
    finding: Finding,
    *,
    checker: Checker | None = None,
    work: Work | None = None,
) -> tuple[Fix, ...]:
    """Edits after each of which the finding is gone and nothing worse has come, the smallest change first.

    Every one was applied and checked. None where the finding is not there (any more), or where nothing that is known
    to try helps. ``checker`` is the check of the plan where it is at hand; it is made where it is not. Raises EditError
    for an unknown scenario, Cancelled when ``work`` was cancelled.
    """
    found = checker if checker is not None and checker.plan is plan else Checker(plan, scenario_id, work=work)
    return tuple(sorted(proposals(found, finding, work or Work()), key=lambda fix: fix.cost))


def proposals(checker: Checker, finding: Finding, work: Work) -> Iterator[Fix]:
    """The same as they are found, kind by kind."""
    case = Case(checker, finding, work)
    if finding.id not in case.before.findings:
        return
    seen = set()
    for suggest in kinds_for(case):
        for fix in suggest(case):
            key = str(fix.edit.to_json())
            if key not in seen:
                seen.add(key)
                yield fix
