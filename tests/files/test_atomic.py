"""Whole or not at all: what fails or interrupts leaves the old file and nothing beside it."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.files.atomic import write_whole
from siteplanner.files.plan_file import open_plan, save_plan
from tests.small_disks import small_disk


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(path: Path, text: str) -> None:
    with write_whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def refusal(path: Path) -> str:
    with pytest.raises(SaveError) as caught:
        write(path, "new")
    assert str(path) in str(caught.value)
    return str(caught.value)


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB of its own."""
    with small_disk(tmp_path / "small disk", 256) as disk:
        yield disk


def test_the_new_content_takes_the_name_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "名称.txt"
    for text in ("first", "second"):
        write(path, text)
        assert path.read_text(encoding="utf-8") == text
    assert names_in(tmp_path) == ["名称.txt"]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError, SystemExit])
def test_an_interruption_leaves_the_old_file_and_no_other(tmp_path: Path, interruption: type[BaseException]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def write_half() -> None:
        with write_whole(path) as temporary:
            temporary.write_text("half")
            temporary.with_name(temporary.name + "-journal").write_text("left by a database")
            raise interruption

    with pytest.raises(interruption):
        write_half()
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["a.txt"]


def test_a_missing_folder_a_folder_and_a_long_name_are_told_apart(tmp_path: Path) -> None:
    assert "there is no folder" in refusal(tmp_path / "none" / "a.txt")
    (tmp_path / "taken.txt").mkdir()
    assert "it is a folder" in refusal(tmp_path / "taken.txt")
    assert "too long" in refusal(tmp_path / ("长" * 200 + ".txt"))
    (tmp_path / "file").write_text("")
    assert "there is no folder" in refusal(tmp_path / "file" / "a.txt")
    assert names_in(tmp_path) == ["file", "taken.txt"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "not allowed"),
        (errno.EROFS, "read-only"),
        (errno.ENOSPC, "is full"),
        (errno.EIO, "does not answer"),
        (errno.ESTALE, "does not answer"),
        (errno.EFBIG, "File too large"),
    ],
)
def test_every_refusal_of_the_system_has_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    assert words in refusal(path)
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["a.txt"]


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "a.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    write(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_the_rights_of_the_old_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    write(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("kilobytes", [8, 64, 120, 160, 200])
def test_a_full_disk_leaves_the_old_plan(mounted: Path, kilobytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(mounted)], check=True)
    path = mounted / "plan.gpkg"
    path.write_bytes(b"old")
    with pytest.raises(SaveError, match="is full"):
        save_plan(Plan.new(Site.empty(4547)), path)  # it takes 250 kB
    assert path.read_bytes() == b"old"
    assert names_in(mounted) == ["plan.gpkg"]


def test_a_disk_made_read_only_leaves_the_old_plan(mounted: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=4m", str(mounted)], check=True)
    plan = Plan.new(Site.empty(4547), "old")
    path = save_plan(plan, mounted / "plan.gpkg")
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    with pytest.raises(SaveError, match="read-only disk"):
        save_plan(Plan.new(Site.empty(4547), "new"), path)
    assert open_plan(path) == plan
    assert names_in(mounted) == ["plan.gpkg"]


def test_a_file_marked_as_only_to_be_read_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o444)
    try:
        assert "is not allowed" in refusal(path)
        assert path.read_text() == "old"
        assert names_in(tmp_path) == ["a.txt"]
    finally:
        path.chmod(0o644)
