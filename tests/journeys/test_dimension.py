"""Dimensions in the real window: kept on the plan, following live, moved aside, lost, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.dimensions import Dimension, read_dimension
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.gui.conftest import rest
from tests.journeys.draftsman import Draftsman
from tests.journeys.hand import Hand

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Opened = Callable[[Plan], PlanningSession]
E, N = ORIGIN


@pytest.fixture
def hand(window: MainWindow, opened: Opened, two_plants: Plan) -> Hand:
    opened(two_plants)
    window.canvas.view.setFocus()
    return Hand(window)


def session_of(hand: Hand) -> PlanningSession:
    session = hand.window.desk.session
    assert session is not None
    return session


def click(hand: Hand, east_m: float, north_m: float) -> None:
    hand.click(E + east_m, N + north_m)


def dimension(plan: Plan, row: int = 0) -> Dimension:
    assert plan.annotations is not None
    found = read_dimension(plan.annotations.geometry.iloc[row], plan.annotations["style"].iloc[row])
    assert found is not None
    return found


def dimensioned(hand: Hand) -> None:
    """The gap between P1 and P2, its line 8 m above."""
    QTest.keyClick(hand.window.canvas.view, Qt.Key.Key_D, CTRL_SHIFT)
    assert hand.window.canvas.tool.name == "dimension"
    click(hand, 60.2, 20.2)
    click(hand, 68.9, 20.1)
    hand.move(E + 64, N + 28)
    click(hand, 64, 28)
    hand.key(Qt.Key.Key_Escape)


def test_three_clicks_make_a_dimension_that_is_one_step(hand: Hand, two_plants: Plan) -> None:
    dimensioned(hand)
    session = session_of(hand)
    assert session.history.at == 1
    assert str(session.history.undo_label) == "Dimension 9.00 m"
    made = dimension(session.plan)
    assert (made.start, made.end) == ((E + 60, N + 20), (E + 69, N + 20))
    assert made.offset_m == pytest.approx(8.0, abs=0.2)
    assert [anchor.id for anchor in made.anchors if anchor] == ["P1", "P2"]
    assert session.selected == (Feature("annotations", "N001"),)
    (mark,) = hand.window.canvas.surface.annotations.shown
    assert mark.lettering is not None
    assert mark.lettering.text == "9.00 m"
    hand.window.desk.undo()
    assert session.plan is two_plants
    assert hand.window.canvas.surface.annotations.shown == ()


def test_it_follows_while_a_plant_is_dragged_and_afterwards(hand: Hand, window: MainWindow, qtbot: Any) -> None:
    dimensioned(hand)
    window.canvas.use_select()
    session = session_of(hand)
    window.desk.select(("P2",))
    window.canvas.set_snapping(False)
    start = (E + 89, N + 35)
    hand.move(*start)
    hand.press(*start)
    hand.move(start[0] + 2, start[1], pressed=True)
    hand.move(start[0] + 3, start[1], pressed=True)
    (mark,) = window.canvas.surface.annotations.shown
    assert mark.lettering is not None
    live = dimension(session.shown_plan)
    assert live.end[0] > E + 71
    assert mark.lettering.text == live.text != "9.00 m"
    assert dimension(session.plan).text == "9.00 m"
    hand.release(start[0] + 3, start[1])
    assert dimension(session.plan).length_m == pytest.approx(12.0, abs=0.1)
    window.desk.undo()
    assert dimension(session.plan).text == "9.00 m"
    rest(window, qtbot)


def test_dragged_itself_it_only_stands_further_off(hand: Hand, window: MainWindow, qtbot: Any) -> None:
    dimensioned(hand)
    window.canvas.use_select()
    window.canvas.set_snapping(False)
    session = session_of(hand)
    window.desk.select_features(())
    middle = (E + 64.5, N + 20 + dimension(session.plan).offset_m)
    assert window.canvas.surface.features_at(window.canvas.view.pointer_on(*middle))[0].layer == "annotations"
    hand.move(*middle)
    hand.press(*middle)
    hand.move(middle[0], middle[1] + 3, pressed=True)
    hand.move(middle[0], middle[1] + 6, pressed=True)
    hand.release(middle[0], middle[1] + 6)
    now = dimension(session.plan)
    assert (now.start, now.end) == ((E + 60, N + 20), (E + 69, N + 20))
    assert now.offset_m == pytest.approx(14.0, abs=0.3)


def test_delete_alone_removes_it_and_a_lost_end_shows(hand: Hand, window: MainWindow) -> None:
    dimensioned(hand)
    window.canvas.use_select()
    session = session_of(hand)
    window.desk.apply(edits.remove_plants("base", ["P2"]))
    (mark,) = window.canvas.surface.annotations.shown
    assert mark.dashed
    assert [head.shape for head in mark.heads] == ["tick", "lost"]
    window.desk.select_features((Feature("annotations", "N001"),))
    window.canvas.view.setFocus()
    hand.key(Qt.Key.Key_D)
    hand.key(Qt.Key.Key_Backspace)
    assert len(window.canvas.surface.annotations.shown) == 1
    hand.key(Qt.Key.Key_Delete)
    assert window.canvas.surface.annotations.shown == ()
    assert session.plan.annotations is not None
    assert len(session.plan.annotations) == 0


def test_a_measured_distance_can_be_kept(hand: Hand, window: MainWindow) -> None:
    QTest.keyClick(window.canvas.view, Qt.Key.Key_M, CTRL_SHIFT)
    for at in ((20, 20), (60, 20), (69, 20)):
        click(hand, *at)
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_K)
    session = session_of(hand)
    assert str(session.history.undo_label) == "2 dimensions"
    assert [dimension(session.plan, row).text for row in (0, 1)] == ["40.00 m", "9.00 m"]
    assert session.history.at == 1


def test_escape_goes_one_step_back_at_a_time(hand: Hand, window: MainWindow) -> None:
    QTest.keyClick(window.canvas.view, Qt.Key.Key_D, CTRL_SHIFT)
    click(hand, 60, 20)
    click(hand, 69, 20)
    hand.key(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "dimension"
    hand.key(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "dimension"
    hand.key(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "select"
    assert session_of(hand).history.at == 0


def test_the_file_holds_the_true_geometry_and_the_length(hand: Hand, window: MainWindow, tmp_path: Path) -> None:
    dimensioned(hand)
    window.desk.apply(edits.move_plants("base", ["P2"], 3.0, 0.0))
    saved = open_plan(session_of(hand).save(tmp_path / "p.gpkg"))
    found = dimension(saved)
    assert (found.start, found.end) == ((E + 60, N + 20), (E + 72, N + 20))
    assert saved.annotations is not None
    assert saved.annotations["text"].tolist() == ["12.00 m"]
    assert saved == session_of(hand).plan or saved.annotations.equals(session_of(hand).plan.annotations)


def test_another_scenario_does_not_show_it(hand: Hand, window: MainWindow) -> None:
    dimensioned(hand)
    window.desk.apply(edits.add_scenario("later", "Later"))
    window.commands.set_scenario("later")
    assert window.canvas.surface.annotations.shown == ()


def test_its_end_can_be_typed(hand: Hand, window: MainWindow) -> None:
    QTest.keyClick(window.canvas.view, Qt.Key.Key_D, CTRL_SHIFT)
    typist = Draftsman(window)
    typist.point(60, 20)
    typist.over(70, 30)
    typist.figure(Qt.Key.Key_D, "12.5")
    typist.figure(Qt.Key.Key_A, "90")
    typist.point(66, 30)
    made = dimension(session_of(hand).plan)
    assert made.end == pytest.approx((E + 72.5, N + 20), abs=1e-6)
    assert [anchor.id if anchor else None for anchor in made.anchors] == ["P1", "P2"], "its side passes there"
