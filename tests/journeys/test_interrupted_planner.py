"""A planner who is interrupted all the time: nothing is lost, nothing gone stays selected, nothing breaks.

An exception in any slot or event handler fails the test by itself (pytest-qt).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings
from tests.builders import ORIGIN, factory, plan, rect
from tests.gui.conftest import rest
from tests.journeys.hand import Hand

Opened = Callable[[Plan], PlanningSession]
P1 = (ORIGIN[0] + 40.0, ORIGIN[1] + 35.0)  # the middle of P1
P2 = (ORIGIN[0] + 89.0, ORIGIN[1] + 35.0)


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    return Hand(window)


def begin_drag(hand: Hand, start: tuple[float, float], east_m: float, north_m: float) -> None:
    hand.move(*start)
    hand.press(*start)
    for share in (0.4, 1.0):
        hand.move(start[0] + share * east_m, start[1] + share * north_m, pressed=True)


def alt_tab(window: MainWindow) -> None:
    """To another program and back, as the system tells it."""
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


def assert_sound(window: MainWindow) -> None:
    """What is selected is there, what is shown is the plan, the findings are those of a full check of it."""
    session = window.desk.session
    assert session is not None
    assert set(session.selection) <= set(session.plan.plants(session.scenario_id).index)
    assert session.shown_plan is session.plan
    assert window.desk.result_is_current
    assert window.desk.result is not None
    assert window.desk.result.findings == check_plan(session.plan).findings
    shown = window.zones_panel.model
    assert shown.index(shown.rowCount() - 1, 1).data() == str(len(session.plan.plants(session.scenario_id)))


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> list[str]:
    """Press the button of that text in every question box; gives what was asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        asked.append(box.text())
        next(b for b in box.buttons() if b.text().replace("&", "") == text).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def test_a_drag_left_by_alt_tab_and_escape_changes_nothing(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Hand, qtbot: Any
) -> None:
    session = opened(two_plants)
    begin_drag(hand, P1, -15.0, 20.0)
    assert session.shown_plan is not session.plan
    alt_tab(window)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    hand.release(P1[0] - 15.0, P1[1] + 20.0)
    assert session.plan is two_plants
    assert session.history.at == 0
    rest(window, qtbot)
    assert_sound(window)
    begin_drag(hand, P1, 0.0, 15.0)
    hand.release(P1[0], P1[1] + 15.0)
    assert session.history.at == 1, "the next drag works as if nothing had been"
    rest(window, qtbot)
    assert_sound(window)


@pytest.mark.parametrize(
    "interruption", ["undo", "redo", "delete", "save", "language", "theme", "finding", "select all"]
)
def test_whatever_is_pressed_in_the_middle_of_a_drag(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Hand, qtbot: Any, tmp_path: Path, interruption: str
) -> None:
    session = opened(two_plants)
    session.save(tmp_path / "p.gpkg")
    session.apply(edits.set_attributes("base", ["P2"], {"jobs": 5}))
    rest(window, qtbot)
    begin_drag(hand, P1, -15.0, 20.0)
    keys = {
        "undo": (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        "redo": (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        "delete": (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        "save": (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier),
        "finding": (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
        "select all": (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
    }
    if interruption == "language":
        window.commands.language_zh_CN()
        window.commands.language_en()
    elif interruption == "theme":
        window.commands.theme_dark()
        window.commands.theme_light()
    else:
        QTest.keyClick(window.canvas.view, *keys[interruption])
    hand.move(P1[0] - 15.0, P1[1] + 21.0, pressed=True)
    hand.release(P1[0] - 15.0, P1[1] + 21.0)
    hand.move(P1[0], P1[1])
    rest(window, qtbot)
    assert_sound(window)
    while session.history.undo_label is not None:
        window.desk.undo()
    rest(window, qtbot)
    assert session.plan is two_plants, "everything can be undone"
    assert_sound(window)


def test_another_scenario_with_unsaved_changes_keeps_them(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Hand, qtbot: Any
) -> None:
    session = opened(edits.add_scenario("later", "Later").apply(two_plants))
    hand.click(*P1)
    assert session.selection == ("P1",)
    window.desk.apply(edits.move_plants("base", ["P1"], 0.0, 5.0))
    moved = session.plan.plants("base").geometry["P1"]
    box = window.scenario_bar.scenarios
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    rest(window, qtbot)
    assert (session.scenario_id, session.selection, session.dirty) == ("later", (), True)
    assert window.properties_panel._stack.currentIndex() == 0
    assert_sound(window)
    QTest.keyClick(box, Qt.Key.Key_Up)
    rest(window, qtbot)
    assert session.plan.plants("base").geometry["P1"].equals(moved)
    assert_sound(window)


def test_another_scenario_in_the_middle_of_a_drag(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Hand, qtbot: Any
) -> None:
    session = opened(edits.add_scenario("later", "Later").apply(two_plants))
    begin_drag(hand, P1, -15.0, 20.0)
    window.commands.set_scenario("later")
    hand.move(P1[0], P1[1] + 5.0, pressed=True)
    hand.release(P1[0], P1[1] + 5.0)
    rest(window, qtbot)
    assert len(session.plan.plants("later")) == 0
    assert len(session.plan.plants("base")) == 2
    assert_sound(window)


def test_another_file_while_a_check_runs(
    window: MainWindow,
    opened: Opened,
    two_plants: Plan,
    hand: Hand,
    qtbot: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = save_plan(plan(two_plants.site, {"Q1": factory(rect(1, 1, 40, 30))}, name="Other"), tmp_path / "o.gpkg")
    first = opened(two_plants)
    hand.click(*P1)
    window.findings_panel.step(1)
    window.desk.apply(edits.move_plants("base", ["P1"], 0.0, 5.0))
    asked = answer(monkeypatch, "Discard")
    window.desk.check_again()
    window.commands.open_path(other)
    qtbot.waitUntil(lambda: window.desk.session is not first, timeout=20_000)
    rest(window, qtbot)
    assert len(asked) == 1
    assert window.desk.session is not None
    assert window.desk.session.path == other
    assert window.desk.session.selection == ()
    assert_sound(window)
    model = window.findings_panel.model
    listed = [finding for row in range(model.rowCount()) if (finding := model.finding(row))]
    assert {plant for finding in listed for plant in finding.plants} == {"Q1"}


def test_staying_with_unsaved_changes_keeps_everything(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Hand, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(two_plants)
    hand.click(*P2)
    window.desk.apply(edits.move_plants("base", ["P2"], 0.0, 5.0))
    answer(monkeypatch, "Cancel")
    window.commands.open_sample()
    rest(window, qtbot)
    assert window.desk.session is session
    assert (session.selection, session.history.at) == (("P2",), 1)
    assert_sound(window)


def test_undo_after_save_leaves_the_file_and_can_be_redone(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any, tmp_path: Path
) -> None:
    session = opened(two_plants)
    window.desk.apply(edits.move_plants("base", ["P1"], 0.0, 5.0))
    session.save(tmp_path / "p.gpkg")
    saved = session.plan.plants().geometry["P1"]
    assert not window.isWindowModified()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (session.plan, session.dirty, window.isWindowModified()) == (two_plants, True, True)
    assert open_plan(tmp_path / "p.gpkg").plants().geometry["P1"].equals(saved)
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert (session.dirty, window.isWindowModified()) == (False, False)
    rest(window, qtbot)
    assert_sound(window)


def test_what_undo_takes_away_is_selected_no_longer(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Hand, qtbot: Any
) -> None:
    session = opened(two_plants)
    hand.click(*P1)
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    rest(window, qtbot)
    added = session.selection
    assert len(session.plan.plants()) == 3
    assert added
    assert set(added).isdisjoint({"P1"})
    window.findings_panel.step(1)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rest(window, qtbot)
    assert set(session.selection).isdisjoint(added)
    assert_sound(window)


@pytest.fixture
def second(qtbot: Any, tmp_path: Path, window: MainWindow) -> Iterator[MainWindow]:
    """Another window of the same program."""
    desk = Desk(Settings(tmp_path / "second.json", {"language": "en", "theme": "light"}))
    made = MainWindow(desk)
    made.show()
    yield made
    desk.open_session(None)
    made.close()
    made.deleteLater()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def test_two_windows_follow_every_switch_of_language_and_keep_their_own_plans(
    window: MainWindow, second: MainWindow, opened: Opened, two_plants: Plan, hand: Hand, qtbot: Any
) -> None:
    first = opened(two_plants)
    other = PlanningSession(plan(two_plants.site, {"Q1": factory(rect(20, 20, 40, 30))}, name="Other"), author="t")
    second.desk.open_session(other)
    rest(second, qtbot)
    hand.click(*P1)
    other.select(["Q1"])
    for chooser in (window, second, window):
        chooser.commands.language_zh_CN()
        qtbot.waitUntil(lambda: [w.menuBar().actions()[0].text() for w in (window, second)] == ["文件(&F)"] * 2)
        chooser.commands.language_en()
        qtbot.waitUntil(lambda: [w.menuBar().actions()[0].text() for w in (window, second)] == ["&File"] * 2)
    assert (first.selection, other.selection) == (("P1",), ("Q1",))
    assert window.properties_panel.title.text() == "P1"
    assert second.properties_panel.title.text() == "Q1"
    for each in (window, second):
        rest(each, qtbot)
        assert_sound(each)
