"""What every panel of the window shares: the open session, its findings, jobs in the background, the look.

Panels listen to the signals here and never to each other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shapely.geometry.base import BaseGeometry

from siteplanner.core.checking import Checker, CheckResult
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.selection import listed
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.features import PLANTS, Feature, as_plants
from siteplanner.core.fire.walls_along import walls_lost
from siteplanner.core.map_look import MapLook
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.backdrop_keeper import BackdropKeeper
from siteplanner.gui.background import Background
from siteplanner.gui.check_keeper import CheckKeeper
from siteplanner.gui.headroom_keeper import HeadroomKeeper
from siteplanner.gui.history_keeper import HistoryKeeper
from siteplanner.gui.journal_keeper import JournalKeeper
from siteplanner.gui.letting_go import let_go
from siteplanner.gui.panel_turns import PanelTurns
from siteplanner.gui.share_keeper import ShareKeeper
from siteplanner.services.kept_looks import keep_look, kept_look
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings

MANY_IN_HAND = 40
"""From so many dragged things on, the hand waits neither for the check nor for the panels."""

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
        self.checks = CheckKeeper(self)
        self.checks.changed.connect(self.result_changed)
        self.checks.opened_known.connect(self.panels_result_changed)
        self.panel_turns = PanelTurns(self)
        self.panel_turns.shown_changed.connect(self.panels_shown_changed)
        self.panel_turns.result_changed.connect(self.panels_result_changed)
        self._unsubscribe: list[Callable[[], None]] = []

    # -- the open plan ------------------------------------------------------------------------------------------

    def open_session(self, session: PlanningSession | None) -> None:
        """Put a session on the desk (None: close the one that is there)."""
        if self.session is not None:
            let_go(self.session.plan)
        self.panel_turns.forget()
        for leave in self._unsubscribe:
            leave()
        self._unsubscribe = []
        self._keep_look()
        self.checks.forget()
        self.session, self.hovered_feature = session, None
        self.journal.follow(session)
        if self.share.lock is not None and (session is None or not session.is_own_file(self.share.lock.path)):
            self.share.hold(None)
        self.moment = None
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
        self.checks.begin()

    @property
    def plan(self) -> Plan | None:
        """The plan as it stands, without what is being dragged."""
        return self.session.plan if self.session else None

    @property
    def many_in_hand(self) -> bool:
        """Whether so much is being dragged that the hand must not wait for what follows from it."""
        session = self.session
        return session is not None and session.shown_plan is not session.plan and self.many_selected

    @property
    def many_selected(self) -> bool:
        """Whether so much is selected that what is done with it takes long to check."""
        return len(self.selected) > MANY_IN_HAND

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
            self.moment = moment
            self.checks.leave_moment()
            self.display_changed.emit()
            self.moment_changed.emit()
            self.checks.follow_moment()

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
        return self.checks.result

    @property
    def whole_result(self) -> CheckResult | None:
        """The findings of the whole plan at rest, whatever the moment; None while those of this very plan are not
        known."""
        return self.checks.whole_result

    @property
    def resting_checker(self) -> Checker | None:
        """The check of the whole plan, whatever the moment, without what is in the hand; None until the first one is
        done to the end."""
        return self.checks.resting_checker

    @property
    def moment_checker(self) -> Checker | None:
        """The check at rest of what is in service by the moment, from which live ones start; None until it is done."""
        return self.checks.moment_checker

    @property
    def live_checker(self) -> Checker | None:
        """The check of what is shown while something is in the hand, where it is quick enough to be live."""
        return self.checks.live_checker

    @property
    def result_is_current(self) -> bool:
        """Whether ``result`` is about the very plan that is shown, and the moment; where it is not, nothing may be
        called clean."""
        return self.checks.result_is_current

    @property
    def checking(self) -> bool:
        return self.checks.checking

    def check_again(self) -> None:
        """The whole check from the start (F8)."""
        self.checks.check_again()

    def _on_plan_changed(self, before: Plan, after: Plan) -> None:
        self.checks.leave_hand(before, after)
        if after.active_scenario != before.active_scenario:
            self.panel_turns.turn()
        self.plan_changed.emit(before, after)
        self._tell_of_lost_walls(before, after)
        self.checks.follow_plan(before, after)

    def _tell_of_lost_walls(self, before: Plan, after: Plan) -> None:
        """What was entered of walls does not outlive another shape: that must not happen without a word."""
        scenario = after.active_scenario
        if scenario == before.active_scenario and (lost := walls_lost(before, after, scenario)):
            self.tell(WALLS_LOST(plants=listed(lost)))

    def _on_shown_changed(self, before: Plan, after: Plan) -> None:
        self.checks.follow_hand(after)
        self.shown_changed.emit(before, after)
        self.result_changed.emit()

    def close(self) -> None:
        """Stop everything in the background."""
        self.open_session(None)
        self.background.close()
