"""The findings of the plan on the desk, kept up to date: at rest, live while something is dragged, and of a moment."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from siteplanner.core.checking import Checker, CheckResult
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.gui.check_jobs import checked_after, checked_as_opened, checked_at, checked_whole
from siteplanner.gui.kept_checks import KeptChecks, holds_still

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

CHECKING = "checking"
LIVE = "live checking"
BY_THEN = "checking until then"
OPENED = "checking as opened"
LIVE_BUDGET_S = 0.1
"""When a partial check took longer than this, the next ones run in the background until they are quick again."""
REST_MS = 60
"""How long the hand must rest, with much in it, before the check looks at where things are: it slows down a hand that
moves."""


class CheckKeeper(QObject):
    """``changed`` when other findings count than before; ``opened_known`` when those of the scenario as it was opened
    are known. The desk says under the same names, and in more words, what is known.
    """

    changed = Signal()
    opened_known = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._background = desk.background
        self._checker: Checker | None = None
        self._kept_checks = KeptChecks()
        self._by_then: Checker | None = None
        self._live: Checker | None = None
        self._live_began = 0.0
        self._slow = False
        self._rested = QTimer(self, interval=REST_MS, singleShot=True)
        self._rested.timeout.connect(self._check_what_is_in_hand)

    # -- what is known ------------------------------------------------------------------------------------------

    @property
    def result(self) -> CheckResult | None:
        checker = self._live or self._by_then or self._checker
        return checker.result if checker else None

    @property
    def whole_result(self) -> CheckResult | None:
        return self._checker.result if self._checker is not None and self._checker.plan is self._desk.plan else None

    @property
    def resting_checker(self) -> Checker | None:
        return None if self._checker is None or self._checker.stopped else self._checker

    @property
    def moment_checker(self) -> Checker | None:
        if self._desk.moment is None:
            return self.resting_checker
        return self._by_then if self._by_then is not None and self._by_then.when == self._desk.moment else None

    @property
    def live_checker(self) -> Checker | None:
        return self._live

    @property
    def result_is_current(self) -> bool:
        checker = self._live or self._by_then or self._checker
        return checker is not None and checker.plan is self._desk.shown_plan and checker.when == self._desk.moment

    @property
    def checking(self) -> bool:
        return self._background.is_busy(CHECKING) or self._background.is_busy(BY_THEN)

    # -- what happens on the desk -------------------------------------------------------------------------------

    def forget(self) -> None:
        """Another plan comes onto the desk: stop, and know nothing."""
        self._rested.stop()
        for lane in (CHECKING, BY_THEN, OPENED):
            self._background.cancel(lane)
        self._checker, self._by_then, self._live = None, None, None
        self._kept_checks.forget()

    def begin(self) -> None:
        """Check the plan on the desk, going on from what is known of it."""
        session = self._desk.session
        if session is not None:
            job = partial(checked_whole, self.resting_checker, session.plan, session.scenario_id)
            self._background.start(CHECKING, job, self._checked, self._not_checked)

    def check_again(self) -> None:
        """The whole check from the start."""
        if self._desk.session is not None:
            self._checker = self._by_then = None
            self.begin()

    def leave_hand(self, before: Plan, after: Plan) -> None:
        """What was in the hand is put down, or another scenario is shown: what is said of it counts no more."""
        self._rested.stop()
        self._live = None
        if after.active_scenario != before.active_scenario:  # what is known is about the other scenario
            self._by_then = None
            self._checker = self._kept_checks.turn(self.resting_checker, after)
            if self._checker is not None and holds_still(self._checker, after):
                self._checker = self._checker.after(after)

    def follow_plan(self, before: Plan, after: Plan) -> None:
        """Check what an edit can have touched: at once where that is quick."""
        resting = self.resting_checker
        if after.active_scenario != before.active_scenario:
            quick = resting is not None and resting.plan is after
        else:
            same_map = resting is not None and resting.plan.site is after.site
            quick = same_map and not self._slow and not self._desk.many_selected
        if resting is not None and quick and not self._background.is_busy(CHECKING):
            self._checker = self._timed(resting, after)
            if (by_then := self.moment_checker) is not None and self._desk.moment is not None:
                self._by_then = by_then.after(after)
            self._note_findings()
            self._check_by_then()
            self.changed.emit()
        else:
            self.begin()

    def follow_hand(self, after: Plan) -> None:
        """Check what is dragged: with the hand where that is quick, beside it, or once it rests. Who called tells that
        the findings changed."""
        self._rested.stop()
        if self._desk.many_in_hand:
            self._background.cancel(LIVE)  # what it would say is no longer of what is shown
        resting = self.moment_checker
        if after is self._desk.plan:
            self._live = None
        elif resting is not None and resting.plan.site is not after.site:
            self._live_in_background(resting, after)
        elif self._desk.many_in_hand:
            self._rested.start()
        elif resting is not None and self._slow:
            self._live_in_background(resting, after)
        elif resting is not None:
            self._live = self._timed(resting, after)

    def leave_moment(self) -> None:
        """Another moment counts: what is said of the one before counts no more."""
        self._live = None
        if self._desk.moment is None:
            self._by_then = None
            self._background.cancel(BY_THEN)

    def follow_moment(self) -> None:
        """Check what is in service by the moment that counts now."""
        self._check_by_then()
        self._check_what_is_in_hand()
        self.changed.emit()

    # -- checking -----------------------------------------------------------------------------------------------

    def _timed(self, checker: Checker, plan: Plan) -> Checker:
        started = time.perf_counter()
        after = checker.after(plan)
        self._slow = time.perf_counter() - started > LIVE_BUDGET_S
        return after

    def _live_in_background(self, checker: Checker, plan: Plan) -> None:
        """Much is dragged, or what everything is checked against: too long for the hand to wait. One at a time."""
        if not self._background.is_busy(LIVE):
            self._live_began = time.perf_counter()
            job = partial(checked_after, checker, plan)
            self._background.start(LIVE, job, self._live_checked, self._live_not_checked)

    def _live_checked(self, checker: Checker) -> None:
        """Only what is said of the very plan that is shown counts; where the hand has gone on, the next is asked."""
        shown = self._desk.shown_plan
        self._slow = self._slow and time.perf_counter() - self._live_began > LIVE_BUDGET_S
        if checker.plan is shown and checker.when == self._desk.moment:
            self._live = checker
            self.changed.emit()
        elif not self._rested.isActive():
            self._check_what_is_in_hand()

    def _live_not_checked(self, error: Exception) -> None:
        """It stopped because the hand went on: it is asked again where the hand has come to rest meanwhile."""
        if not isinstance(error, Cancelled):
            self._not_checked(error)
        elif not self._rested.isActive():
            self._check_what_is_in_hand()

    def _check_what_is_in_hand(self) -> None:
        shown, resting = self._desk.shown_plan, self.moment_checker
        if resting is not None and shown is not None and shown is not self._desk.plan:
            self._live_in_background(resting, shown)

    def _checked(self, checker: Checker) -> None:
        """A check that was stopped is shown with what it had found; it says itself that it is not complete."""
        session = self._desk.session
        if session is None:
            return
        self._slow = False
        if checker.scenario_id != session.scenario_id or (checker.stopped and checker.plan is not session.plan):
            self.begin()
            return
        self._checker = checker if checker.plan is session.plan else checker.after(session.plan)
        self._note_findings()
        self._check_by_then()
        self.changed.emit()

    def _check_by_then(self) -> None:
        """Check what is in service by the moment, from what is known of the whole plan or of another moment."""
        plan, moment = self._desk.plan, self._desk.moment
        known = self._by_then or self.resting_checker
        if moment is None or plan is None or known is None or self._background.is_busy(CHECKING):
            return
        if known.plan is not plan or known.when != moment:
            job = partial(checked_at, known, plan, moment)
            self._background.start(BY_THEN, job, self._by_then_checked, self._not_checked)

    def _by_then_checked(self, checker: Checker) -> None:
        session = self._desk.session
        if session is None or checker.scenario_id != session.scenario_id or checker.when != self._desk.moment:
            return
        self._by_then = checker
        self._check_by_then()
        self._check_what_is_in_hand()
        self.changed.emit()

    def _note_findings(self) -> None:
        """Let the session know what was found, and what there was when the scenario was opened."""
        session = self._desk.session
        if session is None or self._checker is None or self._checker.stopped:
            return
        session.note_result(self._checker.plan, self._checker.result)
        if session.lacks_opened_findings and not self._background.is_busy(OPENED):
            job = partial(checked_as_opened, session.history.steps[0].plan, session.scenario_id)
            self._background.start(OPENED, job, self._opened_checked, self._not_checked)

    def _opened_checked(self, checker: Checker) -> None:
        session = self._desk.session
        if session is not None and checker.plan is session.history.steps[0].plan:
            session.note_result(checker.plan, checker.result)
            self._note_findings()
            self.opened_known.emit()

    def _not_checked(self, error: Exception) -> None:
        self.changed.emit()
        if isinstance(error, SiteplannerError):
            self._desk.tell(error.message)
        elif not isinstance(error, Cancelled):
            raise error
