"""Long work off the interface thread: one single-thread lane a kind, the newest request wins.

A job is any ``job(work) -> result`` over values captured before it starts. Results land on the main thread;
an answer that a newer request has overtaken is dropped. What an answer sets off begins once the answer is dealt with:
until then the interface would have to share the interpreter with it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from siteplanner.core.errors import Cancelled, OutOfMemoryError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work

Result = TypeVar("Result")
log = logging.getLogger(__name__)

NO_MEMORY = QT_TRANSLATE_NOOP(
    "errors",
    "There is not enough memory for this; it was stopped, and nothing else. Save the plan, close other programs, and "
    "try again.",
)


@dataclass(frozen=True, slots=True)
class Ticket:
    """One request: its lane, its number there, the work handle by which it can be cancelled."""

    lane: str
    number: int
    work: Work


class Background(QObject):
    """Runs jobs in lanes. ``progress(lane, done, total, what)`` and ``idle(lane)`` are for status displays."""

    progress = Signal(str, int, int, object)
    busy = Signal(str)
    idle = Signal(str)
    _finished = Signal(object, object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._under_way: set[str] = set()
        """Lanes whose threads run."""
        self._starter = _starter()
        """Who starts a thread waits until it has begun, which takes long where others are busy: 60 ms while a million
        parcels are made ready. So this one does it; its own begins with the first job, when there are no others."""
        self._newest: dict[str, Ticket] = {}
        self._closed = False
        self._delivering = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        lane: str,
        job: Callable[[Work], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Run ``job`` in ``lane``; an older request of that lane is cancelled and its answer dropped.

        ``done(result)`` or ``failed(error)`` is called on the main thread; after a cancel ``failed`` gets Cancelled.
        """
        older = self._newest.get(lane)
        if older is not None:
            older.work.cancel()
        work = Work(partial(self._report, lane))
        ticket = Ticket(lane, older.number + 1 if older else 0, work)
        self._newest[lane] = ticket
        self.busy.emit(lane)
        begin = partial(self._begin, ticket, job, done, failed)
        if self._delivering:
            QTimer.singleShot(0, self, begin)
        else:
            begin()
        return ticket

    def is_busy(self, lane: str) -> bool:
        return lane in self._newest

    def cancel(self, lane: str) -> None:
        """Ask the newest job of the lane to stop; its ``failed`` gets Cancelled."""
        if lane in self._newest:
            self._newest[lane].work.cancel()

    def end_with(self, owner: QObject, lane: str) -> None:
        """Once ``owner`` is gone nobody waits for answers of the lane: they are dropped."""
        owner.destroyed.connect(partial(self._forget, lane))

    def _forget(self, lane: str, _gone: object = None) -> None:
        ticket = self._newest.pop(lane, None)
        if ticket is not None:
            ticket.work.cancel()

    def close(self) -> None:
        """Cancel everything and wait for the threads to end."""
        self._closed = True
        for ticket in self._newest.values():
            ticket.work.cancel()
        self._starter.shutdown(wait=True, cancel_futures=True)
        for executor in self._lanes.values():
            executor.shutdown(wait=True, cancel_futures=True)
        self._lanes.clear()
        self._under_way.clear()
        self._newest.clear()

    def _begin(self, ticket: Ticket, job: Callable[[Work], Any], done: Any, failed: Any) -> None:
        if self._closed or self._newest.get(ticket.lane) is not ticket:
            return
        executor = self._lanes.get(ticket.lane)
        if executor is None:
            executor = ThreadPoolExecutor(1, thread_name_prefix=f"siteplanner-{ticket.lane}")
            self._lanes[ticket.lane] = executor
        put_in = partial(self._put_in, executor, ticket, job, done, failed)
        if ticket.lane in self._under_way:
            put_in()
            return
        try:
            self._starter.submit(put_in)
        except RuntimeError:  # not even the starter has a thread; what it was given is not to be done twice
            self._starter = _starter()
            put_in()

    def _put_in(self, executor: ThreadPoolExecutor, ticket: Ticket, job: Any, done: Any, failed: Any) -> None:
        """Have a lane do a job; on any thread."""
        try:
            future = executor.submit(job, ticket.work)
            self._under_way.add(ticket.lane)
        except (RuntimeError, MemoryError) as error:  # the system gives no further thread
            if self._closed:
                return
            future = Future()
            future.set_exception(MemoryError(str(error)))
        future.add_done_callback(partial(self._hand_over, ticket, done, failed))

    def _report(self, lane: str, done: int, total: int, what: object) -> None:
        if not self._closed:
            self.progress.emit(lane, done, total, what)

    def _hand_over(self, ticket: Ticket, done: Any, failed: Any, future: Future[Any]) -> None:
        if not self._closed:
            self._finished.emit(ticket, done, failed, future)

    def _deliver(self, ticket: Ticket, done: Any, failed: Any, future: Future[Any]) -> None:
        if self._closed or self._newest.get(ticket.lane) is not ticket:
            return
        del self._newest[ticket.lane]
        self.idle.emit(ticket.lane)
        if future.cancelled():
            return
        outer, self._delivering = self._delivering, True
        try:
            self._answer(future, done, failed)
        finally:
            self._delivering = outer

    @staticmethod
    def _answer(future: Future[Any], done: Any, failed: Any) -> None:
        error = future.exception()
        if error is not None and _is_lack_of_memory(error):
            log.error("a job ran out of memory", exc_info=error)
            error = OutOfMemoryError(NO_MEMORY)
        if error is None:
            done(future.result())
        elif failed is not None and isinstance(error, Exception):
            failed(error)
        elif not isinstance(error, Cancelled):
            raise error


def _starter() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="siteplanner-starter")


def _is_lack_of_memory(error: BaseException) -> bool:
    """Libraries in C++ have an error of their own for it."""
    return isinstance(error, MemoryError) or "bad_alloc" in str(error)
