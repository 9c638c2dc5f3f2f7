"""Whatever fails while a plan is saved, wherever: the file is the old one or the new one, and no work is lost."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

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
