"""Faults of the system at the k-th thing that is asked of it: opening, renaming, linking, removing, syncing."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES)
_EVENTS = frozenset({"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.truncate", "shutil.copyfile"})


class _Injection:
    """One hook for the whole process: audit hooks cannot be taken away, only be quiet."""

    def __init__(self) -> None:
        self.fail_at: int | None = None
        self.error = errno.EIO
        self.asked = -1
        self.last = 0
        self.within = ""
        self.hooked = False

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.asked < 0 or event not in _EVENTS:
            return
        names = [str(argument) for argument in arguments if isinstance(argument, str | os.PathLike)]
        if any(self.within in name for name in names):
            self.ask(event)

    def ask(self, what: str) -> None:
        self.asked += 1
        if self.asked - 1 == self.fail_at:
            raise OSError(self.error, os.strerror(self.error), what)


_INJECTION = _Injection()


@contextmanager
def fault_at(number: int | None, error: int, within: str) -> Iterator[_Injection]:
    """Let the ``number``-th thing asked of the system about files under ``within`` fail with ``error``; None: count.

    ``last`` of what is handed out is how many things were asked.
    """
    if not _INJECTION.hooked:
        sys.addaudithook(_INJECTION.hook)
        _INJECTION.hooked = True
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if _INJECTION.asked >= 0:
            _INJECTION.ask("fsync")
        real(descriptor)

    os.fsync = fsync
    _INJECTION.fail_at, _INJECTION.error, _INJECTION.within, _INJECTION.asked = number, error, within, 0
    try:
        yield _INJECTION
    finally:
        _INJECTION.fail_at = None
        _INJECTION.last = _INJECTION.asked
        _INJECTION.asked = -1
        os.fsync = real
