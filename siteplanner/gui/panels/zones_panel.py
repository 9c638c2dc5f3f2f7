"""Totals per zone (or another grouping), live while things move; the rows close to the whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QStackedWidget, QTableView, QVBoxLayout, QWidget

from siteplanner.core.features import as_plants
from siteplanner.core.measures.groupings import DIMENSIONS
from siteplanner.core.measures.totals import Totals
from siteplanner.core.measures.zone_totals import LiveZoneTotals
from siteplanner.core.moment import When, name_of
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.table_models.totals_model import KEY, TotalsModel
from siteplanner.gui.wording import say

LANE = "totals"
MOST_AT_ONCE = 300
"""The first sums of a plan with more plants are taken in the background."""
ROW_HEIGHT_PX = 26
ROWS_MEASURED = 40
"""Columns are made as wide as the widest of so many rows, and not anew at every move of a drag."""


class ZonesPanel(QWidget):
    """A table over the shown plan; a double click on a zone zooms there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = TotalsModel()
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAlternatingRowColors(True)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().sectionResized.connect(lambda *_: self._seat_combo())
        self.view.horizontalHeader().geometriesChanged.connect(self._seat_combo)
        self.view.horizontalScrollBar().valueChanged.connect(lambda *_: self._seat_combo())
        self.by = QComboBox(self.view.horizontalHeader())
        self.note = QLabel()
        self.note.setObjectName("faint")
        self.note.setContentsMargins(8, 2, 8, 2)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)
        self.empty = EmptyState("table")
        self.stack = QStackedWidget()
        self.stack.addWidget(table)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self._live: LiveZoneTotals | None = None
        self._kept: dict[str, LiveZoneTotals] = {}
        self.by.activated.connect(lambda *_: self.refresh())
        self.view.doubleClicked.connect(lambda index: self._zoom(index.data(KEY)))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._light())
        self.model.modelReset.connect(self.view.resizeColumnsToContents)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.view)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.leave)
        desk.session_changed.connect(self._restart)
        desk.plan_changed.connect(self._plan_changed)
        desk.panels_shown_changed.connect(lambda *_: self.refresh())
        desk.moment_changed.connect(self._moment_changed)
        self.retranslate()

    def retranslate(self) -> None:
        chosen = self.by.currentIndex()
        self.by.clear()
        for key, text in (
            ("zone", self.tr("Zone")),
            ("product", self.tr("Product")),
            ("substation", self.tr("Substation")),
            ("year", self.tr("Year")),
            ("developer", self.tr("Developer")),
            ("status", self.tr("Status")),
        ):
            self.by.addItem(text, key)
        self.by.setCurrentIndex(max(0, chosen))
        self.by.setAccessibleName(self.tr("Sum by"))
        self.by.setToolTip(self.tr("Sum by"))
        self.view.setAccessibleName(self.tr("Totals"))
        self.empty.set_texts(self.tr("No sums yet"), self.tr("Open a plan; its plants are summed here by zone."))
        self.model.set_totals(None)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _plan_changed(self, before: Plan, after: Plan) -> None:
        """When another scenario is shown, its sums come in a later turn: columns that fit these now would not."""
        if after.active_scenario == before.active_scenario:
            self.view.resizeColumnsToContents()

    def _restart(self) -> None:
        self._kept = {}
        self._live = None
        self.model.set_totals(None)
        plan = self.desk.plan
        if plan is not None and len(plan.plants()) > MOST_AT_ONCE:
            self.desk.background.start(LANE, partial(_summed, plan, self.desk.moment), self._ready)
        else:
            self.refresh()

    def _moment_changed(self) -> None:
        if self._live is not None and self._live.when != self.desk.moment:
            self.refresh()

    def _ready(self, live: LiveZoneTotals) -> None:
        """Sums that were taken in the background have come. What has been dragged on meanwhile is not waited for."""
        shown = self.desk.shown_plan
        if shown is not None and shown.site is live.plan.site:
            self._live = live
        if not self.desk.many_in_hand:
            self.refresh()
        elif shown is not None and self._live is live and live.scenario_id == shown.active_scenario:
            self._show(self._sums(live))

    def refresh(self) -> None:
        """Take the sums of what is shown now; by zone only what an edit touched is taken again, and while much is
        dragged in the background."""
        if self.desk.background.is_busy(LANE):
            return
        plan = self.desk.shown_plan
        live = self._live
        if (
            plan is not None
            and self.desk.many_in_hand
            and live is not None
            and live.scenario_id == plan.active_scenario
        ):
            self.desk.background.start(LANE, partial(_summed_after, live, plan, self.desk.moment), self._ready)
            return
        self.stack.setCurrentIndex(0 if plan is not None else 1)
        self._show(None if plan is None else self._totals(plan))

    def _show(self, totals: Totals | None) -> None:
        first, last = self.view.rowAt(0), self.view.rowAt(self.view.viewport().height() - 1)
        self.model.set_totals(totals, range(first, last + 1 if last >= 0 else self.model.rowCount()))
        self._show_notes()
        self._seat_combo()

    def _show_notes(self) -> None:
        """What the sums leave out."""
        notes = []
        if self.desk.moment is not None:
            notes.append(self.tr("Only what is in service by {when}.").format(when=say(name_of(self.desk.moment))))
        if self.model.has_gaps:
            notes.append(self.tr("* some plants give no figure, so the sum is too small"))
        self.note.setText("  ".join(notes))
        self.note.setVisible(bool(notes))

    def _seat_combo(self) -> None:
        """The choice of the grouping sits in the header, over the column it names."""
        header = self.view.horizontalHeader()
        self.by.setVisible(self.model.columnCount() > 0)
        self.by.setGeometry(header.sectionViewportPosition(0), 0, header.sectionSize(0), header.height() - 1)

    def _totals(self, plan: Plan) -> Totals:
        scenario, moment = plan.active_scenario, self.desk.moment
        if self._live is not None and self._live.scenario_id != scenario:
            self._kept = {name: live for name, live in self._kept.items() if live.plan.site is plan.site}
            self._kept[self._live.scenario_id] = self._live
            self._live = self._kept.pop(scenario, None)
        if self._live is None:
            self._live = LiveZoneTotals.of(plan, when=moment)
        else:
            self._live = self._live.after(plan).at(moment)
        return self._sums(self._live)

    def _sums(self, live: LiveZoneTotals) -> Totals:
        """By what is chosen."""
        by = str(self.by.currentData() or "zone")
        return live.totals if by == "zone" else live.by(by)

    def _light(self) -> None:
        """Light up on the map the plants that the current row adds up."""
        plan, index = self.desk.shown_plan, self.view.currentIndex()
        if plan is None or not index.isValid():
            self.desk.light(())
            return
        by = str(self.by.currentData() or "zone")
        if self._live is None or self._live.plan is not plan:
            return
        layout = self._live.state.layout
        ids = layout.ids
        if not self.model.is_total(index.row()):
            grouping = DIMENSIONS[by].of(layout)
            ids = ids[grouping.group == grouping.keys.index(index.data(KEY))]
        self.desk.light(as_plants(map(str, ids)))

    def leave(self) -> None:
        """Put the row down, and then give the keys back to the map."""
        if self.view.currentIndex().isValid():
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
        else:
            self.desk.give_keys_to_map()

    def _zoom(self, key: object) -> None:
        plan = self.desk.plan
        if plan is None or not isinstance(key, str):
            return
        if self.by.currentData() == "zone" and key in plan.site.zones.index:
            self.desk.show_place(plan.site.zones.geometry[key].bounds)
        elif self.by.currentData() == "substation" and key in plan.site.substations.index:
            self.desk.show_place(plan.site.substations.geometry[key].buffer(100.0).bounds)


def _summed(plan: Plan, when: When, _: Work) -> LiveZoneTotals:
    """The first sums of a plan, worked out to the end, so that the interface has only to show them."""
    live = LiveZoneTotals.of(plan, when=when)
    live.totals  # noqa: B018 - kept by it
    return live


def _summed_after(live: LiveZoneTotals, plan: Plan, when: When, _: Work) -> LiveZoneTotals:
    """The same, going on from the sums before."""
    live = live.after(plan).at(when)
    live.totals  # noqa: B018 - kept by it
    return live
