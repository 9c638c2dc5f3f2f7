"""What other programs left beside a database is finished or removed before it is replaced."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from siteplanner.core.errors import SaveError
from siteplanner.files.database_locks import is_written_elsewhere
from siteplanner.files.other_writers import finish, is_unfinished, require_replaceable
from tests.other_program import OtherProgram

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets no file be replaced that somebody has open")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of one row."""
    made = tmp_path / "库.gpkg"
    with sqlite3.connect(made) as database:
        database.execute("CREATE TABLE words (word)")
        database.execute("INSERT INTO words VALUES ('old')")
    database.close()
    return made


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir())


def test_a_journal_in_full_is_rolled_back_and_a_log_is_taken_in(path: Path) -> None:
    for statements, word in (
        (("PRAGMA journal_mode = WAL", "UPDATE words SET word = 'committed'"), "committed"),
        (("PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 1", "BEGIN", "UPDATE words SET word = 'half'",
          "CREATE TABLE much AS SELECT randomblob(200000)"), "committed"),
    ):  # fmt: skip
        other = OtherProgram(path)
        other.does(*statements)
        other.kill()
        assert is_unfinished(path)
        assert finish(path)
        assert names(path) == [path.name]
        assert OtherProgram.once(path, "SELECT word FROM words") == [[word]]
    assert not finish(path)


def test_a_journal_that_its_program_keeps_for_the_next_time_does_not_count(path: Path) -> None:
    """SQLite's mode PERSIST leaves it there with its beginning blanked."""
    OtherProgram.once(path, "PRAGMA journal_mode = PERSIST", "UPDATE words SET word = 'new'")
    assert names(path) == [path.name, f"{path.name}-journal"]
    assert not is_unfinished(path)
    require_replaceable(path, path)


def test_a_log_beside_no_database_goes(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(b"stale")
    path.unlink()
    require_replaceable(path, path)
    assert names(path) == []


def test_what_is_no_database_any_more_may_be_replaced(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    path.with_name(f"{path.name}-wal").write_bytes(b"stale")
    require_replaceable(path, path)


def test_what_cannot_be_finished_is_refused_with_the_reason(path: Path) -> None:
    other = OtherProgram(path)
    other.does("PRAGMA journal_mode = WAL", "UPDATE words SET word = 'committed'")
    other.kill()
    own = sqlite3.connect(path, isolation_level=None)  # the system does not tell us of locks of our own
    own.execute("BEGIN IMMEDIATE")
    with pytest.raises(SaveError, match="has left it unfinished"):
        require_replaceable(path, path)
    own.close()
    require_replaceable(path, path)


@pytest.mark.parametrize(
    ("statements", "written"),
    [
        (("SELECT * FROM words",), False),
        (("BEGIN", "SELECT * FROM words"), False),
        (("BEGIN IMMEDIATE",), True),
        (("BEGIN EXCLUSIVE",), True),
        (("PRAGMA journal_mode = WAL", "SELECT * FROM words"), True),
    ],
)
def test_who_could_write_is_told_from_who_looks(path: Path, statements: tuple[str, ...], written: bool) -> None:
    other = OtherProgram(path)
    other.does(*statements)
    assert is_written_elsewhere(path) is written
    other.close()
    assert not is_written_elsewhere(path)


def test_nobody_writes_what_is_not_there(tmp_path: Path) -> None:
    assert not is_written_elsewhere(tmp_path / "none.gpkg")
