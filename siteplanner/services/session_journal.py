"""The journal of an open plan: every step of its history goes to disk as it is made."""

from __future__ import annotations

import contextlib
import os
import platform
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import platformdirs

from siteplanner.core.plan import ChangeEntry, Plan
from siteplanner.core.plan_digest import changed_sums
from siteplanner.core.plan_patch import PlanPatch
from siteplanner.core.undoing import is_undoing
from siteplanner.files.journal.lines import FORMAT
from siteplanner.files.journal.step_places import StepPlaces
from siteplanner.files.journal.writing import JournalWriter
from siteplanner.files.plan_file import save_plan
from siteplanner.services.plan_key import plan_key
from siteplanner.services.planning_session import PlanningSession

SUFFIX = ".journal"
SNAPSHOT = ".gpkg"


def journals_folder() -> Path:
    """Where the journals of this person are kept."""
    return Path(platformdirs.user_state_dir("siteplanner", appauthor=False)) / "journals"


class SessionJournal:
    """Follows a session from now on. A save begins the journal anew, for what is saved needs none; ``end`` leaves
    nothing behind.

    A line holds the entries of the change log that one gesture made, the step ``at`` which the history stands, and a
    ``patch`` from the base where going through the edits of this journal would not lead there. A plan without a file is
    kept whole beside the journal. ``on_trouble`` is told, in another thread, when the disk refuses lines, and None when
    it takes them again.
    """

    def __init__(
        self,
        session: PlanningSession,
        folder: Path | None = None,
        on_trouble: Callable[[Exception | None], object] | None = None,
    ) -> None:
        self._session = session
        self._folder = folder or journals_folder()
        self._on_trouble = on_trouble
        self._writer: JournalWriter | None = None
        self._noted: int
        self._summed: Plan
        opened = session.history.steps[0].plan
        self._begin(opened, 0, session.path, len(opened.change_log))
        self._leave = (
            session.subscribe("history_changed", self._on_history),
            session.subscribe("saved", self._on_saved),
        )
        already = session.changes_since(self._noted)
        if session.path is None or already:
            self._start()
        if already:
            self._append(already, patched=True)

    @property
    def trouble(self) -> Exception | None:
        """Why the newest changes are not on the disk; None when they are, or are on their way."""
        return self._writer.trouble if self._writer is not None else None

    @property
    def path(self) -> Path | None:
        """The journal's file; None as long as there is nothing to keep."""
        return self._writer.path if self._writer is not None else None

    def try_again(self) -> None:
        """Ask the disk again for what it refused; returns at once."""
        if self._writer is not None:
            self._writer.try_again()

    def sum_up(self) -> None:
        """Note a sum over what changed since the last one, worked out in the writing thread; returns at once. Best done
        when nobody is at work: it costs some hundredths of a second."""
        before, after = self._summed, self._session.plan
        if self._writer is None or before is after:
            return
        self._summed, at = after, self._session.history.at
        self._writer.append(lambda: {"entries": [], "at": at, "sums": changed_sums(before, after)})

    def flush(self) -> bool:
        """Wait until every change is on the disk; False where the disk refuses."""
        return self._writer is None or self._writer.flush()

    def end(self, *, keep: bool = False) -> None:
        """Follow no more. Without ``keep`` nothing is left of the journal: the work is saved, or not wanted."""
        for leave in self._leave:
            leave()
        self._close(keep=keep)

    def _begin(self, base: Plan, at: int, path: Path | None, noted: int) -> None:
        self._base, self._base_at, self._base_path = base, at, path
        self._summed = base
        self._on_disk = self._session.on_disk
        self._noted = self._entries = noted
        self._steps = StepPlaces(at)

    def _on_history(self) -> None:
        entries = self._session.changes_since(self._noted)
        if not entries:
            return
        step = self._session.history.at
        if not is_undoing(entries[-1].edit):
            self._append(entries, patched=False)
        elif step in self._steps.places:
            self._steps.went(step)
            self._write(entries)
        else:
            self._append(entries, patched=True)

    def _append(self, entries: tuple[ChangeEntry, ...], *, patched: bool) -> None:
        """Write of a new step of the replayed history: an edit, or its outcome where no edit tells the way."""
        self._steps.pushed(self._session.history.at)
        self._write(entries, PlanPatch.between(self._base, self._session.plan) if patched else None)

    def _write(self, entries: tuple[ChangeEntry, ...], patch: PlanPatch | None = None) -> None:
        writer = self._writer or self._start()
        self._noted += len(entries)
        line: dict[str, Any] = {"entries": [_told(entry) for entry in entries], "at": self._session.history.at}
        if patch is not None:
            line["patch"] = patch.to_json()
        writer.append(line)

    def _start(self) -> JournalWriter:
        base = self._base
        stem = f"{plan_key(base.plan_uuid)}-{secrets.token_hex(4)}"
        snapshot = None if self._base_path is not None else self._folder / f"{stem}{SNAPSHOT}"
        header = {
            "journal": FORMAT,
            "plan_uuid": base.plan_uuid,
            "name": base.name,
            "path": None if self._base_path is None else str(self._base_path.absolute()),
            "base": None if self._on_disk is None else self._on_disk.to_json(),
            "snapshot": None if snapshot is None else snapshot.name,
            "entries": self._entries,
            "at": self._base_at,
            "author": self._session.author,
            "host": platform.node(),
            "pid": os.getpid(),
            "started": pd.Timestamp.now("UTC").isoformat(timespec="milliseconds"),
        }
        self._writer = JournalWriter(
            self._folder / f"{stem}{SUFFIX}",
            header,
            self._on_trouble,
            None if snapshot is None else lambda: save_plan(base, snapshot),
        )
        return self._writer

    def _on_saved(self) -> None:
        session = self._session
        self._close(keep=False)
        self._begin(session.plan, session.history.at, session.path, len(session.change_log))

    def _close(self, *, keep: bool) -> None:
        if self._writer is None:
            return
        self._writer.close(remove=not keep)
        if not keep:
            with contextlib.suppress(OSError):
                self._writer.path.with_suffix(SNAPSHOT).unlink(missing_ok=True)
        self._writer = None


def _told(entry: ChangeEntry) -> list[Any]:
    time = entry.time.isoformat(timespec="milliseconds")
    return [entry.seq, time, entry.author, entry.scenario_id, entry.label, entry.edit]
