"""Lines reach the disk beside the work; what the disk refuses is written once it takes it."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import IO

import pytest

from siteplanner.core.errors import SaveError
from siteplanner.files.atomic import DISK_FULL
from siteplanner.files.journal.holding import hold
from siteplanner.files.journal.lines import read_journal
from siteplanner.files.journal.writing import JournalWriter


def numbers(path: Path) -> list[int]:
    found = read_journal(path)
    assert found is not None
    return [record["n"] for record in found.records]


def test_lines_stand_in_the_order_they_were_handed_over(tmp_path: Path) -> None:
    writer = JournalWriter(tmp_path / "new" / "a", {"journal": 1})
    for n in range(500):
        writer.append({"n": n})
    assert writer.flush()
    assert numbers(writer.path) == list(range(500))
    writer.close(remove=True)
    assert not writer.path.exists()


def test_a_disk_that_is_full_loses_no_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first try writes half a line before the disk is full: it must not stay."""
    told: list[Exception | None] = []
    writer = JournalWriter(tmp_path / "a", {"journal": 1}, told.append)
    assert writer.flush()
    real = os.fsync

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    writer.append({"n": 0})
    assert not writer.flush()
    monkeypatch.setattr(os, "fsync", real)
    writer.append({"n": 1})
    assert writer.flush()
    assert numbers(writer.path) == [0, 1]
    assert [reason is None for reason in told] == [False, True]
    writer.close(remove=False)


def test_a_line_that_cannot_be_worked_out_keeps_no_other_from_the_disk(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> dict[str, int]:
        raise AttributeError("what nobody thought of")

    writer = JournalWriter(tmp_path / "a", {"journal": 1})
    writer.append(fails)
    writer.append({"n": 0})
    assert writer.flush()
    assert numbers(writer.path) == [0]
    assert "what nobody thought of" in caplog.text
    writer.close(remove=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows makes names last by itself")
def test_the_name_of_a_new_journal_is_on_the_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut takes away a name that its folder does not have on the disk, whatever was written under it."""
    flushed: list[int] = []
    real = os.fsync

    def noted(descriptor: int) -> None:
        flushed.append(os.fstat(descriptor).st_ino)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    writer = JournalWriter(tmp_path / "a", {"journal": 1})
    assert writer.flush()
    assert {writer.path.stat().st_ino, tmp_path.stat().st_ino} <= set(flushed)
    writer.close(remove=True)


def test_what_comes_first_is_done_before_any_line_and_tried_again(tmp_path: Path) -> None:
    tries: list[bool] = []
    has_room = threading.Event()

    def first() -> None:
        tries.append(has_room.is_set())
        if not has_room.is_set():
            raise SaveError(DISK_FULL, path="a", folder="b")

    writer = JournalWriter(tmp_path / "a", {"journal": 1}, before=first)
    assert not writer.flush()
    assert not writer.path.exists()
    has_room.set()
    assert writer.flush()
    assert writer.path.exists()
    assert tries[0] is False
    assert tries.count(True) == 1
    writer.close(remove=False)


def test_the_file_is_held_until_the_writer_is_closed(tmp_path: Path) -> None:
    writer = JournalWriter(tmp_path / "a", {"journal": 1})
    assert writer.flush()
    with writer.path.open("rb+") as file:
        assert not hold(file)
    writer.close(remove=False)
    with writer.path.open("rb+") as file:
        assert hold(file)


def test_a_journal_that_another_held_for_a_moment_is_held_with_the_next_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another window looked for lost work just when the file was made."""
    tries: list[bool] = []

    def late(file: IO[bytes]) -> bool:
        tries.append(len(tries) > 0 and hold(file))
        return tries[-1]

    monkeypatch.setattr("siteplanner.files.journal.writing.hold", late)
    writer = JournalWriter(tmp_path / "a", {"journal": 1})
    assert writer.flush()
    writer.append({"n": 0})
    assert writer.flush()
    assert tries == [False, True]
    with writer.path.open("rb+") as other:
        assert not hold(other)
    writer.close(remove=True)
