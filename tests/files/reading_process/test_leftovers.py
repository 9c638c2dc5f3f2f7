"""What killed programs left behind goes when another one starts; what is in use stays."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from siteplanner.files.reading_process.leftovers import LEFT_FOR_S, PREFIX, new_folder, remove_leftovers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there a process cannot be asked after without harm")


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def aged(folder: Path) -> Path:
    (folder / "unpacked.shp").write_bytes(b"map")
    long_ago = folder.stat().st_mtime - LEFT_FOR_S - 60
    os.utime(folder, (long_ago, long_ago))
    return folder


def of_a_program_that_is_gone(temp: Path) -> Path:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    folder = temp / f"{PREFIX}{gone.pid}-abc"
    folder.mkdir()
    return folder


def test_folders_of_programs_that_are_gone_are_removed(temp: Path) -> None:
    left = aged(of_a_program_that_is_gone(temp))
    remove_leftovers()
    assert not left.exists()


def test_a_folder_in_use_stays_however_old(temp: Path) -> None:
    used = aged(Path(new_folder()))
    remove_leftovers()
    assert (used / "unpacked.shp").exists()


def test_a_young_folder_stays_for_its_program_may_run_elsewhere(temp: Path) -> None:
    young = of_a_program_that_is_gone(temp)
    remove_leftovers()
    assert young.is_dir()


def test_a_link_is_not_followed_and_other_names_are_left_alone(temp: Path) -> None:
    kept = temp / "plans"
    kept.mkdir()
    aged(kept)
    (temp / f"{PREFIX}99999999-x").symlink_to(kept, target_is_directory=True)
    remove_leftovers()
    assert (kept / "unpacked.shp").exists()
