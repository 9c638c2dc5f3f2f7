from __future__ import annotations

import os
from pathlib import Path

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
