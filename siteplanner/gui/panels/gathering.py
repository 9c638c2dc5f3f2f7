"""Long looks through a list taken in slices of the interface's own time: the hand waits for none of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

Answer = TypeVar("Answer")

SLICE_S = 0.004
"""So long the work goes on before the window has its turn."""
REST_MS = 2


class Gathering(QObject, Generic[Answer]):
    """Works through one generator at a time; the newest one is what counts, and ``done`` is told of no other."""

    def __init__(self, done: Callable[[Answer], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done = done
        self._work: Generator[None, None, Answer] | None = None
        self._turn = QTimer(self, interval=REST_MS, singleShot=True)
        self._turn.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        return self._work is not None

    def begin(self, work: Generator[None, None, Answer], *, at_once: bool) -> None:
        """Do this and nothing that was begun before: in slices, or all of it ``at_once``."""
        self._work = work
        if at_once:
            self._turn.stop()
            self._work_until(None)
        else:
            self._turn.start()

    def stop(self) -> None:
        """Let what was begun be."""
        self._turn.stop()
        self._work = None

    def _go_on(self) -> None:
        self._work_until(time.perf_counter() + SLICE_S)

    def _work_until(self, end_s: float | None) -> None:
        work = self._work
        if work is None:
            return
        try:
            while end_s is None or time.perf_counter() < end_s:
                next(work)
        except StopIteration as found:
            self._work = None
            self._done(found.value)
        except BaseException:
            self._work = None
            raise
        else:
            self._turn.start()
