"""Folders of workers whose program was killed, or lost its power, before it could remove them."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

PREFIX = "siteplanner-reading-"
LEFT_FOR_S = 3600.0
"""Younger ones are left alone: on a shared disk they may be another machine's, whose processes are not seen here."""


def new_folder() -> str:
    """An empty folder for what a worker unpacks, named with the program's process."""
    return tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")


def remove_leftovers() -> None:
    """Remove the folders of programs that are gone. What cannot be removed stays."""
    now = time.time()
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            old = now - folder.lstat().st_mtime > LEFT_FOR_S
        except OSError:
            continue
        if old and not folder.is_symlink() and not _runs(folder.name.removeprefix(PREFIX).partition("-")[0]):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(pid: str) -> bool:
    """Whether the process may be there still; without a way to ask, it may."""
    if os.name == "nt" or not pid.isdigit():
        return os.name == "nt"
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
