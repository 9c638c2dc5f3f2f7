"""When Python looks for garbage while the window is open: seldom, and not through what a plan is made of.

Measured with 100,000 parcels open: a round through everything holds the interface up for 140 ms, and the small rounds
that Python's own thresholds ask for take a third of the time of a dragged frame.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

THRESHOLDS = (20_000, 20, 10)
"""New objects before the youngest are looked through, and how many such rounds before the older ones are."""


def seldom() -> None:
    """Look for garbage less often than a program without a window does."""
    gc.set_threshold(*THRESHOLDS)


def follow(desk: Desk) -> None:
    """Pass over what there is once a plan is open and checked, until another one is opened."""

    passed_over = False  # gc.get_freeze_count() walks through everything: 15 ms at every step of a drag

    def settled() -> None:
        nonlocal passed_over
        if desk.result is not None and not passed_over:
            gc.freeze()
            passed_over = True

    def opened() -> None:
        nonlocal passed_over
        gc.unfreeze()
        passed_over = False

    desk.session_changed.connect(opened)
    desk.result_changed.connect(settled)
