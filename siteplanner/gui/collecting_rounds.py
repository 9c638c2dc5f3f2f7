"""When Python looks for garbage while the window is open: seldom, and not through what a plan is made of.

Measured with 100,000 parcels open: a round through everything holds the interface up for 140 ms, and the small rounds
that Python's own thresholds ask for take a third of the time of a dragged frame. The first check of a million parcels
makes so many findings that it asks for the long rounds as well.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer

from siteplanner.gui.check_keeper import CHECKING
from siteplanner.gui.desk import Desk

THRESHOLDS = (20_000, 20, 10)
"""New objects before the youngest are looked through, and how many such rounds before the older ones are."""


def seldom() -> None:
    """Look for garbage less often than a program without a window does."""
    gc.set_threshold(*THRESHOLDS)


def follow(desk: Desk) -> None:
    """Look for none during the first check of a plan, then pass over what there is until another plan is opened.

    Whether it is passed over is remembered here: Python would count all of it, fifteen milliseconds at 100,000 parcels.
    """
    passed_over = False

    def begun(lane: str) -> None:
        if lane == CHECKING and not passed_over:
            gc.disable()

    def ended(lane: str) -> None:
        if lane == CHECKING:
            QTimer.singleShot(0, desk, gc.enable)  # after its findings are shown, and passed over

    def settled() -> None:
        nonlocal passed_over
        if desk.result is not None and not passed_over:
            gc.freeze()
            passed_over = True

    def another() -> None:
        nonlocal passed_over
        gc.unfreeze()
        gc.enable()  # also where the first check of the plan before was never done
        passed_over = False

    desk.session_changed.connect(another)
    desk.background.busy.connect(begun)
    desk.background.idle.connect(ended)
    desk.result_changed.connect(settled)
