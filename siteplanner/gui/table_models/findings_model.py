"""The findings of a check as a list for Qt's views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from siteplanner.core.finding_words import STATES, rule_name, state_of
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.finding_words import subject_name
from siteplanner.gui.numbers import figure
from siteplanner.gui.table_models.finding_groups import Group, Listed, Row
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
FINDING = Qt.ItemDataRole.UserRole
FIGURES = Qt.ItemDataRole.UserRole + 1
GROUP = Qt.ItemDataRole.UserRole + 2
UNDER = Qt.ItemDataRole.UserRole + 3
FRESH = Qt.ItemDataRole.UserRole + 4
NO_PARENT = QModelIndex()

MEASURED_OF = QT_TRANSLATE_NOOP("findings", "{measured} of {required} {unit}, {short} short")
MEASURED = QT_TRANSLATE_NOOP("findings", "{measured} {unit}, {required} {unit} allowed")
SEPARATOR = QT_TRANSLATE_NOOP("findings", ", ")
NUMBERED = QT_TRANSLATE_NOOP("findings", "{state} {count}")
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
    """One row a finding or a group of them; ``FINDING`` gives the finding, ``GROUP`` the group, ``FRESH`` whether the
    finding came with what was done since the plan was opened."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._keys: list[Hashable] = []
        self._fresh: frozenset[str] = frozenset()

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show findings without groups."""
        self.set_rows([Listed(finding) for finding in findings])

    def set_rows(self, rows: Sequence[Row], fresh: frozenset[str] = frozenset()) -> None:
        """Show other rows; those that stay keep their place, selection and scroll position in the view."""
        after_rows = list(rows)
        if after_rows == self._rows and fresh == self._fresh:
            return
        self._fresh = fresh
        before, after = self._keys, [_key(row) for row in after_rows]
        self._keys = after
        staying = set(before) & set(after)
        if [i for i in before if i in staying] != [i for i in after if i in staying]:
            self.beginResetModel()
            self._rows = after_rows
            self.endResetModel()
            return
        self._remove([row for row, key in enumerate(before) if key not in staying])
        self._insert([row for row, key in enumerate(after) if key not in staying], after_rows)
        self._rows = after_rows
        if staying:
            self.dataChanged.emit(self.index(0), self.index(len(after_rows) - 1))

    def _remove(self, rows: list[int]) -> None:
        for first, last in reversed(_runs(rows)):
            self.beginRemoveRows(NO_PARENT, first, last)
            del self._rows[first : last + 1]  # of thousands of rows hundreds of runs may change at once
            self.endRemoveRows()

    def _insert(self, rows: list[int], wanted: list[Row]) -> None:
        for first, last in _runs(rows):
            self.beginInsertRows(NO_PARENT, first, last)
            self._rows[first:first] = wanted[first : last + 1]
            self.endInsertRows()

    def row_of(self, finding_id: str, under: Hashable = None) -> int:
        """The row of that finding, the one under that group if it is there; -1 where it is gone."""
        found = [row for row, of in enumerate(self._rows) if isinstance(of, Listed) and of.finding.id == finding_id]
        return next((row for row in found if self._rows[row].under == under), found[0] if found else -1)  # type: ignore[union-attr]

    def row_of_group(self, key: Hashable) -> int:
        """The row of that group; -1 where it is gone."""
        return next((row for row, of in enumerate(self._rows) if isinstance(of, Group) and of.key == key), -1)

    def row(self, row: int) -> Row | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def finding(self, row: int) -> Finding | None:
        of = self.row(row)
        return of.finding if isinstance(of, Listed) else None

    def finding_rows(self) -> list[int]:
        """The rows that are findings, in order."""
        return [row for row, of in enumerate(self._rows) if isinstance(of, Listed)]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        of = self.row(index.row()) if index.isValid() else None
        if isinstance(of, Group):
            return self._of_group(of, role)
        return None if of is None else self._of_finding(of, role)

    def _of_group(self, group: Group, role: int) -> Any:
        if role == GROUP:
            return group
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{group.title}  {counts(group)}"
        return None

    def _of_finding(self, listed: Listed, role: int) -> Any:
        finding = listed.finding
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{say(rule_name(finding))}  {subjects(finding)}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return say(finding.message)
        if role == FIGURES:
            return figures(finding)
        if role == FINDING:
            return finding
        if role == UNDER:
            return listed.under
        if role == FRESH:
            return finding.id in self._fresh
        return None


def counts(group: Group) -> str:
    """How many findings of each state a group holds, the gravest first: “3 errors, 1 waived”."""
    held = Counter(state_of(finding) for finding in group.findings)
    return say(SEPARATOR).join(say(NUMBERED(state=STATES[state], count=held[state])) for state in STATES if held[state])


def gravest(group: Group) -> Finding:
    """A finding of the gravest state in a group."""
    order = list(STATES)
    return min(group.findings, key=lambda finding: order.index(state_of(finding)))


def _key(row: Row) -> Hashable:
    return ("group", row.key) if isinstance(row, Group) else (row.finding.id, row.under)


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
