"""Whether another process has a database open for writing, asked of the system without taking a lock."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from typing import Final

_PENDING: Final = 0x40000000
"""Where SQLite's locks are in every database file: the byte of who waits to write, that of who writes, and after them
those of who reads (os_unix.c; https://sqlite.org/fileformat2.html, "the lock-byte page")."""
_WRITING: Final = (_PENDING, 2)
_ALL: Final = (_PENDING, 512)


def is_written_elsewhere(path: Path) -> bool:
    """Whether another process is writing the database, or has it open in write-ahead mode and could at any moment.

    Asking takes no lock, so that shares whose locks cannot be trusted never refuse; where the system cannot tell
    (Windows, which does not let an open file be replaced), False.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        in_write_ahead_mode = os.pread(descriptor, 20, 0)[18:19] == b"\x02" if hasattr(os, "pread") else False
        return _is_locked(descriptor, *(_ALL if in_write_ahead_mode else _WRITING), for_writing=in_write_ahead_mode)
    except OSError:
        return False
    finally:
        os.close(descriptor)


if sys.platform == "win32":

    def _is_locked(_descriptor: int, _first: int, _count: int, *, for_writing: bool) -> bool:  # noqa: ARG001
        return False

else:
    import fcntl

    _FLOCK: Final = "qqihh" if sys.platform == "darwin" else "hhqqi4x"

    def _is_locked(descriptor: int, first: int, count: int, *, for_writing: bool) -> bool:
        """Whether another process has a lock there that would keep us from one ``for_writing``, or for reading."""
        kind = fcntl.F_WRLCK if for_writing else fcntl.F_RDLCK
        darwin = sys.platform == "darwin"
        values = (first, count, 0, kind, os.SEEK_SET) if darwin else (kind, os.SEEK_SET, first, count, 0)
        answer = struct.unpack(_FLOCK, fcntl.fcntl(descriptor, fcntl.F_GETLK, struct.pack(_FLOCK, *values)))
        return bool(answer[3 if darwin else 0] != fcntl.F_UNLCK)
