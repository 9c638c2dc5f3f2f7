"""Changes of a newer map of parcels as a tree: a group a kind, each with a tick."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from siteplanner.core.parcel_changes.change import KIND_NAMES, KINDS, Kind, ParcelChanges
from siteplanner.core.parcel_changes.words import details_of, parcels_in
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.numbers import figure
from siteplanner.gui.theme import semibold
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
NUMBER = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()
PARCELS, DETAILS = 0, 1
HEADERS = (QT_TRANSLATE_NOOP("parcels", "Parcels"), QT_TRANSLATE_NOOP("parcels", "What changed"))
GROUP = QT_TRANSLATE_NOOP("parcels", "{kind}: {count}")
DETAIL_SEPARATOR = " · "
_Role, _Check = Qt.ItemDataRole, Qt.CheckState


class ParcelChangesModel(QAbstractItemModel):
    """``NUMBER`` gives a change's number among ``changes``, None for a group. What is unchanged is not listed."""

    ticked = Signal()

    def __init__(self, changes: ParcelChanges) -> None:
        super().__init__()
        self.changes = changes
        by_kind: dict[Kind, list[int]] = {}
        for number, change in enumerate(changes.changes):
            if change.kind != "unchanged":
                by_kind.setdefault(change.kind, []).append(number)
        self._groups = [(kind, by_kind[kind]) for kind in KINDS if kind in by_kind]
        self.accepted = set(changes.usual)

    def index_of(self, number: int) -> QModelIndex:
        """Where a change stands; an invalid index for one that is not listed."""
        for row, (_, numbers) in enumerate(self._groups):
            if number in numbers:
                return self.index(numbers.index(number), 0, self.index(row, 0))
        return QModelIndex()

    def take_all(self, *, taken: bool) -> None:
        """Tick every change, or none."""
        self._set({n for _, numbers in self._groups for n in numbers}, taken=taken)

    # -- what Qt asks -------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = NO_PARENT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = NO_PARENT) -> QModelIndex:  # type: ignore[override]  # one of two of that name
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(int(group) - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        if not parent.isValid():
            return len(self._groups)
        is_group = parent.internalId() == 0 and parent.column() == 0
        return len(self._groups[parent.row()][1]) if is_group else 0

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: ARG002
        return len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        shown = orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole
        return say(HEADERS[section]) if shown else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == PARCELS else flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        group = int(index.internalId())
        if group:
            return self._of_change(self._groups[group - 1][1][index.row()], index.column(), role)
        return self._of_group(index.row(), index.column(), role)

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        group = int(index.internalId())
        numbers = self._groups[group - 1][1][index.row() : index.row() + 1] if group else self._groups[index.row()][1]
        self._set(set(numbers), taken=_Check(value) is not _Check.Unchecked)
        return True

    # -- what it says -------------------------------------------------------------------------------------------

    def _of_group(self, row: int, column: int, role: int) -> Any:
        kind, numbers = self._groups[row]
        if role == _Role.FontRole:
            return semibold(QFont())
        if column != PARCELS:
            return None
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return say(GROUP(kind=KIND_NAMES[kind], count=figure(len(numbers))))
        if role == _Role.CheckStateRole:
            some = sum(number in self.accepted for number in numbers)
            return _Check.Unchecked if not some else _Check.Checked if some == len(numbers) else _Check.PartiallyChecked
        return None

    def _of_change(self, number: int, column: int, role: int) -> Any:
        change = self.changes.changes[number]
        if role == NUMBER:
            return number
        if role == _Role.CheckStateRole and column == PARCELS:
            return _Check.Checked if number in self.accepted else _Check.Unchecked
        if role == _Role.DisplayRole and column == PARCELS:
            return say(parcels_in(change))
        if role == _Role.DisplayRole:
            return DETAIL_SEPARATOR.join(say(each) for each in details_of(change))
        if role == _Role.ToolTipRole:
            return "\n".join([say(parcels_in(change)), *(say(each) for each in details_of(change))])
        return None

    def _set(self, numbers: set[int], *, taken: bool) -> None:
        before = set(self.accepted)
        self.accepted = before | numbers if taken else before - numbers
        if self.accepted == before:
            return
        for row, (_, of) in enumerate(self._groups):
            group = self.index(row, PARCELS)
            self.dataChanged.emit(group, group, [_Role.CheckStateRole])
            if of:
                first, last = self.index(0, PARCELS, group), self.index(len(of) - 1, PARCELS, group)
                self.dataChanged.emit(first, last, [_Role.CheckStateRole])
        self.ticked.emit()
