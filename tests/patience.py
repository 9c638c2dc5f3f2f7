"""Waiting for a fact that another process brings about: looked for again and again, within a patience."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_PAUSE_S = 0.01


def comes_true(fact: Callable[[], object], patience_s: float = 30.0) -> bool:
    """Whether ``fact`` is true within the patience."""
    until = time.monotonic() + patience_s
    pause = threading.Event()
    while time.monotonic() < until:
        if fact():
            return True
        pause.wait(_PAUSE_S)
    return bool(fact())
