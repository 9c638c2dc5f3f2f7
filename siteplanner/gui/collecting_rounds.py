"""When Python looks for garbage while the window is open: seldom, and not through what a plan is made of.

Measured with 100,000 parcels open: a round through everything holds the interface up for 140 ms, and the small rounds
that Python's own thresholds ask for take a third of the time of a dragged frame. The first check of a million parcels
makes so many findings that it asks for the long rounds as well.
"""

from __future__ import annotations

import gc
from functools import partial

from PySide6.QtCore import QTimer

from siteplanner.gui.check_keeper import CHECKING
from siteplanner.gui.desk import Desk
from siteplanner.gui.file_commands import FILES

THRESHOLDS = (20_000, 20, 10)
"""New objects before the youngest are looked through, and how many such rounds before the older ones are."""


def seldom() -> None:
    """Look for garbage less often than a program without a window does."""
    gc.set_threshold(*THRESHOLDS)


def follow(desk: Desk) -> None:
    """Look for none while files are read and during the first check of a plan, then pass over what there is until
    another plan is opened.

    Whether it is passed over is remembered here: Python would count all of it, fifteen milliseconds at 100,000 parcels.
    """
    passed_over = False
    put_off: set[str] = set()
    """The lanes that are not to be disturbed."""

    def begun(lane: str) -> None:
        if lane == FILES or (lane == CHECKING and not passed_over):
            put_off.add(lane)
            gc.disable()

    def ended(lane: str) -> None:
        if lane in put_off:
            QTimer.singleShot(0, desk, partial(go_on, lane))  # after what it brought is shown, and passed over

    def go_on(lane: str) -> None:
        if not desk.background.is_busy(lane):
            put_off.discard(lane)
        if not put_off:
            gc.enable()

    def settled() -> None:
        nonlocal passed_over
        if desk.result is not None and not passed_over:
            gc.freeze()
            passed_over = True

    def another() -> None:
        nonlocal passed_over
        gc.unfreeze()
        passed_over = False
        if desk.session is None:  # also where the first check of the plan before was never done
            put_off.discard(CHECKING)
            if not put_off:
                gc.enable()

    desk.session_changed.connect(another)
    desk.background.busy.connect(begun)
    desk.background.idle.connect(ended)
    desk.result_changed.connect(settled)
