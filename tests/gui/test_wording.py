"""Texts of the Qt-free parts in the language of the window, values inside them too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from siteplanner.core.text import Template
from siteplanner.gui import translation
from siteplanner.gui.actions import NOTHING_TO_UNDO, action
from siteplanner.gui.wording import say


@pytest.fixture(autouse=True)
def _english_again(qapp: Any) -> Iterator[None]:
    yield
    translation.install_language("en")


def test_a_plain_text_stays_as_it_is() -> None:
    assert say("P01 – 100 %") == "P01 – 100 %"


def test_a_message_is_said_with_its_values_in_their_format() -> None:
    assert say(Template("none", "{gap_m:.2f} m of {plant}")(gap_m=8.417, plant="{P01}")) == "8.42 m of {P01}"


def test_texts_inside_texts_are_translated_too() -> None:
    translation.install_language("zh_CN")
    undo = action("undo").text
    assert say(undo) == "撤销"
    assert say(Template("none", "«{what}»")(what=undo)) == "«撤销»"
    assert say(Template("none", "«{what}»")(what=(undo, undo()))) == "«撤销, 撤销»"
    assert say(NOTHING_TO_UNDO) != NOTHING_TO_UNDO.text


def test_a_text_without_translation_is_said_in_english() -> None:
    translation.install_language("zh_CN")
    assert say(Template("none", "Not yet translated")) == "Not yet translated"
