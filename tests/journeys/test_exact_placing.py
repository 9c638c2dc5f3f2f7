"""As exact as CAD, in the real window: from a parcel corner by typed distance and azimuth, without the mouse."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.journeys.hand import Hand

Opened = Callable[[Plan], PlanningSession]
E, N = ORIGIN
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


def press(window: MainWindow, *keys: str | Qt.Key) -> None:
    """Each key where the focus is."""
    for key in (k for group in keys for k in (group if isinstance(group, str) else (group,))):
        QTest.keyClick(QApplication.focusWidget() or window.canvas.view, key)


def take_in_hand(window: MainWindow, type_id: str) -> None:
    window.activateWindow()
    window.canvas.use_place(type_id)
    window.canvas.view.show_bounds((E - 60, N - 60, E + 460, N + 180))


def test_a_plant_lands_25_m_from_a_parcel_corner_at_90_degrees(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    before = session.plan
    take_in_hand(window, "warehouse")
    hand = Hand(window)
    west, south, _, _ = load_catalogue().get("warehouse").footprint().bounds
    hand.move(E + 200 - west + 1.0, N - south + 0.7)  # its corner beside the corner of L2
    assert window.canvas.surface.snapper.winner is not None
    assert window.canvas.surface.snapper.winner.point == (E + 200, N)

    press(window, "D", "2", "5", ENTER)
    press(window, "A", "9", "0", ENTER)
    placed = session.selection[0]
    left, bottom, _, _ = session.plan.plants()["geometry"][placed].bounds
    assert math.dist((left, bottom), (E + 225, N)) < 1e-6
    assert bottom == N, "due east is exactly along the grid"
    assert len(session.history.steps) == 2

    window.commands.undo()
    assert session.plan is before


def test_tab_takes_the_next_candidate_and_control_mutes(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    session = opened(two_plants)
    take_in_hand(window, "warehouse")
    hand, snapper = Hand(window), window.canvas.surface.snapper
    west, south, _, _ = load_catalogue().get("warehouse").footprint().bounds
    hand.move(E + 200 - west + 1.0, N - south + 0.7)
    first = snapper.winner
    press(window, TAB)
    assert snapper.winner is not None
    assert snapper.winner != first
    assert QApplication.focusWidget() is window.canvas.view, "Tab stays with the map while something is in the hand"
    shown = session.shown_plan.plants()["geometry"].iloc[-1].bounds
    assert math.dist(shown[:2], (E + 200, N)) > 1e-9

    view = window.canvas.view
    at = hand.at(E + 200 - west + 1.0, N - south + 0.7)
    view.receiver.move(view.pointer_at(at, modifiers=Qt.KeyboardModifier.ControlModifier))  # type: ignore[union-attr]
    assert snapper.winner is None


def test_esc_goes_back_one_level_and_never_throws_a_half_drawn_shape_away(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    window.activateWindow()
    window.canvas.use_tool("draw")
    window.canvas.view.setFocus()
    tool = window.canvas.tool
    for pair in ("4174070,470020", "4174070,470080", "4174100,470080"):
        press(window, pair, ENTER)
    assert len(tool.points) == 3  # type: ignore[attr-defined]
    press(window, "D", "4", "4")
    levels = []
    for _ in range(6):
        press(window, ESC)
        levels.append((len(tool.points), window.canvas.tool is tool))  # type: ignore[attr-defined]
        if window.canvas.tool is not tool:
            break
    assert levels == [(3, True), (2, True), (1, True), (0, True), (0, False)]
    assert session.shown_plan is session.plan


def test_a_shape_is_drawn_with_the_keyboard_alone(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    session = opened(two_plants)
    before = session.plan
    window.activateWindow()
    window.canvas.use_tool("draw")
    window.canvas.view.setFocus()
    press(window, "4174070,470020", ENTER)
    press(window, "D", "160", "A", "90", ENTER)
    press(window, "D", "110", "A", "0", ENTER)
    press(window, "@0,-160", ENTER)
    press(window, ENTER)
    drawn = session.plan.plants()["geometry"].iloc[-1]
    expected = shapely.box(E + 20, N + 70, E + 180, N + 180)
    assert shapely.symmetric_difference(drawn, expected).area == pytest.approx(0, abs=1e-9)
    window.commands.undo()
    assert session.plan is before


def test_letters_typed_into_a_text_box_are_not_the_tools(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    window.activateWindow()
    window.canvas.use_tool("draw")
    box = next(w for w in window.findChildren(QLineEdit) if not window.canvas.isAncestorOf(w) and w.isVisible())
    box.setFocus()
    press(window, "daxy")
    assert "daxy" in box.text()
    assert not window.canvas.surface.drafting_bar.is_typed_in
