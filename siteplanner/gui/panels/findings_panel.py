"""What the check found: counted, listed, explained; a double click zooms there. “No errors” is a state of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from siteplanner.core.check_result import CheckResult
from siteplanner.core.finding_words import in_order
from siteplanner.core.moment import name_of
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.check_keeper import BY_THEN, CHECKING
from siteplanner.gui.desk import Desk
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.finding_words import rules_checked, summary
from siteplanner.gui.numbers import figure
from siteplanner.gui.panels.finding_delegate import FindingDelegate
from siteplanner.gui.panels.finding_detail import FindingDetail
from siteplanner.gui.panels.findings_bar import FindingsBar
from siteplanner.gui.panels.gathering import Gathering
from siteplanner.gui.panels.moment_notice import MomentNotice
from siteplanner.gui.table_models.finding_groups import (
    Gathered,
    Group,
    Groupings,
    Listed,
    by_plant,
    by_rule,
    by_since,
    by_state,
    by_zone,
    gather,
    rows_of,
)
from siteplanner.gui.table_models.findings_model import FINDING, GROUP, UNDER, FindingsModel
from siteplanner.gui.wording import say
from siteplanner.services.finding_since import since_words

MOST_ROWS = 5000
"""So many findings are listed; nobody reads more, and a list of them all would hold up the hand."""
MOST_AT_ONCE = 2000
"""More findings than this are looked through in slices; what was listed stays until all are looked at."""


class FindingsPanel(QWidget):
    """Lists the findings of what is shown, live while something is dragged. ``current_changed(Finding | None)``."""

    current_changed = Signal(object)
    waive_wanted = Signal()
    withdraw_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._last_row = -1
        self._left_out = 0
        self._listed: tuple[object, ...] = ()
        self._gathered = Gathered((), None)
        self._gathering: Gathering[Gathered] = Gathering(self._list_gathered, self)
        self._step_wanted = 0
        self._folded: set[Hashable] = set()
        self.model = FindingsModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.delegate = FindingDelegate(self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.installEventFilter(self)
        self.bar = FindingsBar(desk.settings)
        self.summary, self.filter, self.search = self.bar.summary, self.bar.filter, self.bar.search
        self.detail = FindingDetail()
        self.clean = EmptyState("ok")
        self.waiting = EmptyState("not-checked")
        self._stack = QStackedWidget()
        self.listed = QWidget()
        column = QVBoxLayout(self.listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.detail)
        for widget in (self.listed, self.clean, self.waiting):
            self._stack.addWidget(widget)
        self.notice = MomentNotice(desk)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.notice)
        outer.addWidget(self._stack, 1)  # what is below takes no more than it needs
        self.bar.changed.connect(self.refresh)
        self.bar.export_wanted.connect(self.export_wanted)
        self.detail.waive_wanted.connect(lambda _: self.waive_wanted.emit())
        self.detail.withdraw_wanted.connect(lambda _: self.withdraw_wanted.emit())
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._activated)
        desk.session_changed.connect(self._restart)
        desk.panels_result_changed.connect(self._result_changed)
        desk.background.busy.connect(self._checking_changed)
        desk.background.idle.connect(self._checking_changed)
        desk.theme_changed.connect(self.view.viewport().update)
        self.retranslate()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Findings"))
        self.delegate.new = self.tr("new")
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._fold_by_key(event.key())
        return super().eventFilter(watched, event)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the list, where it stays whatever is said in its place."""
        column = self.layout()
        assert column is not None
        column.addWidget(widget)

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def current(self) -> Finding | None:
        """The finding that is current in the list."""
        index = self.view.currentIndex()
        finding: Finding | None = index.data(FINDING) if index.isValid() else None
        return finding

    def refresh(self) -> None:
        """Show the findings of what is shown now; the current one stays current while it exists."""
        result, self._listed = self.desk.result, ()
        self._gathering.stop()
        if result is None or (not result.findings and not self.desk.result_is_current):
            self._show_waiting()
        elif not result.findings:
            self._show_clean(result)
        else:
            self._show_list(result)

    def _result_changed(self) -> None:
        """Where the very same findings are listed already, as while much is dragged, only their state is said anew."""
        result, wanted = self.desk.result, self._to_list()
        same = len(wanted) == len(self._listed) and all(a is b for a, b in zip(wanted, self._listed, strict=True))
        if same and result is not None:
            self._show_summary(result)
        else:
            self.refresh()

    def _to_list(self) -> tuple[object, ...]:
        """What the list depends on, besides what is chosen in the panel itself."""
        session = self.desk.session
        if session is None:
            return ()
        by_place = self.desk.shown_plan if self.bar.grouped_by == "zone" else None
        at_rest = session.shown_plan is session.plan
        return self.desk.result, session.history, session.knows_since, at_rest, by_place

    def _restart(self) -> None:
        """Another plan: what was current or folded in the last one is nothing here."""
        self._last_row = -1
        self._step_wanted = 0
        self._gathering.stop()
        self._folded.clear()
        self.model.set_findings(())

    def _checking_changed(self, lane: str) -> None:
        if lane == CHECKING:
            self.refresh()
        elif lane == BY_THEN:
            self._result_changed()

    def _show_waiting(self) -> None:
        """Nothing is known about what is shown, so nothing is called clean."""
        self._step_wanted = 0
        if self.desk.checking:
            self.waiting.set_texts(self.tr("Checking…"), self.tr("The findings appear here."))
        elif self.desk.session is not None:
            self.waiting.set_texts(self.tr("Not checked"), self.tr("Press F8 to check the layout."))
        else:
            self.waiting.set_texts(self.tr("Not checked"), self.tr("Open a plan; its layout is checked at once."))
        self._stack.setCurrentWidget(self.waiting)

    def _show_clean(self, result: CheckResult) -> None:
        self._step_wanted = 0
        plan = self.desk.shown_plan
        if (result.plants == 0 and result.when is None) or plan is None:
            self.waiting.set_texts(self.tr("No plants"), self.tr("Drag a type from the list onto the map."))
            self._stack.setCurrentWidget(self.waiting)
            return
        if result.when is not None:
            self._show_clean_by_then(result, result.when)
            return
        on, off = rules_checked(plan)
        sentence = self.tr(
            "Checked {rules} rules on {plants} plants: no errors, no warnings. A screening check; "
            "it does not replace statutory review."
        ).format(rules=on, plants=result.plants)
        if off:
            sentence += " " + self.tr("%n rule(s) are switched off in this plan.", "", off)
        if fixed := self._fixed():
            sentence += " " + fixed
        self.clean.set_texts(self.tr("No errors"), sentence)
        self._stack.setCurrentWidget(self.clean)

    def _show_clean_by_then(self, result: CheckResult, when: int | dt.date) -> None:
        """Nothing is wrong by then: that is not the green state, which is the whole plan's."""
        title = self.tr("No errors in service by {when}").format(when=say(name_of(when)))
        sentence = self.tr(
            "%n plant(s) that are in service by then were checked; those that come later were not.", "", result.plants
        )
        self.waiting.set_texts(title, sentence)
        self._stack.setCurrentWidget(self.waiting)

    def _show_list(self, result: CheckResult) -> None:
        """List what is asked for; of very many findings in slices."""
        self._listed = self._to_list()
        shown = in_order(result)
        work = gather(shown, self.bar.wanted(self._fresh()), self._groupings())
        self._gathering.begin(work, at_once=len(shown) <= MOST_AT_ONCE or (self.bar.shows_all and not self._grouped))
        if self._gathering.is_busy:
            self._show_summary(result)
            self._stack.setCurrentIndex(0)

    def _list_gathered(self, gathered: Gathered) -> None:
        """Everything is looked at that was to be."""
        self._gathered = gathered
        self._lay_out()
        step, self._step_wanted = self._step_wanted, 0
        if step and self.model.finding_rows():
            self.step(step)

    def _lay_out(self) -> None:
        """Put what was gathered into rows, with the groups that are folded now."""
        result = self.desk.result
        if result is None:
            return
        index = self.view.currentIndex()
        current, under = self.current, index.data(UNDER) if index.isValid() else None
        gathered = self._gathered
        rows = rows_of(gathered, self._folded, MOST_ROWS)
        wanted = len(gathered.findings)
        if gathered.groups is not None:
            wanted = sum(len(row.findings) for row in rows if isinstance(row, Group) and not row.folded)
        rows = rows[:MOST_ROWS]
        self._left_out = wanted - sum(isinstance(row, Listed) for row in rows)
        self.model.set_rows(rows, self._fresh())
        self._keep_current(current, under)
        self._show_summary(result)
        self._show_detail(self.current)
        self._stack.setCurrentIndex(0)

    @property
    def _grouped(self) -> bool:
        return self.bar.grouped_by != "none"

    def _groupings(self) -> Groupings | None:
        session, plan, by = self.desk.session, self.desk.shown_plan, self.bar.grouped_by
        if by == "zone" and plan is not None:
            return by_zone(plan)
        if by == "since" and session is not None:
            chosen = by_since(session)
        elif by in (makers := {"rule": by_rule, "plant": by_plant, "state": by_state}):
            chosen = makers[by]()
        else:
            return None
        return lambda _: chosen

    def _fresh(self) -> frozenset[str]:
        """What came with the edits made since the plan was opened; nothing while that is not known."""
        session = self.desk.session
        return (session.caused if session is not None else None) or frozenset()

    def _fixed(self) -> str:
        """How many findings of the plan as opened are gone; '' where none is, or it is not known."""
        session = self.desk.session
        at_rest = session is not None and session.shown_plan is session.plan and self.desk.moment is None
        gone = len(session.fixed or ()) if session is not None and at_rest else 0
        return self.tr("%n finding(s) mended since the plan was opened.", "", gone) if gone else ""

    def _keep_current(self, current: Finding | None, under: Hashable) -> None:
        """What was current stays it; where it is gone, nothing else becomes so by itself."""
        if current is None:
            if not self._on_group():
                self.view.selectionModel().clear()
        elif (row := self.model.row_of(current.id, under)) < 0:
            self.view.selectionModel().clear()
        elif self.view.currentIndex().row() != row:
            self._make_current(row)

    def _on_group(self) -> bool:
        index = self.view.currentIndex()
        return index.isValid() and index.data(GROUP) is not None

    def _make_current(self, row: int) -> None:
        self.view.selectionModel().setCurrentIndex(
            self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _show_summary(self, result: CheckResult) -> None:
        text = summary(result)
        if result.when is not None:
            text = self.tr("By {when}: {counts}").format(when=say(name_of(result.when)), counts=text)
        if not self.desk.result_is_current:
            stale = self.tr("checking again…") if self.desk.checking else self.tr("out of date, press F8")
            text = self.tr("{counts} ({state})").format(counts=text, state=stale)
        if fixed := self._fixed():
            text = self.tr("{counts}. {more}").format(counts=text, more=fixed)
        if self._gathering.is_busy:
            text = self.tr("{counts}. {more}").format(counts=text, more=self.tr("Listing…"))
        elif self._left_out:
            more = self.tr("The first {listed} are listed: group, filter or find to see the others.")
            text = self.tr("{counts}. {more}").format(counts=text, more=more.format(listed=figure(MOST_ROWS)))
        self.summary.setText(text)

    def _show_detail(self, finding: Finding | None) -> None:
        nothing_left = self.model.rowCount() == 0
        self.detail.setVisible(finding is not None or nothing_left)
        if finding is None:
            self.detail.show_words(self.tr("No finding of this kind.") if nothing_left else "")
            return
        self._last_row = self.view.currentIndex().row()
        session = self.desk.session
        self.detail.show_finding(finding, since_words(session, finding.id) if session is not None else None)

    # -- the hand -----------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next or previous finding and zoom there."""
        if not self.model.finding_rows():
            self._folded.clear()
            self.bar.show_all()
            self.refresh()
        if self._gathering.is_busy:  # what is listed is not yet what is asked for
            self._step_wanted = by
            return
        rows = self.model.finding_rows()
        if not rows or self.desk.result is None or not self.desk.result.findings:
            return
        index = self.model.index(self._next_row(rows, by))
        self.view.setCurrentIndex(index)
        self._select_plants(index)
        self._zoom(index)

    def _next_row(self, rows: list[int], by: int) -> int:
        """The row of the finding after or before the current one, round and round; where the one gone to last is gone,
        on from its place."""
        now = self.view.currentIndex().row() if self.current is not None else -1
        if now < 0 and self._last_row < 0:
            return rows[0] if by > 0 else rows[-1]
        from_row = now if now >= 0 else self._last_row - (by > 0)
        later = [row for row in rows if row > from_row]
        earlier = [row for row in rows if row < (from_row if now >= 0 else self._last_row)]
        if by > 0:
            return later[0] if later else rows[0]
        return earlier[-1] if earlier else rows[-1]

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        finding = current.data(FINDING) if current.isValid() else None
        self._show_detail(finding)
        self.current_changed.emit(finding)

    def _clicked(self, index: QModelIndex) -> None:
        group: Group | None = index.data(GROUP)
        if group is not None:
            self._fold(group, fold=not group.folded)
        else:
            self._select_plants(index)

    def _activated(self, index: QModelIndex) -> None:
        group: Group | None = index.data(GROUP)
        if group is not None:
            self._fold(group, fold=not group.folded)
        else:
            self._zoom(index)

    def _fold_by_key(self, key: int) -> bool:
        """Left folds a group, from one of its findings too; right opens it."""
        index = self.view.currentIndex()
        group: Group | None = index.data(GROUP) if index.isValid() else None
        if group is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(group, fold=key == Qt.Key.Key_Left)
            return True
        if key == Qt.Key.Key_Left and index.isValid() and index.data(UNDER) is not None:
            self._make_current(self.model.row_of_group(index.data(UNDER)))
            return True
        return False

    def _fold(self, group: Group, *, fold: bool) -> None:
        if fold:
            self._folded.add(group.key)
        else:
            self._folded.discard(group.key)
        if not self._gathering.is_busy:  # else the rows come with what is being gathered
            self._lay_out()
        row = self.model.row_of_group(group.key)
        if row >= 0:
            self._make_current(row)

    def _select_plants(self, index: QModelIndex) -> None:
        finding: Finding | None = index.data(FINDING)
        if finding is not None and finding.plants:
            self.desk.select(finding.plants)

    def _zoom(self, index: QModelIndex) -> None:
        finding: Finding | None = index.data(FINDING)
        if finding is not None:
            self.desk.show_finding(finding)
