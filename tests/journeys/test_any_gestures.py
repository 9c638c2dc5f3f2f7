"""Whatever a hand does with the tools of the map, undo gives back the very plan it began with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from siteplanner.core.map_look import EDITABLE
from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.tools.toolbox import BY_NAME
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.journeys.hand import Hand

KEYS = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Up),
    *(Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_P, Qt.Key.Key_C, Qt.Key.Key_Q, Qt.Key.Key_R),
    *(Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_Period),
)
PLACES = st.tuples(st.integers(-20, 420), st.integers(-20, 140))
GESTURES = st.one_of(
    st.tuples(st.just("click"), PLACES),
    st.tuples(st.just("click"), PLACES),
    st.tuples(st.just("drag"), st.tuples(PLACES, PLACES)),
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("tool"), st.sampled_from(["select", *BY_NAME])),
)


def act(hand: Hand, kind: str, what: Any) -> None:
    if kind == "tool":
        hand.window.canvas.use_tool(what)
    elif kind == "key":
        hand.window.canvas.view.setFocus()
        hand.key(what)
    elif kind == "click":
        hand.click(ORIGIN[0] + what[0], ORIGIN[1] + what[1])
    else:
        (from_e, from_n), (to_e, to_n) = what
        hand.press(ORIGIN[0] + from_e, ORIGIN[1] + from_n)
        for share in (0.5, 1.0):
            here = from_e + (to_e - from_e) * share, from_n + (to_n - from_n) * share
            hand.move(ORIGIN[0] + here[0], ORIGIN[1] + here[1], pressed=True)
        hand.release(ORIGIN[0] + to_e, ORIGIN[1] + to_n)


def test_any_sequence_of_gestures_undone_gives_back_the_very_same_plan(
    window: MainWindow, opened: Callable[[Plan], PlanningSession], two_plants: Plan
) -> None:
    hand, steps_taken = Hand(window), []

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(["select", *BY_NAME]), st.lists(GESTURES, min_size=4, max_size=16))
    def whatever_is_done(first: str, gestures: list[tuple[str, Any]]) -> None:
        window.canvas.use_select()
        session = opened(two_plants)
        for layer in EDITABLE:
            window.desk.set_locked(layer, locked=False)
        window.desk.select(("P1", "P2"))
        window.canvas.use_tool(first)
        for kind, what in gestures:
            act(hand, kind, what)
        window.canvas.use_select()
        assert session.shown_plan is session.plan, "a tool laid down leaves nothing previewed"
        last, steps = session.plan, session.history.at
        steps_taken.append(steps)
        for _ in range(steps):
            window.desk.undo()
        assert session.plan is two_plants
        for _ in range(steps):
            window.desk.redo()
        assert session.plan is last

    whatever_is_done()
    assert any(steps_taken), "the hand has changed something"
