from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.files.handover.sums import files_below, read_sums, sha256, write_sums

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""SHA-256 of the three letters, FIPS 180-2, appendix B.1."""


def test_the_sum_is_that_of_the_standard(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    assert sha256(tmp_path / "abc") == ABC


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "shp").mkdir()
    (tmp_path / "shp" / "a b.shp").write_bytes(b"abc")
    (tmp_path / "c").write_bytes(b"")
    names = files_below(tmp_path)
    assert names == ["c", "shp/a b.shp"]
    write_sums(tmp_path, names, tmp_path / "SUMS")
    assert read_sums(tmp_path / "SUMS")["shp/a b.shp"] == ABC


@pytest.mark.parametrize("text", [b"\xff\xfe", b"short  name\n", ABC.encode() + b" name\n", ABC.encode() + b"  \n"])
def test_what_is_no_list_is_refused(text: bytes, tmp_path: Path) -> None:
    (tmp_path / "SUMS").write_bytes(text)
    with pytest.raises(InputError, match="no list of check sums"):
        read_sums(tmp_path / "SUMS")
    with pytest.raises(InputError, match="no list of check sums"):
        read_sums(tmp_path / "none")
