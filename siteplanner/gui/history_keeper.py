"""The plans of long ago in the history of the open plan are packed, a few at a time, while nothing is in the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from siteplanner.core.history import WHOLE_STEPS

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

PAUSE_MS = 250
"""How long after a change the packing begins, and between its turns."""
AT_ONCE = 2
"""Some 10 ms each."""


class HistoryKeeper(QObject):
    """Follows what is done on the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._turn = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._turn.timeout.connect(self._pack)
        desk.history_changed.connect(self._wait)
        desk.session_changed.connect(self._turn.stop)

    def _wait(self) -> None:
        session = self._desk.session
        if session is not None and len(session.history.steps) > WHOLE_STEPS and not self._turn.isActive():
            self._turn.start()

    def _pack(self) -> None:
        session = self._desk.session
        if session is not None and (session.shown_plan is not session.plan or session.history.pack(AT_ONCE)):
            self._turn.start()
