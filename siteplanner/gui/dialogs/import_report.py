"""What became of the maps that were brought into the plan, map by map and row by row; a row's click shows its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.report_text import report_facts, report_text
from siteplanner.gui.dialogs.stored_report import ACTIONS, StoredIssue, StoredReport, stored_report
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.icons import colored_icon
from siteplanner.gui.numbers import figure
from siteplanner.gui.table_models.issues_model import ACTION, ID, ISSUE, REASON, ROW, IssuesModel
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say

AROUND_M = 60.0
"""Land shown around the row that was clicked."""


class ImportReportDialog(QDialog):
    """Not modal: the map can be worked on beside it. It follows the plan that is on the desk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.reports: tuple[StoredReport, ...] = ()
        self.list = QListWidget()
        self.facts = QLabel()
        self.filter = QComboBox()
        self.count = QLabel()
        self.model = IssuesModel()
        self.issues = QTableView()
        self.reason = QLabel()
        self.sound = EmptyState("ok")
        self.none = EmptyState("import")
        self.copy_button = QPushButton()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_current)
        self.filter.activated.connect(self._show_issues)
        self.issues.selectionModel().currentChanged.connect(self._show_reason)
        self.issues.clicked.connect(self._go_to)
        self.issues.activated.connect(self._go_to)
        self.copy_button.clicked.connect(self._copy)
        self.buttons.rejected.connect(self.close)
        for signal in (desk.session_changed, desk.plan_changed, desk.theme_changed):
            signal.connect(self.refresh)
        self.retranslate()
        self.resize(960, 560)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.list.setMinimumWidth(200)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.RichText)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._set_up_issues()
        head = QHBoxLayout()
        self.count.setObjectName("faint")
        head.addWidget(self.count, 1)
        head.addWidget(self.filter)
        rows = QWidget()
        below = QVBoxLayout(rows)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addLayout(head)
        below.addWidget(self.issues, 1)
        below.addWidget(self.reason)
        self.reason.setWordWrap(True)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows = QStackedWidget()
        self._rows.addWidget(rows)
        self._rows.addWidget(self.sound)
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.facts)
        column.addWidget(self._rows, 1)
        splitter = QSplitter()
        splitter.addWidget(self.list)
        splitter.addWidget(detail)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([288, 640])
        splitter.setChildrenCollapsible(False)
        self._pages = QStackedWidget()
        self._pages.addWidget(splitter)
        self._pages.addWidget(self.none)
        self.buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in self.buttons.buttons():  # Enter is for the row that is current
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(12)
        outer.addWidget(self._pages, 1)
        outer.addWidget(self.buttons)

    def _set_up_issues(self) -> None:
        self.issues.setModel(self.model)
        self.issues.verticalHeader().hide()
        self.issues.verticalHeader().setDefaultSectionSize(28)
        self.issues.setShowGrid(False)
        self.issues.setWordWrap(False)
        self.issues.setTabKeyNavigation(False)
        self.issues.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.issues.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.issues.horizontalHeader()
        header.setHighlightSections(False)
        for at, width_px in ((ROW, 64), (ID, 128), (ACTION, 96)):
            self.issues.setColumnWidth(at, width_px)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import reports"))
        self.list.setAccessibleName(self.tr("Imported maps"))
        self.issues.setAccessibleName(self.tr("Rows that needed a word"))
        self.filter.setAccessibleName(self.tr("Show"))
        self.copy_button.setText(self.tr("Copy as text"))
        self.none.set_texts(
            self.tr("Nothing was imported"), self.tr("The maps brought into this plan are reported here, row by row.")
        )
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- showing ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the reports of the plan that is open, the newest first, the same one current."""
        plan = self.desk.plan
        entries = plan.import_reports if plan is not None else ()
        chosen = self.list.currentRow()
        self.reports = tuple(stored_report(entry) for entry in reversed(entries))
        self.list.clear()
        for report in self.reports:
            item = QListWidgetItem(self._icon_of(report), self._line_of(report))
            item.setToolTip(report.source)
            self.list.addItem(item)
        self._pages.setCurrentIndex(0 if self.reports else 1)
        self.copy_button.setEnabled(bool(self.reports))
        if self.reports:
            self.list.setCurrentRow(min(max(chosen, 0), len(self.reports) - 1))

    @property
    def current(self) -> StoredReport | None:
        row = self.list.currentRow()
        return self.reports[row] if 0 <= row < len(self.reports) else None

    def _icon_of(self, report: StoredReport) -> QIcon:
        tokens = current_tokens()
        if report.refused:
            return colored_icon("error", QColor(tokens.error))
        return (
            colored_icon("ok", QColor(tokens.ok)) if report.sound else colored_icon("warning", QColor(tokens.warning))
        )

    def _line_of(self, report: StoredReport) -> str:
        return f"{say(report.label)} · {report.file_name}\n{say(report.summary(figure))}"

    def _show_current(self) -> None:
        report = self.current
        if report is None:
            return
        self.facts.setText(report_facts(report))
        self._fill_filter(report)
        self.sound.set_texts(
            self.tr("A sound file"), self.tr("All {count} rows came in as they are.").format(count=figure(report.read))
        )
        self._rows.setCurrentIndex(0 if report.issues else 1)
        self._rows.setVisible(bool(report.issues) or report.sound)
        self._show_issues()

    def _fill_filter(self, report: StoredReport) -> None:
        self.filter.clear()
        self.filter.addItem(self.tr("All rows"), "")
        for action in dict.fromkeys(issue.action for issue in report.issues):
            self.filter.addItem(say(ACTIONS[action]) if action in ACTIONS else action, action)

    def _show_issues(self) -> None:
        report = self.current
        if report is None:
            return
        wanted = self.filter.currentData()
        shown = tuple(issue for issue in report.issues if not wanted or issue.action == wanted)
        self.model.set_issues(shown)
        self.reason.clear()
        text = self.tr("Rows that needed a word: {count}. A click shows the place.")
        self.count.setText(text.format(count=figure(len(shown))))

    def _show_reason(self, current: QModelIndex) -> None:
        """The whole sentence about the current row, for which its cell may be too narrow."""
        self.reason.setText(str(current.siblingAtColumn(REASON).data() or "") if current.isValid() else "")

    # -- the hand -----------------------------------------------------------------------------------------------

    def _go_to(self, index: QModelIndex) -> None:
        issue: StoredIssue | None = index.data(ISSUE)
        if issue is not None and issue.place is not None:
            east_m, north_m = issue.place
            self.desk.show_place((east_m - AROUND_M, north_m - AROUND_M, east_m + AROUND_M, north_m + AROUND_M))

    def _copy(self) -> None:
        if (report := self.current) is not None:
            QGuiApplication.clipboard().setText(report_text(report))
