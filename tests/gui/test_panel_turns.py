"""Panels follow what is shown at once, and behind the hand while much is dragged."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui import desk as gui_desk
from siteplanner.gui.desk import Desk
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import open_on


def drag_both(session: PlanningSession, de_m: float) -> None:
    session.preview(edits.move_plants("base", ["P1", "P2"], de_m, 0.0))


def test_panels_follow_behind_while_much_is_dragged_and_at_once_when_it_is_put_down(
    desk: Desk, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_desk, "MANY_IN_HAND", 1)
    session = open_on(desk, two_plants, qtbot)
    desk.select(("P1", "P2"))
    told: list[tuple[Plan, Plan]] = []
    desk.panels_shown_changed.connect(lambda before, after: told.append((before, after)))
    drag_both(session, 1.0)
    drag_both(session, 2.0)
    assert told == []
    session.preview(None)
    assert told == [(two_plants, two_plants)]


def test_panels_follow_in_turns_while_the_hand_still_holds_much(
    desk: Desk, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_desk, "MANY_IN_HAND", 1)
    session = open_on(desk, two_plants, qtbot)
    desk.select(("P1", "P2"))
    told: list[str] = []
    desk.panels_shown_changed.connect(lambda *_: told.append("shown"))
    desk.panels_result_changed.connect(lambda: told.append("result"))
    drag_both(session, 1.0)
    assert told == []
    qtbot.waitUntil(lambda: told[:2] == ["shown", "result"], timeout=20_000)
    assert session.shown_plan is not session.plan


def test_a_hand_that_never_rests_does_not_leave_the_panels_behind(
    desk: Desk, two_plants: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_desk, "MANY_IN_HAND", 1)
    session = open_on(desk, two_plants, qtbot)
    desk.select(("P1", "P2"))
    moves, told, inside = count(), list[str](), list[bool]()
    moving = QTimer(desk, interval=1)

    def move() -> None:
        before = len(told)
        drag_both(session, 0.1 * next(moves))
        inside.append(len(told) > before)

    moving.timeout.connect(move)
    desk.panels_shown_changed.connect(lambda *_: told.append("shown"))
    desk.panels_result_changed.connect(lambda: told.append("result"))
    moving.start()
    qtbot.waitUntil(lambda: told == ["shown", "result"] * 2, timeout=20_000)
    moving.stop()
    assert not any(inside), "never while the hand waits for its own step"


def test_with_little_in_the_hand_panels_are_told_at_once(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    told: list[Plan] = []
    desk.panels_shown_changed.connect(lambda _, after: told.append(after))
    drag_both(session, 1.0)
    assert told == [session.shown_plan]
