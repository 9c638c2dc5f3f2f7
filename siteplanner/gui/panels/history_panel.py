"""What was done, step by step; a click goes back or forward to a step, the right button offers it as a scenario."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QVBoxLayout, QWidget

from siteplanner.gui.desk import Desk
from siteplanner.gui.panels.history_delegate import HistoryDelegate
from siteplanner.gui.table_models.history_model import HistoryModel


class HistoryPanel(QWidget):
    """The steps since the plan was opened; those that were undone are grey. ``scenario_wanted``: the current one is
    wanted as a scenario."""

    scenario_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = HistoryModel()
        self.steps = QListView()
        self.steps.setModel(self.model)
        self.steps.setItemDelegate(HistoryDelegate(self.steps))
        self.steps.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)
        self.steps.clicked.connect(self._jump)
        self.steps.activated.connect(self._jump)
        self.steps.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.steps.customContextMenuRequested.connect(self._open_menu)
        desk.session_changed.connect(self.refresh)
        desk.history_changed.connect(self.refresh)
        desk.saved.connect(self.refresh)
        desk.theme_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the history as it stands; the step the plan stands at is current."""
        self.steps.setAccessibleName(self.tr("History"))
        self.model.muted = self.palette().placeholderText().color()
        self.model.refresh(self.desk.session)
        if self.desk.session is not None:
            current = self.model.index(self.desk.session.history.at)
            self.steps.setCurrentIndex(current)
            self.steps.scrollTo(current)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def menu(self) -> QMenu:
        """What can be done with the current step."""
        menu = QMenu(self.steps)
        index = self.steps.currentIndex()
        menu.addAction(self.tr("Go to this step"), lambda: self._jump(index))
        menu.addAction(self.tr("Open as a scenario…"), self.scenario_wanted.emit)
        return menu

    def _open_menu(self, at: QPoint) -> None:
        index = self.steps.indexAt(at)
        if index.isValid():
            self.steps.setCurrentIndex(index)
        if self.steps.currentIndex().isValid():
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.steps.viewport().mapToGlobal(at))

    def _jump(self, index: QModelIndex) -> None:
        session = self.desk.session
        if session is not None:
            session.jump(index.row())
