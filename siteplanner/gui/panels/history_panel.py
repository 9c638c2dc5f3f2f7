"""What was done, step by step; a click goes back or forward to a step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from siteplanner.gui.desk import Desk
from siteplanner.gui.wording import say


class HistoryPanel(QWidget):
    """The steps since the plan was opened; those that were undone are grey."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.steps = QListWidget()
        self.steps.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)
        self.steps.itemClicked.connect(self._jump)
        self.steps.itemActivated.connect(self._jump)
        desk.session_changed.connect(self.refresh)
        desk.history_changed.connect(self.refresh)
        desk.saved.connect(self.refresh)
        desk.theme_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the history as it stands."""
        self.steps.setAccessibleName(self.tr("History"))
        self.steps.clear()
        session = self.desk.session
        if session is None:
            return
        history = session.history
        faint = QColor(self.palette().placeholderText().color())
        for at, step in enumerate(history.steps):
            text = say(step.label) if step.label is not None else self.tr("As opened")
            if at == history.saved:
                text = self.tr("{step}  (saved)").format(step=text)
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, at)
            if at > history.at:
                item.setForeground(faint)
            self.steps.addItem(item)
        self.steps.setCurrentRow(history.at)
        self.steps.scrollToItem(self.steps.currentItem())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _jump(self, item: QListWidgetItem) -> None:
        session = self.desk.session
        if session is not None:
            session.jump(int(item.data(Qt.ItemDataRole.UserRole)))
