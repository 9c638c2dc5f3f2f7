"""Changing the rules on a copy, accepted as one edit."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits, frames, schema
from siteplanner.core.checking import check_plan
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import ENABLED, SEVERITY, all_overrides, pack_of, same_rules
from siteplanner.core.rules.pack import known_packs, load_pack
from siteplanner.files.rule_packs import read_pack
from siteplanner.services.rule_draft import RuleDraft, effect
from tests.builders import complete_site, plan, rect, site

SETBACK = ("setback", "setback_m")
TOWN = """\
[pack]
id = "town"
extends = "gb-screening-2023"
name = { en = "Town", zh = "本镇" }
[rules.overlap]
enabled = false
"""


def near_the_edge() -> Plan:
    return plan(complete_site(), {"P1": rect(6, 20, 30, 30)})


def accepted(draft: RuleDraft) -> Plan:
    edit = draft.edit()
    return draft.start if edit is None else edit.apply(draft.start)


def test_nothing_changed_is_no_edit() -> None:
    assert RuleDraft(near_the_edge()).edit() is None


def test_changes_are_one_edit_and_the_plan_waits_for_it() -> None:
    start = near_the_edge()
    draft = RuleDraft(start)
    draft.set_limit(SETBACK, 8, "town plan")
    draft.set_enabled("overlap", enabled=False, note="drawn twice")
    draft.set_severity("on-parcel", "warning", "plots are being drawn")
    assert len(start.rule_overrides) == 0
    after = accepted(draft)
    assert same_rules(after, draft.plan)
    assert pack_of(after).settings("setback").value("setback_m") == 8.0
    assert pack_of(after).settings("overlap").enabled is False
    edit = draft.edit()
    assert edit is not None
    assert edit_from_json(edit.to_json()).apply(start) == after


def test_the_packs_own_figure_leaves_no_change_behind() -> None:
    draft = RuleDraft(near_the_edge())
    draft.set_limit(SETBACK, 8, "why")
    assert draft.is_changed(SETBACK)
    draft.set_limit(SETBACK, 5)
    assert not draft.is_changed(SETBACK)
    assert draft.edit() is None
    draft.set_enabled("overlap", enabled=False, note="x")
    draft.set_enabled("overlap", enabled=True)
    draft.set_severity("overlap", "warning", "x")
    draft.set_severity("overlap", "error")
    assert draft.edit() is None


def test_a_change_without_a_word_why_is_told() -> None:
    draft = RuleDraft(near_the_edge())
    draft.set_limit(SETBACK, 8)
    draft.set_enabled("overlap", enabled=False)
    assert draft.without_note == [SETBACK, ("overlap", ENABLED)]
    draft.set_note(SETBACK, "  town plan ")
    draft.set_note(("overlap", ENABLED), "drawn twice")
    assert draft.without_note == []
    assert draft.note(SETBACK) == "town plan"
    draft.set_limit(SETBACK, 9)
    assert draft.note(SETBACK) == "town plan"
    draft.set_note(("on-parcel", SEVERITY), "nothing to say")
    assert not draft.is_changed(("on-parcel", SEVERITY))


def test_another_word_why_is_a_change_of_its_own() -> None:
    start = near_the_edge()
    start = edits.set_rule_override(start, "setback", "setback_m", 8, "letter").apply(start)
    draft = RuleDraft(start)
    draft.set_note(SETBACK, "minutes")
    assert pack_of(accepted(draft)).settings("setback").limits["setback_m"].source == "minutes"


def test_what_stood_in_the_plan_without_a_note_is_left_alone() -> None:
    start = near_the_edge()
    start = edits.set_rule_override(start, "setback", "setback_m", 8).apply(start)
    draft = RuleDraft(start)
    assert draft.without_note == []
    draft.set_limit(SETBACK, 9)
    assert draft.without_note == [SETBACK]


def test_reset_gives_back_to_the_pack() -> None:
    start = near_the_edge()
    start = edits.set_rule_override(start, "setback", "setback_m", 8, "x").apply(start)
    start = edits.set_rule_override(start, "overlap", "enabled", value=False, note="x").apply(start)
    draft = RuleDraft(start)
    draft.reset(SETBACK)
    assert all_overrides(accepted(draft)) == {("gb-screening-2023", "overlap", "enabled"): ("false", "x")}
    draft.reset_all()
    assert all_overrides(accepted(draft)) == {}
    assert draft.text(SETBACK) == draft.plain_text(SETBACK) == "5.0"


def test_another_pack_brings_its_own_changes_and_leaves_those_of_the_first() -> None:
    draft = RuleDraft(near_the_edge())
    draft.set_limit(SETBACK, 8, "x")
    draft.use_pack("safety-only")
    assert draft.text(SETBACK) == "5.0"
    assert draft.text(("on-parcel", ENABLED)) == "false"
    draft.use_pack("gb-screening-2023")
    assert draft.text(SETBACK) == "8.0"
    with pytest.raises(InputError, match="no rule pack “mine”"):
        draft.use_pack("mine")
    assert draft.pack_id == "gb-screening-2023"


def test_a_pack_from_a_file_is_kept_and_used_and_one_with_a_mistake_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "本镇.toml"
    path.write_text(TOWN, encoding="utf-8")
    draft = RuleDraft(near_the_edge())
    draft.import_pack(path)
    assert draft.pack_id == "town"
    assert not draft.settings("overlap").enabled
    after = accepted(draft)
    assert check_plan(after).rule_pack == "town"
    assert RuleDraft(after).pack_ids == (*known_packs(), "town")
    path.write_text(TOWN.replace("false", "no"), encoding="utf-8")
    with pytest.raises(InputError, match=r"本镇\.toml, line 6"):
        draft.import_pack(path)
    assert accepted(draft) == after


def test_what_is_exported_and_imported_again_is_the_same(tmp_path: Path) -> None:
    draft = RuleDraft(near_the_edge())
    draft.set_limit(SETBACK, 8, "town plan")
    path = draft.export(tmp_path / "town.toml")
    assert read_pack(path).rules == draft.pack.rules
    other = RuleDraft(near_the_edge())
    other.import_pack(path)
    assert other.pack.rules == draft.pack.rules


def test_the_effect_counts_findings_that_come_and_go() -> None:
    start = near_the_edge()
    draft = RuleDraft(start)
    draft.set_limit(SETBACK, 8, "x")
    draft.set_enabled("building-coefficient", enabled=False, note="x")
    told = effect(None, start, draft.plan)
    assert (told.more, told.fewer) == (1, 1)  # setback:P1 comes; 900 m² on 40,000 m² is no fault any more
    assert told == effect(check_plan(start), start, draft.plan)
    assert told.errors == 1


def test_rules_that_make_no_sense_are_mended_in_the_copy_and_said() -> None:
    rows = [
        {"pack": "gb-screening-2023", "rule": "set-back", "key": "setback_m", "value": "6", "note": None},
        {"pack": "gb-screening-2023", "rule": "setback", "key": "setback_m", "value": "8", "note": "kept"},
        {"pack": "gb-screening-2023", "rule": "overlap", "key": "enabled", "value": "maybe", "note": None},
    ]
    table = frames.conform_table(pd.DataFrame(rows, dtype=object), schema.RULE_OVERRIDES)
    draft = RuleDraft(plan(site(), rule_overrides=table))
    assert [str(m)[:45] for m in draft.mended] == [
        "The plan changes the rule “set-back”, which d",
        "The plan sets “enabled” of the rule overlap t",
    ]
    assert draft.text(SETBACK) == "8.0"
    assert check_plan(accepted(draft)).findings == ()
    lost = RuleDraft(dataclasses.replace(plan(site()), rule_pack="city"))
    assert "no rule pack “city”" in str(lost.mended[0])
    assert accepted(lost).rule_pack == "gb-screening-2023"


LIMITS = [(rule, key) for rule, of in load_pack("gb-screening-2023").rules.items() for key in of.limits]
STEPS = st.one_of(
    st.tuples(st.just("limit"), st.sampled_from(LIMITS), st.floats(0, 100)),
    st.tuples(st.just("enabled"), st.sampled_from(["overlap", "setback"]), st.booleans()),
    st.tuples(st.just("severity"), st.sampled_from(["overlap", "setback"]), st.sampled_from(["error", "warning"])),
    st.tuples(st.just("reset"), st.sampled_from(LIMITS), st.none()),
    st.tuples(st.just("pack"), st.sampled_from(known_packs()), st.none()),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, max_size=8), st.lists(STEPS, max_size=5))
def test_the_one_edit_gives_the_rules_of_the_copy(first: list[object], then: list[object]) -> None:
    start = plan(site())
    for steps in (first, then):
        draft = RuleDraft(start)
        for kind, what, value in steps:  # type: ignore[attr-defined]
            if kind == "limit":
                draft.set_limit(what, value, "why")
            elif kind == "enabled":
                draft.set_enabled(what, enabled=value, note="why")
            elif kind == "severity":
                draft.set_severity(what, value, "why")
            elif kind == "reset":
                draft.reset(what)
            else:
                draft.use_pack(what)
        start = accepted(draft)
        assert pack_of(start) == draft.pack
        assert all_overrides(start) == all_overrides(draft.plan)
