"""The findings of a check as a list for Qt's views."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from siteplanner.core.finding_words import rule_name
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.finding_words import subject_name
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
FINDING = Qt.ItemDataRole.UserRole
FIGURES = Qt.ItemDataRole.UserRole + 1
NO_PARENT = QModelIndex()

MEASURED_OF = QT_TRANSLATE_NOOP("findings", "{measured} of {required} {unit}, {short} short")
MEASURED = QT_TRANSLATE_NOOP("findings", "{measured} {unit}, {required} {unit} allowed")
NONE_ALLOWED = QT_TRANSLATE_NOOP("findings", "{measured} {unit}, none allowed")


def icon_name(finding: Finding) -> str:
    """Its shape: ● error, ▲ warning, ○ not checked, waived."""
    if finding.waived:
        return "waive"
    return "not-checked" if finding.rule == NOT_CHECKED else finding.severity


def figures(finding: Finding) -> str:
    """Measured, required and the difference, with the unit; '' where the rule measures nothing."""
    if finding.measured is None or finding.required is None or not finding.unit:
        return ""
    decimals = 0 if abs(finding.required) >= 1000 else 2
    measured, required = figure(finding.measured, decimals), figure(finding.required, decimals)
    if finding.required == 0:
        return say(NONE_ALLOWED(measured=measured, unit=finding.unit))
    if finding.measured < finding.required:
        short = figure(finding.required - finding.measured, decimals)
        return say(MEASURED_OF(measured=measured, required=required, unit=finding.unit, short=short))
    return say(MEASURED(measured=measured, required=required, unit=finding.unit))


def subjects(finding: Finding) -> str:
    """What it is about, as people call it: “P43 – constraint C05”."""
    return " – ".join(subject_name(subject) for subject in finding.subjects)


class FindingsModel(QAbstractListModel):
    """One row a finding: the rule's name and the subjects; ``FINDING`` gives the finding itself."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show other findings; rows that stay keep their place, selection and scroll position in the view."""
        if findings == self._findings:
            return
        before = [finding.id for finding in self._findings]
        after = [finding.id for finding in findings]
        staying = set(before) & set(after)
        if [i for i in before if i in staying] != [i for i in after if i in staying]:
            self.beginResetModel()
            self._findings = findings
            self.endResetModel()
            return
        self._remove([row for row, finding_id in enumerate(before) if finding_id not in staying])
        self._insert([row for row, finding_id in enumerate(after) if finding_id not in staying], findings)
        self._findings = findings
        if staying:
            self.dataChanged.emit(self.index(0), self.index(len(findings) - 1))

    def _remove(self, rows: list[int]) -> None:
        for first, last in reversed(_runs(rows)):
            self.beginRemoveRows(NO_PARENT, first, last)
            self._findings = self._findings[:first] + self._findings[last + 1 :]
            self.endRemoveRows()

    def _insert(self, rows: list[int], findings: tuple[Finding, ...]) -> None:
        for first, last in _runs(rows):
            self.beginInsertRows(NO_PARENT, first, last)
            self._findings = self._findings[:first] + findings[first : last + 1] + self._findings[first:]
            self.endInsertRows()

    def row_of(self, finding_id: str) -> int:
        """The row of that finding; -1 where it is gone."""
        return next((row for row, finding in enumerate(self._findings) if finding.id == finding_id), -1)

    def finding(self, row: int) -> Finding | None:
        return self._findings[row] if 0 <= row < len(self._findings) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.finding(index.row()) if index.isValid() else None
        if finding is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{say(rule_name(finding))}  {subjects(finding)}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return say(finding.message)
        if role == FIGURES:
            return figures(finding)
        if role == FINDING:
            return finding
        return None


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rising rows as runs: the first and last of each.

    >>> _runs([1, 2, 5])
    [(1, 2), (5, 5)]
    """
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
