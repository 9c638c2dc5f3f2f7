"""Numbers as a room reads them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from siteplanner.core.number_course import ShownNumber
from siteplanner.gui.numbers import THIN_SPACE
from siteplanner.gui.presentation.number_cards import NumberCards, number_text
from siteplanner.gui.presentation.stage_look import stage_look


@pytest.mark.parametrize(
    ("key", "unit", "value", "words"),
    [
        ("capacity.anode_graphite", "t/a", 300_000.0, "300_000 t/a"),
        ("output_value_cny", "CNY/a", 1e10, "10_000.0 M CNY/a"),
        ("investment_cny", "CNY", 2.5e8, "250.0 M CNY"),
        ("demand_kw", "kW", 38_400.0, "38.4 MW"),
        ("demand_kw", "kW", 400.0, "400 kW"),
        ("footprint_m2", "m2", 123_400.0, "12.34 ha"),
        ("plants", "", 12.0, "12"),
        ("jobs", "", None, "–"),
    ],
)
def test_a_number_has_the_unit_a_room_reads(key: str, unit: str, value: float | None, words: str) -> None:
    assert number_text(ShownNumber(key, key, unit, value, 0)).replace(THIN_SPACE, "_") == words


def bar_colours(qtbot: QtBot, value: float) -> set[str]:
    look = stage_look("light", 1080)
    cards = NumberCards(look)
    qtbot.addWidget(cards)
    cards.resize(400, 300)
    cards.show_numbers((ShownNumber("plants", "Plants", "", value, 0, 10.0, 2025),))
    image = cards.grab().toImage()
    found = {image.pixelColor(x, y).name() for y in range(image.height()) for x in range(0, image.width(), 7)}
    return found & {QColor(colour).name() for colour in (look.ok, look.accent, look.rule)}


def test_the_bar_says_how_far_it_is_and_turns_when_the_target_is_reached(qtbot: QtBot) -> None:
    look = stage_look("light", 1080)
    half, whole = bar_colours(qtbot, 5.0), bar_colours(qtbot, 10.0)
    assert QColor(look.accent).name() in half
    assert QColor(look.rule).name() in half
    assert QColor(look.ok).name() in whole
    assert QColor(look.accent).name() not in whole


def test_cards_without_room_come_closer_and_none_is_cut_off(qtbot: QtBot) -> None:
    look = stage_look("light", 1080)
    cards = NumberCards(look)
    qtbot.addWidget(cards)
    cards.resize(400, 260)
    cards.show_numbers(tuple(ShownNumber(f"n{at}", "Jobs", "", 8.0, 0) for at in range(6)))
    image = cards.grab().toImage()
    rows = [y for y in range(image.height()) if any(image.pixelColor(x, y) == QColor(look.text) for x in range(90))]
    last = [y for y in rows if y > 260 * 5 / 6]
    assert last  # the sixth number is there, whole
    assert max(last) < 258


def test_more_numbers_than_can_be_read_are_not_painted_over_each_other(qtbot: QtBot) -> None:
    cards = NumberCards(stage_look("light", 800))
    qtbot.addWidget(cards)
    cards.resize(300, 500)
    cards.show_numbers(tuple(ShownNumber(f"n{at}", f"Number {at}", "", float(at), 0) for at in range(40)))
    assert 5 < len(cards.fitting) < 40
    assert "Number 39" in cards.accessibleDescription()
    cards.resize(300, 5_000)
    assert len(cards.fitting) == 40


def test_a_star_is_explained(qtbot: QtBot) -> None:
    cards = NumberCards(stage_look("light", 1080))
    qtbot.addWidget(cards)
    cards.resize(400, 300)
    pictures = []
    for lacking in (0, 2):
        cards.show_numbers((ShownNumber("jobs", "Jobs", "", 8.0, lacking),))
        pictures.append(cards.grab().toImage())
    # below the card the words of the star stand on what was bare ground
    bare, told = ({picture.pixel(x, y) for x in range(200) for y in range(130, 170)} for picture in pictures)
    assert len(bare) == 1
    assert len(told) > 1
