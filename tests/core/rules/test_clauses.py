"""Every clause that is cited can be read."""

from __future__ import annotations

import pytest

from siteplanner.core.rules.clauses import clause, clauses
from siteplanner.core.rules.pack import known_packs, load_pack


def cited() -> set[str]:
    limits = (
        limit
        for pack in known_packs()
        for settings in load_pack(pack).rules.values()
        for limit in settings.limits.values()
    )
    return {limit.clause for limit in limits if limit.clause}


def test_every_clause_that_a_limit_cites_has_a_text_in_both_languages() -> None:
    assert cited() - set(clauses()) == set()


@pytest.mark.parametrize("clause_id", sorted(clauses()))
def test_a_clause_is_written_in_the_language_it_is_asked_in(clause_id: str) -> None:
    of = clause(clause_id)
    assert of is not None
    assert any("\u4e00" <= letter <= "\u9fff" for letter in of.text("zh_CN"))
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in of.text("en") + of.name("en"))


def test_a_clause_nothing_is_written_of_is_none() -> None:
    assert clause("GB 0") is None
