"""The rows of an import that needed a word, as a table for Qt's views."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from siteplanner.gui.dialogs.kept_sentences import said_again
from siteplanner.gui.dialogs.stored_report import ACTIONS, StoredIssue
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
ISSUE = Qt.ItemDataRole.UserRole
ROW, ID, ACTION, REASON = range(4)
NO_PARENT = QModelIndex()


class IssuesModel(QAbstractTableModel):
    """Row in the file, id, what was done, why; ``ISSUE`` gives the line itself."""

    def __init__(self) -> None:
        super().__init__()
        self._issues: tuple[StoredIssue, ...] = ()

    def set_issues(self, issues: tuple[StoredIssue, ...]) -> None:
        self.beginResetModel()
        self._issues = issues
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._issues)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        issue = self._issues[index.row()]
        if role == ISSUE:
            return issue
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(issue, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == ROW:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                QCoreApplication.translate("IssuesModel", "Row"),
                QCoreApplication.translate("IssuesModel", "Number"),
                QCoreApplication.translate("IssuesModel", "Done"),
                QCoreApplication.translate("IssuesModel", "Why"),
            )[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == ROW else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, issue: StoredIssue, column: int) -> str:
        if column == ROW:
            return str(issue.row)
        if column == ID:
            return issue.id
        if column == ACTION:
            return say(ACTIONS[issue.action]) if issue.action in ACTIONS else issue.action
        return said_again(issue.reason)
