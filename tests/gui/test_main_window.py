"""The window as a whole: every action, both languages, leaving with unsaved changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.gui.actions.menus import TOOL_BAR
from siteplanner.gui.actions.table import ACTIONS, action
from siteplanner.gui.canvas.tools.toolbox import BY_NAME
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.import_layer import ImportLayerDialog
from siteplanner.gui.dialogs.new_from_maps import NewFromMapsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers
from tests.drawn_maps import plots, written
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


def test_every_action_has_a_command_and_no_two_share_a_key(window: MainWindow) -> None:
    keys = [key for row in ACTIONS for key in row.shortcuts]
    assert len(keys) == len(set(keys))
    for row in ACTIONS:
        tool = row.id.removeprefix("tool_") in BY_NAME  # the tools of the map need no method each
        assert tool or callable(getattr(window.commands, row.id)), row.id
    for ids in TOOL_BAR:
        assert all(action(name).icon for name in ids)


def test_without_a_plan_the_start_page_shows_and_actions_say_why_they_cannot(window: MainWindow) -> None:
    assert window.centre.currentWidget() is window.start_page
    saving = window.qt_actions["save"]
    assert not saving.isEnabled()
    assert "Open a plan first." in saving.toolTip()
    assert window.qt_actions["open_plan"].isEnabled()


def test_opening_a_plan_shows_the_map_and_its_name(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    assert window.centre.currentWidget() is not window.start_page
    assert window.windowTitle().startswith("Trial")
    assert window.docks["properties"].isEnabled()


@pytest.mark.parametrize(("language", "menu", "undo"), [("en", "&File", "Undo"), ("zh_CN", "文件(&F)", "撤销")])
def test_the_language_switches_without_restart(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any, language: str, menu: str, undo: str
) -> None:
    opened(two_plants)
    window.commands.language_zh_CN()
    getattr(window.commands, f"language_{language}")()
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == menu)
    assert window.qt_actions["undo"].text() == undo
    assert window.desk.settings.get("language") == language


def test_the_theme_switches_for_window_and_map(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    window.commands.theme_dark()
    assert (window.desk.theme, window.desk.styles.theme) == ("dark", "dark")
    window.commands.theme_light()
    assert (window.desk.theme, window.desk.styles.theme) == ("light", "light")


def test_undo_and_redo_are_named_and_said(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any) -> None:
    session = opened(two_plants)
    before = session.plan
    window.desk.apply(edits.move_plants("base", ["P1"], 0.0, 5.0))
    after = session.plan
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.plan is before
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.plan is after
    rest(window, qtbot)


def test_leaving_unsaved_changes_asks_and_stays_on_cancel(
    window: MainWindow, opened: Opened, two_plants: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(two_plants)
    window.desk.apply(edits.move_plants("base", ["P1"], 0.0, 5.0))
    asked: list[str] = []
    press(monkeypatch, asked, "Cancel")
    closing = QCloseEvent()
    window.closeEvent(closing)
    assert asked == ["Save the changes to “Trial” before leaving it?"]
    assert not closing.isAccepted()
    assert window.desk.session is session


def test_leaving_and_saving_writes_the_plan(
    window: MainWindow,
    opened: Opened,
    two_plants: Plan,
    monkeypatch: pytest.MonkeyPatch,
    answers: Answers,
    tmp_path: Path,
) -> None:
    session = opened(two_plants)
    window.desk.apply(edits.move_plants("base", ["P1"], 0.0, 5.0))
    target = tmp_path / "方案.gpkg"
    press(monkeypatch, [], "Save")
    answers.give("QFileDialog.getSaveFileName", (str(target), ""))
    assert window.commands.may_leave_plan()
    assert not session.dirty
    assert open_plan(target).plants("base").geometry["P1"].equals(session.plan.plants("base").geometry["P1"])


def test_a_save_that_fails_keeps_the_plan_and_offers_another_place(
    window: MainWindow,
    opened: Opened,
    two_plants: Plan,
    monkeypatch: pytest.MonkeyPatch,
    answers: Answers,
    tmp_path: Path,
) -> None:
    session = opened(two_plants)
    asked: list[str] = []
    press(monkeypatch, asked, "Save elsewhere…")
    answers.give("QFileDialog.getSaveFileName", (str(tmp_path / "nowhere" / "plan.gpkg"), ""))
    answers.give("QFileDialog.getSaveFileName", (str(tmp_path / "plan.gpkg"), ""))
    assert window.commands.save_as()
    assert "nowhere" in asked[0]
    assert (tmp_path / "plan.gpkg").is_file()
    assert session.path == tmp_path / "plan.gpkg"


def test_a_file_that_is_no_plan_is_named_in_a_message(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: Any
) -> None:
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(b"not a database")
    said: list[str] = []
    answers.give("QMessageBox.warning", lambda *arguments: said.append(arguments[2]))
    window.commands.open_path(broken)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "broken.gpkg" in said[0]
    assert window.desk.session is None


def test_the_whole_map_is_in_view_after_opening_and_after_the_window_grows(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.resize(1500, 900)
    rest(window, qtbot)
    west, south, east, north = session.plan.site.bounds
    shown = window.canvas.view.window().bounds
    assert shown[0] < west
    assert shown[1] < south
    assert shown[2] > east
    assert shown[3] > north
    assert (shown[2] - shown[0]) < 2.5 * (east - west) or (shown[3] - shown[1]) < 2.5 * (north - south)


def press(monkeypatch: pytest.MonkeyPatch, asked: list[str], text: str) -> None:
    """Answer the next question boxes by the button of that text."""

    def choose(box: QMessageBox) -> int:
        asked.append(box.text())
        button = next(b for b in box.buttons() if b.text().replace("&", "") == text)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)


def test_window_events_reach_it(window: MainWindow) -> None:
    """A palette change of the system restyles the map (the theme itself is the theme's own test)."""
    window.changeEvent(QEvent(QEvent.Type.PaletteChange))
    assert window.desk.theme == window.desk.styles.theme


def test_without_a_plan_panels_cannot_be_used(window: MainWindow) -> None:
    assert not any(dock.isEnabled() for dock in window.docks.values())
    assert not window.status.scale.isEnabled()
    assert window.zones_panel.stack.currentWidget() is window.zones_panel.empty


def test_a_file_dropped_on_the_window_is_opened_and_never_taken_from_its_folder(
    window: MainWindow, two_plants: Plan, tmp_path: Path, qtbot: Any
) -> None:
    path = save_plan(two_plants, tmp_path / "plan.gpkg")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    either, shift = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.KeyboardModifier.ShiftModifier
    drop = QDropEvent(QPointF(5, 5), either, data, Qt.MouseButton.LeftButton, shift)
    assert drop.proposedAction() == Qt.DropAction.MoveAction  # as file managers propose within one disk
    window.dropEvent(drop)
    assert drop.isAccepted()
    assert drop.dropAction() == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    rest(window, qtbot)
    assert path.is_file()


def dropped(window: MainWindow, *paths: Path) -> None:
    """Let files fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, nothing = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, Qt.MouseButton.LeftButton, nothing))


def pressed(words: str) -> Callable[[QMessageBox], int]:
    """The answer of a person who presses that button."""

    def press(box: QMessageBox) -> int:
        next(button for button in box.buttons() if button.text() == words).click()
        return 0

    return press


def test_maps_dropped_on_an_empty_window_start_a_plan(
    window: MainWindow, tmp_path: Path, qtbot: Any, answers: Any
) -> None:
    parcels = written(tmp_path / "parcels.shp", plots(2))
    asked: list[NewFromMapsDialog] = []
    answers.give("QDialog.exec", lambda dialog: asked.append(dialog) or 0)
    dropped(window, parcels, parcels.with_suffix(".dbf"), parcels.with_suffix(".prj"))
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert [entry.source.path for entry in asked[0].maps.entries] == [parcels]


@pytest.mark.parametrize(("button", "kind"), [("Into this plan…", ImportLayerDialog), ("New plan…", NewFromMapsDialog)])
def test_maps_dropped_on_a_plan_come_into_it_or_start_another(
    window: MainWindow,
    opened: Callable[[Plan], PlanningSession],
    two_plants: Plan,
    tmp_path: Path,
    qtbot: Any,
    answers: Any,
    button: str,
    kind: type,
) -> None:
    opened(two_plants)
    maps = (written(tmp_path / "zones.gpkg", plots(1)), written(tmp_path / "roads.gpkg", plots(1)))
    asked: list[Any] = []
    answers.give("QDialog.exec", pressed(button))
    if kind is NewFromMapsDialog:
        answers.give("QDialog.exec", pressed("Discard"))  # the plan that is left was never saved
    answers.give("QDialog.exec", lambda dialog: asked.append(dialog) or 0)
    dropped(window, *maps)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert isinstance(asked[0], kind)
    assert [entry.source.path for entry in asked[0].gathered.entries] == list(maps)


def test_maps_dropped_on_a_plan_can_be_left_alone(
    window: MainWindow,
    opened: Callable[[Plan], PlanningSession],
    two_plants: Plan,
    tmp_path: Path,
    qtbot: Any,
    answers: Any,
) -> None:
    session = opened(two_plants)
    told: list[bool] = []
    answers.give("QDialog.exec", lambda box: told.append(True) or pressed("Cancel")(box))
    dropped(window, written(tmp_path / "zones.gpkg", plots(1)))
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert window.desk.session is session


def test_the_keys_of_what_cannot_be_done_say_why(
    window: MainWindow, opened: Callable[[Plan], PlanningSession], two_plants: Plan
) -> None:
    opened(two_plants)
    told: list[str] = []
    window.desk.told.connect(lambda message, _: told.append(str(message.text if hasattr(message, "text") else message)))
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_J)
    assert told == ["Select something on the map first."]


def test_the_window_opens_within_the_screen_the_first_time(window: MainWindow, desk: Desk) -> None:
    fresh = MainWindow(desk)
    try:
        assert fresh.height() < fresh.screen().availableSize().height()
    finally:
        fresh.deleteLater()


def test_the_table_is_made_once_its_tab_is_in_front(
    window: MainWindow, opened: Callable[[Plan], PlanningSession], two_plants: Plan, qtbot: Any
) -> None:
    window.docks["zones"].raise_()
    opened(two_plants)
    assert window.table_panel.model.table is None
    window.commands.open_table("plants")
    qtbot.waitUntil(lambda: window.table_panel.model.table is not None, timeout=5_000)
    assert window.table_panel.model.columnCount() > 0
