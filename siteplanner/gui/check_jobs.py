"""What the window has checked beside the hand: jobs over values, each of which also puts its findings together, so
that the window does not wait for them."""

from __future__ import annotations

from siteplanner.core.checking import Checker
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work, in_hand


def checked_as_opened(plan: Plan, scenario_id: str, work: Work) -> Checker:
    """The check of a plan as it was opened, from the start."""
    checker = Checker(plan, scenario_id, work=work)
    _gathered(checker)
    return checker


def checked_whole(before: Checker | None, plan: Plan, scenario_id: str, work: Work) -> Checker:
    """The check of a plan, going on from an earlier one; stopped, it keeps what was found."""
    if before is None:
        checker = Checker(plan, scenario_id, work=work, keep_found=True)
    else:
        with in_hand(work):
            checker = before.after(plan, work)
    _gathered(checker)
    return checker


def checked_at(known: Checker, plan: Plan, moment: When, work: Work) -> Checker:
    """The check of what is in service by a moment, going on from another one."""
    with in_hand(work):
        checker = known.after(plan, work).at(moment, work)
    _gathered(checker)
    return checker


def checked_after(checker: Checker, plan: Plan, work: Work) -> Checker:
    """The check of what is dragged."""
    with in_hand(work):
        after = checker.after(plan)
    _gathered(after)
    return after


def _gathered(checker: Checker) -> None:
    """Have its result put together, and counted, where the window does not wait for it."""
    result = checker.result
    result.counts, result.ids, result.any_waived  # noqa: B018 - kept by the result
