"""Memory that nobody uses any more goes back to the system, once a minute while something is done.

The pictures of a map come and go by the dozen. The heap grows to the most there ever were, and small things that
outlive them keep it there: measured over a long day in the window, up to 100 of its 190 MB stood empty. To have the
system own every large block (mallopt) would give them back at once, but each new picture of 1920 × 1080 would take 8 ms
more, for its pages are made anew. So it is done seldom, and beside the interface: 100 MB take 2 to 6 ms.

Reading a plan and its first check leave far more behind than any work after them, each in the heap of a thread of its
own, which nobody else takes from: of a million parcels 220 and 250 MB. Of so large a map these go back at once, in
30 ms each. Of 100,000 they wait for the minute: it is a tenth, and giving it back made the longest block of the
interface while the plan opens 167 ms instead of 84, and the next pictures a fifth slower: their pages are made anew.

Before, Python looks for garbage: its own rounds are so seldom here (``collecting_rounds``) that after hundreds of edits
what was worked out of the plans of each would still be waiting for one.
"""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from siteplanner.gui.check_keeper import CHECKING

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

EVERY_MS = 60_000
AT_ONCE_PARCELS = 500_000
"""From so many on, what reading and the first check left goes back at once."""
RETRY_MS = 500
"""How long it is put off while something is in the hand."""


def give_back() -> bool:
    """Give back what is not used; whether there was any. Only glibc is asked: other allocators do so by themselves."""
    if not sys.platform.startswith("linux"):
        return False
    allocator = ctypes.CDLL(None)  # its calls leave the interpreter to others meanwhile
    if not (hasattr(allocator, "gnu_get_libc_version") and hasattr(allocator, "malloc_trim")):
        return False
    return bool(allocator.malloc_trim(0))


class SpareMemory(QObject):
    """Gives back what is not used some time after something was done on the desk; at once when a plan was closed, and
    when a large one was read or checked for the first time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._first_check = False
        self.turn = QTimer(self, singleShot=True)
        self.turn.timeout.connect(self._give_back)
        for changed in (desk.background.idle, desk.plan_changed, desk.selection_changed):
            changed.connect(self._wait)
        desk.background.idle.connect(self._done)
        desk.session_changed.connect(self._another)

    def _wait(self) -> None:
        if self._desk.session is not None and not self.turn.isActive():
            self.turn.start(EVERY_MS)

    def _done(self, lane: str) -> None:
        if lane == CHECKING and self._first_check:
            self._first_check = False
            _give_back_beside()

    def _another(self) -> None:
        session = self._desk.session
        self._first_check = session is not None and len(session.plan.site.parcels) >= AT_ONCE_PARCELS
        if session is None:
            self.turn.stop()
            self._give_back()
            return
        if self._first_check:
            _give_back_beside()
        self._wait()

    def _give_back(self) -> None:
        session = self._desk.session
        in_hand = session is not None and session.shown_plan is not session.plan
        if in_hand or not gc.isenabled():  # it is not during the first check of a plan
            self.turn.start(RETRY_MS)
            return
        gc.collect()
        _give_back_beside()


def _give_back_beside() -> None:
    threading.Thread(target=give_back, name="spare memory", daemon=True).start()
