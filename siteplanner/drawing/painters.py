"""The threads that paint one picture together: whoever makes it, and others where a core may be free for them."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any

MOST = 3
"""Others at most: more of them wait for the memory."""
GIVES_WAY = 19
"""How "nice" the others are: on the last core the interface comes first. Measured: nicer by 5 only, frames of a zoom
take a quarter longer."""
THREADS = "siteplanner-painter"


class Painters:
    """So many threads besides the one that calls; they wait for work as long as the program lives."""

    def __init__(self, others: int) -> None:
        self.others = others
        self._threads = ThreadPoolExecutor(max(others, 1), thread_name_prefix=THREADS, initializer=_give_way)

    def together(self, kernel: Callable[..., None], *arguments: Any) -> None:
        """Call ``kernel`` in this thread and at the same time in the others; when it returns none is at work any more.

        The kernel runs beside the interpreter and takes pieces of its work, by a counter among its arguments, until
        none is left: whoever comes late finds nothing to do. Raises what any of the calls raises.
        """
        under_way = self._sent_for(kernel, *arguments)
        try:
            kernel(*arguments)
        finally:
            begun = [each for each in under_way if not each.cancel()]
            for each in begun:
                each.result()

    def _sent_for(self, kernel: Callable[..., None], *arguments: Any) -> list[Future[None]]:
        try:
            return [self._threads.submit(kernel, *arguments) for _ in range(self.others)]
        except RuntimeError:  # the program is ending: its threads take nothing more, and this picture nobody sees
            return []

    def close(self) -> None:
        """Wait for the threads to end."""
        self._threads.shutdown()


def others_beside(cores: int, platform: str) -> int:
    """How many threads may paint besides the first: one core is the interface's, one the first painter's.

    On two cores one does all the same where it can give way to the interface.

    >>> others_beside(8, "win32"), others_beside(4, "linux"), others_beside(2, "linux"), others_beside(2, "win32")
    (3, 2, 1, 0)
    """
    if platform == "linux" and cores == 2:
        return 1
    return min(max(cores - 2, 0), MOST)


@cache
def painters() -> Painters:
    """Those of this program."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Painters(others_beside(cores, sys.platform))


def _give_way() -> None:
    """On Linux a priority is a thread's own; elsewhere it would be the whole program's."""
    if sys.platform == "linux":
        try:
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GIVES_WAY)
        except OSError:  # where that is not allowed they do not give way, and paint all the same
            return
