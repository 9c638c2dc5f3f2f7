"""What a planner changed, shared as a file: reading it back gives equal rules."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.pack import known_packs, load_pack, pack_from_text
from siteplanner.core.rules.pack_writing import exported_pack, pack_toml
from tests.builders import plan, site

NAMES = {"en": "Town “west”", "zh": "本镇\\西"}
EMPTY = plan(site())
DEFAULT = load_pack("gb-screening-2023")
LIMITS = [(rule, key) for rule, of in DEFAULT.rules.items() for key in of.limits]
NOTES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
CHANGES = st.one_of(
    st.tuples(st.sampled_from(LIMITS), st.floats(0, 1e9)).map(lambda c: (*c[0], c[1])),
    st.tuples(st.sampled_from(list(DEFAULT.rules)), st.just("enabled"), st.booleans()),
    st.tuples(st.sampled_from(list(DEFAULT.rules)), st.just("severity"), st.sampled_from(["error", "warning"])),
)


def changed(now: Plan, changes: list[tuple[tuple[str, str, object], str]]) -> Plan:
    for (rule, key, value), note in changes:
        now = edits.set_rule_override(now, rule, key, value, note).apply(now)
    return now


@settings(max_examples=60)
@given(st.sampled_from(known_packs()), st.lists(st.tuples(CHANGES, NOTES), max_size=5))
def test_an_exported_pack_read_back_gives_equal_rules(
    base: str, changes: list[tuple[tuple[str, str, object], str]]
) -> None:
    made = changed(edits.set_rule_pack(base).apply(EMPTY), changes)
    text = exported_pack(made, "town", NAMES)
    back = pack_from_text(text, "town.toml")
    wanted = pack_of(made)
    assert back.rules == wanted.rules
    assert (back.id, back.extends, back.name) == ("town", base, NAMES)
    assert back.statement == wanted.statement


@settings(max_examples=30)
@given(st.lists(st.tuples(CHANGES, NOTES), max_size=4), st.lists(st.tuples(CHANGES, NOTES), max_size=4))
def test_a_kept_pack_and_changes_to_it_are_exported_as_one(
    first: list[tuple[tuple[str, str, object], str]], then: list[tuple[tuple[str, str, object], str]]
) -> None:
    kept = edits.keep_rule_pack(EMPTY, exported_pack(changed(EMPTY, first), "town", NAMES), "town.toml").apply(EMPTY)
    made = changed(edits.set_rule_pack("town").apply(kept), then)
    back = pack_from_text(exported_pack(made, "city", NAMES), "city.toml")
    assert back.extends == DEFAULT.id
    assert back.rules == pack_of(made).rules


def test_a_note_stands_as_the_source_of_the_figure() -> None:
    made = changed(EMPTY, [(("setback", "setback_m", 7.5), "Town plan 2024, 3.2")])
    written = tomllib.loads(exported_pack(made, "town", NAMES))
    assert list(written["rules"]) == ["setback"]
    assert written["rules"]["setback"]["limits"]["setback_m"] == {
        "value": 7.5,
        "unit": "m",
        "source": "Town plan 2024, 3.2",
        "clause": "Town plan 2024, 3.2",
        "confidence": "judgement",
        "checked_on": "2026-11-23",
    }


@pytest.mark.parametrize("name", known_packs())
def test_a_pack_that_stands_alone_is_written_whole(name: str) -> None:
    pack = load_pack(name)
    back = pack_from_text(pack_toml(pack, None, "town", NAMES), "town.toml")
    assert back.rules == pack.rules
    assert back.extends == ""
