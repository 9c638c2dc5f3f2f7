"""Journal lines are believed only as far as they are as they were written."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from siteplanner.files.journal.lines import read_journal, sealed


def written(path: Path, *bodies: bytes) -> Path:
    chain, lines = b"", []
    for body in bodies:
        line, chain = sealed(chain, body)
        lines.append(line)
    path.write_bytes(b"".join(lines))
    return path


BODIES = (b'{"journal":1}', *(b'{"n":%d,"text":"\xe5\x9c\xb0\xe5\x9d\x97"}' % n for n in range(4)))


def test_what_was_written_is_read(tmp_path: Path) -> None:
    found = read_journal(written(tmp_path / "a", *BODIES))
    assert found is not None
    assert found.header == {"journal": 1}
    assert [record["n"] for record in found.records] == [0, 1, 2, 3]
    assert found.records[0]["text"] == "地块"
    assert found.fault == ""


@given(st.data())
def test_a_byte_that_changed_is_never_believed(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / "a", *BODIES)
        whole = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] ^= data.draw(st.integers(1, 255))
        path.write_bytes(bytes(whole))
        found = read_journal(path)
    line = bytes(whole[:at]).count(b"\n")
    if line == 0:
        assert found is None
    else:
        assert found is not None
        assert [record["n"] for record in found.records] == list(range(line - 1))
        assert found.fault


def test_a_file_cut_off_anywhere_keeps_its_whole_lines(tmp_path: Path) -> None:
    path = written(tmp_path / "a", *BODIES)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found, lines = read_journal(path), whole[:length].count(b"\n")
        assert (found is None) == (lines == 0)
        if found is not None:
            assert len(found.records) == lines - 1
            assert found.fault == ("" if whole[:length].endswith(b"\n") else "torn")


def test_lines_of_another_journal_are_not_taken(tmp_path: Path) -> None:
    """Each line is sealed on what stands before it."""
    path = written(tmp_path / "a", *BODIES)
    other = written(tmp_path / "b", b'{"journal":1,"other":true}', *BODIES[1:])
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0] + b"".join(other.read_bytes().splitlines(True)[1:]))
    found = read_journal(path)
    assert found is not None
    assert not found.records
    assert found.fault == "damaged"
