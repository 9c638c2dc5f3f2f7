"""The window from F7 on, in the real main window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui import translation
from siteplanner.gui.axonometric.axonometric_window import AxonometricWindow
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers
from tests.gui.axonometric.test_axonometric_view import place_of

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def session(opened: Opened, two_plants: Plan) -> PlanningSession:
    return opened(two_plants)


@pytest.fixture
def seen(window: MainWindow, session: PlanningSession, qtbot: Any) -> Iterator[AxonometricWindow]:
    """The window as F7 opens it, its picture sharp."""
    qtbot.keyClick(window, Qt.Key.Key_F7)
    made = window.commands.axonometric_window
    assert made is not None
    qtbot.waitUntil(lambda: made.view.is_current)
    yield made
    made.close()


def test_f7_shows_it_and_f7_or_escape_put_it_away(window: MainWindow, seen: AxonometricWindow, qtbot: Any) -> None:
    assert seen.isVisible()
    qtbot.keyClick(seen, Qt.Key.Key_F7)
    assert not seen.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert window.commands.axonometric_window is seen
    qtbot.waitUntil(seen.isActiveWindow)
    qtbot.keyClick(seen, Qt.Key.Key_Escape)
    assert not seen.isVisible()


def test_without_a_plan_the_key_says_why_it_does_nothing(window: MainWindow, qtbot: Any) -> None:
    assert not window.qt_actions["axonometric_view"].isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert window.commands.axonometric_window is None


def test_it_follows_the_plan_the_scenario_the_moment_and_the_theme(
    window: MainWindow, session: PlanningSession, seen: AxonometricWindow, qtbot: Any
) -> None:
    def model() -> Any:
        assert seen.view.model is not None
        return seen.view.model

    before = model()
    window.desk.apply(edits.set_attributes("base", ["P2"], {"height_m": 40.0}))
    qtbot.waitUntil(lambda: model() is not before)
    assert model().solids.tallest_m == 40.0
    window.desk.apply(edits.add_scenario("far", "Far", copy_of="base"))
    window.desk.apply(edits.set_active_scenario("far"))
    qtbot.waitUntil(lambda: model().scenario_id == "far")
    window.desk.set_moment(2024)
    assert model().moment == 2024
    assert "In service by 2024" in seen.notes.text()
    window.desk.set_theme("dark")
    assert seen.view.theme == "dark"


def test_what_is_not_seen_is_not_worked_out_until_it_is_again(
    window: MainWindow, session: PlanningSession, seen: AxonometricWindow, qtbot: Any
) -> None:
    before = seen.view.model
    seen.hide()
    window.desk.apply(edits.remove_plants("base", ["P2"]))
    qtbot.waitUntil(lambda: window.desk.shown_plan is session.plan)
    assert seen.view.model is before
    seen.open()
    assert seen.view.model is not None
    assert list(seen.view.model.plants.index) == ["P1"]


def test_the_fields_set_the_camera_and_follow_the_hand(seen: AxonometricWindow, qtbot: Any) -> None:
    bar, view = seen.bar, seen.view
    bar.azimuth.setFocus()
    bar.azimuth.selectAll()
    qtbot.keyClicks(bar.azimuth, "120")
    qtbot.keyClick(bar.azimuth, Qt.Key.Key_Return)
    assert view.camera is not None
    assert view.camera.azimuth_deg == pytest.approx(120)
    bar.raised.setValue(4.0)
    assert view.camera.raised == 4.0
    assert "exaggerated 4 times" in seen.notes.text()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert bar.azimuth.value() == pytest.approx(125)
    bar.whole.click()
    assert view.camera.azimuth_deg == pytest.approx(125)  # whole, from where it is seen


def test_the_sun_of_an_hour_is_said_with_its_height(seen: AxonometricWindow) -> None:
    assert not seen.bar.moment.isEnabled()
    assert "no real sun stands there" in seen.notes.text()
    seen.bar.sun.setCurrentIndex(1)
    assert seen.bar.moment.isEnabled()
    assert "Sun of " in seen.notes.text()
    assert seen.view.sun.when is not None
    seen.bar.moment.setDateTime(seen.bar.moment.dateTime().addSecs(9 * 3600))
    assert "below the horizon" in seen.notes.text()


def test_a_click_selects_the_plant_on_the_desk_and_what_is_selected_there_is_outlined(
    window: MainWindow, seen: AxonometricWindow, qtbot: Any
) -> None:
    at = place_of(seen.view, 40, 35, 12.0)
    plain = seen.view.grab().toImage()
    qtbot.mouseClick(seen.view, Qt.MouseButton.LeftButton, pos=at)
    assert window.desk.session is not None
    assert window.desk.session.selection == ("P1",)
    seen.view.mark(frozenset({"P2"}))
    assert seen.view.grab().toImage() != plain


def test_the_picture_is_saved_with_what_is_said_beside_it_and_copied(
    seen: AxonometricWindow, tmp_path: Path, answers: Answers, qtbot: Any
) -> None:
    out = tmp_path / "鸟瞰"
    answers.give("QFileDialog.getSaveFileName", (str(out), ""))
    seen.bar.save.click()
    qtbot.waitUntil(lambda: (tmp_path / "鸟瞰.png").is_file())
    with Image.open(tmp_path / "鸟瞰.png") as picture:
        assert picture.width >= 2000
    seen.bar.copy.click()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    assert QGuiApplication.clipboard().image().width() >= 2000


def test_it_is_said_which_plants_have_no_height(
    window: MainWindow, session: PlanningSession, seen: AxonometricWindow, qtbot: Any
) -> None:
    assert "no height" not in seen.notes.text()
    window.desk.apply(edits.set_attributes("base", ["P1"], {"height_m": None}))
    qtbot.waitUntil(lambda: "1 plant has no height" in seen.notes.text())


def test_closing_the_plan_empties_it(window: MainWindow, seen: AxonometricWindow) -> None:
    window.desk.open_session(None)
    assert seen.view.model is None
    assert not seen.bar.isEnabled()
    assert seen.notes.text() == ""


def test_every_field_and_button_has_a_name_and_can_be_reached_by_tab(seen: AxonometricWindow) -> None:
    bar = seen.bar
    for widget in (bar.azimuth, bar.tilt, bar.raised, bar.sun, bar.moment, bar.turn, bar.whole, bar.save, bar.copy):
        assert widget.accessibleName()
        assert widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_speaks_the_language_chosen_while_it_is_open(seen: AxonometricWindow, qtbot: Any) -> None:
    translation.install_language("zh_CN")
    QApplication.processEvents()
    assert seen.bar.azimuth.toolTip() == seen.bar.tr("The direction looked in, clockwise from grid north (← →)")
    translation.install_language("en")
    QApplication.processEvents()
    assert seen.windowTitle() == "Axonometric view"
    assert seen.view.rect().contains(QPoint(5, 5))
