"""A toast tells, offers, stays while it is looked at, and takes nothing from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())
    window.show()
    return window


def test_a_toast_says_what_happened_and_its_button_does_it_once(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    toast = Toast(window)
    toast.tell(QT_TRANSLATE_NOOP("test", "Moved {n} plants.")(n=2), ("Undo", lambda: done.append("undo")))
    assert toast.findChild(QLabel).text() == "Moved 2 plants."
    button = toast.findChild(QToolButton)
    button.click()
    assert done == ["undo"]
    assert not toast.isVisible()


def test_a_toast_without_an_offer_has_no_button(window: QWidget) -> None:
    toast = Toast(window)
    toast.tell("Saved.")
    assert not toast.findChild(QToolButton).isVisible()
    toast.dismiss()


def test_a_toast_leaves_the_focus_where_it_is_and_stays_inside_its_window(window: QWidget) -> None:
    field = window.findChild(QLineEdit)
    field.setFocus()
    before = QApplication.focusWidget()
    toast = Toast(window)
    toast.tell("x" * 400, ("Undo", lambda: None))
    assert QApplication.focusWidget() is before
    assert window.rect().contains(toast.geometry())
    toast.dismiss()


def test_a_toast_is_reached_by_tab_and_closed_by_escape(window: QWidget) -> None:
    toast = Toast(window)
    toast.tell("Moved.", ("Undo", lambda: None))
    button = toast.findChild(QToolButton)
    assert button.focusPolicy() == Qt.FocusPolicy.TabFocus
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_toast_waits_while_the_pointer_is_on_it(window: QWidget) -> None:
    toast = Toast(window)
    toast.tell("Moved.")
    here = QPointF(1, 1)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    assert not toast.is_leaving
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.is_leaving
    toast.dismiss()
    assert not toast.is_leaving


def test_the_map_below_gets_the_clicks_on_a_toast_that_offers_nothing(window: QWidget) -> None:
    toast = Toast(window)
    toast.tell("Opened.")
    assert window.childAt(toast.geometry().center()) not in (toast, *toast.findChildren(QWidget))
    toast.tell("Moved.", ("Undo", lambda: None))
    assert window.childAt(toast.geometry().center()) in (toast, *toast.findChildren(QWidget))
    toast.dismiss()


def test_a_click_beside_the_button_closes_a_toast_and_does_not_what_it_offers(window: QWidget) -> None:
    done: list[str] = []
    toast = Toast(window)
    toast.tell("Moved.", ("Undo", lambda: done.append("undo")))
    QTest.mouseClick(toast.findChild(QLabel), Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    assert done == []
