"""Texts kept as template and values, names in two languages among them."""

from __future__ import annotations

import pytest

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named, Template, english, spoken

MAKES = QT_TRANSLATE_NOOP("test text", "{plant} makes {product}")
ANODE, SEPARATOR = Named("Anode", "负极"), Named("Separator", "隔膜")


def chinese(template: Template) -> str:
    return {"{plant} makes {product}": "{plant} 的产品为 {product}"}.get(template.text, template.text)


@pytest.mark.parametrize(("language", "said"), [("en", "Anode"), ("zh", "负极"), ("zh_CN", "负极"), ("fr", "Anode")])
def test_the_language_decides_which_name_is_said(language: str, said: str) -> None:
    assert ANODE.said_in(language) == said


def test_a_name_that_one_language_lacks_is_said_in_the_other() -> None:
    assert (Named("", "负极").said_in("en"), Named("Anode", "").said_in("zh")) == ("负极", "Anode")


def test_names_are_said_where_they_are_filled_in() -> None:
    message = MAKES(plant="P1", product=ANODE)
    assert english(message) == str(message) == "P1 makes Anode"
    assert spoken(message, chinese, "zh_CN") == "P1 的产品为 负极"


def test_several_in_a_row_are_separated_as_the_language_does_it() -> None:
    message = MAKES(plant="P1", product=(ANODE, "spodumene", SEPARATOR))
    assert english(message) == "P1 makes Anode, spodumene, Separator"
    assert spoken(message, chinese, "zh") == "P1 的产品为 负极、spodumene、隔膜"


def test_messages_in_messages_are_translated_on_the_way() -> None:
    inner = MAKES(plant="P1", product=ANODE)
    assert spoken(Message(MAKES, {"plant": inner, "product": SEPARATOR}), chinese, "zh") == (
        "P1 的产品为 负极 的产品为 隔膜"
    )


def test_braces_in_a_value_are_left_alone() -> None:
    assert english(MAKES(plant="{P1}", product=Named("{x}", "{x}"))) == "{P1} makes {x}"
