"""What the check found: counted, listed, explained; a double click zooms there. “No errors” is a state of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from siteplanner.core.check_result import CheckResult
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.desk import Desk
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.panels.finding_delegate import FindingDelegate
from siteplanner.gui.table_models.findings_model import FINDING, FindingsModel
from siteplanner.gui.wording import say

CONFIDENCES = {
    "verified": QT_TRANSLATE_NOOP("confidence", "verified"),
    "secondary": QT_TRANSLATE_NOOP("confidence", "secondary source"),
    "unverified": QT_TRANSLATE_NOOP("confidence", "unverified"),
    "judgement": QT_TRANSLATE_NOOP("confidence", "judgement"),
}


class FindingsPanel(QWidget):
    """Lists the findings of what is shown, live while something is dragged."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = FindingsModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.summary = QLabel()
        self.summary.setObjectName("faint")
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
        desk.result_changed.connect(self.refresh)
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
        if result is None:
            self.waiting.set_texts(self.tr("Not checked yet"), self.tr("Open a plan, or press F8 to check the layout."))
            self._stack.setCurrentWidget(self.waiting)
            return
        if not result.findings:
            self._show_clean(result)
            return
        current = self._current()
        self.model.set_findings(tuple(f for f in result.findings if self._shown(f)))
        if current is not None and (row := self.model.row_of(current.id)) >= 0:
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._show_summary(result)
        self._show_detail(self._current())
        self._stack.setCurrentIndex(0)

    def _show_clean(self, result: CheckResult) -> None:
        if result.plants == 0:
            self.waiting.set_texts(self.tr("No plants"), self.tr("Drag a type from the list onto the map."))
            self._stack.setCurrentWidget(self.waiting)
            return
        self.clean.set_texts(
            self.tr("No errors"),
            self.tr(
                "Checked {rules} rules on {plants} plants: no errors, no warnings. A screening check; "
                "it does not replace statutory review."
            ).format(rules=len(RULES), plants=result.plants),
        )
        self._stack.setCurrentWidget(self.clean)

    def _show_summary(self, result: CheckResult) -> None:
        counts = result.counts
        parts = [
            self.tr("%n error(s)", "", counts["error"]) if counts["error"] else self.tr("No errors"),
        ]
        warnings = counts["warning"] - counts["not_checked"]
        if warnings > 0:
            parts.append(self.tr("%n warning(s)", "", warnings))
        if counts["waived"]:
            parts.append(self.tr("%n waived", "", counts["waived"]))
        if not result.complete:
            parts.append(self.tr("%n plant(s) not fully checked", "", result.plants_not_checked))
        self.summary.setText(", ".join(parts))
        self.summary.setToolTip(self.summary.text())

    def _shown(self, finding: Finding) -> bool:
        key = self.filter.currentData()
        if key == "not_checked":
            return finding.rule == NOT_CHECKED
        return key in (None, "all") or (finding.severity == key and finding.rule != NOT_CHECKED)

    def _show_detail(self, finding: Finding | None) -> None:
        self.detail.setVisible(finding is not None)
        if finding is None:
            return
        lines = [say(finding.message)]
        if finding.clause:
            confidence = say(CONFIDENCES[finding.confidence])
            lines.append(self.tr("{clause} ({confidence})").format(clause=finding.clause, confidence=confidence))
        self.detail.setText("\n".join(lines))
        rule = RULES.get(finding.rule)
        self.detail.setToolTip(say(rule.explain) if rule else "")

    # -- the hand -----------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next or previous finding and zoom there."""
        rows = self.model.rowCount()
        if rows == 0:
            return
        now = self.view.currentIndex().row()
        row = (now + by) % rows if now >= 0 else (0 if by > 0 else rows - 1)
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
