"""What of the findings is listed, and how: words to look for, one state, groups; what can be done with all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from siteplanner.core.finding_words import rule_name, state_of
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.finding_words import subject_name
from siteplanner.gui.icons import icon
from siteplanner.gui.wording import say
from siteplanner.services.settings import Settings

PAUSE_MS = 200
GROUPED_BY = "findings_grouped_by"
ALL, FRESH, WAIVED = "all", "fresh", "waived"


class FindingsBar(QWidget):
    """``changed`` when something else is to be listed; ``export_wanted`` from the menu."""

    changed = Signal()
    export_wanted = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.summary = QLabel()
        self.summary.setObjectName("faint")
        self.summary.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter = QComboBox()
        self.groups = QToolButton()
        self.groups.setIcon(icon("layers"))
        self.groups.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more = QToolButton()
        self.more.setIcon(icon("more"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._group_menu, self._more_menu = QMenu(self), QMenu(self)
        self.groups.setMenu(self._group_menu)
        self.more.setMenu(self._more_menu)
        self._choice = QActionGroup(self)
        self.group_actions: dict[str, QAction] = {}
        for key in ("none", "rule", "plant", "zone", "state", "since"):
            entry = self._group_menu.addAction("")
            entry.setCheckable(True)
            entry.setData(key)
            self._choice.addAction(entry)
            self.group_actions[key] = entry
        kept = settings.get(GROUPED_BY, "none")
        self.group_actions[kept if kept in self.group_actions else "none"].setChecked(True)
        self.export = self._more_menu.addAction(icon("export"), "")
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 4, 0)
        head.addWidget(self.summary, 1)
        head.addWidget(self.more)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 4, 4)
        row.setSpacing(4)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        row.addWidget(self.groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(row)
        self.search.textChanged.connect(lambda *_: self._pause.start())
        self._pause.timeout.connect(self.changed)
        self.filter.activated.connect(lambda *_: self.changed.emit())
        self._choice.triggered.connect(self._group)
        self.export.triggered.connect(lambda *_: self.export_wanted.emit())
        self.retranslate()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Find"))
        self.search.setAccessibleName(self.tr("Find among the findings"))
        self.filter.setAccessibleName(self.tr("Show"))
        chosen = self.filter.currentIndex()
        self.filter.clear()
        for key, text in (
            (ALL, self.tr("All")),
            ("error", self.tr("Errors")),
            ("warning", self.tr("Warnings")),
            ("not_checked", self.tr("Not checked")),
            (WAIVED, self.tr("Waived")),
            (FRESH, self.tr("New since opened")),
        ):
            self.filter.addItem(text, key)
        self.filter.setCurrentIndex(max(0, chosen))
        names = {
            "none": self.tr("No groups"),
            "rule": self.tr("By rule"),
            "plant": self.tr("By plant"),
            "zone": self.tr("By zone"),
            "state": self.tr("By severity"),
            "since": self.tr("By when they came"),
        }
        for key, entry in self.group_actions.items():
            entry.setText(names[key])
        self.groups.setToolTip(self.tr("Group the findings"))
        self.groups.setAccessibleName(self.tr("Group the findings"))
        self.more.setToolTip(self.tr("More"))
        self.more.setAccessibleName(self.tr("More"))
        self.export.setText(self.tr("Export the findings…"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @property
    def grouped_by(self) -> str:
        """``none``, ``rule``, ``plant``, ``zone``, ``state`` or ``since``."""
        checked = self._choice.checkedAction()
        return str(checked.data()) if checked is not None else "none"

    @property
    def shows_all(self) -> bool:
        """Whether nothing is left out."""
        return self.filter.currentData() == ALL and not self.search.text().strip()

    def wanted(self, fresh: frozenset[str]) -> Callable[[Finding], bool] | None:
        """Tells whether a finding is among those that are asked for now; None where all are. ``fresh`` are the ids that
        came since opening."""
        if self.shows_all:
            return None
        key, words = self.filter.currentData(), self.search.text().casefold().split()
        return lambda finding: _is_of_kind(finding, key, fresh) and _has_words(finding, words)

    def show_all(self) -> bool:
        """Leave every filter; False where none was set."""
        if self.filter.currentIndex() == 0 and not self.search.text():
            return False
        self.filter.setCurrentIndex(0)
        self.search.clear()
        self._pause.stop()
        return True

    def _group(self) -> None:
        self._settings.set(GROUPED_BY, self.grouped_by)
        self.changed.emit()


def _is_of_kind(finding: Finding, kind: str, fresh: frozenset[str]) -> bool:
    if kind == ALL:
        return True
    if kind == WAIVED:
        return finding.waived
    if kind == FRESH:
        return finding.id in fresh
    return state_of(finding) == kind and (not finding.waived or kind == "not_checked")


def _has_words(finding: Finding, words: list[str]) -> bool:
    """Every word that is looked for stands in what is said of it."""
    if not words:
        return True
    said = [say(rule_name(finding)), *finding.subjects, *map(subject_name, finding.subjects), say(finding.message)]
    text = " ".join((*said, finding.clause, finding.rule)).casefold()
    return all(word in text for word in words)
