"""The change logs of two versions made one: what both know first, then what each added, by time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from siteplanner.core.plan import ChangeEntry
from siteplanner.core.undoing import is_undoing


def merge_logs(mine: Sequence[ChangeEntry], theirs: Sequence[ChangeEntry]) -> tuple[ChangeEntry, ...]:
    """One log, numbered through; an undo keeps naming the entry it takes back."""
    shared = 0
    while shared < min(len(mine), len(theirs)) and mine[shared] == theirs[shared]:
        shared += 1
    added = sorted(
        [(entry.time, side, entry) for side, log in enumerate((mine, theirs)) for entry in log[shared:]],
        key=lambda item: item[:2],
    )
    merged = list(mine[:shared])
    numbers: dict[tuple[int, int], int] = {}
    for _, side, entry in added:
        seq = merged[-1].seq + 1 if merged else 1
        numbers[side, entry.seq] = seq
        merged.append(replace(entry, seq=seq, edit=_renumbered(entry.edit, side, numbers)))
    return tuple(merged)


def follow_on(log: Sequence[ChangeEntry], entries: Sequence[ChangeEntry]) -> tuple[ChangeEntry, ...]:
    """The entries, numbered as what comes behind ``log``."""
    numbers: dict[tuple[int, int], int] = {}
    made = []
    for seq, entry in enumerate(entries, start=int(log[-1].seq) + 1 if log else 1):
        numbers[0, entry.seq] = seq
        made.append(replace(entry, seq=seq, edit=_renumbered(entry.edit, 0, numbers)))
    return tuple(made)


def _renumbered(edit: str, side: int, numbers: dict[tuple[int, int], int]) -> str:
    if not is_undoing(edit):
        return edit
    values = json.loads(edit)
    return json.dumps({**values, "of": numbers.get((side, values["of"]), values["of"])}, separators=(",", ":"))
