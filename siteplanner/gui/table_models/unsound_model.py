"""The rows of a map whose shapes are not sound, as a table for Qt's views."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from siteplanner.core.repairs import AS_USUAL, Repairs
from siteplanner.gui.icons import colored_icon
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say
from siteplanner.services.map_picture import MapPicture, Unsound

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ROW, REASON = range(2)


class UnsoundModel(QAbstractTableModel):
    """Row in the file, from 1, with the sign of what becomes of it; and what is the matter with its shape."""

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Unsound, ...] = ()
        self._picture: MapPicture | None = None
        self._repairs = AS_USUAL
        self._out: frozenset[int] = frozenset()

    def show_picture(self, picture: MapPicture | None, repairs: Repairs) -> None:
        """The rows of another map, or what was chosen of them."""
        self.beginResetModel()
        self._picture, self._repairs = picture, repairs
        self._found = picture.unsound if picture is not None else ()
        self._out = picture.stays_out(repairs) if picture is not None else frozenset()
        self.endResetModel()

    def row_of(self, at: int) -> int:
        """The row of the map, from 0, that a row of this table is about."""
        return self._found[at].row

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self._found[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return str(found.row + 1) if index.column() == ROW else self._why(found)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == ROW:
            name = "error" if found.row in self._out else "warning"
            return colored_icon(name, QColor(getattr(current_tokens(), name)))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == ROW:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _why(self, found: Unsound) -> str:
        assert self._picture is not None  # whose rows they are
        return say(self._picture.said_of(found, self._repairs))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 2:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                QCoreApplication.translate("UnsoundModel", "Row"),
                QCoreApplication.translate("UnsoundModel", "What is the matter"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == ROW else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
