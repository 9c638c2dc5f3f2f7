"""Many findings mended as one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from siteplanner.core.checking import Checker
from siteplanner.core.edits.together import Together, together
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.fixes.suggesting import fixes_for
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work

FIXING = QT_TRANSLATE_NOOP("fixes", "Fixing findings")
NAME = QT_TRANSLATE_NOOP("fixes", "Fix {count} findings")
NO_FIX = QT_TRANSLATE_NOOP("fixes", "Nothing that was tried mends it without a new error.")
CAME_BACK = QT_TRANSLATE_NOOP("fixes", "It came back when others were mended.")


@dataclass(frozen=True)
class AllFixed:
    """``edit`` (None: nothing to do) is ``used`` one after the other, each proved in the state those before left.

    ``mended`` are the ids of findings that are gone, ``left`` those that are not, with why; ``came`` those of warnings
    that are new. ``plan`` is the plan after all of it.
    """

    edit: Together | None
    used: tuple[Fix, ...]
    mended: tuple[str, ...]
    left: tuple[tuple[str, Message], ...]
    came: tuple[str, ...]
    plan: Plan


def fix_all(
    plan: Plan,
    scenario_id: str,
    wanted: str | Iterable[Finding],
    *,
    checker: Checker | None = None,
    work: Work | None = None,
) -> AllFixed:
    """Mend every finding of a rule (its id; "" for all) or those given, by the smallest fix each.

    Waived findings are left alone. Raises EditError for an unknown scenario, Cancelled when ``work`` was cancelled.
    """
    work = work or Work()
    now = checker if checker is not None and checker.plan is plan else Checker(plan, scenario_id, work=work)
    first = now.result.findings
    targets = _targets(first, wanted)
    used: list[Fix] = []
    failed: dict[str, Message] = {}
    for done, finding in enumerate(targets):
        work.step(done, len(targets), FIXING)
        there = next((f for f in now.result.findings if f.id == finding.id), None)
        if there is None:
            continue
        fixes = fixes_for(now.plan, scenario_id, there, checker=now, work=work)
        if not fixes:
            failed[finding.id] = NO_FIX()
            continue
        used.append(fixes[0])
        now = now.after(fixes[0].edit.apply(now.plan))
    return _summed(targets, first, used, failed, now)


def _targets(findings: Iterable[Finding], wanted: str | Iterable[Finding]) -> list[Finding]:
    if isinstance(wanted, str):
        return [f for f in findings if wanted in ("", f.rule) and not f.waived]
    ids = {f.id for f in wanted}
    return [f for f in findings if f.id in ids and not f.waived]


def _summed(
    targets: list[Finding], first: Iterable[Finding], used: list[Fix], failed: dict[str, Message], now: Checker
) -> AllFixed:
    at_first, at_last = {f.id for f in first}, {f.id for f in now.result.findings}
    left = tuple((f.id, failed.get(f.id) or CAME_BACK()) for f in targets if f.id in at_last)
    mended = tuple(f.id for f in targets if f.id not in at_last)
    came = tuple(f.id for f in now.result.findings if f.id not in at_first)
    edit = together(_name(used, len(mended)), [fix.edit for fix in used]) if used else None
    return AllFixed(edit, tuple(used), mended, left, came, now.plan)


def _name(used: list[Fix], count: int) -> Message:
    return used[0].label if len(used) == 1 else NAME(count=count)
