"""Bookmarks by hand and by keys alone: kept, gone to, renamed, moved, removed, undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from siteplanner.core import edits
from siteplanner.core.bookmarks import Bookmark, bookmarks_of
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.bookmarks_panel import BookmarksPanel
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]
FIRST = Bookmark("West", ORIGIN[0] + 50, ORIGIN[1] + 60, 1000.0)
SECOND = Bookmark("东门", ORIGIN[0] + 350, ORIGIN[1] + 60, 500.0)


@pytest.fixture
def session(opened: Opened, two_plants: Plan) -> PlanningSession:
    made = two_plants
    for bookmark in (FIRST, SECOND):
        edit = edits.save_bookmark(bookmark.name, bookmark.east_m, bookmark.north_m, bookmark.scale)
        made = edit.apply(made)
    return opened(made)


@pytest.fixture
def panel(session: PlanningSession, window: MainWindow, qtbot: Any) -> BookmarksPanel:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.qt_actions["show_bookmarks"].trigger()
    qtbot.waitUntil(window.bookmarks_panel.list.hasFocus)
    return window.bookmarks_panel


def names(session: PlanningSession) -> list[str]:
    return [bookmark.name for bookmark in bookmarks_of(session.plan)]


def shown(window: MainWindow) -> tuple[float, float, float]:
    now = window.canvas.view.window()
    return now.centre_e, now.centre_n, window.canvas.scale_denominator


def test_enter_goes_to_the_row_and_alt_left_back(window: MainWindow, panel: BookmarksPanel, qtbot: Any) -> None:
    before = shown(window)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    rest(window, qtbot)
    assert shown(window) == pytest.approx((SECOND.east_m, SECOND.north_m, SECOND.scale), rel=1e-6)
    window.canvas.view_back()
    rest(window, qtbot)
    assert shown(window) == pytest.approx(before, rel=1e-5)


def test_a_double_click_goes_too(window: MainWindow, panel: BookmarksPanel) -> None:
    item = panel.list.topLevelItem(0)
    assert item is not None
    panel.list.setCurrentItem(item)
    panel.list.itemDoubleClicked.emit(item, 0)
    assert shown(window) == pytest.approx((FIRST.east_m, FIRST.north_m, FIRST.scale), rel=1e-6)


def test_the_first_ones_have_keys(window: MainWindow, panel: BookmarksPanel) -> None:
    assert panel.list.topLevelItem(1).text(2) == "Alt+2"  # type: ignore[union-attr]
    window.canvas.setFocus()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert shown(window)[2] == pytest.approx(SECOND.scale)
    assert not window.qt_actions["go_bookmark_3"].isEnabled()
    assert "no bookmark" in window.qt_actions["go_bookmark_3"].toolTip()


def test_a_view_is_kept_by_keys_alone(
    window: MainWindow, panel: BookmarksPanel, session: PlanningSession, qtbot: Any
) -> None:
    window.canvas.set_scale(2000)
    window.canvas.setFocus()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_B, held)
    qtbot.waitUntil(panel.name.hasFocus)
    assert panel.name.selectedText() == "View"
    QTest.keyClicks(panel.name, "Gate")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert names(session) == ["West", "东门", "Gate"]
    assert bookmarks_of(session.plan)[2].scale == 2000
    assert panel.chosen() == bookmarks_of(session.plan)[2]
    window.desk.undo()
    assert names(session) == ["West", "东门"]


def test_escape_keeps_nothing(window: MainWindow, panel: BookmarksPanel, session: PlanningSession) -> None:
    window.commands.bookmark_view()
    QTest.keyClick(panel.name, Qt.Key.Key_Escape)
    assert panel.name.text() == ""
    assert names(session) == ["West", "东门"]
    assert window.canvas.view.hasFocus()


def rename(panel: BookmarksPanel, row: int, text: str, qtbot: Any) -> None:
    panel.list.setCurrentItem(panel.list.topLevelItem(row))  # type: ignore[arg-type]
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.list.state() != QAbstractItemView.State.EditingState)


def test_f2_renames(panel: BookmarksPanel, session: PlanningSession, qtbot: Any) -> None:
    rename(panel, 0, "西门", qtbot)
    assert names(session) == ["西门", "东门"]


@pytest.mark.parametrize(("text", "words"), [("东门", "already a bookmark"), ("  ", "blank")])
def test_a_name_that_is_taken_or_blank_is_refused_with_words(
    window: MainWindow, panel: BookmarksPanel, session: PlanningSession, qtbot: Any, text: str, words: str
) -> None:
    said: list[str] = []
    window.desk.told.connect(lambda message, _: said.append(str(message)))
    rename(panel, 0, text, qtbot)
    assert words in said[0]
    assert names(session) == ["West", "东门"]
    assert panel.list.topLevelItem(0).text(0) == "West"  # type: ignore[union-attr]


def test_delete_removes_and_alt_arrows_move(
    window: MainWindow, panel: BookmarksPanel, session: PlanningSession
) -> None:
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(session) == ["东门", "West"]
    assert panel.chosen() == FIRST
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert names(session) == ["东门"]
    assert panel.chosen() == SECOND
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert names(session) == []
    for _ in range(3):
        window.desk.undo()
    assert names(session) == ["West", "东门"]


def test_delete_in_the_list_takes_no_plant(panel: BookmarksPanel, session: PlanningSession) -> None:
    session.select(["P1"])
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert list(session.plan.plants().index) == ["P1", "P2"]


def test_with_no_bookmark_the_list_asks_for_a_name(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.qt_actions["show_bookmarks"].trigger()
    qtbot.waitUntil(window.bookmarks_panel.name.hasFocus)
    assert window.bookmarks_panel.name.text() == "View"
