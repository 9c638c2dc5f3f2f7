"""The bar itself: mouse on its locks, keys in its fields, both languages."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from siteplanner.core.drafting import QUANTITIES
from siteplanner.gui.canvas.drafting_bar import DraftingBar
from siteplanner.gui.canvas.tools.point_tool import PointTool
from tests.gui.canvas.conftest import CONTROL, Bench


class LineTool(PointTool):
    name: ClassVar[str] = "line"


@pytest.fixture
def drawn(bench: Bench) -> Bench:
    """A point is set and the pointer is 30 m east of it."""
    bench.canvas._take(LineTool(bench.canvas.surface))
    bench.canvas.activateWindow()
    bench.canvas.view.setFocus()
    bench.hand.click(50, 50, CONTROL)
    bench.hand.move(80, 50, CONTROL)
    return bench


@pytest.fixture
def bar(drawn: Bench) -> DraftingBar:
    return drawn.canvas.surface.drafting_bar


def press(*pressed: str | Qt.Key) -> None:
    for key in (k for group in pressed for k in (group if isinstance(group, str) else (group,))):
        QTest.keyClick(QApplication.focusWidget(), key)


def test_a_click_on_a_lock_holds_what_is_there_and_another_frees_it(drawn: Bench, bar: DraftingBar) -> None:
    lock = bar.locks["distance"]
    QTest.mouseClick(lock, Qt.MouseButton.LeftButton)
    assert drawn.canvas.surface.drafter.locks.distance_m == pytest.approx(30, abs=0.3)
    assert lock.isChecked()
    QTest.mouseClick(lock, Qt.MouseButton.LeftButton)
    assert not drawn.canvas.surface.drafter.locks.any
    assert not lock.isChecked()


def test_a_lock_that_needs_a_start_is_not_held_without_one(drawn: Bench, bar: DraftingBar) -> None:
    press(Qt.Key.Key_Backspace)
    drawn.hand.move(80, 50, CONTROL)
    QTest.mouseClick(bar.locks["distance"], Qt.MouseButton.LeftButton)
    assert not bar.locks["distance"].isChecked()
    assert bar.message.text()


def test_tab_goes_through_the_fields_and_keeps_what_was_typed(drawn: Bench, bar: DraftingBar) -> None:
    press("D", "12", Qt.Key.Key_Tab)
    assert bar.fields["angle"].hasFocus()
    assert drawn.canvas.surface.drafter.locks.distance_m == 12
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert bar.point.hasFocus()
    press(Qt.Key.Key_Tab)
    assert bar.fields["distance"].hasFocus()
    assert drawn.canvas.surface.drafter.locks.azimuth_deg is None, "what was passed by is not locked"


def test_what_is_no_number_is_marked_and_locks_nothing(drawn: Bench, bar: DraftingBar) -> None:
    press("D", "1.2.3")
    assert bar.fields["distance"].property("invalid")
    press(Qt.Key.Key_Return)
    assert bar.fields["distance"].hasFocus()
    assert not drawn.canvas.surface.drafter.locks.any


@pytest.mark.parametrize(("key", "typed"), [("D", "1e12"), ("D", "0"), ("A", "north"), ("X", "1..5")])
def test_what_is_refused_is_told_why(drawn: Bench, bar: DraftingBar, key: str, typed: str) -> None:
    press(key)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, typed)
    press(Qt.Key.Key_Return)
    assert field.property("invalid")
    assert "plain number" in bar.message.text()
    assert bar.message.isVisible()
    field.selectAll()
    QTest.keyClicks(field, "12")
    assert not bar.message.text()


def test_an_emptied_field_frees_its_lock(drawn: Bench, bar: DraftingBar) -> None:
    press("D", "12", Qt.Key.Key_Return, "D", Qt.Key.Key_Delete)
    assert not drawn.canvas.surface.drafter.locks.any
    press(Qt.Key.Key_Return)
    assert not bar.is_typed_in


def test_enter_without_typing_holds_what_is_shown(drawn: Bench, bar: DraftingBar) -> None:
    press("X", Qt.Key.Key_Return)
    assert drawn.canvas.surface.drafter.locks.x_north_m is not None


def test_control_and_the_letter_hold_and_free(drawn: Bench, bar: DraftingBar) -> None:
    for expected in (True, False):
        drawn.hand.key(Qt.Key.Key_X, CONTROL)
        assert (drawn.canvas.surface.drafter.locks.x_north_m is not None) is expected


def test_every_field_and_lock_has_a_name_for_those_who_listen(bar: DraftingBar) -> None:
    for quantity in QUANTITIES:
        assert bar.fields[quantity].accessibleName()
        assert bar.locks[quantity].accessibleName()
    assert bar.point.accessibleName()
    assert bar.convention.accessibleName()


def test_the_bar_follows_the_language_and_the_font(drawn: Bench, bar: DraftingBar, qapp: Any) -> None:
    drawn.desk.language_changed.emit()
    before = bar.fields["x"].width()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    qapp.processEvents()
    assert bar.fields["x"].width() > before * 1.5


def test_the_bar_goes_with_the_plan(drawn: Bench, bar: DraftingBar) -> None:
    assert bar.isVisibleTo(drawn.canvas)
    drawn.desk.open_session(None)
    assert not bar.isVisibleTo(drawn.canvas)
