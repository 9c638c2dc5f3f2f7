"""Totals per zone (or another grouping), live while things move; the rows close to the whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from siteplanner.core.measures.totals import Totals, totals
from siteplanner.core.measures.zone_totals import LiveZoneTotals
from siteplanner.core.plan import Plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.table_models.totals_model import KEY, TotalsModel

ROW_HEIGHT_PX = 26


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
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.horizontalHeader().setHighlightSections(False)
        self.by = QComboBox()
        self.by_label = QLabel()
        self.note = QLabel()
        self.note.setObjectName("faint")
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 8, 4)
        head.addWidget(self.by_label)
        head.addWidget(self.by)
        head.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self._live: LiveZoneTotals | None = None
        self.by.activated.connect(lambda *_: self.refresh())
        self.view.doubleClicked.connect(lambda index: self._zoom(index.data(KEY)))
        desk.session_changed.connect(self._restart)
        desk.shown_changed.connect(lambda *_: self.refresh())
        self.retranslate()

    def retranslate(self) -> None:
        chosen = self.by.currentIndex()
        self.by.clear()
        for key, text in (
            ("zone", self.tr("Zone")),
            ("product", self.tr("Product")),
            ("substation", self.tr("Substation")),
            ("year", self.tr("Year")),
        ):
            self.by.addItem(text, key)
        self.by.setCurrentIndex(max(0, chosen))
        self.by_label.setText(self.tr("Sum by"))
        self.by.setAccessibleName(self.tr("Sum by"))
        self.view.setAccessibleName(self.tr("Totals"))
        self.note.setText(self.tr("* some plants give no figure. Areas planar, in the plan's coordinate system."))
        self.model.set_totals(None)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _restart(self) -> None:
        self._live = None
        self.model.set_totals(None)
        self.refresh()

    def refresh(self) -> None:
        """Take the sums of what is shown now; by zone only what an edit touched is taken again."""
        plan = self.desk.shown_plan
        self.model.set_totals(None if plan is None else self._totals(plan))

    def _totals(self, plan: Plan) -> Totals:
        by = str(self.by.currentData() or "zone")
        if by != "zone":
            return totals(plan, by)
        if self._live is None or self._live.scenario_id != plan.active_scenario:
            self._live = LiveZoneTotals.of(plan)
        else:
            self._live = self._live.after(plan)
        return self._live.totals

    def _zoom(self, key: object) -> None:
        plan = self.desk.plan
        if plan is None or not isinstance(key, str):
            return
        if self.by.currentData() == "zone" and key in plan.site.zones.index:
            self.desk.show_place(plan.site.zones.geometry[key].bounds)
        elif self.by.currentData() == "substation" and key in plan.site.substations.index:
            self.desk.show_place(plan.site.substations.geometry[key].buffer(100.0).bounds)
