"""Themes and colours, as the menus and the bar above the layers offer them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu

from siteplanner.core.plan import Plan
from siteplanner.core.themes import themes_of
from siteplanner.files.plan_file import open_plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.kept_looks import LOOK, kept_look
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings
from tests.gui.backdrop_scene import photo, settle

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def session(window: MainWindow, opened: Opened, two_plants: Plan) -> PlanningSession:
    return opened(two_plants)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def give(text: str) -> None:
        monkeypatch.setattr(QInputDialog, "getText", lambda *_: (text, True))

    return give


def entries(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, text: str) -> Any:
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text() == text)


def choose_theme(window: MainWindow, name: str) -> None:
    combo = window.layers_panel.themes.combo
    combo.setFocus()
    combo.activated.emit(combo.findText(name))


def test_a_plan_opens_in_the_standard_theme(window: MainWindow, session: PlanningSession) -> None:
    assert window.layers_panel.themes.combo.currentText() == "Standard"


def test_a_ready_theme_is_taken_on_and_is_no_edit(window: MainWindow, session: PlanningSession) -> None:
    window.desk.set_locked("zones", locked=False)
    choose_theme(window, "Findings")
    assert window.desk.look.plants_by == "finding"
    assert not window.desk.is_locked("zones")
    assert window.layers_panel.themes.combo.currentText() == "Findings"
    assert session.history.at == 0


def test_a_look_of_one_s_own_is_saved_chosen_renamed_and_removed(
    window: MainWindow, session: PlanningSession, answer: Callable[[str], None]
) -> None:
    window.desk.set_visible("zones", visible=False)
    combo, bar = window.layers_panel.themes.combo, window.layers_panel.themes
    assert combo.currentIndex() == -1
    answer("Board meeting")
    entry(bar.menu, "Save look as theme…").trigger()
    assert list(themes_of(session.plan)) == ["Board meeting"]
    assert combo.currentText() == "Board meeting"
    choose_theme(window, "Standard")
    assert "zones" in window.desk.visible
    assert not entry(bar.menu, "Remove theme").isEnabled()
    choose_theme(window, "Board meeting")
    assert "zones" not in window.desk.visible
    answer("Board")
    entry(bar.menu, "Rename theme…").trigger()
    assert list(themes_of(session.plan)) == ["Board"]
    entry(bar.menu, "Remove theme").trigger()
    assert themes_of(session.plan) == {}
    window.commands.undo()
    assert list(themes_of(session.plan)) == ["Board"]
    assert combo.findText("Board") >= 0


def test_the_view_menu_offers_the_same_themes(
    window: MainWindow, session: PlanningSession, answer: Callable[[str], None]
) -> None:
    answer("R&D")
    window.desk.set_visible("parcels", visible=False)
    window.qt_actions["save_map_theme"].trigger()
    texts = entries(window._themes)
    assert texts[:3] == ["Standard", "Land use", "Scheme"]
    assert "R&&D" in texts
    assert entry(window._themes, "R&&D").isChecked()
    entry(window._themes, "Standard").trigger()
    assert "parcels" in window.desk.visible


def test_a_theme_without_a_name_is_not_kept(
    window: MainWindow, session: PlanningSession, answer: Callable[[str], None]
) -> None:
    answer("  ")
    window.commands.save_map_theme()
    assert session.history.at == 0


def test_the_safe_colours_reach_the_map_and_the_catalogue_and_stay_through_a_theme(
    window: MainWindow, session: PlanningSession
) -> None:
    usual = window.desk.styles
    window.qt_actions["colour_blind_safe"].trigger()
    assert window.desk.styles.plant("separator") != usual.plant("separator")
    assert window.qt_actions["colour_blind_safe"].isChecked()
    choose_theme(window, "Land use")
    assert window.desk.look.scheme == "colour_blind_safe"
    window.commands.theme_dark()
    assert window.desk.styles.theme == "dark"
    assert window.desk.styles.plants_by_finding != usual.plants_by_finding
    window.qt_actions["colour_blind_safe"].trigger()
    assert window.desk.look.scheme == "standard"


def test_the_look_one_closes_is_the_look_one_opens(
    window: MainWindow, opened: Opened, session: PlanningSession
) -> None:
    plan = session.plan
    window.desk.set_visible("zones", visible=False)
    window.commands.plants_by_year()
    window.desk.open_session(None)
    assert "zones" in window.desk.visible
    opened(plan)
    assert "zones" not in window.desk.visible
    assert window.desk.look.plants_by == "year"
    assert window.qt_actions["plants_by_year"].isChecked()


def test_the_bar_is_worked_by_keys(window: MainWindow, session: PlanningSession) -> None:
    combo = window.layers_panel.themes.combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert window.desk.look.of("plants").opacity == pytest.approx(0.35)


def test_a_colleague_opens_the_plan_as_it_was_saved(
    window: MainWindow, session: PlanningSession, tmp_path: Path
) -> None:
    window.desk.set_visible("zones", visible=False)
    saved = session.save(tmp_path / "plan.gpkg")
    assert not session.dirty
    colleague = Settings(tmp_path / "colleague.json")
    opened = open_plan(saved)
    assert not kept_look(opened, colleague).of("zones").visible
    assert LOOK not in session.plan.settings


def test_a_ready_theme_leaves_the_grid_and_the_backdrops_as_they_are(
    window: MainWindow, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    window.desk.backdrops.add([photo(tmp_path), photo(tmp_path, "other.png")])
    settle(window, qtbot)
    first, second = window.desk.look.backdrops
    window.desk.set_look(replace(window.desk.look.with_layer(second, visible=False, opacity=0.4), grid=True))
    choose_theme(window, "Findings")
    look = window.desk.look
    assert look.plants_by == "finding"
    assert look.grid
    assert look.backdrops == (first, second)
    assert (look.of(first).visible, look.of(second).visible, look.of(second).opacity) == (True, False, 0.4)
    assert window.layers_panel.themes.combo.currentText() == "Findings"
    entry(window._themes, "Standard").trigger()
    assert window.desk.look.grid
    assert window.layers_panel.themes.combo.currentText() == "Standard"
