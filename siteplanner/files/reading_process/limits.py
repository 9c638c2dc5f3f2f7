"""What reading one map may take: memory, time, time without a sign of life.

All figures are judgements: several times what the slowest reader needs for the largest maps we know of, so that a sound
file never meets them, and yet far below what would bring the computer to a stop.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

MB = 1024**2
GB = 1024**3

MEMORY_SHARE = 0.5
"""Of the computer's memory: the plan that is open needs the rest."""
LEAST_MEMORY_BYTES = 2 * GB
MOST_MEMORY_BYTES = 8 * GB
"""A million parcels take 2 GB in the greediest reader."""

TOTAL_S = 300.0
TOTAL_S_PER_MB = 4.0
"""The slowest reader, that of drawings, takes about half a second a megabyte on a slow computer."""
PACKED_TIMES = 10
"""What an archive is reckoned to unpack to, times its own size."""
STILL_S = 60.0
"""So long nothing is computed and nothing read: a network drive that has gone, a pipe nobody writes to."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``memory_bytes`` 0: not limited, as on every system but Linux, where no process can be held to a size."""

    memory_bytes: int
    total_s: float
    still_s: float = STILL_S


def limits_for(path: Path) -> Limits:
    """What reading the map at ``path`` may take; the time grows with its size on disk."""
    packed = PACKED_TIMES if path.suffix.lower() in {".zip", ".kmz"} else 1
    return Limits(memory_limit_bytes(), TOTAL_S + TOTAL_S_PER_MB * packed * _size(path) / MB)


def memory_limit_bytes() -> int:
    """A share of the computer's memory, 0 where the system keeps no process to a limit."""
    if not sys.platform.startswith("linux"):
        return 0
    physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return int(min(max(physical * MEMORY_SHARE, LEAST_MEMORY_BYTES), MOST_MEMORY_BYTES))


def _size(path: Path) -> int:
    """Bytes of the file and of those of the same name beside it, or of a folder's files; 0 where it cannot be told."""
    try:
        files = path.iterdir() if path.is_dir() else path.parent.glob("*")
        return sum(file.stat().st_size for file in files if path.is_dir() or file.stem == path.stem)
    except (OSError, ValueError):
        return 0
