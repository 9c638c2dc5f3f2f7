"""What rules and limits are called: every one that comes with the program has a name and a place."""

from __future__ import annotations

import pytest

from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.pack import load_pack
from siteplanner.gui.rule_words import OTHERS, group_of, grouped, in_both_languages, limit_name

LIMITS = sorted({key for of in load_pack("gb-screening-2023").rules.values() for key in of.limits})


@pytest.mark.parametrize("key", LIMITS)
def test_every_limit_has_a_name_that_is_not_its_key(key: str) -> None:
    english, _ = in_both_languages(limit_name(key))
    assert english != key
    assert "_" not in english


def test_every_rule_of_the_program_has_a_group_and_stands_there_once() -> None:
    assert [rule for rule in RULES if group_of(rule) is OTHERS] == []
    listed = [rule for _, rules in grouped(RULES) for rule in rules]
    assert sorted(listed) == sorted(RULES)


def test_rules_of_a_packs_own_and_of_other_packages_come_last() -> None:
    heads = [group.text for group, _ in grouped(["own-x", "setback", "plugin-y"])]
    assert heads == ["Footprints and land", "Rules of this pack's own", "Rules of other packages"]


def test_what_nobody_named_is_called_by_its_key() -> None:
    assert limit_name("blast_m") == "blast_m"
