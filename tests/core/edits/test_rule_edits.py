"""Rule pack, overrides and waivers."""

from __future__ import annotations

import pandas as pd
import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from tests.edit_sequences import start


def test_an_override_takes_the_place_of_an_earlier_one() -> None:
    now = start()
    for value in (6, 7.5):
        now = edits.set_rule_override(now, "setback", "setback_m", value, "local plan").apply(now)
    now = edits.set_rule_override(now, "overlap", "enabled", value=False).apply(now)
    rows = now.rule_overrides[["pack", "rule", "key", "value"]].to_numpy().tolist()
    assert rows == [
        ["gb-screening-2023", "setback", "setback_m", "7.5"],
        ["gb-screening-2023", "overlap", "enabled", "false"],
    ]


def test_an_override_taken_back_leaves_nothing() -> None:
    now = start()
    undo = edits.set_rule_override(now, "setback", "setback_m", None)
    assert undo.apply(now) is now
    assert undo.apply(edits.set_rule_override(now, "setback", "setback_m", 6).apply(now)) == now


def test_the_pack_can_be_changed() -> None:
    assert edits.set_rule_pack("local-2026").apply(start()).rule_pack == "local-2026"
    with pytest.raises(EditError, match="name is blank"):
        edits.set_rule_pack("")


def test_a_waiver_has_reason_person_and_date_and_is_one_a_finding() -> None:
    now = start()
    for reason in ("first", "agreed with the fire brigade"):
        edit = edits.add_waiver("base", "overlap:P01:P02", "h", reason, "Li", "2026-03-04")
        now = edit.apply(now)
    assert len(now.waivers) == 1
    row = now.waivers.iloc[0]
    assert row[["reason", "author"]].tolist() == ["agreed with the fire brigade", "Li"]
    assert row["date"] == pd.Timestamp("2026-03-04")
    assert len(edits.remove_waiver("base", "overlap:P01:P02").apply(now).waivers) == 0


def test_a_waiver_without_reason_or_person_and_one_that_is_not_there_are_refused() -> None:
    for reason, author in (("", "Li"), ("why", " ")):
        with pytest.raises(EditError, match="needs a reason and the name"):
            edits.add_waiver("base", "f", "h", reason, author)
    with pytest.raises(EditError, match="No waiver stands"):
        edits.remove_waiver("base", "f").apply(start())
    with pytest.raises(EditError, match="no scenario"):
        edits.add_waiver("later", "f", "h", "why", "Li").apply(start())
