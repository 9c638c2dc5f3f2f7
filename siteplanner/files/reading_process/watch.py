"""Looks on while a worker reads: is it too long, has it come to a standstill?"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.reading_process.limits import Limits

TOO_LONG = QT_TRANSLATE_NOOP(
    "errors",
    "{path} was not read within {minutes:.1f} minutes, many times what a map of its size takes. It is damaged or made "
    "to do harm: open it in QGIS or CAD and save it anew.",
)
STANDSTILL = QT_TRANSLATE_NOOP(
    "errors",
    "Reading {path} came to a standstill: nothing came from it for {seconds:.0f} seconds. Is its drive still there? "
    "Copy it onto this computer and try again.",
)


class Watch:
    """From when it is made. A standstill is seen on Linux alone; elsewhere the total is what ends it."""

    def __init__(self, pid: int, limits: Limits, path: Path) -> None:
        self._pid, self._limits, self._path = pid, limits, path
        self._began = self._moved = time.monotonic()
        self._seen = _signs_of_life(pid)

    def look(self) -> None:
        """Raises InputError where the time is up, or nothing has happened for too long."""
        now = time.monotonic()
        if now - self._began > self._limits.total_s:
            raise InputError(TOO_LONG, path=self._path, minutes=self._limits.total_s / 60)
        signs = _signs_of_life(self._pid)
        if signs is None or signs != self._seen:
            self._seen, self._moved = signs, now
        elif now - self._moved > self._limits.still_s:
            raise InputError(STANDSTILL, path=self._path, seconds=self._limits.still_s)


def _signs_of_life(pid: int) -> tuple[str, ...] | None:
    """What grows while a process computes or reads: its times, and the bytes it asked for; None where not told."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        times = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()[11:13]
        read = Path(f"/proc/{pid}/io").read_text("ascii").splitlines()[0]
    except (OSError, IndexError):
        return None
    return (*times, read)
