"""What goes to another disk is made here, brought over whole, and compared."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from siteplanner.core.errors import SaveError
from siteplanner.files import local_work
from siteplanner.files.local_work import made_locally
from siteplanner.files.plan_file import open_plan, save_plan
from tests.edit_sequences import start


@pytest.fixture
def share() -> Iterator[Path]:
    """A folder on another disk than the temporary one, as a share is."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == Path(tempfile.gettempdir()).stat().st_dev:
        pytest.skip("there is no second disk here")
    folder = memory / f"siteplanner-{secrets.token_hex(4)}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def test_on_the_same_disk_the_place_itself_is_handed_out(tmp_path: Path) -> None:
    with made_locally(tmp_path / "a", tmp_path / "a") as place:
        assert place == tmp_path / "a"


def test_on_another_disk_nothing_is_there_before_it_is_whole(share: Path) -> None:
    final = share / "a.gpkg"
    with made_locally(final, final) as place:
        assert share not in place.parents
        place.write_bytes(b"x" * 3_000_000)
        assert not final.exists()
    assert final.read_bytes() == b"x" * 3_000_000


def test_what_arrives_otherwise_is_refused(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that loses a bit: its file reads back otherwise than it was written."""
    final = share / "a.gpkg"
    honest = local_work.flush_file

    def spoiling(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:-1] + b"!")
        honest(path)

    monkeypatch.setattr(local_work, "flush_file", spoiling)
    with pytest.raises(SaveError, match="not what was sent"), made_locally(final, final) as place:
        place.write_bytes(b"whole")


def test_a_plan_saved_to_another_disk_is_the_same_and_leaves_nothing_beside(share: Path) -> None:
    path = share / "镇.gpkg"
    for _ in range(2):
        save_plan(start(), path)
    assert list(share.iterdir()) == [path]
    assert [s.scenario_id for s in open_plan(path).scenarios] == ["base"]
