"""The list of words: ticked by mouse or Space while the menu stays open, taken over once, when it closes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import schema
from siteplanner.gui.column_choices import offers
from siteplanner.gui.panels.list_field import ListField

PRODUCTS = schema.ZONES.column("products")


@pytest.fixture
def field(desk: Any, qtbot: Any) -> Iterator[ListField]:
    made = ListField(PRODUCTS, offers("zones", PRODUCTS, None))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.menu.close()


def ticked(field: ListField) -> list[str]:
    return [entry.data() for entry in field.menu.actions() if entry.isChecked()]


def open_menu(field: ListField) -> None:
    field.menu.popup(field.mapToGlobal(field.rect().bottomLeft()))


def test_words_are_ticked_by_the_mouse_and_the_menu_stays(field: ListField, qtbot: Any) -> None:
    field.show_values(["anode_graphite"], "(several values)")
    open_menu(field)
    place = field.menu.actionGeometry(next(e for e in field.menu.actions() if e.data() == "electrolyte")).center()
    with qtbot.assertNotEmitted(field.changed):
        QTest.mouseClick(field.menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert field.menu.isVisible()
    with qtbot.waitSignal(field.changed) as said:
        QTest.keyClick(field.menu, Qt.Key.Key_Return)
    assert set(said.args[1].split(",")) == {"anode_graphite", "electrolyte"}
    assert not field.menu.isVisible()


def test_words_are_ticked_by_space(field: ListField, qtbot: Any) -> None:
    field.show_values([None], "")
    assert field.button.text() == "any"
    open_menu(field)
    QTest.keyClick(field.menu, Qt.Key.Key_Down)
    QTest.keyClick(field.menu, Qt.Key.Key_Space)
    assert len(ticked(field)) == 1
    with qtbot.waitSignal(field.changed):
        field.menu.close()


def test_a_menu_closed_as_it_was_changes_nothing(field: ListField, qtbot: Any) -> None:
    field.show_values(["separator,anode_graphite"], "")
    open_menu(field)
    with qtbot.assertNotEmitted(field.changed):
        field.menu.close()


def test_features_that_differ_keep_their_words_until_some_are_ticked(field: ListField, qtbot: Any) -> None:
    field.show_values(["separator", None], "(several values)")
    assert field.button.text() == "(several values)"
    open_menu(field)
    assert ticked(field) == []
    with qtbot.assertNotEmitted(field.changed):
        field.menu.close()


def test_a_word_the_catalogue_does_not_know_is_kept(field: ListField, qtbot: Any) -> None:
    field.show_values(["separator,hydrogen"], "")
    open_menu(field)
    assert "hydrogen" in ticked(field)
    with qtbot.assertNotEmitted(field.changed):
        field.menu.close()


def test_taking_every_tick_away_admits_any_product(field: ListField, qtbot: Any) -> None:
    field.show_values(["separator"], "")
    open_menu(field)
    next(entry for entry in field.menu.actions() if entry.isChecked()).setChecked(False)
    with qtbot.waitSignal(field.changed) as said:
        field.menu.close()
    assert said.args == ["products", None]
