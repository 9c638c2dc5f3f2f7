"""Holding a file for as long as the process lives: the system lets go of it whatever ends the process."""

from __future__ import annotations

import sys
from typing import IO

_FAR_BYTES = 2**40
"""Where Windows locks a byte: far behind all that is ever written, for a locked byte cannot be read there."""


def hold(file: IO[bytes]) -> bool:
    """Take hold of an open file; False where another process, or another part of this one, has it."""
    try:
        _lock(file)
    except OSError:
        return False
    return True


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
