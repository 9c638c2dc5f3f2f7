"""Above the findings while a moment is chosen: that they are of a part of the plan, and what the whole one has."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from siteplanner.core.moment import name_of
from siteplanner.gui.desk import Desk
from siteplanner.gui.finding_words import summary
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say


class MomentNotice(QFrame):
    """Takes no room while everything counts. Its button lets everything count again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("moment_notice")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.all = QPushButton()
        self.all.setFlat(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.all)
        self.all.clicked.connect(lambda: desk.set_moment(None))
        desk.moment_changed.connect(self.refresh)
        desk.session_changed.connect(self.refresh)
        desk.panels_result_changed.connect(self.refresh)
        desk.theme_changed.connect(self._paint)
        self._paint()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Say of which part the findings are, and how the whole plan stands."""
        moment, whole = self.desk.moment, self.desk.whole_result
        self.setVisible(moment is not None)
        if moment is None:
            return
        self.all.setText(self.tr("Let all count"))
        said = self.tr("not checked") if whole is None else summary(whole)
        text = self.tr("Findings of what is in service by {when} only. The whole plan: {whole}.")
        self.words.setText(text.format(when=say(name_of(moment)), whole=said))
        self.words.setAccessibleName(self.words.text())

    def _paint(self) -> None:
        tokens = current_tokens()
        self.setStyleSheet(f"#moment_notice {{ background: {tokens.warning_ground}; }}")
