"""Progress and cancelling of long work, without knowing who listens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from siteplanner.core.errors import Cancelled
from siteplanner.core.text import Message, Template

Listener = Callable[[int, int, Template | Message], None]
Item = TypeVar("Item")

PIECE = 20_000
"""Geometries looked at between two moments at which a person can stop the work: some hundredths of a second."""


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
    for item in items:
        if work is not None and work.cancelled:
            raise Cancelled
        yield item


def in_pieces(
    function: Callable[..., npt.NDArray[Any]], *arrays: npt.NDArray[Any], piece: int = PIECE
) -> npt.NDArray[Any]:
    """What a function that works element by element gives for arrays of one length, with a pause before each piece.

    >>> in_pieces(np.add, np.arange(5), np.ones(5, dtype=int), piece=2)
    array([1, 2, 3, 4, 5])
    """
    count = len(arrays[0])
    pause()
    if count <= piece:
        return function(*arrays)
    parts = []
    for first in range(0, count, piece):
        pause()
        parts.append(function(*(array[first : first + piece] for array in arrays)))
    return np.concatenate(parts)
