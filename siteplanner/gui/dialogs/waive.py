"""Accepting a finding on purpose: why, by whom, when. It stays listed and goes into every report."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.finding_words import rule_name
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.wording import say


class WaiveDialog(QDialog):
    """Accepted: ``reason``, ``author`` and ``date`` are filled in."""

    def __init__(self, finding: Finding, author: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Waive a finding"))
        self.setMinimumWidth(440)
        title = QLabel(say(rule_name(finding)))
        title.setObjectName("section_title")
        about = QLabel(say(finding.message))
        about.setWordWrap(True)
        self._reason = QPlainTextEdit()
        self._reason.setTabChangesFocus(True)
        self._reason.setMinimumHeight(72)
        self._reason.setPlaceholderText(self.tr("Why it is accepted, and on what ground: minutes, letter, clause"))
        self._author = QLineEdit(author)
        self._date = QDateEdit(QDate.currentDate())
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("yyyy-MM-dd")
        known = finding.waiver
        if known is not None:
            self._reason.setPlainText(known.reason)
        form = QFormLayout()
        form.addRow(self.tr("Reason"), self._reason)
        form.addRow(self.tr("Name"), self._author)
        form.addRow(self.tr("Date"), self._date)
        note = QLabel(
            self.tr(
                "The finding stays listed as waived and goes into every report. The waiver lapses when the geometry "
                "or an attribute of what it is about changes, or when more is asked."
            )
        )
        note.setObjectName("faint")
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.waive = buttons.addButton(self.tr("Waive"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.waive.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for widget in (title, about):
            layout.addWidget(widget)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(buttons)
        self._reason.textChanged.connect(self._refresh)
        self._author.textChanged.connect(self._refresh)
        self._refresh()
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        return self._reason.toPlainText().strip()

    @property
    def author(self) -> str:
        return self._author.text().strip()

    @property
    def date(self) -> dt.date:
        chosen = self._date.date()
        return dt.date(chosen.year(), chosen.month(), chosen.day())

    def _refresh(self) -> None:
        self.waive.setEnabled(bool(self.reason and self.author))
