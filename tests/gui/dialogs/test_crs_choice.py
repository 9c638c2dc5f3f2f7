"""Choosing a coordinate system."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pyproj import CRS
from PySide6.QtCore import Qt

from siteplanner.gui.dialogs.crs_choice import CrsChoice, code_words, place_words


@pytest.fixture
def choice(qtbot: Any) -> Iterator[CrsChoice]:
    made = CrsChoice()
    made.show()
    made.offer("EPSG:4547", [(code, code_words(code)) for code in ("EPSG:4547", "EPSG:4526")], default="EPSG:4547")
    made.setFocus()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("typed", ["32650", "EPSG:32650", "epsg:32650", "EPSG：32650"])
def test_a_code_may_be_typed_in_several_ways(choice: CrsChoice, qtbot: Any, typed: str) -> None:
    choice.setEditText(typed)
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert told.args == [CRS.from_epsg(32650)]
    assert choice.code == "EPSG:32650"
    assert choice.currentText() == "EPSG:32650 · WGS 84 / UTM zone 50N"


def test_the_default_needs_nobody_to_tell_it(choice: CrsChoice, qtbot: Any) -> None:
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert told.args == [CRS.from_epsg(4526)]
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert told.args == [None]


def test_nonsense_is_refused_and_nothing_is_chosen(choice: CrsChoice, qtbot: Any) -> None:
    choice.lineEdit().selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(choice, "4547x")
    with qtbot.waitSignal(choice.refused) as told, qtbot.assertNotEmitted(choice.chosen):
        qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert "“4547x” is not a coordinate system" in str(told.args[0])
    assert choice.code == ""


def test_a_place_in_the_home_county_is_named(language: str) -> None:
    assert place_words(113.66, 37.7).endswith("平定县" if language == "zh_CN" else "Pingding county")
    assert place_words(-0.5, -10.0) == "0.5000° W, 10.0000° S"
