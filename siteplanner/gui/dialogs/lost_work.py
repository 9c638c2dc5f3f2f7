"""Work that was in no file when the program ended: what it is, what it would change, and whether it is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from functools import partial
from pathlib import Path

import pandas as pd
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.change_replay import same_content
from siteplanner.core.difference import difference
from siteplanner.core.difference_words import said
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.undoing import is_undoing
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk
from siteplanner.gui.wording import say
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.recovery import LostWork, Restored, Standing, discard, restore

LANE = "recovering"

STANDINGS: dict[Standing, Template] = {
    "ready": QT_TRANSLATE_NOOP(
        "recovery", "The file is as it was. Restoring changes nothing in it: it is written when you save."
    ),
    "changed": QT_TRANSLATE_NOOP(
        "recovery",
        "Another program has changed the file since. What still fits is restored as a plan of its own; the file is "
        "left as it is.",
    ),
    "missing": QT_TRANSLATE_NOOP("recovery", "The file is not there any more. Say where it is now: “Find the file…”."),
    "newer": QT_TRANSLATE_NOOP(
        "recovery", "A newer version of this program wrote this. Restore it with that version; it is kept until then."
    ),
}
NEVER_SAVED = QT_TRANSLATE_NOOP("recovery", "The plan was never saved; it is restored whole.")
NEWER_THAN_FILE = QT_TRANSLATE_NOOP("recovery", "{changes} changes newer than the file, the last at {time}")
SINCE_MADE = QT_TRANSLATE_NOOP("recovery", "Never saved; {changes} changes, begun at {time}")


class LostWorkDialog(QDialog):
    """Accepted: ``restored`` is the session to go on with and ``lost`` what it came from. Rejected: it is kept."""

    def __init__(self, desk: Desk, found: Iterable[LostWork], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.found = list(found)
        self.restored: Restored | None = None
        self.lost: LostWork | None = None
        self._looked_into: dict[Path, Restored | Message] = {}
        self._bases: dict[Path, Path] = {}
        self.setWindowTitle(self.tr("Unsaved work was found"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Unsaved work"))
        self.standing, self.summary, self.notes = QLabel(), QLabel(), QLabel()
        self.steps = QListWidget()
        self.steps.setAccessibleName(self.tr("Changes"))
        self.steps.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.restore_button = self.buttons.addButton(self.tr("Restore"), role.AcceptRole)
        self.discard_button = self.buttons.addButton(self.tr("Discard…"), role.DestructiveRole)
        self.later_button = self.buttons.addButton(self.tr("Keep for later"), role.RejectRole)
        self.find_button = QPushButton(self.tr("Find the file…"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_current)
        self.restore_button.clicked.connect(self._restore)
        self.discard_button.clicked.connect(self._discard)
        self.later_button.clicked.connect(self.reject)
        self.find_button.clicked.connect(self._find)
        self._fill()
        self.resize(820, 480)

    @property
    def current(self) -> LostWork | None:
        row = self.list.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        about = QLabel(self.tr("The program ended before this work was saved. Every change was kept as it was made."))
        about.setWordWrap(True)
        self.summary.setObjectName("section_title")
        self.notes.setObjectName("faint")
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        for label in (self.summary, self.standing, self.notes):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addWidget(self.steps, 1)
        find = QHBoxLayout()
        find.addWidget(self.find_button)
        find.addStretch(1)
        column.addLayout(find)
        splitter = QSplitter()
        splitter.addWidget(self.list)
        splitter.addWidget(detail)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([300, 480])
        self.list.setWordWrap(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(12)
        outer.addWidget(about)
        outer.addWidget(splitter, 1)
        outer.addWidget(self.buttons)
        for button in (self.discard_button, self.later_button, self.find_button):
            button.setAutoDefault(False)
        self.restore_button.setDefault(True)

    def _fill(self) -> None:
        self.list.clear()
        for lost in self.found:
            name = lost.path.name if lost.path is not None else lost.name or self.tr("(no name)")
            item = QListWidgetItem(f"{name}\n{say(headline(lost))}")
            item.setToolTip(str(lost.path or lost.journal))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    # -- showing ------------------------------------------------------------------------------------------------

    def _show_current(self) -> None:
        lost = self.current
        self.steps.clear()
        if lost is None:
            return
        never_saved = lost.path is None and lost.standing == "ready"
        self.standing.setText(say(NEVER_SAVED if never_saved else STANDINGS[lost.standing]))
        self.find_button.setVisible(lost.standing == "missing")
        if lost.journal not in self._looked_into and self._can_be_tried(lost):
            self.summary.setText(self.tr("Looking at the changes…"))
            self.notes.clear()
            self._look_into(lost)
        self._show_found(lost)

    def _can_be_tried(self, lost: LostWork) -> bool:
        return lost.standing in ("ready", "changed") or (lost.standing == "missing" and lost.journal in self._bases)

    def _look_into(self, lost: LostWork) -> None:
        base = self._bases.get(lost.journal)

        def job(_work: Work) -> Restored:
            return restore(lost, base)

        self.desk.background.start(LANE, job, partial(self._looked, lost), partial(self._not_looked, lost))

    def _looked(self, lost: LostWork, restored: Restored) -> None:
        self._looked_into[lost.journal] = restored
        if lost is self.current:
            self._show_found(lost)

    def _not_looked(self, lost: LostWork, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, SiteplannerError):
            raise error
        self._looked_into[lost.journal] = error.message
        if lost is self.current:
            self._show_found(lost)

    def _show_found(self, lost: LostWork) -> None:
        found = self._looked_into.get(lost.journal)
        self.restore_button.setEnabled(isinstance(found, Restored))
        self.steps.clear()
        if isinstance(found, Message):
            self.summary.setText(self.tr("This cannot be restored now"))
            self.notes.setText(say(found))
        elif isinstance(found, Restored):
            self.summary.setText(self._summary(found))
            self.notes.setText("\n".join(say(note) for note in found.notes))
            self.steps.addItems([*_step_lines(found.session)])
            self.steps.scrollToBottom()
        elif not self._can_be_tried(lost):
            self.summary.setText(say(headline(lost)))
            self.notes.clear()
        for label in (self.summary, self.notes):
            label.setVisible(bool(label.text()))

    def _summary(self, found: Restored) -> str:
        before, after = found.session.history.steps[0].plan, found.session.plan
        if not found.changes:
            return ""
        if same_content(before, after):
            return self.tr("The changes were undone again: the plan is as it was, only its change log is longer.")
        return self.tr("; ").join(say(part) for part in said(difference(before, after)))

    # -- deciding -----------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        lost = self.current
        found = self._looked_into.get(lost.journal) if lost is not None else None
        if isinstance(found, Restored):
            self.lost, self.restored = lost, found
            self.accept()

    def _discard(self) -> None:
        lost = self.current
        if lost is None:
            return
        sure = QMessageBox.question(
            self,
            self.tr("Discard unsaved work"),
            self.tr("Throw away {changes} changes of “{name}”? They are in no file and cannot be had back.").format(
                changes=lost.changes, name=lost.name
            ),
        )
        if sure is not QMessageBox.StandardButton.Yes:
            return
        discard(lost)
        self.found.remove(lost)
        if self.found:
            self._fill()
        else:
            self.reject()

    def _find(self) -> None:
        lost = self.current
        if lost is None:
            return
        start = str(lost.path.parent) if lost.path is not None else ""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Find the plan"), start, self.tr("Plan files (*.gpkg)"))
        if name:
            self._bases[lost.journal] = Path(name)
            self._looked_into.pop(lost.journal, None)
            self._show_current()

    def done(self, result: int) -> None:
        self.desk.background.cancel(LANE)
        super().done(result)


def headline(lost: LostWork) -> Message:
    """How much there is, and of when."""
    if lost.path is None:
        return SINCE_MADE(changes=lost.changes, time=_local(lost.started))
    return NEWER_THAN_FILE(changes=lost.changes, time=_local(lost.last or lost.started))


def _local(time: pd.Timestamp) -> str:
    """By the clock on the wall; with the day where that is not today's."""
    local = time.to_pydatetime(warn=False).replace(tzinfo=UTC).astimezone()
    clock = local.strftime("%H:%M:%S")
    today = pd.Timestamp.now("UTC").to_pydatetime().astimezone().date()
    if local.date() == today:
        return clock
    day = QDate(local.year, local.month, local.day)
    return f"{QLocale().toString(day, QLocale.FormatType.ShortFormat)} {clock}"


def _step_lines(session: PlanningSession) -> list[str]:
    """The steps as the history panel names them, with their time; those undone are not among them."""
    lines = []
    for at in range(1, session.history.at + 1):
        label, change = session.history.steps[at].label, session.change_of(at)
        if label is not None and change is not None:
            mark = " ↶" if is_undoing(change.edit) else ""
            lines.append(f"{_local(change.time)}  {say(label)}{mark}")
    return lines
