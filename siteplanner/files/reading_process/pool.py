"""Workers lent to whoever reads: one is kept for the next file, two threads at once have one each."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from siteplanner.core.errors import InputError
from siteplanner.files.reading_process.limits import Limits
from siteplanner.files.reading_process.worker_process import CRASHED, EXIT, RETIRED, RetiredError, WorkerProcess

RESTS_AFTER_S = 120.0
"""Unused for so long, a worker ends: it is a hundred megabytes for nothing."""
TRIES = 3


class Pool:
    """Thread-safe. A worker that failed, was cancelled or went to rest is not used again."""

    def __init__(self, rests_after_s: float = RESTS_AFTER_S) -> None:
        self._rests_after_s = rests_after_s
        self._kept: WorkerProcess | None = None
        self._lock = threading.Lock()

    def make_ready(self) -> None:
        """Have a worker waiting; it loads what it needs by itself."""
        worker = self._taken()
        self._give_back(worker)

    def run(
        self,
        function: str,
        arguments: tuple[Any, ...],
        path: Path,
        limits: Limits,
        take: Callable[[Any], None] | None = None,
    ) -> Any:
        """What a function, named with its module, gives for the arguments; ``path`` is the file in error sentences.

        With ``take`` the function is given as well what to hand pieces to; ``take`` gets them here.

        Raises the SiteplannerError of the function, an InputError where it broke or went over its limits, Cancelled.
        """
        for _ in range(TRIES):
            worker = self._taken()
            try:
                answer = worker.ask(function, arguments, path, limits, take)
            except RetiredError:  # it had just ended itself, unused for a while
                worker.end()
                continue
            except BaseException:
                worker.end()
                raise
            self._give_back(worker)
            return answer.result()
        raise InputError(CRASHED, path=path, how=EXIT(status=RETIRED))

    def close(self) -> None:
        """End the worker that is kept."""
        with self._lock:
            worker, self._kept = self._kept, None
        if worker is not None:
            worker.end()

    def forget(self) -> None:
        """In a process forked from ours: the worker is the other's."""
        if self._kept is not None:
            self._kept.forget()
        self._kept = None
        self._lock = threading.Lock()

    def _taken(self) -> WorkerProcess:
        with self._lock:
            worker, self._kept = self._kept, None
        if worker is not None and not worker.alive:
            worker.end()
            worker = None
        return worker or WorkerProcess(self._rests_after_s)

    def _give_back(self, worker: WorkerProcess) -> None:
        with self._lock:
            spare, self._kept = self._kept, worker
        if spare is not None:
            spare.end()


POOL = Pool()
atexit.register(POOL.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=POOL.forget)
