"""An interface that stands still is noted, with the place."""

from __future__ import annotations

import logging
import threading
from typing import Any

from PySide6.QtCore import QTimer

from siteplanner.gui.stall_watch import STALL_S, StallWatch


def stand_still() -> None:
    threading.Event().wait(2 * STALL_S)


def test_a_stall_is_noted_with_where_it_was(qtbot: Any, caplog: Any) -> None:
    watch = StallWatch()
    with caplog.at_level(logging.WARNING):
        QTimer.singleShot(0, stand_still)
        qtbot.waitUntil(lambda: "stand_still" in caplog.text)
    watch.stop()
    assert "the interface stood still for" in caplog.text


def test_an_interface_at_rest_is_not_noted(qtbot: Any, caplog: Any) -> None:
    watch = StallWatch()
    with caplog.at_level(logging.WARNING):
        beats: list[float] = []
        timer = QTimer(interval=40)
        timer.timeout.connect(lambda: beats.append(0.0))
        timer.start()
        qtbot.waitUntil(lambda: len(beats) > 12)
        timer.stop()
    watch.stop()
    assert "stood still" not in caplog.text
