"""Texts of the Qt-free parts in the language of the window, values inside them too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from siteplanner.core.text import Named, Template
from siteplanner.gui import translation
from siteplanner.gui.actions.readiness import NOTHING_TO_UNDO
from siteplanner.gui.actions.table import action
from siteplanner.gui.numbers import THIN_SPACE
from siteplanner.gui.wording import say
from siteplanner.words import translator


@pytest.fixture(autouse=True)
def _english_again(qapp: Any) -> Iterator[None]:
    yield
    translation.install_language("en")


def test_a_plain_text_stays_as_it_is() -> None:
    assert say("P01 – 100 %") == "P01 – 100 %"


def test_a_message_is_said_with_its_values_in_their_format() -> None:
    assert say(Template("none", "{gap_m:.2f} m of {plant}")(gap_m=8.417, plant="{P01}")) == "8.42 m of {P01}"


def test_thousands_are_written_as_everywhere_in_the_window() -> None:
    inner = Template("none", "{capacity:,.12g} t/a")(capacity=111_111.5)
    message = Template("none", "{name}: {what}, {count:,} of {most}, {several}")
    said = message(name="A,B", what=inner, count=12_000, most=50_000, several=(1, 2.5))
    assert say(said) == f"A,B: 111{THIN_SPACE}111.5 t/a, 12{THIN_SPACE}000 of 50000, 1, 2.5"
    assert str(said) == "A,B: 111,111.5 t/a, 12,000 of 50000, 1, 2.5", "commands and files write it plainly"


def test_texts_inside_texts_are_translated_too() -> None:
    translation.install_language("zh_CN")
    undo = action("undo").text
    assert say(undo) == "撤销"
    assert say(Template("none", "«{what}»")(what=undo)) == "«撤销»"
    assert say(Template("none", "«{what}»")(what=(undo, undo()))) == "«撤销、撤销»"
    assert say(NOTHING_TO_UNDO) != NOTHING_TO_UNDO.text


@pytest.mark.parametrize("language", translation.LANGUAGES)
def test_the_window_says_what_the_commands_say(language: str) -> None:
    """A message with a name in two languages, a translated text and several words in a row."""
    translation.install_language(language)
    anode, plain = Named("Anode", "负极"), Template("none", "{what}; {several}; {gap_m:.1f}")
    message = plain(what=anode, several=(anode, action("undo").text, "P1"), gap_m=2.55)
    assert say(message) == translator(language).text(message)
    assert anode.said_in(language) in say(message)


def test_a_text_without_translation_is_said_in_english() -> None:
    translation.install_language("zh_CN")
    assert say(Template("none", "Not yet translated")) == "Not yet translated"
