"""Progress and cancelling of long work, without knowing who listens."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from siteplanner.core.errors import Cancelled
from siteplanner.core.text import Message, Template

Listener = Callable[[int, int, Template | Message], None]
Item = TypeVar("Item")

PIECE = 20_000
"""Geometries looked at between two moments at which a person can stop the work: some hundredths of a second."""
MANY = 500
"""From so many geometries on two threads are quicker than one; what is dragged is less."""


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

    def pause(self) -> None:
        """A moment at which the work may be stopped. Raises Cancelled when the person has cancelled."""
        if self._cancelled.is_set():
            raise Cancelled

    def between(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items, with a pause before each is handed on."""
        stopped = self._cancelled.is_set
        for item in items:
            if stopped():
                raise Cancelled
            yield item


_in_hand: ContextVar[Work | None] = ContextVar("work in hand", default=None)


@contextmanager
def in_hand(work: Work) -> Iterator[None]:
    """Until left, ``pause`` anywhere below, in this thread, is a pause of this work."""
    before = _in_hand.set(work)
    try:
        yield
    finally:
        _in_hand.reset(before)


def pause() -> None:
    """A moment at which the work in hand, whatever it is, may be stopped; nothing where there is none."""
    work = _in_hand.get()
    if work is not None:
        work.pause()


def with_pauses(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, with a pause before each."""
    work = _in_hand.get()
    return iter(items) if work is None else work.between(items)


@contextmanager
def beside(function: Callable[..., Item], *arguments: Any) -> Iterator[Callable[[], Item]]:
    """Until left, a function is called in another thread; what is yielded waits for what it gives, or raises.

    For what lets go of the interpreter while it computes. On leaving the thread is waited for in any case.

    >>> with beside(sum, [1, 2, 3]) as added:
    ...     added()
    6
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside") as thread:
        yield thread.submit(copy_context().run, function, *arguments).result


def in_pieces(
    function: Callable[..., npt.NDArray[Any]], *arrays: npt.NDArray[Any], piece: int = PIECE, shared_from: int = MANY
) -> npt.NDArray[Any]:
    """What a function that works element by element gives for arrays of one length, as :func:`piecewise` does it.

    >>> in_pieces(np.add, np.arange(5), np.ones(5, dtype=int), piece=2)
    array([1, 2, 3, 4, 5])
    """
    count = len(arrays[0])
    if count <= min(piece, shared_from - 1):
        pause()
        return function(*arrays)
    parts = piecewise(lambda some: function(*(array[some] for array in arrays)), count, piece, shared_from)
    return np.concatenate(parts)


def piecewise(function: Callable[[slice], Item], count: int, piece: int = PIECE, shared_from: int = MANY) -> list[Item]:
    """What a function gives for the slices, of at most ``piece``, that ``count`` things are cut into, in their order.

    There is a pause before each. From ``shared_from`` things on a second thread takes the later half, if it is free and
    there is a core for it: Shapely lets go of the interpreter while it computes. The function must not hang on what
    another slice did, nor look at prepared geometries, which two threads must not share.
    """
    shared = count >= shared_from and (os.cpu_count() or 1) > 1
    pieces = -(-count // piece)
    edges = np.linspace(0, count, 1 + (pieces + pieces % 2 if shared else pieces)).astype(int).tolist()
    slices = [slice(first, last) for first, last in pairwise(edges)]

    def done(some: list[slice]) -> list[Item]:
        return [function(each) for each in with_pauses(some)]

    if not shared or not _second.acquire(blocking=False):
        return done(slices)
    try:
        half = len(slices) // 2
        later = _second_thread().submit(copy_context().run, done, slices[half:])
        try:
            return [*done(slices[:half]), *later.result()]
        finally:
            wait([later])
    finally:
        _second.release()


_second = threading.Lock()
"""Held by whoever has the second thread in use; others do their work alone instead of waiting for it."""


@cache
def _second_thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="second thread of a check")
