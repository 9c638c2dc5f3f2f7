"""A plan is saved while another program has its file open, or has left it unfinished: whole, or refused with words."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.files import plan_file
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.kept_versions import versions_of
from siteplanner.services.merging_with_file import MergingWithFile
from siteplanner.services.planning_session import PlanningSession
from tests.edit_sequences import start
from tests.other_program import OtherProgram, other_program
from tests.patience import comes_true

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets no file be replaced that somebody has open")

MODES = ["DELETE", "WAL"]
THEIRS = "UPDATE scenarios SET description = 'theirs'"
SPREAD = "UPDATE scenarios SET description = hex(randomblob(200000))"


@pytest.fixture
def session(tmp_path: Path) -> PlanningSession:
    """A plan that was opened, and one change of it."""
    opened = PlanningSession.open(save_plan(start(), tmp_path / "town.gpkg"), author="李工")
    opened.versions_kept = 3
    opened.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
    return opened


@pytest.fixture
def path(session: PlanningSession) -> Path:
    assert session.path is not None
    return session.path


def is_sound(path: Path) -> bool:
    """SQLite's own word, from a connection that applies whatever lies beside the file."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def names_beside(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir() if p != path)


def is_saved(session: PlanningSession, path: Path) -> bool:
    return is_sound(path) and open_plan(path).plants("base").equals(session.plan.plants("base"))


def merged_and_saved(session: PlanningSession) -> Plan:
    merged = MergingWithFile.of(session).session()
    return open_plan(merged.save())


@pytest.mark.parametrize("mode", MODES)
def test_while_another_program_writes_a_save_is_refused_and_neither_loses_its_work(
    session: PlanningSession, path: Path, mode: str
) -> None:
    with other_program(path) as other:
        other.does(f"PRAGMA journal_mode = {mode}", "CREATE TABLE remarks (text)", "BEGIN IMMEDIATE")
        other.does("INSERT INTO remarks VALUES ('theirs')", THEIRS)
        for refused in (lambda: session.save(overwrite=True), lambda: save_plan(session.plan, path)):
            with pytest.raises(SaveError, match=r"has it open for writing.*save under another name"):
                refused()
        assert session.dirty
        other.does("COMMIT")
    assert is_sound(path)
    with pytest.raises(SaveError, match="another program has changed the file"):
        session.save()
    plan = merged_and_saved(session)
    assert plan.scenario("base").description == "theirs"
    assert plan.plants("base").geometry["P01"].equals(session.plan.plants("base").geometry["P01"])
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT text FROM remarks").fetchall() == [("theirs",)]
    assert is_sound(path)


def test_a_program_that_has_the_file_open_to_look_is_no_hindrance(session: PlanningSession, path: Path) -> None:
    with other_program(path) as other:
        other.does("SELECT count(*) FROM plants")
        session.save()
        with pytest.raises(OSError, match="readonly"):  # SQLite knows that the file is another
            other.does(THEIRS)
    assert is_saved(session, path)


def test_a_program_that_could_write_at_any_moment_is_named_and_once_it_is_closed_all_is_well(
    session: PlanningSession, path: Path
) -> None:
    """QGIS opens GeoPackages in write-ahead mode, in which what it writes later would go nowhere."""
    with other_program(path) as other:
        other.does("PRAGMA journal_mode = WAL", "SELECT count(*) FROM plants")
        with pytest.raises(SaveError, match="Save and close it there"):
            session.save()
    session.save()  # nothing was changed there
    assert is_saved(session, path)
    assert names_beside(path) == []


def test_what_was_committed_to_the_log_beside_the_file_is_a_change(session: PlanningSession, path: Path) -> None:
    other = OtherProgram(path)
    other.does("PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0")
    session.save(path.with_name("aside.gpkg"))
    again = PlanningSession.open(path, author="李工")
    before = path.read_bytes()
    other.does(THEIRS)
    assert path.read_bytes() == before
    other.kill()
    again.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
    with pytest.raises(SaveError, match="another program has changed the file"):
        again.save()
    assert merged_and_saved(again).scenario("base").description == "theirs"


def test_what_was_committed_beside_a_file_that_is_opened_through_a_link_is_read_and_not_overwritten(
    session: PlanningSession, path: Path, tmp_path: Path
) -> None:
    link = tmp_path / "elsewhere" / "link.gpkg"
    link.parent.mkdir()
    link.symlink_to(path)
    again = PlanningSession.open(link, author="李工")
    again.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
    other = OtherProgram(path)
    other.does("PRAGMA journal_mode = WAL", THEIRS)
    other.kill()
    assert open_plan(link).scenario("base").description == "theirs"
    with pytest.raises(SaveError, match="another program has changed the file"):
        again.save()
    assert merged_and_saved(again).scenario("base").description == "theirs"
    assert link.is_symlink()


def test_a_write_that_was_killed_in_the_middle_spoils_neither_the_file_nor_its_version(
    session: PlanningSession, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, content = open_plan(path), path.read_bytes()
    other = OtherProgram(path)
    other.does("PRAGMA cache_size = 1", "BEGIN IMMEDIATE", SPREAD)
    other.kill()
    assert path.with_name("town.gpkg-journal").stat().st_size > 512
    assert path.read_bytes() != content, "pages of the half-made change are in the file"
    again = PlanningSession.open(path, author="李工")
    assert again.plan == before
    again.versions_kept = 3
    again.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
    monkeypatch.setattr(plan_file, "remove_database_leftovers", lambda _path: None)  # as a kill right after replacing
    again.save()
    assert names_beside(path) == []
    assert is_saved(again, path)
    [version] = versions_of(again.plan.plan_uuid)
    assert is_sound(version.path)
    assert open_plan(version.path) == before


def test_the_log_of_a_file_that_is_gone_never_gets_into_the_new_one(
    session: PlanningSession, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = OtherProgram(path)
    other.does("PRAGMA journal_mode = WAL", THEIRS)
    other.kill()
    path.unlink()
    assert path.with_name("town.gpkg-wal").stat().st_size
    monkeypatch.setattr(plan_file, "remove_database_leftovers", lambda _path: None)
    session.save(overwrite=True)
    assert names_beside(path) == []
    assert is_saved(session, path)


def test_a_file_that_is_being_written_is_read_as_it_was_before(session: PlanningSession, path: Path) -> None:
    before = open_plan(path)
    with other_program(path) as other:
        other.does("BEGIN IMMEDIATE", THEIRS)
        assert names_beside(path) == ["town.gpkg-journal"]
        assert open_plan(path) == before
        other.does("ROLLBACK")
    assert session.save() == path


@pytest.fixture
def ogr(path: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    """GDAL's own writer, which waits for further rows with the file open."""
    program = shutil.which("ogr2ogr")
    if program is None:
        pytest.skip("there is no ogr2ogr (Debian: gdal-bin)")
    writer = subprocess.Popen(
        [program, "-update", "-append", "-f", "GPKG", str(path), "CSV:/vsistdin/", "-nln", "remarks"],
        stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "OGR_SQLITE_JOURNAL": request.param},
    )  # fmt: skip
    yield writer
    writer.kill()
    writer.wait(30)
    assert writer.stdin is not None
    writer.stdin.close()


def rows(first: int, end: int) -> str:
    return "".join(f"{n},remark\n" for n in range(first, end))


@pytest.mark.parametrize("ogr", MODES, indirect=True)
def test_gdal_s_own_writer_and_a_save_do_not_spoil_each_other(
    session: PlanningSession, path: Path, ogr: subprocess.Popen[str]
) -> None:
    assert ogr.stdin is not None
    ogr.stdin.write("number,text\n" + rows(0, 20_000))
    ogr.stdin.flush()
    assert comes_true(lambda: names_beside(path))
    with pytest.raises(SaveError, match="has it open for writing"):
        session.save()
    assert session.dirty
    assert open_plan(path) == session.plan_on_disk
    ogr.stdin.write(rows(20_000, 40_000))
    ogr.stdin.close()
    assert ogr.wait(60) == 0
    assert is_sound(path)
    merged_and_saved(session)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM remarks").fetchall() == [(40_000,)]
    assert is_sound(path)
    assert open_plan(path).plants("base").geometry.equals(session.plan.plants("base").geometry)
