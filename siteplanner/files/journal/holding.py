"""Holding a file for as long as the process lives: the system lets go of it whatever ends the process."""

from __future__ import annotations

import errno
import sys
from typing import IO, Literal

Hold = Literal["taken", "held", "unknown"]
_BY_ANOTHER = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
"""What systems answer where somebody else has it."""
_FAR_BYTES = 2**40
"""Where Windows locks a byte: far behind all that is ever written, for a locked byte cannot be read there."""


def hold(file: IO[bytes]) -> bool:
    """Take hold of an open file; False where another process, or another part of this one, has it, or nobody knows."""
    return try_hold(file) == "taken"


def try_hold(file: IO[bytes]) -> Hold:
    """Take hold of an open file, and how that went; ``unknown`` where its disk knows no locks, as some shares do."""
    try:
        _lock(file)
    except OSError as error:
        return "held" if error.errno in _BY_ANOTHER else "unknown"
    return "taken"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        place = file.tell()
        file.seek(_FAR_BYTES)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        finally:
            file.seek(place)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
