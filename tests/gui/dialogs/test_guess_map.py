"""The small map of guesses: what it says, and how a guess is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from siteplanner.core.crs_guesses import guess_crs
from siteplanner.gui.dialogs.guess_map import GuessMap
from siteplanner.gui.theme import apply_theme, current_tokens

AT_TOWN = guess_crs((470_000, 4_174_000, 471_000, 4_175_000), or_swapped=True)
EXCHANGED = guess_crs((4_174_000, 38_470_000, 4_175_000, 38_471_000), or_swapped=True)


@pytest.fixture
def guess_map(qtbot: Any) -> Iterator[GuessMap]:
    made = GuessMap()
    made.resize(392, 240)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def middle_of(guess_map: GuessMap, key: str) -> QPoint:
    label = next(label for label in guess_map._labels if label.guess.key == key)
    left, top, right, bottom = label.rect
    return QPoint(round((left + right) / 2), round((top + bottom) / 2))


def test_a_click_on_a_code_chooses_it(guess_map: GuessMap, qtbot: Any) -> None:
    guess_map.show_guesses(AT_TOWN, "EPSG:4547")
    with qtbot.waitSignal(guess_map.guess_chosen) as told:
        qtbot.mouseClick(guess_map, Qt.MouseButton.LeftButton, pos=middle_of(guess_map, "EPSG:2383"))
    assert told.args == ["EPSG:2383"]
    assert guess_map.current == "EPSG:2383"


def test_a_click_beside_all_codes_chooses_nothing(guess_map: GuessMap, qtbot: Any) -> None:
    guess_map.show_guesses(AT_TOWN, "EPSG:4547")
    with qtbot.assertNotEmitted(guess_map.guess_chosen):
        qtbot.mouseClick(guess_map, Qt.MouseButton.LeftButton, pos=QPoint(380, 20))
        qtbot.mouseClick(guess_map, Qt.MouseButton.RightButton, pos=middle_of(guess_map, "EPSG:2383"))
    assert guess_map.current == "EPSG:4547"


def test_the_arrows_go_through_the_guesses_as_ranked_and_around(guess_map: GuessMap, qtbot: Any) -> None:
    guess_map.show_guesses(AT_TOWN)
    chosen: list[str] = []
    guess_map.guess_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(guess_map, key)
    keys = [guess.key for guess in AT_TOWN]
    assert chosen == [keys[0], keys[1], keys[0], keys[-1], keys[0], keys[-1]]


def test_every_guess_can_be_chosen_by_its_label(guess_map: GuessMap) -> None:
    guess_map.show_guesses(AT_TOWN, "EPSG:4547")
    found = [guess_map.label_at(middle_of(guess_map, guess.key)) for guess in AT_TOWN]
    assert [label.guess for label in found if label is not None] == list(AT_TOWN)


def test_a_guess_that_needs_an_exchange_tells_so_by_its_key(guess_map: GuessMap, qtbot: Any) -> None:
    guess_map.show_guesses(EXCHANGED)
    with qtbot.waitSignal(guess_map.guess_chosen) as told:
        qtbot.keyClick(guess_map, Qt.Key.Key_Home)
    assert told.args == ["EPSG:4526 y,x"]
    assert "only with x and y exchanged" in guess_map.accessibleDescription()


def test_a_plain_code_finds_its_guess(guess_map: GuessMap) -> None:
    guess_map.show_guesses(EXCHANGED, "EPSG:4526")
    assert guess_map.current == "EPSG:4526 y,x"
    guess_map.show_guesses(EXCHANGED, "EPSG:32650")
    assert guess_map.current == ""


def test_a_screen_reader_hears_system_place_and_reason(guess_map: GuessMap, language: str) -> None:
    guess_map.show_guesses(AT_TOWN, "EPSG:4547")
    said = guess_map.accessibleDescription()
    assert "EPSG:4547" in said
    assert ("平定县" if language == "zh_CN" else "Pingding county") in said


def test_no_guess_is_a_state_of_its_own(guess_map: GuessMap, qtbot: Any) -> None:
    guess_map.show_guesses(())
    with qtbot.assertNotEmitted(guess_map.guess_chosen):
        qtbot.keyClick(guess_map, Qt.Key.Key_Down)
    assert not guess_map.grab().isNull()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chosen_code_stands_on_the_accent_in_both_themes(guess_map: GuessMap, theme: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme)
    guess_map.show_guesses(AT_TOWN, "EPSG:4547", (113.5, 37.75, 113.75, 37.9))
    at = middle_of(guess_map, "EPSG:4547")
    left = next(label.rect[0] for label in guess_map._labels if label.guess.key == "EPSG:4547")
    picture = guess_map.grab().toImage()
    assert picture.pixelColor(round(left) + 4, at.y() - 4).name() == current_tokens().accent
    apply_theme(app, "light")
