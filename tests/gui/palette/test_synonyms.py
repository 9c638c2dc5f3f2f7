"""The further words for actions belong to actions that there are, and lead to them."""

from __future__ import annotations

from siteplanner.gui.actions.table import ACTIONS
from siteplanner.gui.palette.entry import both_languages
from siteplanner.gui.palette.synonyms import synonyms


def test_every_row_of_words_belongs_to_an_action() -> None:
    assert set(synonyms()) <= {row.id for row in ACTIONS}


def test_words_are_given_in_both_languages_and_each_once() -> None:
    for action_id, words in synonyms().items():
        assert len(set(words)) == len(words), action_id
        assert any(word.isascii() for word in words), action_id
        assert not all(word.isascii() for word in words), action_id


def test_what_is_only_a_further_word_is_not_what_another_action_is_called() -> None:
    """Nobody who writes the whole name of an action may get another one before it."""
    named = {
        word.casefold().replace("&", "").removesuffix("…"): row.id
        for row in ACTIONS
        for word in both_languages(row.text)
    }
    clashing = {
        (word, at, named[word]) for at, words in synonyms().items() for word in words if named.get(word, at) != at
    }
    assert clashing == set()
