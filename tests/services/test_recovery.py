"""What was done is there again after the program died, whatever its journal went through."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.edits.move_plants import MovePlants
from siteplanner.core.errors import InputError, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.files.journal.lines import FORMAT, sealed
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.recovery import damaged_journals, discard, lost_work, restore, set_aside
from siteplanner.services.session_journal import SUFFIX, SessionJournal
from tests.edit_sequences import edit_for, start


class Town:
    """A plan's file, a session of it with its journal, and the folder of journals."""

    def __init__(self, folder: Path, plan: Plan | None = None) -> None:
        self.folder, self.path = folder / "state", folder / "town.gpkg"
        save_plan(plan or start(), self.path)
        self.open()

    def open(self) -> None:
        self.session = PlanningSession.open(self.path, author="李工")
        self.journal = SessionJournal(self.session, self.folder)

    def move(self, metres: float) -> None:
        self.session.apply(edits.move_plants("base", ["P01"], metres, 0.0))

    def crash(self) -> None:
        """What a kill leaves: the file and the journal as they stand."""
        self.journal.end(keep=True)

    @property
    def journals(self) -> list[Path]:
        return sorted(self.folder.glob(f"*{SUFFIX}"))


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def logged(session: PlanningSession) -> Plan:
    """The plan as a save would write it."""
    return replace(session.plan, change_log=session.change_log)


def test_what_was_done_before_a_crash_is_offered_and_comes_back(town: Town) -> None:
    for metres in (1.0, 2.0, 3.0):
        town.move(metres)
    lost_plan = logged(town.session)
    town.crash()
    (lost,) = lost_work(town.folder)
    assert (lost.changes, lost.standing, lost.path, lost.author) == (3, "ready", town.path, "李工")
    assert lost.last == town.session.change_log[-1].time
    back = restore(lost)
    assert logged(back.session) == lost_plan
    assert back.session.dirty
    assert back.session.path == town.path
    back.session.undo()
    back.session.undo()
    back.session.undo()
    assert back.session.plan == open_plan(town.path)


def test_nothing_is_offered_after_saving_or_leaving(town: Town) -> None:
    town.move(1.0)
    town.session.save()
    assert town.journals == []
    town.move(2.0)
    town.journal.end()
    assert town.journals == []
    assert lost_work(town.folder) == ()


def test_a_plan_that_was_only_looked_at_has_no_journal(town: Town) -> None:
    assert town.journals == []
    town.crash()
    assert lost_work(town.folder) == ()


def test_undoing_what_was_saved_comes_back(town: Town) -> None:
    town.move(1.0)
    town.move(2.0)
    town.session.save()
    town.session.undo()
    town.session.undo()
    town.session.redo()
    lost_plan = logged(town.session)
    town.crash()
    (lost,) = lost_work(town.folder)
    assert logged(restore(lost).session) == lost_plan


def test_half_a_character_in_a_text_stops_no_journal(town: Town) -> None:
    """Names cut off in the middle by other programs hold halves of surrogate pairs."""
    town.session.apply(edits.set_attributes("base", ["P01"], {"name": "a\ud842"}))
    town.move(1.0)
    assert town.journal.flush()
    lost_plan = logged(town.session)
    town.crash()
    (lost,) = lost_work(town.folder)
    assert logged(restore(lost).session) == lost_plan


def test_a_plan_never_saved_comes_back_whole(town: Town) -> None:
    session = PlanningSession(open_plan(town.path), author="李工")
    journal = SessionJournal(session, town.folder)
    assert journal.flush()
    journal.end(keep=True)
    (lost,) = lost_work(town.folder)
    assert (lost.path, lost.changes) == (None, 0)
    back = restore(lost).session
    assert back.plan == session.plan
    assert back.path is None
    discard(lost)
    assert list(town.folder.iterdir()) == []


def test_what_came_back_is_kept_again_before_the_old_journal_goes(town: Town) -> None:
    town.move(1.0)
    town.session.undo()
    town.session.redo()
    lost_plan = logged(town.session)
    town.crash()
    (first,) = lost_work(town.folder)
    back = restore(first).session
    again = SessionJournal(back, town.folder)
    assert again.flush()
    discard(first)
    back.apply(edits.move_plants("base", ["P02"], 0.0, 5.0))
    lost_plan = logged(back)
    again.end(keep=True)
    (second,) = lost_work(town.folder)
    assert second.changes == 4
    assert logged(restore(second).session) == lost_plan


def test_a_journal_in_use_is_left_alone(town: Town) -> None:
    town.move(1.0)
    assert town.journal.flush()
    assert lost_work(town.folder) == ()
    assert len(town.journals) == 1
    town.journal.end()


def test_two_journals_of_one_plan_are_both_offered(town: Town) -> None:
    town.move(1.0)
    town.crash()
    town.open()
    town.move(2.0)
    town.move(3.0)
    town.crash()
    assert [lost.changes for lost in lost_work(town.folder)] == [2, 1]


def test_a_torn_last_line_costs_the_last_change_and_is_said(town: Town) -> None:
    town.move(1.0)
    before = town.session.plan
    town.move(2.0)
    town.crash()
    (journal,) = town.journals
    journal.write_bytes(journal.read_bytes()[:-9])
    (lost,) = lost_work(town.folder)
    assert lost.changes == 1
    back = restore(lost)
    assert back.session.plan == before
    assert "was being written" in str(back.notes[0])


def test_a_line_that_was_changed_ends_what_can_be_restored(town: Town) -> None:
    for metres in (1.0, 2.0, 3.0):
        town.move(metres)
    town.crash()
    (journal,) = town.journals
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"2.0", b"9.0")
    journal.write_bytes(b"".join(lines))
    (lost,) = lost_work(town.folder)
    assert lost.changes == 1
    assert "damaged" in str(lost.notes[0])


def test_a_line_that_is_missing_ends_what_can_be_restored(town: Town) -> None:
    for metres in (1.0, 2.0, 3.0):
        town.move(metres)
    town.crash()
    (journal,) = town.journals
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], *lines[3:]]))
    assert lost_work(town.folder)[0].changes == 1


def test_a_file_without_a_sound_first_line_is_no_journal(town: Town) -> None:
    town.move(1.0)
    town.crash()
    (journal,) = town.journals
    whole = journal.read_bytes()
    journal.write_bytes(b"x" + whole[1:])
    assert lost_work(town.folder) == ()
    assert damaged_journals(town.folder) == (journal,)
    kept = set_aside(journal)
    assert kept.read_bytes() == b"x" + whole[1:]
    assert damaged_journals(town.folder) == ()


@pytest.mark.parametrize("length", [0, 3, 60])
def test_a_journal_that_ends_within_its_first_line_had_nothing_to_tell(town: Town, length: int) -> None:
    town.move(1.0)
    town.crash()
    (journal,) = town.journals
    journal.write_bytes(journal.read_bytes()[:length])
    assert lost_work(town.folder) == ()
    assert damaged_journals(town.folder) == ()


def test_a_journal_in_use_is_not_called_damaged(town: Town) -> None:
    town.move(1.0)
    assert town.journal.flush()
    (journal,) = town.journals
    with journal.open("rb+") as file:
        file.write(b"x")
    assert damaged_journals(town.folder) == ()
    town.crash()
    assert damaged_journals(town.folder) == (journal,)


def test_a_journal_of_a_newer_version_is_kept_and_said(town: Town) -> None:
    town.folder.mkdir(exist_ok=True)
    header = {"journal": FORMAT + 1, "name": "town", "path": str(town.path), "base": None, "at": 0, "author": ""}
    header["started"] = "2027-01-01T00:00:00.000+00:00"
    line, _ = sealed(b"", json.dumps(header).encode())
    (town.folder / f"x{SUFFIX}").write_bytes(line)
    (lost,) = lost_work(town.folder)
    assert lost.standing == "newer"
    assert len(town.journals) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ({"journal": FORMAT + 1, "plans": []}, {"did": 1}),
        ({"journal": FORMAT + 1, "path": "/x.gpkg", "started": "2027-01-01"}, {"entries": [[1, "a", "b"]], "at": 1}),
        ({"journal": "2027.1"},),
        ({"journal": FORMAT, "path": 7},),
    ],
)
def test_a_journal_that_looks_quite_otherwise_is_kept_and_hides_no_other(town: Town, lines: tuple[object, ...]) -> None:
    town.move(1.0)
    town.crash()
    strange, chain = b"", b""
    for line in lines:
        text, chain = sealed(chain, json.dumps(line).encode())
        strange += text
    (town.folder / f"x{SUFFIX}").write_bytes(strange)
    assert sorted(lost.standing for lost in lost_work(town.folder)) == ["newer", "ready"]
    assert len(town.journals) == 2


@pytest.mark.skipif(os.name == "nt", reason="there the owner of a file may do with it what he likes")
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_journal_that_may_only_be_read_is_offered(town: Town) -> None:
    town.move(1.0)
    town.crash()
    town.journals[0].chmod(0o444)
    assert [lost.standing for lost in lost_work(town.folder)] == ["ready"]


def test_a_file_written_by_another_program_is_tried_and_never_overwritten(town: Town) -> None:
    town.move(1.0)
    town.session.apply(edits.move_plants("base", ["P02"], 0.0, 5.0))
    town.crash()
    other = edits.remove_plants("base", ["P02"]).apply(open_plan(town.path))
    save_plan(other, town.path)
    (lost,) = lost_work(town.folder)
    assert lost.standing == "changed"
    back = restore(lost)
    assert back.changes == 1
    assert "1 of 2 changes" in str(back.notes[0])
    assert back.session.path is None


def test_a_file_that_is_gone_can_be_named_anew(town: Town, tmp_path: Path) -> None:
    town.move(1.0)
    lost_plan = town.session.plan
    town.crash()
    moved = town.path.rename(tmp_path / "elsewhere.gpkg")
    (lost,) = lost_work(town.folder)
    assert lost.standing == "missing"
    with pytest.raises(InputError):
        restore(lost)
    assert restore(lost, moved).session.plan == lost_plan


def test_a_save_just_before_the_crash_leaves_nothing_to_restore(town: Town) -> None:
    """The file is in place, but the journal was not removed any more."""
    town.move(1.0)
    assert town.journal.flush()
    (journal,) = town.journals
    kept = journal.read_bytes()
    town.session.save()
    town.crash()
    journal.write_bytes(kept)
    assert lost_work(town.folder) == ()
    assert not journal.exists()


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost_once_it_can(town: Town, tmp_path: Path) -> None:
    told: list[Exception | None] = []
    town.journal.end()
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    journal = SessionJournal(town.session, blocked, told.append)
    town.move(1.0)
    assert not journal.flush()
    assert journal.trouble is not None
    blocked.unlink()
    town.move(2.0)
    assert journal.flush()
    assert [reason is None for reason in told] == [False, True]
    journal.end(keep=True)
    assert lost_work(blocked)[0].changes == 2


def work(data: st.DataObject, town: Town) -> None:
    for what in data.draw(
        st.lists(st.sampled_from(["edit", "edit", "edit", "undo", "redo", "jump", "save"]), max_size=9)
    ):
        session = town.session
        if what == "edit":
            with contextlib.suppress(SiteplannerError):
                session.apply(data.draw(edit_for(session.plan)))
        elif what == "jump":
            session.jump(data.draw(st.integers(0, len(session.history.steps) - 1)))
        else:
            getattr(session, what)()


@settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink])
@given(data=st.data())
def test_any_work_comes_back_equal(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    town = Town(tmp_path_factory.mktemp("town"))
    try:
        work(data, town)
    finally:
        town.crash()
    lost_plan, found = logged(town.session), lost_work(town.folder)
    if not found:
        assert logged(PlanningSession.open(town.path)) == lost_plan
        return
    back = restore(found[0])
    assert not back.notes
    assert logged(back.session) == lost_plan


KILLED = """
import sys
from pathlib import Path
from siteplanner.core import edits
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.session_journal import SessionJournal

session = PlanningSession.open(sys.argv[1], author="x")
journal = SessionJournal(session, Path(sys.argv[2]))
for count in range(1, 100_000):
    session.apply(edits.move_plants("base", ["P01"], 0.001, 0.0))
    if count % 50 == 0:
        session.save()
    journal.flush()
    print(count, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
@pytest.mark.parametrize("changes", [1, 7, 61])
def test_every_change_that_was_acknowledged_survives_a_kill(town: Town, changes: int) -> None:
    args = [sys.executable, "-c", KILLED, str(town.path), str(town.folder)]
    with subprocess.Popen(args, stdout=subprocess.PIPE, env=os.environ) as process:
        assert process.stdout is not None
        heard = [process.stdout.readline() for _ in range(changes)]
        process.send_signal(signal.SIGKILL)
        heard += process.stdout.read().split()
    acknowledged = max(map(int, heard))
    found = lost_work(town.folder)
    session = restore(found[0]).session if found else PlanningSession.open(town.path)
    assert len(session.change_log) in (acknowledged, acknowledged + 1)


def notes(folder: Path) -> list[str]:
    (lost,) = lost_work(folder)
    return [str(note) for note in restore(lost).notes]


def test_a_sum_over_what_was_changed_says_that_it_came_back_exactly(town: Town) -> None:
    town.move(1.0)
    town.move(2.0)
    town.journal.sum_up()
    town.session.undo()
    town.journal.sum_up()
    town.crash()
    assert notes(town.folder) == ["Restored exactly: the sum over what was changed is the same."]


def test_changes_after_the_last_sum_are_told_apart(town: Town) -> None:
    town.move(1.0)
    town.journal.sum_up()
    town.journal.sum_up()  # nothing was changed since: no line
    town.move(2.0)
    town.crash()
    assert "but for the last 1 changes, which have no sum yet" in notes(town.folder)[0]


def test_a_replay_that_comes_to_something_else_names_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version of the program whose edit of that kind has another outcome."""
    town.move(1.0)
    town.journal.sum_up()
    town.crash()
    apply = MovePlants.apply
    monkeypatch.setattr(MovePlants, "apply", lambda edit, plan: apply(replace(edit, de_m=edit.de_m + 0.001), plan))
    (told,) = notes(town.folder)
    assert "plant P01 (scenario base)" in told
    assert "Look at these before you save" in told


def test_where_what_came_after_cannot_be_read_nothing_is_called_exact(town: Town) -> None:
    town.move(1.0)
    town.journal.sum_up()
    for _ in range(3):
        town.move(1.0)
    town.crash()
    lines = town.journals[0].read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"entries", b"entrieS")
    town.journals[0].write_bytes(b"".join(lines))
    (told,) = notes(town.folder)
    assert "The journal is damaged" in told


def test_where_too_much_changed_for_a_sum_nothing_is_called_exact(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siteplanner.core.plan_digest.MOST_ROWS", 1)
    town.session.apply(edits.move_plants("base", ["P01", "P02"], 1.0, 0.0))
    town.journal.sum_up()
    town.crash()
    assert notes(town.folder) == []


def test_a_journal_without_sums_says_nothing_of_them(town: Town) -> None:
    town.move(1.0)
    town.crash()
    assert notes(town.folder) == []


def test_sums_begin_anew_with_a_save(town: Town) -> None:
    town.move(1.0)
    town.journal.sum_up()
    town.session.save()
    town.move(2.0)
    town.journal.sum_up()
    town.crash()
    assert notes(town.folder) == ["Restored exactly: the sum over what was changed is the same."]


def test_on_a_file_that_changed_since_nothing_is_called_exact(town: Town) -> None:
    """The sums are over what was changed, and say nothing of the rest of the file."""
    town.move(1.0)
    town.journal.sum_up()
    town.crash()
    save_plan(edits.rename_plan("x").apply(edits.set_targets([{"year": 2027}]).apply(start())), town.path)
    (lost,) = lost_work(town.folder)
    assert lost.standing == "changed"
    assert not any("exactly" in str(note) for note in restore(lost).notes)


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk such as a share whose server knows no locks."""

    def refuse(_file: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("siteplanner.files.journal.holding._lock", refuse)


@pytest.mark.usefixtures("without_locks")
def test_where_the_disk_knows_no_locks_work_is_offered_with_a_warning(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    with monkeypatch.context() as patched:
        patched.setattr("siteplanner.services.session_journal.os.getpid", lambda: int(ended.stdout))
        town.move(1.0)
    plan = logged(town.session)
    town.crash()
    (lost,) = lost_work(town.folder)
    assert "Make sure that the plan is open nowhere else" in str(lost.notes[-1])
    assert logged(restore(lost).session) == plan


@pytest.mark.usefixtures("without_locks")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has locks everywhere")
def test_where_the_disk_knows_no_locks_the_journal_of_a_running_program_is_left_alone(town: Town) -> None:
    town.move(1.0)
    assert town.journal.flush()
    assert lost_work(town.folder) == ()
    assert town.journals
    town.crash()


@pytest.mark.usefixtures("without_locks")
def test_without_locks_nothing_is_thrown_away_unasked(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("siteplanner.services.session_journal.platform.node", lambda: "another-computer")
        town.move(1.0)
        assert town.journal.flush()
    save_plan(logged(town.session), town.path)  # all of it is in the file, but the other may go on
    assert len(lost_work(town.folder)) == 1
    assert town.journals
    town.crash()
