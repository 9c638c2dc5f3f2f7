"""The change log of the plan: who changed what and when, found by words; a line's state opened as a scenario."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.change_words import change_labels
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.plan import ChangeEntry
from siteplanner.core.text import Message
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk
from siteplanner.gui.wording import say
from siteplanner.services.past_states import PastState, local_time

LOG_LANE = "change log"
TIME, WHO, SCENARIO, CHANGE = range(4)
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class LogModel(QAbstractTableModel):
    """One row an entry, the newest first."""

    def __init__(self, entries: tuple[ChangeEntry, ...]) -> None:
        super().__init__()
        self.entries = entries[::-1]
        self._labels: list[Message | str] = [entry.label for entry in self.entries]

    def take_labels(self, labels: list[Message | str]) -> None:
        """What each entry did, the oldest first, in words of the reader's language."""
        self._labels = labels[::-1]
        self.dataChanged.emit(self.index(0, CHANGE), self.index(len(self.entries) - 1, CHANGE))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Time"), self.tr("Who"), self.tr("Scenario"), self.tr("Change"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        entry = self.entries[index.row()]
        if index.column() == TIME:
            return f"{local_time(entry.time):%Y-%m-%d %H:%M:%S}"
        if index.column() == CHANGE:
            label = self._labels[index.row()]
            return label if isinstance(label, str) else say(label)
        return entry.author if index.column() == WHO else entry.scenario_id


class ChangeLogDialog(QDialog):
    """Accepted: ``state`` is the one to open as a scenario. ``find`` is the job that finds it, given an entry's seq."""

    def __init__(self, desk: Desk, entries: tuple[ChangeEntry, ...], find: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._find = desk, find
        self.state: PastState | None = None
        self.setWindowTitle(self.tr("Change log"))
        self.model = LogModel(entries)
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSourceModel(self.model)
        self.shown.setFilterKeyColumn(-1)
        self.shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("Find: a plant, a person, a scenario, a day…"))
        self.filter.setAccessibleName(self.tr("Find in the log"))
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Change log"))
        self.told = QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.open_button = self.buttons.addButton(
            self.tr("Open its state as a scenario…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._lay_out()
        self.filter.textChanged.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.table.activated.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.buttons.rejected.connect(self.reject)
        self._select_first()
        self.resize(860, 520)
        if entries:
            self.desk.background.start(LOG_LANE, lambda _work: change_labels(entries), self.model.take_labels)

    def _lay_out(self) -> None:
        self.table.setModel(self.shown)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(CHANGE, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().horizontalAdvance("0")
        for column, letters in ((TIME, 23), (WHO, 12), (SCENARIO, 14)):
            self.table.setColumnWidth(column, width * letters)
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(self.fontMetrics().height() * 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.filter)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.buttons)
        self.open_button.setDefault(True)

    def entry(self) -> ChangeEntry | None:
        """The entry of the current row."""
        row = self.shown.mapToSource(self.table.currentIndex()).row()
        return self.model.entries[row] if row >= 0 else None

    def _filter(self, text: str) -> None:
        self.shown.setFilterFixedString(text.strip())
        if not self.table.currentIndex().isValid():
            self._select_first()

    def _select_first(self) -> None:
        if self.shown.rowCount():
            self.table.selectRow(0)
        self._moved()

    def _moved(self, *_: object) -> None:
        self.desk.background.cancel(LOG_STATE_LANE)
        entry = self.entry()
        self.open_button.setEnabled(entry is not None)
        if not self.model.entries:
            self.told.setText(self.tr("Nothing was changed in this plan yet."))
        elif entry is None:
            self.told.setText(self.tr("No change has these words."))
        else:
            self.told.clear()

    def _open(self) -> None:
        entry = self.entry()
        if entry is None:
            return
        seq = int(entry.seq)
        self.told.setText(self.tr("Finding how it was then…"))
        self.open_button.setEnabled(False)

        def job(work: Work) -> PastState:
            found: PastState = self._find(seq, work)
            return found

        self.desk.background.start(LOG_STATE_LANE, job, self._found, self._failed)

    def _found(self, state: PastState) -> None:
        self.state = state
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.open_button.setEnabled(self.entry() is not None)
        if isinstance(error, SiteplannerError) and not isinstance(error, Cancelled):
            self.told.setText(say(error.message))
        elif not isinstance(error, Cancelled):
            raise error

    def done(self, result: int) -> None:
        for lane in (LOG_LANE, LOG_STATE_LANE):
            self.desk.background.cancel(lane)
        super().done(result)


LOG_STATE_LANE = "past state"
