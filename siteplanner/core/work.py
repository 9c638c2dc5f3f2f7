"""Progress and cancelling of long work, without knowing who listens."""

from __future__ import annotations

import threading
from collections.abc import Callable

from siteplanner.core.errors import Cancelled
from siteplanner.core.text import Message, Template

Listener = Callable[[int, int, Template | Message], None]


class Work:
    """Handed to a job. The job calls ``step``; whoever started it listens and may ``cancel`` from any thread."""

    def __init__(self, listener: Listener | None = None) -> None:
        self._listener = listener
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def step(self, done: int, total: int, what: Template | Message) -> None:
        """Report ``done`` of ``total``. Raises Cancelled when the person has cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        if self._listener is not None:
            self._listener(done, total, what)
