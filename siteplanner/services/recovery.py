"""Work that a crash, a kill or a power cut left in journals: found, told, replayed, or thrown away."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

import pandas as pd

from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import EditError, InputError, SiteplannerError
from siteplanner.core.merging.clash_words import thing
from siteplanner.core.merging.clashes import ClashKey
from siteplanner.core.plan import ChangeEntry
from siteplanner.core.plan_digest import changed_sums, differing, is_whole
from siteplanner.core.plan_patch import PlanPatch
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.undoing import is_undoing
from siteplanner.files.journal.holding import hold, try_hold
from siteplanner.files.journal.lines import FORMAT, JournalContent, is_torn_at_once, read_journal
from siteplanner.files.journal.step_places import StepPlaces
from siteplanner.files.plan_file import open_plan
from siteplanner.services.file_fingerprint import FileFingerprint
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.session_journal import SNAPSHOT, SUFFIX, journals_folder

log = logging.getLogger(__name__)

Standing = Literal["ready", "changed", "missing", "newer"]
"""How the plan's file stands to a journal: as the journal knows it; changed by another program since; not there; or
the journal is of a newer version of this program, which alone can read it."""

DAMAGED_SUFFIX = ".damaged"

RESTORED = QT_TRANSLATE_NOOP("recovery", "Changes up to the crash ({changes})")
CUT_OFF = QT_TRANSLATE_NOOP("recovery", "The change that was being written when the program ended is not among them.")
DAMAGED = QT_TRANSLATE_NOOP(
    "recovery", "The journal is damaged behind the change of {time}; what came after it cannot be read."
)
STOPPED = QT_TRANSLATE_NOOP(
    "recovery", "{done} of {changes} changes could be restored. The next one does not fit the file: {reason}"
)
UNSURE = QT_TRANSLATE_NOOP(
    "recovery",
    "The disk of the journal does not tell whether another window still works on it. Make sure that the plan is open "
    "nowhere else before you restore or discard.",
)
EXACTLY = QT_TRANSLATE_NOOP("recovery", "Restored exactly: the sum over what was changed is the same.")
EXACTLY_BUT = QT_TRANSLATE_NOOP(
    "recovery", "Restored exactly, as the sum over it shows, but for the last {count} changes, which have no sum yet."
)
OTHERWISE = QT_TRANSLATE_NOOP(
    "recovery", "Restored, but not as it was at {time}: {what}. Look at these before you save."
)
MOST_NAMED = 20
"""Things that are named where the sums do not agree; more help nobody."""
UNREADABLE_BASE = QT_TRANSLATE_NOOP(
    "recovery", "Nothing could be restored: {reason} The journal is kept, so that it can be tried again."
)


@dataclass(frozen=True)
class LostWork:
    """Changes that are in no file. ``path`` is the plan's file, None for one never saved, which is kept whole in
    ``snapshot``; times are UTC. ``changes`` counts edits, undone ones and their undoing too."""

    journal: Path
    name: str
    path: Path | None
    snapshot: Path | None
    standing: Standing
    changes: int
    started: pd.Timestamp
    last: pd.Timestamp | None
    author: str
    notes: tuple[Message, ...]
    content: JournalContent
    unsure: bool = False
    """Whether a program may still be at work on it: its disk knows no locks."""

    @property
    def base(self) -> Path | None:
        """The file that the changes are made to."""
        return self.snapshot or self.path


@dataclass(frozen=True)
class Restored:
    """A session with the lost work in it, not saved, and what is to be said of it."""

    session: PlanningSession
    changes: int
    notes: tuple[Message, ...]


def lost_work(folder: Path | None = None) -> tuple[LostWork, ...]:
    """What journals hold that is in no file, the newest first. Journals of running programs are left alone, and those
    whose changes are all in the plan's file are removed."""
    found = []
    for path in sorted((folder or journals_folder()).glob(f"*{SUFFIX}")):
        work = _work_in(path)
        if work is None:
            continue
        if work.standing != "newer" and not work.unsure and _is_in_its_file(work):
            discard(work)
        else:
            found.append(work)
    return tuple(sorted(found, key=lambda work: work.last or work.started, reverse=True))


def restore(lost: LostWork, base: Path | None = None) -> Restored:
    """The session as it was: the plan's file, or ``base`` in its place, with the lost changes as steps that can be
    undone. Where the file is another than the journal knows, the session has no file, so that saving asks for one.

    Raises InputError where the base cannot be opened, or nothing at all fits it; the journal stays either way until
    the session has one of its own.
    """
    source = base or lost.base
    if source is None:
        raise InputError(UNREADABLE_BASE, reason="")
    plan = open_plan(source)
    own = lost.standing == "ready" and base is None and lost.snapshot is None
    session = PlanningSession(plan, lost.path if own else None, lost.author or None)
    records, done, summed = lost.content.records, 0, plan
    sums: list[tuple[int, bool]] = []
    steps = StepPlaces(int(lost.content.header["at"]))
    notes = list(lost.notes)
    for record in records:
        try:
            if "sums" in record:
                wrong = differing(record["sums"], changed_sums(summed, session.plan))
                summed = session.plan
                sums.append((done, not wrong and is_whole(record["sums"])))
                if wrong:
                    what = tuple(_thing(key) for key in wrong[:MOST_NAMED])
                    notes.append(OTHERWISE(time=_clock(records, record), what=what))
                continue
            done += _replayed(session, record, steps)
        except (SiteplannerError, KeyError, ValueError, TypeError) as error:
            reason = error.message if isinstance(error, SiteplannerError) else type(error).__name__
            notes.append(STOPPED(done=done, changes=lost.changes, reason=reason))
            break
    as_it_was = base is None and lost.standing == "ready" and lost.content.fault != "damaged"
    if sums and all(met for _, met in sums) and done == lost.changes and as_it_was:
        behind = done - sums[-1][0]
        notes.append(EXACTLY_BUT(count=behind) if behind else EXACTLY())
    return Restored(session, done, tuple(notes))


def _clock(records: tuple[Mapping[str, Any], ...], until: Mapping[str, Any]) -> str:
    """When the last change before a line of sums was made."""
    times = [entry.time for record in records[: records.index(until)] for entry in _entries(record)]
    return f"{times[-1]:%Y-%m-%d %H:%M:%S} UTC" if times else "–"


def _thing(key: str) -> Message | Template | str:
    """What a sum is of, in words where there are any."""
    kind, _, rest = key.partition(":")
    name, _, row_id = rest.partition(":")
    if kind in ("plants", "grounds"):
        return thing(ClashKey(PLANTS.name, name, row_id))
    try:
        return thing(ClashKey(name or kind, "", row_id))
    except EditError:
        return key


def discard(lost: LostWork) -> None:
    """Throw the journal away."""
    for path in (lost.journal, lost.journal.with_suffix(SNAPSHOT)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def damaged_journals(folder: Path | None = None) -> tuple[Path, ...]:
    """Journals whose very first line is damaged, so that nothing of them can be read; those in use are left out."""
    return tuple(path for path in sorted((folder or journals_folder()).glob(f"*{SUFFIX}")) if _is_damaged(path))


def set_aside(journal: Path) -> Path:
    """Keep a damaged journal under a name that is not looked at again; where it is now. Raises OSError."""
    kept = journal.with_name(journal.name + DAMAGED_SUFFIX)
    journal.rename(kept)
    return kept


def _is_damaged(path: Path) -> bool:
    """A first line that was being written when the machine stopped tells of nothing that was acknowledged."""
    try:
        with path.open("rb+") as file:
            return hold(file) and read_journal(path) is None and not is_torn_at_once(file.read())
    except OSError:
        return False


def _work_in(path: Path) -> LostWork | None:
    """What a journal tells; None for one that is in use, or tells nothing."""
    try:
        with _opened(path) as file:
            held = try_hold(file)
            content = None if held == "held" else read_journal(path)
    except OSError as error:
        log.warning("the journal %s cannot be read: %s", path, error)
        return None
    if content is None or "journal" not in content.header:
        return None
    unsure = held == "unknown"
    if unsure and _is_at_work(content.header):
        return None
    try:
        if content.header["journal"] > FORMAT:
            return _of_another_version(path, content, unsure=unsure)
        return _told_by(path, content, unsure=unsure)
    except (KeyError, ValueError, TypeError, AttributeError):  # sound, and yet none of ours: it must not hide others
        return _of_another_version(path, content, unsure=unsure)


def _opened(path: Path) -> IO[bytes]:
    """For holding it, which some disks only let do who may write."""
    try:
        return path.open("rb+")
    except PermissionError:
        return path.open("rb")


def _told_by(path: Path, content: JournalContent, *, unsure: bool) -> LostWork:
    header = content.header
    snapshot = path.with_suffix(SNAPSHOT) if header.get("snapshot") else None
    place = None if header.get("path") is None else Path(header["path"])
    times = [entry.time for record in content.records for entry in _entries(record)]
    return LostWork(
        journal=path,
        name=str(header.get("name") or ""),
        path=place,
        snapshot=snapshot,
        standing=_standing(header, snapshot or place),
        changes=len(times),
        started=_time(header["started"]),
        last=times[-1] if times else None,
        author=str(header.get("author") or ""),
        notes=(*_notes(content, times), *((UNSURE(),) if unsure else ())),
        content=content,
        unsure=unsure,
    )


def _of_another_version(path: Path, content: JournalContent, *, unsure: bool) -> LostWork:
    """What can be said of a journal whose lines only the program that wrote it understands: a change a line, perhaps,
    and the time is that of the file."""
    header = content.header
    place = header.get("path")
    return LostWork(
        journal=path,
        name=str(header.get("name") or path.stem),
        path=Path(place) if isinstance(place, str) else None,
        snapshot=None,
        standing="newer",
        changes=len(content.records),
        started=_changed(path),
        last=None,
        author=str(header.get("author") or ""),
        notes=(UNSURE(),) if unsure else (),
        content=content,
        unsure=unsure,
    )


def _changed(path: Path) -> pd.Timestamp:
    try:
        seconds = path.stat().st_mtime
    except OSError:
        seconds = 0.0
    return pd.Timestamp(int(seconds * 1000), unit="ms")


def _is_at_work(header: Mapping[str, Any]) -> bool:
    """Whether the program that writes a journal is known to run, where no lock tells it."""
    pid = header.get("pid")
    if header.get("host") != platform.node() or not isinstance(pid, int) or sys.platform == "win32":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # there, and somebody else's
        return True
    return True


def _standing(header: Mapping[str, Any], base: Path | None) -> Standing:
    if base is None or not base.is_file():
        return "missing"
    known = header.get("base")
    if known is not None and not FileFingerprint.from_json(known).fits(base):
        return "changed"
    return "ready"


def _notes(content: JournalContent, times: list[pd.Timestamp]) -> tuple[Message, ...]:
    if content.fault == "torn":
        return (CUT_OFF(),)
    if content.fault == "damaged":
        return (DAMAGED(time=str(times[-1]) if times else "–"),)
    return ()


def _is_in_its_file(lost: LostWork) -> bool:
    """Whether nothing would be lost without the journal: it tells of no change, or the file has them all."""
    if not lost.changes:
        return lost.snapshot is None or not lost.snapshot.is_file()
    if lost.standing != "changed" or lost.path is None:
        return False
    try:
        log = {(entry.seq, entry.time, entry.edit) for entry in open_plan(lost.path).change_log}
    except SiteplannerError:
        return False
    entries = [entry for record in lost.content.records for entry in _entries(record)]
    return all((entry.seq, entry.time, entry.edit) in log for entry in entries)


def _replayed(session: PlanningSession, record: Mapping[str, Any], steps: StepPlaces) -> int:
    """Do what a line tells; how many entries it has."""
    entries, at = _entries(record), int(record["at"])
    if "patch" in record:
        patch = PlanPatch.from_json(record["patch"], session.plan.site.crs)
        base = session.history.steps[0].plan
        session.replay_outcome(patch.apply(base), RESTORED(changes=len(entries)), entries)
        steps.pushed(at)
        return len(entries)
    if is_undoing(entries[-1].edit):
        session.replay_jump(steps.went(at), entries)
    else:
        session.replay(edit_from_json(json.loads(entries[-1].edit)), entries[-1])
        steps.pushed(at)
    return len(entries)


def _entries(record: Mapping[str, Any]) -> tuple[ChangeEntry, ...]:
    return tuple(
        ChangeEntry(int(seq), _time(time), author, scenario_id, label, edit)
        for seq, time, author, scenario_id, label, edit in record["entries"]
    )


def _time(text: str) -> pd.Timestamp:
    """A moment as the plan keeps it: UTC, without saying so, to the millisecond."""
    time = pd.Timestamp(text)
    return (time.tz_convert("UTC").tz_localize(None) if time.tzinfo else time).as_unit("ms")
