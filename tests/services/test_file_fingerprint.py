from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from siteplanner.services import file_fingerprint
from siteplanner.services.file_fingerprint import FileFingerprint


def fingerprint(path: Path) -> FileFingerprint:
    found = FileFingerprint.of(path)
    assert found is not None
    return found


def test_a_file_fits_until_its_content_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(b"one")
    before = fingerprint(path)
    assert before.fits(path)
    os.utime(path, ns=(1, 1))
    assert before.fits(path)
    path.write_bytes(b"two")
    os.utime(path, ns=(2, 2))
    assert not before.fits(path)


def test_a_missing_file_has_no_fingerprint_and_fits_none(tmp_path: Path) -> None:
    assert FileFingerprint.of(tmp_path / "none") is None
    path = tmp_path / "a"
    path.write_bytes(b"x")
    before = fingerprint(path)
    path.unlink()
    assert not before.fits(path)


def test_a_large_file_is_known_by_time_and_size(tmp_path: Path, monkeypatch: object) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    before = FileFingerprint(path.stat().st_mtime_ns, 10, None)
    assert before.fits(path)
    os.utime(path, ns=(1, 1))
    assert not before.fits(path)
    assert file_fingerprint.HASHED_UP_TO_BYTES > 2**20


def test_a_database_that_was_only_opened_in_another_mode_fits_and_one_with_a_log_beside_it_does_not(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.gpkg"
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("CREATE TABLE words (word)")
    before = fingerprint(path)
    content = path.read_bytes()
    database.execute("PRAGMA journal_mode = WAL")
    assert path.read_bytes() != content
    os.utime(path, ns=(1, 1))
    assert before.fits(path)
    content = path.read_bytes()
    database.execute("INSERT INTO words VALUES ('new')")
    assert path.read_bytes() == content
    assert not before.fits(path)
    assert fingerprint(path).fits(path)
    database.close()
    assert not before.fits(path)


def test_what_journals_keep_of_a_file_comes_back_also_from_before_there_was_more(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(b"x")
    kept = fingerprint(path).to_json()
    assert FileFingerprint.from_json(kept) == fingerprint(path)
    del kept["beside"]
    assert FileFingerprint.from_json(kept) == fingerprint(path)


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_a_log_beside_the_file_itself_is_seen_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path, link = tmp_path / "real" / "a.gpkg", tmp_path / "link.gpkg"
    path.write_bytes(b"x")
    link.symlink_to(path)
    before = fingerprint(link)
    path.with_name("a.gpkg-wal").write_bytes(b"what somebody committed")
    assert not before.fits(link)
    assert fingerprint(link).beside
