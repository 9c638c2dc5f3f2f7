"""Temporary files of saves that a kill or a power cut ended: they go when the same folder is saved into again."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import Final

from siteplanner.files.atomic import TEMPORARY

DEAD_S: Final = 3600.0
"""No save goes on for so long without writing to its file (judgement)."""
_NAME = re.compile(re.escape(TEMPORARY) + r"[0-9a-f]{12}\..*")


def remove_dead(living: Path) -> None:
    """Remove what dead saves left beside ``living``, the temporary file of a save that has just begun.

    Its time is the clock of the disk, which the clocks of the machines that write to it need not agree with. What
    another machine, or another program here, is writing is younger, and stays.
    """
    with contextlib.suppress(OSError):
        now_s = living.stat().st_mtime
        with os.scandir(living.parent) as entries:
            names = [entry.name for entry in entries if _NAME.fullmatch(entry.name)]
        for name in names:
            with contextlib.suppress(OSError):
                left = living.with_name(name)
                if now_s - left.lstat().st_mtime > DEAD_S:
                    left.unlink()
