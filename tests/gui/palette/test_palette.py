"""The palette in the real window: found in both languages, done by Enter, never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.actions.table import ACTIONS
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.palette.palette import RECENT, CommandPalette
from siteplanner.gui.palette.palette_model import ENTRY
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def palette(window: MainWindow, opened: Opened, two_plants: Plan) -> CommandPalette:
    opened(two_plants)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.command_palette.isVisible()
    return window.command_palette


def listed(palette: CommandPalette) -> list[str]:
    return [palette.model.index(row).data(ENTRY).key for row in range(palette.model.rowCount())]


def type_in(palette: CommandPalette, text: str) -> None:
    palette.line.clear()
    QTest.keyClicks(palette.line, text)


def test_every_action_is_in_it(palette: CommandPalette) -> None:
    assert {row.id for row in ACTIONS} <= set(listed(palette))


def test_every_tool_and_panel_and_type_is_in_it(palette: CommandPalette, window: MainWindow) -> None:
    keys = listed(palette)
    assert all({f"panel:{name}", f"panel_{name}"} & set(keys) for name in window.docks)
    assert "type:anode_finishing" in keys
    assert {row.id for row in ACTIONS if row.group == "tool"} <= set(keys)


@pytest.mark.parametrize(
    ("query", "found"),
    [("save as", "save_as"), ("另存为", "save_as"), ("lcw", "save_as"), ("AS save", "save_as"), ("geoj", "export")],
)
def test_an_action_is_found_by_english_chinese_and_initials(palette: CommandPalette, query: str, found: str) -> None:
    palette.line.setText(query)
    assert listed(palette)[0] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("偏移", "tool_offset"), ("offset", "tool_offset"), ("trim", "tool_split"), ("修剪", "tool_split"),
        ("阵列", "tool_array_line"), ("mtext", "tool_note"), ("pline", "tool_draw"), ("flip", "tool_mirror"),
    ],
)  # fmt: skip
def test_tools_are_found_by_what_cad_calls_them(palette: CommandPalette, query: str, found: str) -> None:
    palette.line.setText(query)
    assert listed(palette)[0] == found


def test_enter_does_what_is_marked_and_gives_the_map_its_keys_back(palette: CommandPalette, window: MainWindow) -> None:
    type_in(palette, "select all")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.desk.session is not None
    assert set(window.desk.session.selection) == {"P1", "P2"}
    assert window.canvas.view.hasFocus()
    assert window.desk.settings.get(RECENT) == ["select_all"]


def test_what_was_used_lately_comes_first(palette: CommandPalette, window: MainWindow) -> None:
    for query in ("zoom to all", "check the layout"):
        if not palette.isVisible():
            palette.open()
        type_in(palette, query)
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    palette.open()
    assert listed(palette)[:2] == ["check", "zoom_all"]


def test_what_cannot_be_done_says_why_and_does_nothing(palette: CommandPalette, window: MainWindow) -> None:
    type_in(palette, "redo")
    entry = palette.model.index(0).data(ENTRY)
    assert (entry.key, entry.why_not) == ("redo", "There is nothing to redo.")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert window.desk.session is not None
    assert window.desk.session.history.at == 0


def test_the_keys_shown_are_those_that_a_person_chose(palette: CommandPalette, window: MainWindow) -> None:
    palette.leave()
    assert window.keys.set_keys("export", ["Ctrl+Alt+E"]) is None
    palette.open()
    entry = next(palette.model.index(row).data(ENTRY) for row, key in enumerate(listed(palette)) if key == "export")
    assert entry.keys == "Ctrl+Alt+E"


def test_arrows_go_through_the_list_and_escape_closes_it(palette: CommandPalette, window: MainWindow) -> None:
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 1
    QTest.keyClick(palette.line, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == 11
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.canvas.view.hasFocus()


def test_the_same_keys_close_it_again(palette: CommandPalette) -> None:
    QTest.keyClick(palette.line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()


def test_a_click_elsewhere_closes_it(palette: CommandPalette, window: MainWindow) -> None:
    window.catalogue_panel.search.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()
    assert window.catalogue_panel.search.hasFocus()


def test_letters_typed_in_it_are_letters(palette: CommandPalette, window: MainWindow) -> None:
    before = window.canvas.tool
    snapping = window.canvas.snapping
    type_in(palette, "vpmrsdaxyct1234567890")
    assert palette.line.text() == "vpmrsdaxyct1234567890"
    assert window.canvas.tool is before
    assert window.canvas.snapping == snapping
    assert palette.nothing.isVisible()
    assert palette.model.rowCount() == 0


def test_an_input_method_can_compose_in_it(palette: CommandPalette) -> None:
    assert palette.line.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    assert palette.windowType() == Qt.WindowType.Widget
    QApplication.sendEvent(palette.line, QInputMethodEvent("ling", []))
    assert palette.isVisible()
    assert palette.line.text() == ""
    done = QInputMethodEvent("", [])
    done.setCommitString("另存")
    QApplication.sendEvent(palette.line, done)
    assert palette.line.text() == "另存"
    assert listed(palette)[0] == "save_as"


def test_a_pair_of_coordinates_is_a_place_to_go_to(palette: CommandPalette, window: MainWindow) -> None:
    type_in(palette, "4174050.5, 470100.25")
    assert listed(palette) == ["place:"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    centre = window.canvas.view.window()
    assert (centre.centre_e, centre.centre_n) == (pytest.approx(470100.25, abs=1), pytest.approx(4174050.5, abs=1))


def test_a_plant_or_parcel_is_found_by_its_number(palette: CommandPalette, window: MainWindow) -> None:
    palette.line.setText("P2")
    assert "plants:P2" in listed(palette)
    palette.line.setText("L2")
    assert "parcels:L2" in listed(palette)
    palette.line.setText("east")
    assert "zones:Z2" in listed(palette)
    palette.line.setText("P2")
    palette._run(palette.model.index(listed(palette).index("plants:P2")))
    assert window.desk.session is not None
    assert window.desk.session.selection == ("P2",)
    window_shown = window.canvas.view.window()
    assert abs(window_shown.centre_e - (ORIGIN[0] + 89)) < 1


def test_a_type_is_taken_in_hand(palette: CommandPalette, window: MainWindow) -> None:
    palette.line.setText("anode finishing")
    palette._run(palette.model.index(listed(palette).index("type:anode_finishing")))
    assert window.canvas.tool.name == "place"


def test_bookmarks_themes_and_plans_of_late_are_in_it(
    palette: CommandPalette, window: MainWindow, tmp_path: Path
) -> None:
    palette.leave()
    window.desk.apply(edits.save_bookmark("North gate", ORIGIN[0], ORIGIN[1], 500.0))
    window.desk.apply(edits.save_theme("Evening", window.desk.look))
    there = tmp_path / "there.gpkg"
    there.touch()
    for path in (there, tmp_path / "gone.gpkg"):
        window.desk.settings.add_recent(path)
    palette.open()
    keys = listed(palette)
    assert {"bookmark:North gate", "own_theme:Evening", f"recent:{there}"} <= set(keys)
    assert f"recent:{tmp_path / 'gone.gpkg'}" not in keys
    palette.line.setText("north gate")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    shown = window.canvas.view.window()
    assert (shown.centre_e, shown.centre_n) == (pytest.approx(ORIGIN[0], abs=1), pytest.approx(ORIGIN[1], abs=1))


def test_without_a_plan_only_what_needs_none_can_be_done(window: MainWindow) -> None:
    window.commands.find_command()
    palette = window.command_palette
    ready = {
        palette.model.index(row).data(ENTRY).key
        for row in range(palette.model.rowCount())
        if not palette.model.index(row).data(ENTRY).why_not
    }
    assert {"open_plan", "new_from_maps", "shortcuts"} <= ready
    assert ready.isdisjoint({"check", "undo", "panel_layers", "type:anode_finishing"})


def test_the_list_is_a_sound_model(palette: CommandPalette, qtmodeltester: Any) -> None:
    qtmodeltester.check(palette.model)


def test_it_speaks_the_language_of_the_window(window: MainWindow, palette: CommandPalette) -> None:
    palette.leave()
    window.commands.language_zh_CN()
    palette.open()
    names = [palette.model.index(row).data() for row in range(palette.model.rowCount())]
    assert "另存为…" in names
    palette.line.setText("save as")
    assert listed(palette)[0] == "save_as"
