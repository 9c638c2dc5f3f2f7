"""What was done to a plan in this session, as lines of its change log."""

from __future__ import annotations

import getpass
import json
from typing import Any

import pandas as pd

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import ChangeEntry
from siteplanner.core.text import Message
from siteplanner.core.undoing import UNDOING


def user_name() -> str:
    """The name under which the system knows the person; '' where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class ChangeRecord:
    """Grows by one entry an edit, undo or redo; an undo names the entry it takes back."""

    def __init__(self, before: tuple[ChangeEntry, ...], author: str) -> None:
        self._entries = list(before)
        self._told: tuple[ChangeEntry, ...] | None = before
        self._author = author
        self._step_seqs: list[int] = []

    @property
    def entries(self) -> tuple[ChangeEntry, ...]:
        """All of them; put together when asked for, for a log grows to tens of thousands."""
        if self._told is None:
            self._told = tuple(self._entries)
        return self._told

    def since(self, count: int) -> tuple[ChangeEntry, ...]:
        """Those after the first ``count``."""
        return tuple(self._entries[count:])

    def edited(self, step: int, edit: Edit) -> None:
        """Note an edit that made the history's step ``step``."""
        del self._step_seqs[step - 1 :]
        self._step_seqs.append(self._append(edit.scenario, str(edit.label()), edit.to_json()))

    def adopted(self, entry: ChangeEntry, step: int | None = None) -> None:
        """Note an entry that was made before, as that of the history's step ``step`` where it made one."""
        self._add(entry)
        if step is not None:
            del self._step_seqs[step - 1 :]
            self._step_seqs.append(entry.seq)

    def entry(self, step: int) -> ChangeEntry | None:
        """The entry of the edit that made a step of the history; None for the plan as it was opened."""
        if not 0 < step <= len(self._step_seqs):
            return None
        place = self._step_seqs[step - 1] - self._entries[0].seq  # seqs rise by one
        if place < len(self._entries) and self._entries[place].seq == self._step_seqs[step - 1]:
            return self._entries[place]
        return next((entry for entry in self._entries if entry.seq == self._step_seqs[step - 1]), None)

    def undone(self, step: int, label: Message, scenario_id: str) -> None:
        self._append(scenario_id, f"Undo: {label}", {"edit": UNDOING[0], "of": self._step_seqs[step - 1]})

    def redone(self, step: int, label: Message, scenario_id: str) -> None:
        self._append(scenario_id, f"Redo: {label}", {"edit": UNDOING[1], "of": self._step_seqs[step - 1]})

    def _append(self, scenario_id: str, label: str, edit: dict[str, Any]) -> int:
        seq = int(self._entries[-1].seq) + 1 if self._entries else 1
        now = pd.Timestamp.now("UTC").tz_localize(None).as_unit("ms")
        text = json.dumps(edit, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        self._add(ChangeEntry(seq, now, self._author, scenario_id, label, text))
        return seq

    def _add(self, entry: ChangeEntry) -> None:
        self._entries.append(entry)
        self._told = None
