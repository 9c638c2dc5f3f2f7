"""The lock of the file that is open: given a sign of life now and then, let go of with the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.services.share_lock import BEAT_S, ShareLock

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

LANE = "share lock"
TAKEN_OVER = QT_TRANSLATE_NOOP(
    "desk", "Somebody else has opened {name} meanwhile. When you save, both versions are compared and merged."
)


class ShareKeeper(QObject):
    """Signs of life are written off the interface thread: a share may take its time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.lock: ShareLock | None = None
        self._timer = QTimer(self, interval=int(BEAT_S * 1000))
        self._timer.timeout.connect(self.beat)

    def hold(self, lock: ShareLock | None) -> None:
        """Keep ``lock`` from now on in place of the one before; None: the plan has no file, or needs no lock."""
        before, self.lock = self.lock, lock if lock is not None and lock.held else None
        if before is not None and before is not self.lock:
            before.release()
        if self.lock is None:
            self._timer.stop()
        else:
            self._timer.start()

    def beat(self) -> None:
        """Give a sign of life now."""
        lock = self.lock
        if lock is None:
            return

        def job(_work: Work) -> bool:
            return lock.beat()

        self._desk.background.start(LANE, job, lambda ours: self._beaten(lock, ours=ours))

    def _beaten(self, lock: ShareLock, *, ours: bool) -> None:
        if not ours and lock is self.lock:
            self.hold(None)
            self._desk.tell(TAKEN_OVER(name=lock.path.name))
