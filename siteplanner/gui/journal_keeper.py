"""The journal of the plan on the desk: begun with it, gone with it; and word of it while the disk refuses it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.session_journal import SessionJournal

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

AGAIN_MS = 5000
"""How often the disk is asked again while it refuses."""
PAUSE_MS = 1500
"""Nothing was done for so long: time to sum up what changed."""


class JournalKeeper(QObject):
    """``trouble_changed`` when the disk begins or ends to refuse the journal; ``trouble`` then says why, or None.

    ``folder`` None: no journal is kept.
    """

    trouble_changed = Signal()
    _told = Signal()

    def __init__(self, desk: Desk, folder: Path | None) -> None:
        super().__init__(desk)
        self.folder = folder
        self._journal: SessionJournal | None = None
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._sum_up)
        self._leave: Callable[[], None] | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def trouble(self) -> Exception | None:
        """Why the newest changes are not on the disk; None when all is well."""
        return self._journal.trouble if self._journal is not None else None

    def follow(self, session: PlanningSession | None) -> None:
        """Keep the journal of ``session`` from now on; that of the one before goes: saved, or left on purpose."""
        before, self._journal = self._journal, None
        self._pause.stop()
        if self._leave is not None:
            self._leave()
            self._leave = None
        if session is not None and self.folder is not None:
            self._journal = SessionJournal(session, self.folder, lambda _reason: self._told.emit())
            self._leave = session.subscribe("history_changed", self._pause.start)
        if before is not None:
            # what goes on in another session is on the disk before the old journal goes
            safe = session is None or not session.dirty or self.folder is None or self.flush()
            before.end(keep=not safe)
            self._on_told()

    def flush(self) -> bool:
        """Wait until every change is on the disk; False where it refuses."""
        return self._journal is not None and self._journal.flush()

    def _on_told(self) -> None:
        if self.trouble is None:
            self._again.stop()
        else:
            self._again.start()
        self.trouble_changed.emit()

    def _try_again(self) -> None:
        if self._journal is not None:
            self._journal.try_again()

    def _sum_up(self) -> None:
        if self._journal is not None:
            self._journal.sum_up()
