"""Long work without a window: any ``job(work) -> result`` over values captured before it starts.

A runner has one lane a kind of job; in a lane the newest request wins, and an answer that a newer request has
overtaken is dropped. The window has a runner of its own that delivers on its thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from siteplanner.core.errors import Cancelled
from siteplanner.core.work import Listener, Work

Result = TypeVar("Result")
Job = Callable[[Work], Result]
Done = Callable[[Result], object]
Failed = Callable[[Exception], object]


class Runner(Protocol):
    """Runs jobs in lanes."""

    def start(self, lane: str, job: Job[Result], done: Done[Result], failed: Failed | None = None) -> Work:
        """Run ``job``; then call ``done(result)`` or ``failed(error)`` unless a newer request has overtaken it.

        The Work returned can cancel it: ``failed`` then gets Cancelled.
        """
        ...


@dataclass
class InlineRunner:
    """Runs a job at once, in the caller's thread: for commands and tests. An error without ``failed`` is raised."""

    listener: Listener | None = None

    def start(self, lane: str, job: Job[Result], done: Done[Result], failed: Failed | None = None) -> Work:  # noqa: ARG002
        work = Work(self.listener)
        try:
            result = job(work)
        except (Cancelled, Exception) as error:
            if failed is None:
                raise
            failed(error)
        else:
            done(result)
        return work


@dataclass
class ThreadRunner:
    """One thread a lane. Answers are handed to ``deliver``, which calls them where the caller wants them."""

    deliver: Callable[[Callable[[], object]], object] = lambda call: call()
    listener: Listener | None = None
    _lanes: dict[str, ThreadPoolExecutor] = field(default_factory=dict)
    _newest: dict[str, Work] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, lane: str, job: Job[Result], done: Done[Result], failed: Failed | None = None) -> Work:
        work = Work(self.listener)
        with self._lock:
            if lane in self._newest:
                self._newest[lane].cancel()
            self._newest[lane] = work
            if lane not in self._lanes:
                self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=f"siteplanner-{lane}")
            future = self._lanes[lane].submit(job, work)

        def finished(answer: Future[Any]) -> None:
            self.deliver(lambda: self._hand_over(lane, work, answer, done, failed))

        future.add_done_callback(finished)
        return work

    def busy(self, lane: str) -> bool:
        with self._lock:
            return lane in self._newest

    def close(self) -> None:
        """Cancel everything and wait for the threads to end."""
        with self._lock:
            lanes, newest = dict(self._lanes), dict(self._newest)
            self._lanes.clear()
            self._newest.clear()
        for work in newest.values():
            work.cancel()
        for executor in lanes.values():
            executor.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _hand_over(self, lane: str, work: Work, answer: Future[Any], done: Done[Any], failed: Failed | None) -> None:
        with self._lock:
            if self._newest.get(lane) is not work:
                return
            del self._newest[lane]
        if answer.cancelled():
            return
        error = answer.exception()
        if error is None:
            done(answer.result())
        elif failed is not None and isinstance(error, Exception):
            failed(error)
        elif not isinstance(error, Cancelled):
            raise error
