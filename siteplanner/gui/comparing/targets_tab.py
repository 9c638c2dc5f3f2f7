"""The town's steps in each compared scenario: reached or missed, by how much, and when."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from siteplanner.core.comparing.compared_targets import Outcome, TargetOutcome
from siteplanner.core.comparing.target_words import outcome_words, target_label
from siteplanner.core.measures.figure_table import FigureColumn
from siteplanner.gui.comparing.compared_scenarios import ComparedScenarios
from siteplanner.gui.figure_units import exact, shown_as
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say

MARKS = {Outcome.REACHED: "✓", Outcome.MISSED: "✕", Outcome.OPEN: "?"}


class TargetsTab(QWidget):
    """A row a target, a column a scenario."""

    def __init__(self, compared: ComparedScenarios) -> None:
        super().__init__()
        self.compared = compared
        self.table = QTableWidget()
        self.setFocusProxy(self.table)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.none = QLabel()
        self.none.setContentsMargins(8, 8, 8, 8)
        self.none.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        compared.changed.connect(self.refresh)
        compared.ids_changed.connect(self.refresh)
        compared.desk.theme_changed.connect(self.refresh)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show the comparison as it is known now."""
        comparison = self.compared.comparison
        targets = () if comparison is None else comparison.targets
        self.none.setVisible(comparison is not None and not targets)
        self.none.setText(self.tr("The plan has no targets. Set the town's steps in the targets panel."))
        self.table.setAccessibleName(self.tr("Targets reached and missed"))
        self.table.setVisible(bool(targets))
        self.table.clear()
        self.table.setRowCount(len(targets))
        names = [] if comparison is None else [self.compared.names.get(each, each) for each in comparison.scenarios]
        self.table.setColumnCount(2 + len(names))
        self.table.setHorizontalHeaderLabels([self.tr("By the end of"), self.tr("Wanted"), *names])
        for row, of in enumerate(targets):
            column = FigureColumn("target", "", of.target.unit)
            self._put(row, 0, say(target_label(of)), of.target.name)
            self._put(row, 1, _amount(of.target.target, of.target.unit), exact(column, of.target.target))
            for at, outcome in enumerate(of.outcomes):
                self._outcome(row, 2 + at, outcome, column)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for at in (0, 1):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)

    def _outcome(self, row: int, at: int, outcome: TargetOutcome, column: FigureColumn) -> None:
        words = say(outcome_words(outcome, _amount))
        tokens = current_tokens()
        colours = {Outcome.REACHED: tokens.ok, Outcome.MISSED: tokens.error, Outcome.OPEN: tokens.warning}
        item = self._put(row, at, f"{MARKS[outcome.outcome]}  {words}", exact(column, outcome.progress.planned))
        item.setForeground(QColor(colours[outcome.outcome]))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)

    def _put(self, row: int, at: int, text: str, more: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setToolTip(more)
        self.table.setItem(row, at, item)
        return item


def _amount(amount: float, unit: str) -> str:
    """An amount in the unit in which one so large is read."""
    shown = shown_as(FigureColumn("target", "", unit), [amount])
    return f"{shown.text(amount)} {shown.unit}"
