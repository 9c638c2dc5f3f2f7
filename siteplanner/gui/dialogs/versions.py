"""Earlier versions of the plan's file: when they were saved, what they differ in; one opened as plan or scenario."""

from __future__ import annotations

import contextlib
from datetime import UTC
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.change_places import PlaceChange, place_changes
from siteplanner.core.difference import difference
from siteplanner.core.difference_words import said
from siteplanner.core.errors import Cancelled, InputError, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.core.text import Message
from siteplanner.core.work import Work
from siteplanner.files.plan_file import open_plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.difference_picture import DifferencePicture
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say
from siteplanner.services.kept_versions import KeptVersion
from siteplanner.services.past_states import PastState, state_of_version

LANE = "versions"
MOST_AT_ALL = 50


class VersionsDialog(QDialog):
    """Accepted: ``plan`` is the version to open, or ``state`` the one to open as a scenario of today's plan.

    ``kept`` is how many are to be kept from now on.
    """

    def __init__(self, desk: Desk, versions: tuple[KeptVersion, ...], kept: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.versions = versions
        self.plan: Plan | None = None
        self.state: PastState | None = None
        self._read: dict[Path, Plan | Message] = {}
        self.setWindowTitle(self.tr("Earlier versions"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Earlier versions"))
        self.differs = QLabel()
        self.differs.setWordWrap(True)
        self.differs.setMinimumHeight(self.fontMetrics().height() * 3)
        self.differs.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.picture = DifferencePicture()
        self.count = QSpinBox()
        self.count.setRange(0, MOST_AT_ALL)
        self.count.setValue(kept)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.open_button = self.buttons.addButton(self.tr("Open as a plan"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.scenario_button = self.buttons.addButton(
            self.tr("Open as a scenario…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._lay_out()
        for version in versions:
            self.list.addItem(QListWidgetItem(self._line(version)))
        self.list.currentRowChanged.connect(self._look)
        self.list.itemActivated.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.scenario_button.clicked.connect(self._open_as_scenario)
        self.buttons.rejected.connect(self.reject)
        self.list.setCurrentRow(0 if versions else -1)
        self._show()
        self.resize(720, 620)

    @property
    def kept(self) -> int:
        return self.count.value()

    def _lay_out(self) -> None:
        about = QLabel(
            self.tr(
                "Each time the plan is saved, the file as it was is kept. A version opens as a plan of its own; the "
                "file of today stays as it is."
            )
        )
        about.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(QLabel(self.tr("Versions to keep")))
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        self.count.setAccessibleName(self.tr("Versions to keep"))
        self.open_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for widget in (about, self.list, self.differs, self.picture):
            layout.addWidget(widget)
        layout.setStretchFactor(self.list, 1)
        layout.setStretchFactor(self.picture, 3)
        layout.addLayout(foot)

    def _line(self, version: KeptVersion) -> str:
        saved = version.saved.to_pydatetime(warn=False).replace(tzinfo=UTC)
        local = QDateTime.fromSecsSinceEpoch(int(saved.timestamp()))
        size = self.tr("{size} MB").format(size=figure(version.size_bytes / 1e6, 1))
        return f"{local.toString('yyyy-MM-dd HH:mm:ss')}   {size}"

    def _current(self) -> KeptVersion | None:
        row = self.list.currentRow()
        return self.versions[row] if 0 <= row < len(self.versions) else None

    def _look(self) -> None:
        version = self._current()
        if version is not None and version.path not in self._read:

            def job(_work: Work) -> Plan:
                return open_plan(version.path)

            self.desk.background.start(LANE, job, partial(self._found, version), partial(self._failed, version))
        self._show()

    def _found(self, version: KeptVersion, plan: Plan) -> None:
        self._read[version.path] = plan
        self._show()

    def _failed(self, version: KeptVersion, error: Exception) -> None:
        if isinstance(error, SiteplannerError):
            self._read[version.path] = error.message
            self._show()
        elif not isinstance(error, Cancelled):
            raise error

    def _show(self) -> None:
        version, today = self._current(), self.desk.plan
        found = self._read.get(version.path) if version is not None else None
        for button in (self.open_button, self.scenario_button):
            button.setEnabled(isinstance(found, Plan))
        self._show_map(found if isinstance(found, Plan) else None, today)
        if version is None:
            self.differs.setText(self.tr("Nothing was kept yet: the plan was not saved over an earlier file."))
        elif isinstance(found, Message):
            self.differs.setText(say(found))
        elif isinstance(found, Plan) and today is not None:
            changes = self.tr("; ").join(say(part) for part in said(difference(found, today)))
            self.differs.setText(self.tr("From then to now: {changes}").format(changes=changes))
        else:
            self.differs.setText(self.tr("Reading…"))

    def _show_map(self, found: Plan | None, today: Plan | None) -> None:
        """What of the scenario that is shown differs, on a map; nothing where there is no common ground."""
        changes: tuple[PlaceChange, ...] = ()
        if found is not None and today is not None:
            with contextlib.suppress(InputError):
                changes = place_changes(found, today, today.active_scenario)
        self.picture.setVisible(bool(changes))
        self.picture.show_changes(today if changes else None, today.active_scenario if today else "", changes)

    def _open_as_scenario(self) -> None:
        version = self._current()
        found = self._read.get(version.path) if version is not None else None
        if version is not None and isinstance(found, Plan):
            self.state = state_of_version(found, version.saved)
            self.accept()

    def _open(self) -> None:
        version = self._current()
        found = self._read.get(version.path) if version is not None else None
        if isinstance(found, Plan):
            self.plan = found
            self.accept()

    def done(self, result: int) -> None:
        self.desk.background.cancel(LANE)
        super().done(result)
