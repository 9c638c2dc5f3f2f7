"""The bar of a tool's own figures: keys to its fields and back, what is no number, what lasts, both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from siteplanner.gui import translation
from siteplanner.gui.canvas.options_bar import OptionsBar
from siteplanner.gui.canvas.tools.option_tool import OptionTool
from tests.gui.canvas.conftest import Bench


def grid(bench: Bench) -> OptionsBar:
    """The grid tool in the hand, P1 selected, nothing snapping."""
    bench.canvas.window().activateWindow()
    bench.canvas.set_snapping(False)
    bench.hand.click(30, 30)
    bench.canvas.use_tool("array_grid")
    tool = bench.canvas.tool
    assert isinstance(tool, OptionTool)
    return tool.bar


def focused() -> QLineEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def test_a_letter_goes_to_its_field_and_enter_back_to_the_map(bench: Bench) -> None:
    bar = grid(bench)
    bench.hand.key(Qt.Key.Key_N)
    assert focused() is bar.fields["columns"]
    QTest.keyClicks(focused(), "3")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is bar.fields["rows"]
    QTest.keyClicks(focused(), "2")
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert focused() is bar.fields["columns"]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is bench.canvas.view
    bench.hand.move(60, 80)
    assert len(bench.session.shown_plan.plants()) == 3 + 5


def test_escape_in_a_field_keeps_the_tool(bench: Bench) -> None:
    grid(bench)
    bench.hand.key(Qt.Key.Key_G)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is bench.canvas.view
    assert bench.canvas.tool.name == "array_grid"
    bench.hand.key(Qt.Key.Key_Escape)
    assert bench.canvas.tool.name == "select"


def test_what_is_no_number_is_marked_and_counts_as_nothing(bench: Bench) -> None:
    bar = grid(bench)
    bench.hand.key(Qt.Key.Key_G)
    QTest.keyClicks(focused(), "wide")
    assert bar.fields["gap"].property("invalid") is True
    assert bar.number("gap") is None
    QTest.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typed = QInputMethodEvent()
    typed.setCommitString("１２．５")
    QApplication.sendEvent(focused(), typed)
    assert bar.fields["gap"].property("invalid") is False
    assert bar.number("gap") == 12.5


def test_what_was_set_is_there_the_next_time(bench: Bench) -> None:
    bar = grid(bench)
    bar.fields["gap"].setText("7")
    bench.canvas.use_tool("mirror")
    assert not bar.isVisible()
    bench.canvas.use_tool("array_grid")
    assert bar.isVisible()
    assert bar.number("gap") == 7.0


def test_the_bar_speaks_the_other_language_at_once_and_keeps_its_figures(bench: Bench) -> None:
    bar = grid(bench)
    bar.fields["columns"].setText("4")
    translation.install_language("zh_CN")
    bench.desk.language_changed.emit()
    assert bar.number("columns") == 4.0
    translation.install_language("en")
    bench.desk.language_changed.emit()
    assert bar.number("columns") == 4.0


@pytest.mark.parametrize("name", ["array_grid", "array_line", "mirror", "rotate", "offset", "parallel"])
def test_without_a_selection_or_on_a_locked_map_nothing_is_done(bench: Bench, name: str) -> None:
    before = bench.plan
    bench.canvas.use_tool(name)
    assert "Esc" in bench.canvas.tool.hint()
    for at in ((10, 10), (0.3, 50), (90, 90), (60, 20)):
        bench.hand.click(*at)
    assert bench.plan is before
    bench.hand.click(30, 30)
    bench.canvas.use_select()
    bench.hand.click(30, 30)
    bench.canvas.use_tool(name)
    bench.canvas.set_locked(True)
    for at in ((10, 10), (0.3, 50), (90, 90), (60, 20)):
        bench.hand.click(*at)
    assert bench.plan is before
    assert bench.session.shown_plan is before
