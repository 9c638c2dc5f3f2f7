"""Whatever fails while a plan is saved, wherever: the file is the old one or the new one, and no work is lost."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.kept_versions import versions_folder
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.recovery import lost_work, restore
from siteplanner.services.session_journal import SessionJournal
from tests.edit_sequences import start
from tests.injected_faults import FAULTS, fault_at
from tests.small_disks import fill, resize, small_disk


@dataclass
class Work:
    """A plan that was opened, and one change that is in no file."""

    folder: Path
    session: PlanningSession
    journal: SessionJournal
    before: Plan

    @classmethod
    def begun(cls, folder: Path) -> Work:
        folder.mkdir()
        path = save_plan(start(), folder / "town.gpkg")
        session = PlanningSession.open(path, author="李工")
        session.versions_kept = 3
        journal = SessionJournal(session, folder / "state")
        before = session.plan
        session.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
        assert journal.flush()
        return cls(folder, session, journal, before)

    def saved(self) -> bool:
        try:
            self.session.save()
        except SaveError:
            return False
        return True


def live_file(work: Work) -> int:
    return (work.folder / "town.gpkg").stat().st_ino


def kept_files(work: Work) -> set[int]:
    """What versions are kept as: one that is the very file would change with it."""
    return {v.stat().st_ino for v in (versions_folder() / work.session.plan.plan_uuid).glob("*.gpkg")}


def asked_of_a_save(folder: Path) -> int:
    work = Work.begun(folder)
    with fault_at(None, errno.EIO, str(work.folder / "town")) as counted:
        assert work.saved()
    work.journal.end()
    return counted.last


def test_every_fault_at_every_step_leaves_the_old_file_or_the_new_one_and_no_work_is_lost(tmp_path: Path) -> None:
    steps = asked_of_a_save(tmp_path / "counted")
    assert steps > 5
    outcomes = set()
    for number in range(steps):
        work = Work.begun(tmp_path / f"{number}")
        moved = work.session.plan
        with fault_at(number, FAULTS[number % len(FAULTS)], str(work.folder / "town")):
            saved = work.saved()
        found = open_plan(work.session.path or work.folder / "town.gpkg")
        new = found.plants("base").equals(moved.plants("base"))
        old = found.plants("base").equals(work.before.plants("base"))
        assert new or old
        assert new or not saved
        assert work.session.dirty == (not saved)
        work.journal.end(keep=True)
        lost = lost_work(work.folder / "state")
        back = restore(lost[0]).session.plan if lost else found
        assert back.plants("base").equals(moved.plants("base"))
        if not saved:
            assert live_file(work) not in kept_files(work) or new
            assert work.saved()
        outcomes.add((saved, new))
    assert (False, False) in outcomes


def test_a_disk_that_fills_for_real_leaves_the_old_plan_and_the_journal_and_the_next_save_succeeds(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "small", 1024) as disk:
        path = save_plan(start(), disk / "town.gpkg")
        before, session = open_plan(path), PlanningSession.open(path, author="李工")
        session.versions_kept = 3
        journal = SessionJournal(session, tmp_path / "state")
        session.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
        session.apply(edits.set_attributes("base", ["P01"], {"note": "长" * 300_000}))
        fill(disk, but_bytes=150_000)
        with pytest.raises(SaveError, match=f"the disk of “{disk}” is full.*save to another disk"):
            session.save()
        assert session.dirty
        assert open_plan(path) == before
        assert sorted(p.name for p in disk.iterdir()) == ["taken", "town.gpkg"]
        assert session.save(tmp_path / "elsewhere.gpkg").is_file()
        resize(disk, 8192)
        session.path = path
        session.save(overwrite=True)
        assert open_plan(path).plants("base").equals(session.plan.plants("base"))
        journal.end()


def test_work_on_a_full_disk_is_in_the_journal_and_comes_back(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 1024) as disk:
        path = save_plan(start(), disk / "town.gpkg")
        session = PlanningSession.open(path, author="李工")
        journal = SessionJournal(session, tmp_path / "state")
        session.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
        fill(disk)
        with pytest.raises(SaveError):
            session.save()
        journal.end(keep=True)  # as a crash leaves it
        [lost] = lost_work(tmp_path / "state")
        assert lost.standing == "ready"
        assert restore(lost).session.plan.plants("base").equals(session.plan.plants("base"))


def test_a_full_disk_of_journals_is_said_and_takes_them_once_there_is_room(tmp_path: Path) -> None:
    told: list[Exception | None] = []
    path = save_plan(start(), tmp_path / "town.gpkg")
    session = PlanningSession.open(path, author="李工")
    with small_disk(tmp_path / "state", 64) as disk:
        journal = SessionJournal(session, disk, told.append)
        session.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
        assert journal.flush()
        taken = fill(disk)
        note = {"note": "长" * 20_000}
        session.apply(edits.set_attributes("base", ["P01"], note))
        assert not journal.flush()
        assert isinstance(journal.trouble, OSError)
        assert journal.trouble.errno == errno.ENOSPC
        assert "No space left" in str(told[-1])
        assert session.save() == path  # what is saved needs no journal
        assert journal.trouble is None
        taken.unlink()
        session.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
        assert journal.flush()
        journal.end(keep=True)
        [lost] = lost_work(disk)
        assert restore(lost).session.plan.plants("base").equals(session.plan.plants("base"))
