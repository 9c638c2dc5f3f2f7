"""What the check found: counted, listed, explained; a double click zooms there. “No errors” is a state of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from siteplanner.core.check_result import CheckResult
from siteplanner.core.finding_words import CONFIDENCES
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.desk import CHECKING, Desk
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.finding_words import rules_checked, summary
from siteplanner.gui.panels.finding_delegate import FindingDelegate
from siteplanner.gui.table_models.findings_model import FINDING, FindingsModel
from siteplanner.gui.wording import say


class FindingsPanel(QWidget):
    """Lists the findings of what is shown, live while something is dragged."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._last_row = -1
        self.model = FindingsModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.summary = QLabel()
        self.summary.setObjectName("faint")
        self.summary.setWordWrap(True)
        self.filter = QComboBox()
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setContentsMargins(8, 4, 8, 8)
        self.clean = EmptyState("ok")
        self.waiting = EmptyState("not-checked")
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 8, 4)
        head.addWidget(self.summary, 1)
        head.addWidget(self.filter)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.detail)
        for widget in (listed, self.clean, self.waiting):
            self._stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.filter.activated.connect(lambda *_: self.refresh())
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.clicked.connect(self._select_plants)
        self.view.doubleClicked.connect(self._zoom)
        self.view.activated.connect(self._zoom)
        desk.session_changed.connect(self._restart)
        desk.panels_result_changed.connect(self.refresh)
        desk.background.busy.connect(self._checking_changed)
        desk.background.idle.connect(self._checking_changed)
        desk.theme_changed.connect(self.view.viewport().update)
        self.retranslate()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Findings"))
        self.filter.setAccessibleName(self.tr("Show"))
        chosen = self.filter.currentIndex()
        self.filter.clear()
        for key, text in (
            ("all", self.tr("All")),
            ("error", self.tr("Errors")),
            ("warning", self.tr("Warnings")),
            ("not_checked", self.tr("Not checked")),
            ("waived", self.tr("Waived")),
        ):
            self.filter.addItem(text, key)
        self.filter.setCurrentIndex(max(0, chosen))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- showing ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the findings of what is shown now; the current one stays current while it exists."""
        result = self.desk.result
        if result is None or (not result.findings and not self.desk.result_is_current):
            self._show_waiting()
        elif not result.findings:
            self._show_clean(result)
        else:
            self._show_list(result)

    def _restart(self) -> None:
        """Another plan: what was current in the last one is nothing here."""
        self._last_row = -1
        self.model.set_findings(())

    def _checking_changed(self, lane: str) -> None:
        if lane == CHECKING:
            self.refresh()

    def _show_waiting(self) -> None:
        """Nothing is known about what is shown, so nothing is called clean."""
        if self.desk.checking:
            self.waiting.set_texts(self.tr("Checking…"), self.tr("The findings appear here."))
        elif self.desk.session is not None:
            self.waiting.set_texts(self.tr("Not checked"), self.tr("Press F8 to check the layout."))
        else:
            self.waiting.set_texts(self.tr("Not checked"), self.tr("Open a plan; its layout is checked at once."))
        self._stack.setCurrentWidget(self.waiting)

    def _show_clean(self, result: CheckResult) -> None:
        plan = self.desk.shown_plan
        if result.plants == 0 or plan is None:
            self.waiting.set_texts(self.tr("No plants"), self.tr("Drag a type from the list onto the map."))
            self._stack.setCurrentWidget(self.waiting)
            return
        on, off = rules_checked(plan)
        sentence = self.tr(
            "Checked {rules} rules on {plants} plants: no errors, no warnings. A screening check; "
            "it does not replace statutory review."
        ).format(rules=on, plants=result.plants)
        if off:
            sentence += " " + self.tr("%n rule(s) are switched off in this plan.", "", off)
        self.clean.set_texts(self.tr("No errors"), sentence)
        self._stack.setCurrentWidget(self.clean)

    def _show_list(self, result: CheckResult) -> None:
        current = self._current()
        self.model.set_findings(tuple(f for f in result.findings if self._shown(f)))
        self._keep_current(current)
        self._show_summary(result)
        self._show_detail(self._current())
        self._stack.setCurrentIndex(0)

    def _keep_current(self, current: Finding | None) -> None:
        """What was current stays it; where it is gone, nothing else becomes so by itself."""
        if current is None or (row := self.model.row_of(current.id)) < 0:
            self.view.selectionModel().clear()
        elif self.view.currentIndex().row() != row:
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _show_summary(self, result: CheckResult) -> None:
        text = summary(result)
        if not self.desk.result_is_current:
            stale = self.tr("checking again…") if self.desk.checking else self.tr("out of date, press F8")
            text = self.tr("{counts} ({state})").format(counts=text, state=stale)
        self.summary.setText(text)

    def _shown(self, finding: Finding) -> bool:
        key = self.filter.currentData()
        if key == "not_checked":
            return finding.rule == NOT_CHECKED
        if key == "waived":
            return finding.waived
        if key in ("error", "warning"):
            return finding.severity == key and finding.rule != NOT_CHECKED and not finding.waived
        return True

    def _show_detail(self, finding: Finding | None) -> None:
        nothing_left = self.model.rowCount() == 0
        self.detail.setVisible(finding is not None or nothing_left)
        if finding is None:
            self.detail.setText(self.tr("No finding of this kind.") if nothing_left else "")
            self.detail.setToolTip("")
            return
        self._last_row = self.view.currentIndex().row()
        lines = [say(finding.message)]
        if finding.clause:
            confidence = say(CONFIDENCES[finding.confidence])
            lines.append(self.tr("{clause} ({confidence})").format(clause=finding.clause, confidence=confidence))
        self.detail.setText("\n".join(lines))
        rule = finding.found_by or RULES.get(finding.rule)
        self.detail.setToolTip(say(rule.explain) if rule else "")

    # -- the hand -----------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next or previous finding and zoom there."""
        if self.model.rowCount() == 0 and self.filter.currentIndex() != 0:
            self.filter.setCurrentIndex(0)
            self.refresh()
        rows = self.model.rowCount()
        if rows == 0 or self.desk.result is None or not self.desk.result.findings:
            return
        now = self.view.currentIndex().row()
        if now >= 0:
            row = (now + by) % rows
        else:  # the one gone to last is gone: go on from its place
            row = (
                (self._last_row if by > 0 else self._last_row - 1) % rows if self._last_row >= 0 else min(by, 0) % rows
            )
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self._select_plants(index)
        self._zoom(index)

    def _current(self) -> Finding | None:
        index = self.view.currentIndex()
        return index.data(FINDING) if index.isValid() else None

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        self._show_detail(current.data(FINDING) if current.isValid() else None)

    def _select_plants(self, index: QModelIndex) -> None:
        finding: Finding | None = index.data(FINDING)
        if finding is not None and finding.plants:
            self.desk.select(finding.plants)

    def _zoom(self, index: QModelIndex) -> None:
        finding: Finding | None = index.data(FINDING)
        if finding is not None:
            self.desk.show_finding(finding)
