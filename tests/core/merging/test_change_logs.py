"""Two logs become one that still says what was undone."""

from __future__ import annotations

import pandas as pd

from siteplanner.core.merging.change_logs import merge_logs
from siteplanner.core.plan import ChangeEntry


def entry(seq: int, minute: int, author: str, edit: str = '{"edit":"x"}') -> ChangeEntry:
    return ChangeEntry(seq, pd.Timestamp(2026, 11, 23, 9, minute), author, "base", "", edit)


def test_what_both_know_comes_first_and_the_rest_by_time() -> None:
    shared = entry(1, 0, "a")
    merged = merge_logs((shared, entry(2, 5, "mine")), (shared, entry(2, 3, "theirs"), entry(3, 9, "theirs")))
    assert [(e.seq, e.author) for e in merged] == [(1, "a"), (2, "theirs"), (3, "mine"), (4, "theirs")]


def test_an_undo_keeps_naming_the_entry_it_takes_back() -> None:
    mine = (entry(1, 1, "mine"), entry(2, 4, "mine", '{"edit":"undo","of":1}'))
    theirs = (entry(1, 2, "theirs"), entry(2, 3, "theirs", '{"edit":"undo","of":1}'))
    merged = merge_logs(mine, theirs)
    assert [(e.author, e.edit) for e in merged[2:]] == [
        ("theirs", '{"edit":"undo","of":2}'),
        ("mine", '{"edit":"undo","of":1}'),
    ]
