"""Pasted values that fit nowhere, listed; the question is whether to paste the others without them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.pasted_cells import RefusedCell
from siteplanner.gui.wording import say

LISTED_AT_MOST = 500


class RefusedCellsDialog(QDialog):
    """Accepted: paste the ``others`` values that fit. Nothing was changed yet."""

    def __init__(self, refused: Sequence[RefusedCell], others: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste into the table"))
        self.resize(640, 360)
        title = QLabel(self.tr("%n value(s) do not fit.", "", len(refused)))
        title.setObjectName("section_title")
        self.table = QTableWidget(min(len(refused), LISTED_AT_MOST), 4)
        self.table.setHorizontalHeaderLabels([self.tr("Row"), self.tr("Column"), self.tr("Value"), self.tr("Why")])
        for at, cell in enumerate(refused[:LISTED_AT_MOST]):
            column = cell.column if isinstance(cell.column, str) else say(cell.column)
            for place, text in enumerate((cell.row, column, cell.value, say(cell.reason))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(at, place, item)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName(title.text())
        self.table.verticalHeader().hide()
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        buttons = QDialogButtonBox()
        self.paste = buttons.addButton(
            self.tr("Paste the other %n value(s)", "", others), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.paste.setVisible(others > 0)
        self.nothing = buttons.addButton(self.tr("Paste nothing"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(12, 12, 12, 12)
        column_.setSpacing(8)
        column_.addWidget(title)
        column_.addWidget(self.table, 1)
        column_.addWidget(buttons)
