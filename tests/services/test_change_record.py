"""What was done becomes lines of the change log."""

from __future__ import annotations

import pandas as pd

from siteplanner.core import edits
from siteplanner.core.plan import ChangeEntry
from siteplanner.services.change_record import ChangeRecord

LONG = 50_000


def entries(count: int) -> tuple[ChangeEntry, ...]:
    time = pd.Timestamp("2026-11-23 08:00").as_unit("ms")
    return tuple(ChangeEntry(n + 1, time, "李工", "base", "Move P01", "{}") for n in range(count))


def test_entries_are_counted_on_and_an_undo_names_what_it_takes_back() -> None:
    before = entries(3)
    record = ChangeRecord(before, "王工")
    edit = edits.move_plants("base", ["P01"], 1.0, 0.0)
    record.edited(1, edit)
    record.undone(1, edit.label(), "base")
    assert record.entries[:3] == before
    assert [entry.seq for entry in record.since(3)] == [4, 5]
    assert record.since(3) == record.entries[3:]
    assert record.since(5) == ()
    assert '"of":4' in record.entries[-1].edit
    assert record.entry(1) == record.entries[3]


def test_all_entries_are_put_together_once() -> None:
    record = ChangeRecord(entries(LONG), "王工")
    record.edited(1, edits.move_plants("base", ["P01"], 1.0, 0.0))
    assert len(record.entries) == LONG + 1
    assert record.entries is record.entries
