"""Several files put in place together or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import SaveError
from siteplanner.files.whole_sets import write_whole_set


def is_of_set(name: str) -> bool:
    return name.startswith("a.")


def content(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in sorted(folder.iterdir()) if file.is_file()}


def write(target: Path, *names: str) -> None:
    with write_whole_set(target, is_of_set) as folder:
        for name in names:
            (folder / name).write_text("new")


def test_a_new_set_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for name in ("a.1", "a.2", "b.1"):
        (tmp_path / name).write_text("old")
    write(tmp_path / "a.1", "a.1", "a.3")
    assert content(tmp_path) == {"a.1": "new", "a.3": "new", "b.1": "old"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.1", "a.3", "b.1"]


def test_a_set_that_fails_halfway_into_place_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "a.1").write_text("old")
    (tmp_path / "a.9").mkdir()  # no file can take this name
    with pytest.raises(SaveError):
        write(tmp_path / "a.1", "a.1", "a.9")
    assert content(tmp_path) == {"a.1": "old"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.1", "a.9"]


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), write_whole_set(tmp_path / "a.1", is_of_set) as folder:
        (folder / "a.1").write_text(str(1 // 0))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="there is no folder"):
        write(tmp_path / "no" / "a.1", "a.1")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.1").write_text("old")
    (tmp_path / "a.1").symlink_to(tmp_path / "real" / "a.1")
    write(tmp_path / "a.1", "a.1")
    assert (tmp_path / "a.1").is_symlink()
    assert (tmp_path / "real" / "a.1").read_text() == "new"


def test_others_may_read_what_was_written_as_they_may_other_files(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    write(tmp_path / "a.1", "a.1")
    assert (tmp_path / "a.1").stat().st_mode == (tmp_path / "usual").stat().st_mode
