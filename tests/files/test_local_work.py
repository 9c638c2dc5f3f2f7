"""What goes to another disk is made here, brought over whole, and compared."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.files import local_work
from siteplanner.files.local_work import make_locally
from siteplanner.files.plan_file import open_plan, save_plan
from tests.edit_sequences import start
from tests.small_disks import fill, small_disk


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


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """A plan as a file gives it."""
    path = save_plan(start(), tmp_path / "town.gpkg")
    found = open_plan(path)
    path.unlink()
    return found


def test_on_the_same_disk_the_place_itself_is_handed_out(tmp_path: Path) -> None:
    final, places = tmp_path / "a", []
    make_locally(final, final, places.append)
    assert places == [final]


def test_on_another_disk_nothing_is_there_before_it_is_whole(share: Path) -> None:
    final = share / "a.gpkg"

    def make(place: Path) -> None:
        assert share not in place.parents
        place.write_bytes(b"x" * 3_000_000)
        assert not final.exists()

    make_locally(final, final, make)
    assert final.read_bytes() == b"x" * 3_000_000


def test_what_arrives_otherwise_is_refused(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that loses a bit: its file reads back otherwise than it was written."""
    final = share / "a.gpkg"
    honest = local_work.flush_file

    def spoiling(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:-1] + b"!")
        honest(path)

    monkeypatch.setattr(local_work, "flush_file", spoiling)
    with pytest.raises(SaveError, match="not what was sent"):
        make_locally(final, final, lambda place: place.write_bytes(b"whole"))


def test_a_plan_saved_to_another_disk_is_the_same_and_leaves_nothing_beside(share: Path) -> None:
    path = share / "镇.gpkg"
    for _ in range(2):
        save_plan(start(), path)
    assert list(share.iterdir()) == [path]
    assert [s.scenario_id for s in open_plan(path).scenarios] == ["base"]


@pytest.fixture
def temporary_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files on a small disk of its own."""
    with small_disk(tmp_path / "temporary", 512) as disk:
        monkeypatch.setattr(tempfile, "tempdir", str(disk))
        yield disk


@pytest.mark.parametrize("left_bytes", [0, 4_096, 100_000])
def test_a_full_disk_of_temporary_files_stops_no_save_to_another(
    plan: Plan, temporary_disk: Path, tmp_path: Path, left_bytes: int
) -> None:
    fill(temporary_disk, left_bytes)
    assert open_plan(save_plan(plan, tmp_path / "town.gpkg")) == plan
    assert sorted(p.name for p in tmp_path.iterdir()) == ["temporary", "town.gpkg"]
    assert [p.name for p in temporary_disk.iterdir()] == ["taken"]


def test_a_folder_of_temporary_files_that_is_gone_stops_no_save(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert open_plan(save_plan(plan, tmp_path / "town.gpkg")) == plan


def test_where_both_disks_are_full_it_is_said_of_the_one_that_was_named(temporary_disk: Path, tmp_path: Path) -> None:
    fill(temporary_disk)
    with small_disk(tmp_path / "target", 64) as target:
        with pytest.raises(SaveError, match=f"the disk of “{target}” is full"):
            save_plan(start(), target / "town.gpkg")
        assert not list(target.iterdir())


def test_a_place_that_takes_no_database_says_what_is_wrong_with_the_other(temporary_disk: Path, tmp_path: Path) -> None:
    """Some shares take files but no database: SQLite cannot lock there."""
    fill(temporary_disk)

    def make(place: Path) -> None:
        if temporary_disk in place.parents:
            place.write_bytes(b"much")
        raise OSError("database is locked")

    with pytest.raises(SaveError, match=r"folder for temporary files does not take it \(No space left on device\)"):
        make_locally(tmp_path / "a.gpkg", tmp_path / "a.gpkg", make)
