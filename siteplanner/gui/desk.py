"""What every panel of the window shares: the open session, its findings, jobs in the background, the look.

Panels listen to the signals here and never to each other.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from shapely.geometry.base import BaseGeometry

from siteplanner.core.checking import Checker, CheckResult
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.selection import listed
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.features import PLANTS, Feature, as_plants
from siteplanner.core.fire.walls_along import walls_lost
from siteplanner.core.map_look import MapLook
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work, in_hand
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.backdrop_keeper import BackdropKeeper
from siteplanner.gui.background import Background
from siteplanner.gui.headroom_keeper import HeadroomKeeper
from siteplanner.gui.history_keeper import HistoryKeeper
from siteplanner.gui.journal_keeper import JournalKeeper
from siteplanner.gui.kept_checks import KeptChecks, holds_still
from siteplanner.gui.letting_go import let_go
from siteplanner.gui.share_keeper import ShareKeeper
from siteplanner.services.kept_looks import keep_look, kept_look
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings

CHECKING = "checking"
LIVE = "live checking"
BY_THEN = "checking until then"
OPENED = "checking as opened"
LIVE_BUDGET_S = 0.1
"""When a partial check took longer than this, the next ones run in the background until they are quick again."""
MANY_IN_HAND = 40
"""From so many dragged things on, the hand waits neither for the check nor for the panels."""
PANELS_MS = 400
"""How often panels follow then."""
REST_MS = 60
"""How long the hand must rest then before the check looks at where things are: it slows down a hand that moves."""

UNDONE = QT_TRANSLATE_NOOP("desk", "Undone: {label}")
WALLS_LOST = QT_TRANSLATE_NOOP(
    "desk", "The walls of {plants} were entered for another shape and are blank now. Enter them again under Walls."
)
REDONE = QT_TRANSLATE_NOOP("desk", "Redone: {label}")


class Desk(QObject):
    """Signals carry values; a listener reads the rest from ``session`` (None while no plan is open).

    Panels listen to ``panels_shown_changed`` and ``panels_result_changed``: the same as without ``panels_``, but a few
    times a second only while much is dragged.
    """

    session_changed = Signal()
    plan_changed = Signal(object, object)
    shown_changed = Signal(object, object)
    selection_changed = Signal()
    history_changed = Signal()
    saved = Signal()
    result_changed = Signal()
    panels_shown_changed = Signal(object, object)
    panels_result_changed = Signal()
    hover_changed = Signal()
    display_changed = Signal()
    moment_changed = Signal()
    theme_changed = Signal()
    language_changed = Signal()
    told = Signal(object, object)
    finding_shown = Signal(object)
    place_shown = Signal(object)
    walls_shown = Signal(object)
    lit_changed = Signal()
    map_wanted = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None, journals: Path | None = None) -> None:
        """``journals`` is the folder in which every change is kept at once; None: none is."""
        super().__init__(parent)
        self.settings = settings
        self.journal = JournalKeeper(self, journals)
        self.share = ShareKeeper(self)
        self.background = Background(self)
        self.session: PlanningSession | None = None
        self.theme: str = "light"
        self.styles: MapStyles = load_styles("light")
        self.hovered_feature: Feature | None = None
        self.moment: When = None
        self.lit: tuple[Feature, ...] = ()
        self.look = MapLook()
        self.backdrops = BackdropKeeper(self)
        self.headroom = HeadroomKeeper(self)
        self.packing = HistoryKeeper(self)
        self._checker: Checker | None = None
        self._kept_checks = KeptChecks()
        self._by_then: Checker | None = None
        self._live: Checker | None = None
        self._live_began = 0.0
        self._slow = False
        self._turned = False
        """Another scenario is shown, and the panels do not show it yet."""
        self._shown_in_panels: Plan | None = None
        self._panels_due = QTimer(self, interval=PANELS_MS, singleShot=True)
        self._shown_turn, self._result_turn = (QTimer(self, interval=0, singleShot=True) for _ in range(2))
        self._panels_due.timeout.connect(self._shown_turn.start)
        self._shown_turn.timeout.connect(self._tell_panels_what_is_shown)
        self._shown_turn.timeout.connect(self._result_turn.start)
        self._result_turn.timeout.connect(self.panels_result_changed)
        self._rested = QTimer(self, interval=REST_MS, singleShot=True)
        self._rested.timeout.connect(self._check_what_is_in_hand)
        self.shown_changed.connect(self._panels_fall_behind)
        self.result_changed.connect(self._panels_follow)
        self._unsubscribe: list[Callable[[], None]] = []

    # -- the open plan ------------------------------------------------------------------------------------------

    def open_session(self, session: PlanningSession | None) -> None:
        """Put a session on the desk (None: close the one that is there)."""
        if self.session is not None:
            let_go(self.session.plan)
        self._rested.stop()
        self._panels_are_told()
        for leave in self._unsubscribe:
            leave()
        self._unsubscribe = []
        self._keep_look()
        for lane in (CHECKING, BY_THEN, OPENED):
            self.background.cancel(lane)
        self.session, self._checker, self._live, self.hovered_feature = session, None, None, None
        self._kept_checks.forget()
        self._turned = False
        self.journal.follow(session)
        if self.share.lock is not None and (session is None or not session.is_own_file(self.share.lock.path)):
            self.share.hold(None)
        self.moment, self._by_then = None, None
        if session is not None:
            self._unsubscribe = [
                session.subscribe("plan_changed", self._on_plan_changed),
                session.subscribe("shown_changed", self._on_shown_changed),
                session.subscribe("selection_changed", self.selection_changed.emit),
                session.subscribe("history_changed", self.history_changed.emit),
                session.subscribe("saved", self.saved.emit),
            ]
        before, self.look = self.look, kept_look(session.plan, self.settings) if session else MapLook()
        self.lit = ()
        self.session_changed.emit()
        self._look_changed(before)
        self.result_changed.emit()
        if session is not None:
            self._check_in_background()

    @property
    def plan(self) -> Plan | None:
        """The plan as it stands, without what is being dragged."""
        return self.session.plan if self.session else None

    @property
    def many_in_hand(self) -> bool:
        """Whether so much is being dragged that the hand must not wait for what follows from it."""
        session = self.session
        return session is not None and session.shown_plan is not session.plan and len(session.selected) > MANY_IN_HAND

    @property
    def shown_plan(self) -> Plan | None:
        """The plan with what is being dragged or typed."""
        return self.session.shown_plan if self.session else None

    # -- doing --------------------------------------------------------------------------------------------------

    def apply(
        self, edit: Edit, select: tuple[str, ...] | None = None, features: tuple[Feature, ...] | None = None
    ) -> bool:
        """Apply an edit as one undo step; False, with words in a toast, when it does not fit.

        Afterwards the plants ``select``, or the ``features`` of any layer, are what is selected.
        """
        if self.session is None:
            return False
        try:
            self.session.apply(edit)
        except SiteplannerError as error:
            self.tell(error.message)
            return False
        if select is not None:
            self.session.select(select)
        if features is not None:
            self.session.select_features(features)
        return True

    def undo(self) -> None:
        if self.session is not None and (label := self.session.history.undo_label) is not None:
            self.session.undo()
            self.tell(UNDONE(label=label))

    def redo(self) -> None:
        if self.session is not None and (label := self.session.history.redo_label) is not None:
            self.session.redo()
            self.tell(REDONE(label=label))

    def select(self, plant_ids: tuple[str, ...]) -> None:
        self.select_features(as_plants(plant_ids))

    def select_features(self, features: tuple[Feature, ...]) -> None:
        """Select features of any layers and nothing else."""
        if self.session is not None and self.session.selected != features:
            self.session.select_features(features)

    @property
    def selected(self) -> tuple[Feature, ...]:
        """Everything that is selected."""
        return self.session.selected if self.session else ()

    @property
    def hovered(self) -> str | None:
        """The plant under the pointer, here or in a list."""
        feature = self.hovered_feature
        return feature.id if feature is not None and feature.layer == PLANTS else None

    def hover(self, plant_id: str | None) -> None:
        self.hover_feature(None if plant_id is None else Feature(PLANTS, plant_id))

    def hover_feature(self, feature: Feature | None) -> None:
        """What is under the pointer, of any layer."""
        if feature != self.hovered_feature:
            self.hovered_feature = feature
            self.hover_changed.emit()

    def show_finding(self, finding: object) -> None:
        """Zoom the map to a finding."""
        self.finding_shown.emit(finding)

    def light(self, features: tuple[Feature, ...]) -> None:
        """Light up on the map what a number is made of; (): nothing any more."""
        if features != self.lit:
            self.lit = features
            self.lit_changed.emit()

    def give_keys_to_map(self) -> None:
        """What was done in a panel is done: the map has the keyboard again."""
        self.map_wanted.emit()

    def show_place(self, bounds: tuple[float, float, float, float]) -> None:
        """Zoom the map to a box: minx, miny, maxx, maxy in the plan's CRS."""
        self.place_shown.emit(bounds)

    def show_walls(self, lines: BaseGeometry | None) -> None:
        """Mark walls on the map while they are being entered: lines in the plan's CRS; None: none any more."""
        self.walls_shown.emit(lines)

    def tell(self, message: Message | Template | str, action: tuple[str, Callable[[], None]] | None = None) -> None:
        """A toast: what happened, and what can be done about it."""
        self.told.emit(message, action)

    # -- how the map looks --------------------------------------------------------------------------------------

    def set_look(self, look: MapLook) -> None:
        """Take on a look (not an edit: it changes no plan)."""
        before, self.look = self.look, look
        self._look_changed(before)

    def _look_changed(self, before: MapLook) -> None:
        if self.session is not None:
            self.session.look = self.look
        if self.look.scheme != before.scheme:
            self.set_theme(self.theme)
        if self.look != before:
            self.display_changed.emit()

    def _keep_look(self) -> None:
        """Remember how the map of the plan on the desk looked."""
        if self.plan is not None:
            keep_look(self.plan, self.look, self.settings)

    @property
    def visible(self) -> frozenset[str]:
        """The layers that are shown."""
        return self.look.visible

    def set_visible(self, layer: str, *, visible: bool) -> None:
        """Show or hide a layer of the map."""
        self.set_look(self.look.with_layer(layer, visible=visible))

    def is_locked(self, layer: str) -> bool:
        """Whether a layer is kept from being changed by hand; the base map is, until it is unlocked."""
        return self.look.of(layer).locked

    def set_locked(self, layer: str, locked: bool) -> None:
        self.set_look(self.look.with_layer(layer, locked=locked))

    def set_moment(self, moment: When) -> None:
        """Let what is not in service by then (None: let all) count: faded on the map, in no table, and checked without;
        ``moment_changed`` and ``display_changed`` tell it, ``result_changed`` once the findings follow."""
        if moment != self.moment:
            self.moment, self._live = moment, None
            if moment is None:
                self._by_then = None
                self.background.cancel(BY_THEN)
            self.display_changed.emit()
            self.moment_changed.emit()
            self._check_by_then()
            self._check_what_is_in_hand()
            self.result_changed.emit()

    def set_theme(self, theme: str) -> None:
        """``light`` or ``dark`` as it is on screen now."""
        self.theme = theme
        self.styles = load_styles("dark" if theme == "dark" else "light", self.look.scheme)
        self.theme_changed.emit()

    # -- checking -----------------------------------------------------------------------------------------------

    @property
    def result(self) -> CheckResult | None:
        """The findings of what is shown and in service by the moment: live ones while something is dragged. None until
        the first check is done."""
        checker = self._live or self._by_then or self._checker
        return checker.result if checker else None

    @property
    def whole_result(self) -> CheckResult | None:
        """The findings of the whole plan at rest, whatever the moment; None while those of this very plan are not
        known."""
        return self._checker.result if self._checker is not None and self._checker.plan is self.plan else None

    @property
    def resting_checker(self) -> Checker | None:
        """The check of the whole plan, whatever the moment, without what is in the hand; None until the first one is
        done to the end."""
        return None if self._checker is None or self._checker.stopped else self._checker

    @property
    def moment_checker(self) -> Checker | None:
        """The check at rest of what is in service by the moment, from which live ones start; None until it is done."""
        if self.moment is None:
            return self.resting_checker
        return self._by_then if self._by_then is not None and self._by_then.when == self.moment else None

    @property
    def live_checker(self) -> Checker | None:
        """The check of what is shown while something is in the hand, where it is quick enough to be live."""
        return self._live

    @property
    def result_is_current(self) -> bool:
        """Whether ``result`` is about the very plan that is shown, and the moment; where it is not, nothing may be
        called clean."""
        checker = self._live or self._by_then or self._checker
        return checker is not None and checker.plan is self.shown_plan and checker.when == self.moment

    @property
    def checking(self) -> bool:
        return self.background.is_busy(CHECKING) or self.background.is_busy(BY_THEN)

    def check_again(self) -> None:
        """The whole check from the start (F8)."""
        if self.session is not None:
            self._checker = self._by_then = None
            self._check_in_background()

    def _on_plan_changed(self, before: Plan, after: Plan) -> None:
        self._rested.stop()
        self._live = None
        turned = after.active_scenario != before.active_scenario
        if turned:  # what is known is about the other scenario
            self._turned, self._by_then = True, None
            self._checker = self._kept_checks.turn(self.resting_checker, after)
            if self._checker is not None and holds_still(self._checker, after):
                self._checker = self._checker.after(after)
        self.plan_changed.emit(before, after)
        self._tell_of_lost_walls(before, after)
        resting = self.resting_checker
        quick = resting is not None and resting.plan.site is after.site and not self._slow
        if turned:
            quick = resting is not None and resting.plan is after
        if resting is not None and quick and not self.background.is_busy(CHECKING):
            self._checker = self._timed(resting, after)
            if (by_then := self.moment_checker) is not None and self.moment is not None:
                self._by_then = by_then.after(after)
            self._note_findings()
            self._check_by_then()
            self.result_changed.emit()
        else:
            self._check_in_background()

    def _tell_of_lost_walls(self, before: Plan, after: Plan) -> None:
        """What was entered of walls does not outlive another shape: that must not happen without a word."""
        scenario = after.active_scenario
        if scenario == before.active_scenario and (lost := walls_lost(before, after, scenario)):
            self.tell(WALLS_LOST(plants=listed(lost)))

    def _on_shown_changed(self, before: Plan, after: Plan) -> None:
        self._rested.stop()
        if self.many_in_hand:
            self.background.cancel(LIVE)  # what it would say is no longer of what is shown
        resting = self.moment_checker
        if self.session is not None and after is self.session.plan:
            self._live = None
        elif resting is not None and resting.plan.site is not after.site:
            self._live_in_background(resting, after)
        elif self.many_in_hand:
            self._rested.start()
        elif resting is not None and self._slow:
            self._live_in_background(resting, after)
        elif resting is not None:
            self._live = self._timed(resting, after)
        self.shown_changed.emit(before, after)
        self.result_changed.emit()

    def _panels_fall_behind(self, before: Plan, _after: Plan) -> None:
        self._shown_in_panels = self._shown_in_panels or before

    def _panels_follow(self) -> None:
        """Panels show what has changed: at once, or soon while much is dragged; then, and when another scenario is
        shown, in turns of the event loop, so that the hand never waits for all of them."""
        if self._turned:
            self._panels_are_told()
            self._shown_turn.start()
        elif not self.many_in_hand:
            self._tell_panels()
        elif not self._panels_due.isActive():
            self._panels_due.start()

    def _tell_panels(self) -> None:
        self._panels_are_told()
        self._tell_panels_what_is_shown()
        self.panels_result_changed.emit()

    def _panels_are_told(self) -> None:
        for timer in (self._panels_due, self._shown_turn, self._result_turn):
            timer.stop()

    def _tell_panels_what_is_shown(self) -> None:
        self._turned = False
        before, self._shown_in_panels = self._shown_in_panels, None
        if before is not None and self.shown_plan is not None:
            self.panels_shown_changed.emit(before, self.shown_plan)

    def _timed(self, checker: Checker, plan: Plan) -> Checker:
        started = time.perf_counter()
        after = checker.after(plan)
        self._slow = time.perf_counter() - started > LIVE_BUDGET_S
        return after

    def _live_in_background(self, checker: Checker, plan: Plan) -> None:
        """Much is dragged, or what everything is checked against: too long for the hand to wait. One at a time."""
        if not self.background.is_busy(LIVE):
            self._live_began = time.perf_counter()
            job = partial(_checked_after, checker, plan)
            self.background.start(LIVE, job, self._live_checked, self._live_not_checked)

    def _live_checked(self, checker: Checker) -> None:
        """Only what is said of the very plan that is shown counts; where the hand has gone on, the next is asked."""
        shown = self.shown_plan
        self._slow = self._slow and time.perf_counter() - self._live_began > LIVE_BUDGET_S
        if checker.plan is shown and checker.when == self.moment:
            self._live = checker
            self.result_changed.emit()
        elif not self._rested.isActive():
            self._check_what_is_in_hand()

    def _live_not_checked(self, error: Exception) -> None:
        """It stopped because the hand went on: it is asked again where the hand has come to rest meanwhile."""
        if not isinstance(error, Cancelled):
            self._not_checked(error)
        elif not self._rested.isActive():
            self._check_what_is_in_hand()

    def _check_what_is_in_hand(self) -> None:
        shown, resting = self.shown_plan, self.moment_checker
        if resting is not None and shown is not None and shown is not self.plan:
            self._live_in_background(resting, shown)

    def _check_in_background(self) -> None:
        if self.session is None:
            return
        plan, scenario = self.session.plan, self.session.scenario_id
        job = partial(_checked_whole, self.resting_checker, plan, scenario)
        self.background.start(CHECKING, job, self._checked, self._not_checked)

    def _checked(self, checker: Checker) -> None:
        """A check that was stopped is shown with what it had found; it says itself that it is not complete."""
        plan = checker.plan
        if self.session is None:
            return
        self._slow = False
        if checker.scenario_id != self.session.scenario_id or (checker.stopped and plan is not self.session.plan):
            self._check_in_background()
            return
        self._checker = checker if plan is self.session.plan else checker.after(self.session.plan)
        self._note_findings()
        self._check_by_then()
        self.result_changed.emit()

    def _check_by_then(self) -> None:
        """Check what is in service by the moment, from what is known of the whole plan or of another moment."""
        known = self._by_then or self.resting_checker
        if self.moment is None or self.session is None or known is None or self.background.is_busy(CHECKING):
            return
        plan = self.session.plan
        if known.plan is not plan or known.when != self.moment:
            self.background.start(
                BY_THEN, partial(_checked_at, known, plan, self.moment), self._by_then_checked, self._not_checked
            )

    def _by_then_checked(self, checker: Checker) -> None:
        if self.session is not None and checker.when == self.moment and checker.scenario_id == self.session.scenario_id:
            self._by_then = checker
            self._check_by_then()
            self._check_what_is_in_hand()
            self.result_changed.emit()

    def _note_findings(self) -> None:
        """Let the session know what was found, and what there was when the scenario was opened."""
        if self.session is None or self._checker is None or self._checker.stopped:
            return
        self.session.note_result(self._checker.plan, self._checker.result)
        if self.session.lacks_opened_findings and not self.background.is_busy(OPENED):
            opened, scenario = self.session.history.steps[0].plan, self.session.scenario_id
            job = partial(_opened, opened, scenario)
            self.background.start(OPENED, job, self._opened_checked, self._not_checked)

    def _opened_checked(self, checker: Checker) -> None:
        if self.session is not None and checker.plan is self.session.history.steps[0].plan:
            self.session.note_result(checker.plan, checker.result)
            self._note_findings()
            self.panels_result_changed.emit()

    def _not_checked(self, error: Exception) -> None:
        self.result_changed.emit()
        if isinstance(error, SiteplannerError):
            self.tell(error.message)
        elif not isinstance(error, Cancelled):
            raise error

    def close(self) -> None:
        """Stop everything in the background."""
        self.open_session(None)
        self.background.close()


def _opened(plan: Plan, scenario_id: str, work: Work) -> Checker:
    checker = Checker(plan, scenario_id, work=work)
    _gathered(checker)
    return checker


def _checked_whole(before: Checker | None, plan: Plan, scenario_id: str, work: Work) -> Checker:
    """The check of a plan, going on from an earlier one; stopped, it keeps what was found. Its findings are gathered
    too, so that the window does not wait for them."""
    if before is None:
        checker = Checker(plan, scenario_id, work=work, keep_found=True)
    else:
        with in_hand(work):
            checker = before.after(plan, work)
    _gathered(checker)
    return checker


def _checked_at(known: Checker, plan: Plan, moment: When, work: Work) -> Checker:
    """The check of what is in service by a moment, going on from another one."""
    with in_hand(work):
        checker = known.after(plan, work).at(moment, work)
    _gathered(checker)
    return checker


def _checked_after(checker: Checker, plan: Plan, work: Work) -> Checker:
    """The check of what is dragged, its findings gathered, so that no one waits for them later."""
    with in_hand(work):
        after = checker.after(plan)
    _gathered(after)
    return after


def _gathered(checker: Checker) -> None:
    """Have its result put together, and counted, where the window does not wait for it."""
    result = checker.result
    result.counts, result.ids, result.any_waived  # noqa: B018 - kept by the result
