"""Disks of a few hundred kilobytes, in memory, that fill for real. They take the right to mount."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """``folder``, made, as a disk of its own of that size. Skips the test where mounting is not allowed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if os.name == "nt" or os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk of its own needs the right to mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path, but_bytes: int = 0) -> Path:
    """Take all the room of the disk but so much; the file that has it."""
    taken = disk / "taken"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize
    taken.write_bytes(b"x" * max(0, free - but_bytes))
    return taken


def resize(disk: Path, kilobytes: int) -> None:
    """Give the disk another size."""
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(disk)], check=True)
