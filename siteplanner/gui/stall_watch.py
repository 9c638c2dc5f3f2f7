"""Notes in the log when the interface stands still, and where it stood: what nobody notes nobody mends."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback

from PySide6.QtCore import QObject, QTimer

log = logging.getLogger(__name__)

BEAT_MS = 50
STALL_S = 0.25


class StallWatch(QObject):
    """A timer beats in the interface thread; a thread of its own looks whether it does. ``stop`` ends both."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beat_s = time.monotonic()
        self._watched = threading.get_ident()
        self._stopped = threading.Event()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._thread = threading.Thread(target=self._watch, name="siteplanner-stalls", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._timer.stop()
        self._stopped.set()
        self._thread.join()

    def _beat(self) -> None:
        self._beat_s = time.monotonic()

    def _watch(self) -> None:
        stalled_at: float | None = None
        where = ""
        while not self._stopped.wait(BEAT_MS / 1000.0):
            beat = self._beat_s
            if stalled_at is not None and beat != stalled_at:
                log.warning("the interface stood still for %.2f s in %s", beat - stalled_at, where)
                stalled_at = None
            if stalled_at is None and time.monotonic() - beat > STALL_S:
                stalled_at, where = beat, self._where()

    def _where(self) -> str:
        """The innermost frames of our own in the interface thread."""
        frame = sys._current_frames().get(self._watched)  # noqa: SLF001 - the documented way to another thread's stack
        if frame is None:
            return "?"
        own = [f"{f.name} ({f.filename.rpartition('/')[2]}:{f.lineno})" for f in traceback.extract_stack(frame)]
        return " < ".join(reversed(own[-4:]))
