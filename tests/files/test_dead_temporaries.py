"""A save tidies up after saves that were killed, and after nothing else."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from siteplanner.files.dead_temporaries import DEAD_S
from siteplanner.files.plan_file import open_plan, save_plan
from tests.edit_sequences import start

KILLED = """
import os, pathlib, signal, sys
from siteplanner.files.atomic import write_whole
with write_whole(pathlib.Path(sys.argv[1])) as temporary:
    temporary.write_bytes(b"half")
    pathlib.Path(f"{temporary}-journal").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def aged(path: Path, seconds: float) -> Path:
    stat = path.stat()
    os.utime(path, (stat.st_atime - seconds, stat.st_mtime - seconds))
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
def test_what_a_killed_save_left_goes_with_a_later_save(tmp_path: Path) -> None:
    path = save_plan(start(), tmp_path / "town.gpkg")
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    left = [p for p in tmp_path.iterdir() if p != path]
    assert len(left) == 2
    save_plan(start(), path)
    assert len(names(tmp_path)) == 3  # young: it may be a save that is going on elsewhere
    for one in left:
        aged(one, DEAD_S + 60.0)
    save_plan(start(), path)
    assert names(tmp_path) == {"town.gpkg"}
    open_plan(path)


@pytest.mark.parametrize(
    "name", [".0123456789ab.gpkg", ".siteplanner-notes.gpkg", "siteplanner-0123456789ab.gpkg", "town (1).gpkg"]
)
def test_files_of_others_stay_however_old(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    aged(tmp_path / name, 10 * DEAD_S)
    save_plan(start(), tmp_path / "town.gpkg")
    assert names(tmp_path) == {name, "town.gpkg"}


def test_the_clock_of_this_machine_decides_nothing(tmp_path: Path) -> None:
    """A save under way on a machine whose clock is hours ahead: its file is from the future."""
    other = tmp_path / ".siteplanner-0123456789ab.gpkg"
    other.write_bytes(b"half")
    aged(other, -10 * DEAD_S)
    save_plan(start(), tmp_path / "town.gpkg")
    assert re.fullmatch(r"\.siteplanner-[0-9a-f]{12}\.gpkg", other.name)
    assert other.exists()
